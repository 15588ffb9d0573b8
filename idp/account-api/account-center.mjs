export const fieldNames = [
  'name', 'avatar', 'profile', 'username', 'email', 'phone', 'password', 'social', 'customData', 'mfa', 'session',
];
export const fieldStates = ['Off', 'ReadOnly', 'Edit'];

/** What the tenant lets people see and change of their accounts, and how often a password may be wrong. */
export class AccountCenter {
  #closed;

  /** `closed` is how a new Logto begins. */
  constructor(closed = false) {
    this.#closed = closed;
    this.reset();
  }

  reset() {
    this.enabled = !this.#closed;
    this.passwordAttempts = 100;
    this.fields = this.#closed ? {} : Object.fromEntries(fieldNames.map((name) => [name, 'Edit']));
  }

  shows(field) {
    return ['ReadOnly', 'Edit'].includes(this.fields[field]);
  }

  edits(field) {
    return this.fields[field] === 'Edit';
  }
}
