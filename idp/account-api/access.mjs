import { isThirdParty } from '../clients.mjs';
import { ApiError, unauthorized } from './api-error.mjs';

/** Who asks, by the opaque access token of the request: the person, the scopes, the application, the session. */
export async function authenticate(ctx, { provider, people }) {
  const header = ctx.get('authorization');
  if (!header) throw new ApiError(401, 'auth.authorization_header_missing');
  const [scheme, value = ''] = header.split(' ');
  if (scheme !== 'Bearer') {
    throw new ApiError(401, 'auth.authorization_token_type_not_supported', { supportedTypes: ['Bearer'] });
  }
  const token = value && (await provider.AccessToken.find(value));
  if (!token || token.aud !== undefined || !token.scopes.has('openid')) throw unauthorized();
  const grant = await provider.Grant.find(token.grantId);
  const person = people.byId(token.accountId);
  if (!grant || grant.isExpired || !person || person.suspended) throw unauthorized();
  if (token.expiresWithSession && !(await provider.Session.findByUid(token.sessionUid))) throw unauthorized();
  return {
    person,
    clientId: token.clientId,
    scopes: new Set(grant.getOIDCScopeFiltered(token.scopes).split(' ')),
    sessionUid: token.sessionUid,
  };
}

/** Without a scope Logto answers as to a dead token, on some routes with another status. */
export function requireScope({ scopes }, scope, status = 401) {
  if (!scopes.has(scope)) throw unauthorized(status);
}

export function requireFirstParty({ clientId }) {
  if (isThirdParty(clientId)) throw new ApiError(403, 'auth.third_party_application_forbidden');
}

export function requireEditable({ accountCenter }, field) {
  if (!accountCenter.edits(field)) throw new ApiError(400, 'account_center.field_not_editable');
}

export function requireEnabled({ accountCenter }, field) {
  if (!accountCenter.shows(field)) throw new ApiError(400, 'account_center.field_not_enabled');
}
