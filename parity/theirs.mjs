import { createHash } from 'node:crypto';
import { normalizeLogtoConfig } from '@logto/client';
import {
  fetchOidcConfig,
  fetchTokenByAuthorizationCode,
  fetchTokenByRefreshToken,
  generateSignInUri,
  generateSignOutUri,
  LogtoError,
  revoke,
  verifyAndParseCodeFromCallbackUri,
} from '@logto/js';

/** What Logto's own SDKs do when asked: `{ navigate }`, `{ send }` or `{ refused }`. */
export async function theirs(asked) {
  try {
    return await does[asked.kind](asked, await metadata(asked.application));
  } catch (error) {
    if (error instanceof LogtoError) return { refused: error.code };
    throw error;
  }
}

/** The configuration as an application of theirs writes it. */
export function logtoConfig({ endpoint, appId, scopes, resources, prompt, includeReservedScopes }) {
  return { endpoint, appId, scopes, resources, prompt, includeReservedScopes };
}

/** The sign-in options as an application of theirs writes them. */
export function logtoOptions({ organizationId, uiLocales, maxAge, extraParams, ...options }) {
  const further = [
    ['organization_id', organizationId],
    ['ui_locales', uiLocales],
    ['max_age', maxAge?.toString()],
  ].filter(([, value]) => value !== undefined);
  return { ...options, extraParams: Object.fromEntries([...further, ...extraParams]) };
}

/** RFC 7636 §4.2 */
export function challengeOf(verifier) {
  return createHash('sha256').update(verifier).digest('base64url');
}

const does = {
  'sign-in': ({ application, redirectUri, state, codeVerifier, options }, { authorizationEndpoint }) => {
    const { appId, ...config } = normalizeLogtoConfig(logtoConfig(application));
    return {
      navigate: generateSignInUri({
        authorizationEndpoint,
        clientId: appId,
        redirectUri,
        codeChallenge: challengeOf(codeVerifier),
        state,
        scopes: config.scopes,
        resources: config.resources,
        includeReservedScopes: config.includeReservedScopes,
        ...logtoOptions(options),
        prompt: options.prompt ?? config.prompt,
      }),
    };
  },

  exchange: ({ application, redirectUri, state, codeVerifier, callback, resource }, { tokenEndpoint }) => {
    const code = verifyAndParseCodeFromCallbackUri(callback, redirectUri, state);
    const parameters = { clientId: application.appId, tokenEndpoint, redirectUri, codeVerifier, code, resource };
    return captured((requester) => fetchTokenByAuthorizationCode(parameters, requester));
  },

  refresh: ({ application, refreshToken, resource, organizationId, scopes }, { tokenEndpoint }) => {
    const parameters = { clientId: application.appId, tokenEndpoint, refreshToken, resource, organizationId, scopes };
    return captured((requester) => fetchTokenByRefreshToken(parameters, requester));
  },

  revocation: ({ application, token }, { revocationEndpoint }) =>
    captured((requester) => revoke(revocationEndpoint, application.appId, token, requester)),

  'sign-out': ({ application, postLogoutRedirectUri }, { endSessionEndpoint }) => ({
    navigate: generateSignOutUri({ endSessionEndpoint, clientId: application.appId, postLogoutRedirectUri }),
  }),
};

function metadata({ endpoint, document }) {
  return fetchOidcConfig(endpoint, async () => document);
}

/** The request that `call` makes, as `{ send }`. */
async function captured(call) {
  let send;
  await call(async (url, init) => {
    send = requestOf(url, init);
    return {};
  });
  return { send };
}

export function requestOf(url, { method = 'GET', headers = {}, body, keepalive = false } = {}) {
  return { method, url: String(url), headers: Object.entries(headers), body, keepalive };
}
