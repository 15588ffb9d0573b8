import { errors, Provider } from 'oidc-provider';
import { findAccount } from './account.mjs';
import { bareScopes, claimsByScope } from './claims.mjs';
import { findClient } from './clients.mjs';
import { shapeErrors } from './error-body.mjs';
import { chooseInteractionPage, rememberInteraction } from './experience/interaction-cookies.mjs';
import { finalTouches } from './headers.mjs';
import { signedOutPage, signOutPage } from './experience/sign-out.mjs';
import { refreshTokenGrant } from './refresh-token-grant.mjs';
import { resourceServer } from './resource-server.mjs';

const day = 24 * 60 * 60;
const corsOrigins = (client, tenant) => [
  ...client.redirectUris.map((uri) => new URL(uri).origin),
  ...(tenant.application(client.clientId)?.customClientMetadata.corsAllowedOrigins ?? []),
];

const ownTokens = (_ctx, client, token) => token.clientId === client.clientId;

/** The OpenID provider, configured to answer as Logto 1.42 does. `idp` is the state around it. */
export function createProvider(idp) {
  const { config, keys, people, store, tenant } = idp;

  const provider = new Provider(config.issuer, {
    adapter: store.adapterFactory((id) => findClient(id, tenant, keys.algorithm)),
    jwks: { keys: keys.private },
    cookies: {
      keys: idp.cookieKeys,
      long: { signed: true, sameSite: 'lax', path: '/', httpOnly: true },
      short: { signed: true, sameSite: 'lax', path: '/', httpOnly: true },
    },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256', 'ES384', 'ES512'] },
    clientDefaults: { id_token_signed_response_alg: keys.algorithm },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    responseTypes: ['code', 'code id_token', 'id_token', 'none'],
    conformIdTokenClaims: false,
    allowOmittingSingleRegisteredRedirectUri: false,
    scopes: bareScopes,
    claims: claimsByScope,
    extraParams: [
      'interaction_mode', 'first_screen', 'direct_sign_in', 'organization_id', 'login_hint', 'ui_locales',
      'identifier', 'one_time_token', 'google_one_tap_credential',
    ],
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      introspection: { enabled: true, allowedPolicy: ownTokens },
      revocation: { enabled: true, allowedPolicy: ownTokens },
      userinfo: { enabled: true },
      rpInitiatedLogout: { logoutSource: signOutPage, postLogoutSuccessSource: signedOutPage },
      resourceIndicators: {
        enabled: true,
        // Several at the token endpoint: none of them, an opaque token.
        defaultResource: () => undefined,
        useGrantedResource: () => false,
        getResourceServerInfo: (ctx, indicator) => resourceServer(ctx, indicator, idp),
      },
    },
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin, client) => corsOrigins(client, tenant).includes(origin),
    extraTokenClaims: (ctx, token) => organizationClaim(ctx, token),
    ttl: {
      AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? config.ttl.accessToken,
      AuthorizationCode: 60,
      IdToken: () => config.ttl.idToken,
      // A rotated token lives as long as the first one would have.
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? config.ttl.refreshToken,
      ClientCredentials: () => 3600,
      DeviceCode: () => 600,
      Interaction: () => 3600,
      Session: () => 14 * day,
      Grant: () => 180 * day,
    },
    interactions: { url: chooseInteractionPage },
    loadExistingGrant: (ctx) => loadGrant(ctx, idp),
    findAccount: (ctx, sub) => findAccount(ctx, sub, idp),
    renderError: (ctx, body, error) => {
      ctx.body = error instanceof errors.SessionNotFound ? { ...body, code: 'session.not_found' } : body;
    },
  });

  provider.proxy = config.behindProxy;
  provider.use(finalTouches);
  provider.use(idp.log.observe);
  provider.use(shapeErrors);
  provider.use(rememberInteraction);
  provider.registerGrantType(
    'refresh_token',
    refreshTokenGrant(provider, idp),
    ['refresh_token', 'scope', 'resource', 'organization_id'],
    ['resource'],
  );
  return provider;
}

function organizationClaim(ctx, token) {
  const organizationId = ctx.oidc.params?.organization_id;
  const ofResource = token.kind === 'AccessToken' && token.aud && !token.aud.startsWith('urn:logto:organization:');
  return ctx.oidc.route === 'token' && organizationId && ofResource ? { organization_id: organizationId } : undefined;
}

/**
 * The grant this application already has in this browser session.
 * Application access control is told to the application here; at a first sign-in, before any grant
 * exists, the consent page says it instead.
 */
async function loadGrant(ctx, { people, submissions }) {
  const { client, session, result, provider, route } = ctx.oidc;
  if (result?.submission) submissions.record(session.uid, result.submission, client.clientId);
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  if (people.byId(session.accountId)?.denied && (route === 'authorization' || grantId)) {
    throw new errors.AccessDenied('Access denied.');
  }
  return grantId ? provider.Grant.find(grantId) : undefined;
}
