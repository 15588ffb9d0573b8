import { isThirdParty } from '../clients.mjs';
import { requireEditable, requireEnabled, requireFirstParty, requireScope } from './access.mjs';
import { ApiError } from './api-error.mjs';
import { requireVerification } from './verification-records.mjs';

const scope = 'urn:logto:scope:sessions';

function check(ctx, idp, access, allowed) {
  requireVerification(ctx, idp, access.person);
  allowed(idp, 'session');
  requireScope(access, scope);
}

/** GET /my-account/sessions: one entry for each browser the person is signed in with. */
export function listSessions(ctx, idp, access) {
  check(ctx, idp, access, requireEnabled);
  ctx.body = {
    sessions: idp.store.sessionsOf(access.person.id).map((payload) => ({
      payload,
      lastSubmission: null,
      clientId: null,
      ...idp.submissions.get(payload.uid),
      accountId: payload.accountId,
      expiresAt: payload.exp * 1000,
      isCurrent: payload.uid === access.sessionUid,
    })),
  };
}

const isRevoked = {
  all: () => true,
  firstParty: (clientId) => !isThirdParty(clientId),
};

/** DELETE /my-account/sessions/:uid: tokens for offline access live on unless they are asked to end. */
export async function revokeSession(ctx, idp, access, _body, uid) {
  requireFirstParty(access);
  check(ctx, idp, access, requireEditable);
  const { revokeGrantsTarget: target } = ctx.query;
  if (target !== undefined && !Object.hasOwn(isRevoked, target)) {
    const issues = [{ path: ['revokeGrantsTarget'], code: 'invalid_enum_value', message: 'Invalid enum value' }];
    throw new ApiError(400, 'guard.invalid_input', { issues });
  }
  const session = await idp.provider.Session.findByUid(uid);
  if (!session?.accountId) throw new ApiError(400, 'oidc.session_not_found', { status: 404 });
  if (session.accountId !== access.person.id) throw new ApiError(400, 'oidc.invalid_session_account_id', { status: 404 });
  await session.destroy();
  for (const [clientId, { grantId }] of Object.entries(session.authorizations ?? {})) {
    if (grantId && target && isRevoked[target](clientId)) idp.store.forgetGrant(grantId);
  }
  ctx.status = 204;
}

const appTypes = {
  firstParty: (clientId) => !isThirdParty(clientId),
  thirdParty: isThirdParty,
};

/** GET /my-account/grants: what the person has let applications do. */
export async function listGrants(ctx, idp, access) {
  check(ctx, idp, access, requireEnabled);
  const shown = appTypes[ctx.query.appType] ?? (() => true);
  const payloads = idp.store.grantsOf(access.person.id).filter(({ clientId }) => shown(clientId));
  ctx.body = {
    grants: await Promise.all(payloads.map(async (payload) => ({
      id: payload.jti,
      payload,
      expiresAt: payload.exp * 1000,
      application: await application(idp, payload.clientId),
    }))),
  };
}

async function application({ provider }, id) {
  const { clientName } = await provider.Client.find(id);
  return { id, name: clientName };
}

/** DELETE /my-account/grants/:id: its tokens die, and the browser behind it is signed out. */
export function revokeGrant(ctx, idp, access, _body, id) {
  requireFirstParty(access);
  check(ctx, idp, access, requireEditable);
  if (!idp.store.grantsOf(access.person.id).some(({ jti }) => jti === id)) throw new ApiError(404, 'oidc.invalid_grant');
  idp.store.forgetGrant(id);
  idp.store.orphanSessionsOf(id);
  ctx.status = 204;
}
