import { claimsOf } from './claims.mjs';
import { isThirdParty } from './clients.mjs';

/** The account behind a `sub` as oidc-provider wants it; undefined when deleted or suspended. */
export function findAccount(ctx, sub, { people, consents }) {
  const person = people.byId(sub);
  if (!person || person.suspended) return undefined;
  const clientId = ctx.oidc.client?.clientId;
  const visible = isThirdParty(clientId)
    ? (organizationId) => consents.includesOrganization(sub, clientId, organizationId)
    : undefined;
  return { accountId: sub, claims: async (use) => ({ sub, ...claimsOf(person, use, visible) }) };
}
