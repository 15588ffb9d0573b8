import { randomId } from './random-id.mjs';

/** The accounts, in memory. Passwords are kept as they are: development only. */
export class People {
  #seed;

  #people = [];

  constructor(seed) {
    this.#seed = seed;
    this.reset();
  }

  reset() {
    this.#people = structuredClone(this.#seed).map(complete);
  }

  get seeded() {
    return this.#seed;
  }

  byId(id) {
    return this.#people.find((person) => person.id === id);
  }

  byUsername(username) {
    return this.#people.find((person) => person.username === username);
  }

  byEmail(email) {
    return this.#people.find((person) => person.email?.toLowerCase() === email.toLowerCase());
  }

  byIdentity(target, userId) {
    return this.#people.find((person) => person.identities[target]?.userId === userId);
  }

  /** The person whose username or e-mail address and password these are, else undefined. */
  authenticate(identifier, password) {
    const person = this.byUsername(identifier) ?? this.byEmail(identifier);
    return person?.password && person.password === password ? person : undefined;
  }

  create(details) {
    const now = Date.now();
    const person = complete({ ...details, id: randomId(12), createdAt: now, updatedAt: now });
    this.#people.push(person);
    return person;
  }

  remove(id) {
    this.#people = this.#people.filter((person) => person.id !== id);
  }
}

function complete(person) {
  return {
    username: null,
    password: null,
    name: null,
    email: null,
    phone: null,
    avatar: null,
    profile: {},
    roles: [],
    memberships: {},
    identities: {},
    customData: {},
    mfa: [],
    lastSignInAt: null,
    applicationId: null,
    suspended: false,
    denied: false,
    ...person,
  };
}
