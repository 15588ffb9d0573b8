import { randomBytes } from 'node:crypto';

const lifetime = 10 * 60 * 1000;

/** Sign-ins on their way through WeCom, by the `state` sent along. */
export class Attempts {
  #pending = new Map();

  reset() {
    this.#pending.clear();
  }

  /** Remembers where the sign-in came from and answers the state (11 characters, as Logto's). */
  begin(attempt) {
    const state = randomBytes(8).toString('base64url');
    this.#pending.set(state, { ...attempt, expiresAt: Date.now() + lifetime });
    return state;
  }

  /** The attempt this state was given to; once, and while it lives. */
  finish(state) {
    const attempt = this.#pending.get(state);
    this.#pending.delete(state);
    return attempt && attempt.expiresAt > Date.now() ? attempt : undefined;
  }
}
