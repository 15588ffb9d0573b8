import { requireEnabled, requireScope } from './access.mjs';

/** GET /my-account/mfa-verifications: the factors, without what they consist of. */
export function listFactors(ctx, idp, access) {
  requireEnabled(idp, 'mfa');
  requireScope(access, 'identities');
  ctx.body = access.person.mfa;
}
