import { errors } from 'oidc-provider';
import { findAccount } from './account.mjs';
import { isThirdParty } from './clients.mjs';
import { findOrganization, isMember, organizationPermissions, organizationUrn } from './permissions.mjs';
import { resourceServer } from './resource-server.mjs';

const organizationsScope = 'urn:logto:scope:organizations';

/** A rotated refresh token is honoured this much longer (milliseconds). */
const leeway = 3000;

/**
 * The refresh_token grant as Logto has it: rotation with a leeway, the original expiry kept,
 * organization tokens, and the resource looked at only after the rotation.
 */
export function refreshTokenGrant(provider, idp) {
  const { people } = idp;

  return async function refresh(ctx) {
    const { client, params } = ctx.oidc;
    if (!params.refresh_token) throw new errors.InvalidRequest("missing required parameter 'refresh_token'");

    const used = await provider.RefreshToken.find(params.refresh_token, { ignoreExpiration: true });
    if (!used || used.clientId !== client.clientId || used.isExpired) throw new errors.InvalidGrant('refresh token');
    const grant = await findGrant(provider, used, client);
    const scopes = params.scope ? narrowed(params.scope, used.scopes) : used.scopes;

    ctx.oidc.entity('RefreshToken', used);
    ctx.oidc.entity('Grant', grant);
    const account = findAccount(ctx, used.accountId, idp);
    if (!account || grant.accountId !== account.accountId) throw new errors.InvalidGrant('account');
    ctx.oidc.entity('Account', account);
    const person = people.byId(account.accountId);

    if (used.consumed && Date.now() - used.consumed > leeway) {
      await revokeGrant(provider, ctx, used.grantId);
      throw new errors.InvalidGrant('refresh token already used');
    }
    if (person.denied) throw new errors.AccessDenied('Access denied.');
    if (params.organization_id) checkOrganization(idp, person, client, used, params.organization_id);

    const rotated = await rotate(provider, ctx, used);
    const token = newAccessToken(provider, client, rotated);
    await scopeAccessToken(provider, ctx, token, { idp, person, grant, rotated, scopes });
    ctx.oidc.entity('AccessToken', token);
    const accessToken = await token.save();

    ctx.body = {
      access_token: accessToken,
      expires_in: token.expiration,
      id_token: scopes.has('openid') ? await issueIdToken(provider, ctx, account, rotated, grant, scopes) : undefined,
      refresh_token: rotated.jti,
      scope: token.scope,
      token_type: 'Bearer',
    };
  };
}

async function findGrant(provider, used, client) {
  const grant = await provider.Grant.find(used.grantId, { ignoreExpiration: true });
  if (!grant || grant.isExpired || grant.clientId !== client.clientId) throw new errors.InvalidGrant('grant');
  return grant;
}

function narrowed(scope, granted) {
  const asked = new Set(scope.split(' ').filter(Boolean));
  const missing = [...asked].filter((name) => !granted.has(name));
  if (missing.length > 0) {
    const plural = missing.length > 1 ? 's' : '';
    throw new errors.InvalidScope(`refresh token missing requested scope${plural}`, missing.join(' '));
  }
  return asked;
}

function checkOrganization({ consents }, person, client, used, organizationId) {
  if (!used.scopes.has(organizationsScope)) {
    throw new errors.InsufficientScope('refresh token missing required scope', organizationsScope);
  }
  if (!isMember(person, organizationId)) throw forbidden('user is not a member of the organization');
  if (findOrganization(organizationId).isMfaRequired && person.mfa.length === 0) {
    throw forbidden('organization requires MFA but user has no MFA configured');
  }
  if (isThirdParty(client.clientId) && !consents.includesOrganization(person.id, client.clientId, organizationId)) {
    throw forbidden('organization access is not granted to the application');
  }
}

async function rotate(provider, ctx, used) {
  await used.consume();
  ctx.oidc.entity('RotatedRefreshToken', used);
  const { accountId, acr, amr, authTime, claims, expiresWithSession, grantId, gty, iiat, nonce, resource, scope, sessionUid, sid } = used;
  const next = new provider.RefreshToken({
    client: ctx.oidc.client,
    accountId, acr, amr, authTime, claims, expiresWithSession, grantId, iiat, nonce, resource, scope, sessionUid, sid,
    gty: gty.endsWith('refresh_token') ? gty : `${gty} refresh_token`,
    rotations: (used.rotations ?? 0) + 1,
  });
  ctx.oidc.entity('RefreshToken', next);
  await next.save();
  return next;
}

function newAccessToken(provider, client, { accountId, expiresWithSession, grantId, gty, sessionUid, sid }) {
  return new provider.AccessToken({ client, accountId, expiresWithSession, grantId, gty, sessionUid, sid });
}

/** Gives the access token its audience and scope: an organization, a resource, or userinfo (opaque). */
async function scopeAccessToken(provider, ctx, token, { idp, person, grant, rotated, scopes }) {
  const { config } = idp;
  const organizationId = ctx.oidc.params.organization_id;
  const resource = chooseResource(ctx.oidc.params.resource, rotated, scopes);
  if (resource && !rotated.resourceIndicators.has(resource)) throw new errors.InvalidTarget();

  if (organizationId && !ctx.oidc.params.resource) {
    const permissions = organizationPermissions(person, organizationId);
    token.resourceServer = new provider.ResourceServer(organizationUrn(organizationId), {
      scope: permissions.join(' '),
      accessTokenFormat: 'jwt',
      accessTokenTTL: config.ttl.organizationToken,
      jwt: { sign: {} },
    });
    token.scope = permissions.filter((name) => scopes.has(name)).join(' ');
  } else if (resource) {
    token.resourceServer = new provider.ResourceServer(resource, resourceServer(ctx, resource, idp));
    token.scope = grant.getResourceScopeFiltered(
      resource,
      [...scopes].filter((name) => token.resourceServer.scopes.has(name)),
    );
  } else {
    token.claims = rotated.claims;
    token.scope = grant.getOIDCScopeFiltered(scopes);
  }
}

/** Without `openid` there is no userinfo to ask, so the one resource of the sign-in is meant. */
function chooseResource(asked, { resource }, scopes) {
  if (asked) return Array.isArray(asked) ? undefined : asked;
  return !scopes.has('openid') && typeof resource === 'string' ? resource : undefined;
}

async function issueIdToken(provider, ctx, account, rotated, grant, scopes) {
  const claims = await account.claims('id_token');
  const token = new provider.IdToken({ ...claims, acr: rotated.acr, amr: rotated.amr, auth_time: rotated.authTime }, { ctx });
  token.scope = grant.getOIDCScopeFiltered(scopes);
  token.mask = rotated.claims?.id_token ?? {};
  token.rejected = grant.getRejectedOIDCClaims();
  token.set('nonce', rotated.nonce);
  token.set('sid', rotated.sid);
  return token.issue({ use: 'idtoken' });
}

async function revokeGrant(provider, ctx, grantId) {
  await Promise.all([
    provider.AccessToken.revokeByGrantId(grantId),
    provider.RefreshToken.revokeByGrantId(grantId),
    provider.AuthorizationCode.revokeByGrantId(grantId),
    provider.Grant.adapter.destroy(grantId),
  ]);
  provider.emit('grant.revoked', ctx, grantId);
}

const forbidden = (description) => Object.assign(new errors.AccessDenied(description), { status: 403, statusCode: 403 });
