import { randomBytes } from 'node:crypto';

const lifetime = 10 * 60 * 1000;

/** Tokens that sign in the owner of an e-mail address once (Logto's "magic links"). */
export class OneTimeTokens {
  #issued = new Map();

  reset() {
    this.#issued.clear();
  }

  issue(email) {
    const token = randomBytes(24).toString('base64url');
    this.#issued.set(token, { email: email.toLowerCase(), expiresAt: Date.now() + lifetime });
    return token;
  }

  /** True once for a token issued for this address within its lifetime. */
  redeem(token, email) {
    const issued = this.#issued.get(token);
    if (!issued || issued.email !== email?.toLowerCase()) return false;
    this.#issued.delete(token);
    return issued.expiresAt > Date.now();
  }
}
