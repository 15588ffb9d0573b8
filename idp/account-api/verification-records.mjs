import { randomBytes } from 'node:crypto';
import { ApiError } from './api-error.mjs';

const lifetime = 10 * 60 * 1000;
const hour = 60 * 60 * 1000;

/** Proofs of identity and of social accounts, each good for ten minutes. */
export class VerificationRecords {
  #records = new Map();

  #failures = new Map();

  reset() {
    this.#records.clear();
    this.#failures.clear();
  }

  add(record) {
    const added = { ...record, id: randomBytes(16).toString('hex').slice(0, 21), expiresAt: Date.now() + lifetime };
    this.#records.set(added.id, added);
    return added;
  }

  /** The record while it lives. */
  find(id, type) {
    const record = this.#records.get(id);
    return record?.type === type && record.expiresAt > Date.now() ? record : undefined;
  }

  expireAll() {
    for (const record of this.#records.values()) record.expiresAt = Date.now();
  }

  /** Whether the person has been wrong too often within the last hour. */
  isBlocked(personId, attempts) {
    return this.#recentFailures(personId).length >= attempts;
  }

  countFailure(personId) {
    this.#failures.set(personId, [...this.#recentFailures(personId), Date.now()]);
  }

  #recentFailures(personId) {
    return (this.#failures.get(personId) ?? []).filter((at) => Date.now() - at < hour);
  }
}

export const hasSecurityMethod = ({ password, email, phone }) => Boolean(password || email || phone);

/** Refuses unless the header names a proof of this person's identity. */
export function requireVerification(ctx, { verificationRecords }, person) {
  const record = verificationRecords.find(ctx.get('logto-verification-id'), 'Password');
  if (record?.personId !== person.id) throw new ApiError(401, 'verification_record.permission_denied');
}

/** As `requireVerification`, for whoever has a way to prove anything at all. */
export function requireVerificationIfPossible(ctx, idp, person) {
  if (hasSecurityMethod(person)) requireVerification(ctx, idp, person);
}
