import { application } from './application.mjs';

/**
 * What both sides are asked. Options have the names and values of the official SDKs, and
 * `organizationId`, `uiLocales` and `maxAge`, which those only take as extra parameters. Extra
 * parameters are pairs, so that a name can be given twice.
 */
const fixed = {
  redirectUri: 'https://app.example/callback',
  state: 'state-of-this-sign-in',
  nonce: 'nonce-of-this-sign-in',
  codeVerifier: 'tO6MabnMFRAatnlMa1DdSstypzzkgalL1-k8Hr_GdfTj-VXGiEACqAkSkDhFuAuD8FOU8lMishaXjt29Xt2Oww',
};

export function signIn(options = {}, overrides = {}, others = {}) {
  return {
    kind: 'sign-in',
    application: application(overrides),
    ...fixed,
    ...others,
    options: { identifiers: [], extraParams: [], ...options },
  };
}

/** `query` are the parameters of the callback, in place of a code, `further` ones, state and issuer. */
export function exchange({ code = 'code', further = [], query, callback, resource, ...others } = {}, overrides = {}) {
  const app = application(overrides);
  const { redirectUri, state, codeVerifier } = { ...fixed, ...others };
  const parameters = query ?? [['code', code], ...further, ['state', state], ['iss', app.document.issuer]];
  const separator = redirectUri.includes('?') ? '&' : '?';
  return {
    kind: 'exchange',
    application: app,
    redirectUri,
    state,
    codeVerifier,
    callback: callback ?? `${redirectUri}${separator}${new URLSearchParams(parameters)}`,
    resource,
  };
}

export function refresh({ refreshToken = 'refresh-token', resource, organizationId, scopes = [] } = {}, overrides = {}) {
  return { kind: 'refresh', application: application(overrides), refreshToken, resource, organizationId, scopes };
}

export function revocation({ token = 'refresh-token' } = {}, overrides = {}) {
  return { kind: 'revocation', application: application(overrides), token };
}

export function signOut({ postLogoutRedirectUri } = {}, overrides = {}) {
  return { kind: 'sign-out', application: application(overrides), postLogoutRedirectUri };
}
