import { requireEditable, requireFirstParty, requireScope } from './access.mjs';
import { ApiError, notFound } from './api-error.mjs';
import { guard, text } from './guard.mjs';
import { requireAnotherIdentifier } from './profile.mjs';
import { requireVerificationIfPossible } from './verification-records.mjs';

/** POST links an identity, PUT replaces the one of the same target. */
const attach = ({ replaces }) => (ctx, idp, access, body) => {
  requireFirstParty(access);
  const { newIdentifierVerificationRecordId: id } = guard(body, { newIdentifierVerificationRecordId: text });
  const { person } = access;
  requireVerificationIfPossible(ctx, idp, person);
  requireEditable(idp, 'social');
  requireScope(access, 'identities');
  const { target, member } = idp.verificationRecords.find(id, 'Social') ?? {};
  if (!member) throw notFound();
  const inUse = (status) => new ApiError(status, 'user.identity_already_in_use');
  const owner = idp.people.byIdentity(target, member.id);
  if (owner && owner !== person) throw inUse(422);
  if (!replaces && person.identities[target]) throw inUse(400);
  person.identities = { ...person.identities, [target]: { userId: member.id, details: member } };
  person.updatedAt = Date.now();
  ctx.status = 204;
};

export const linkIdentity = attach({ replaces: false });
export const replaceIdentity = attach({ replaces: true });

/** DELETE /my-account/identities/:target */
export function unlinkIdentity(ctx, idp, access, _body, target) {
  requireFirstParty(access);
  const { person } = access;
  requireVerificationIfPossible(ctx, idp, person);
  requireEditable(idp, 'social');
  requireScope(access, 'identities', 400);
  if (!Object.hasOwn(person.identities, target)) throw new ApiError(404, 'user.identity_not_exist');
  const { [target]: removed, ...identities } = person.identities;
  requireAnotherIdentifier({ ...person, identities });
  Object.assign(person, { identities, updatedAt: Date.now() });
  ctx.status = 204;
}
