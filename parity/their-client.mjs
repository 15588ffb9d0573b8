import { StandardLogtoClient } from '@logto/client';
import { challengeOf, logtoConfig, logtoOptions, requestOf } from './theirs.mjs';

/**
 * What their whole client does when asked, to prove that `theirs.mjs` calls the parts of it as it
 * does. Nothing where it has no way to be asked.
 */
export async function theirClient(asked) {
  if (asked.kind === 'sign-in' && asked.options.oneTimeToken !== undefined) return undefined;
  if (asked.kind === 'exchange' && asked.resource !== undefined) return undefined;
  if (asked.kind === 'refresh' && asked.scopes.length > 0) return undefined;

  const stored = new Map(Object.entries(storedFor(asked)));
  let navigate;
  let send;
  const client = new StandardLogtoClient(
    logtoConfig(asked.application),
    {
      requester: async (url, init) => {
        if (String(url).endsWith('/.well-known/openid-configuration')) return asked.application.document;
        send = requestOf(url, init);
        return { access_token: 'access', id_token: 'id', refresh_token: 'refresh', scope: '', expires_in: 60 };
      },
      storage: {
        getItem: async (key) => stored.get(key) ?? null,
        setItem: async (key, value) => void stored.set(key, value),
        removeItem: async (key) => void stored.delete(key),
      },
      navigate: (url) => {
        navigate = url;
      },
      generateState: () => asked.state,
      generateCodeVerifier: () => asked.codeVerifier,
      generateCodeChallenge: challengeOf,
    },
    () => ({ verifyIdToken: async () => {} }),
  );
  try {
    await does[asked.kind](client, asked);
  } catch (error) {
    if (error.name !== 'LogtoError') throw error;
    return { refused: error.code };
  }
  return navigatesWhen[asked.kind] ? { navigate } : { send };
}

const navigatesWhen = { 'sign-in': true, 'sign-out': true };

function storedFor({ kind, redirectUri, state, codeVerifier, refreshToken, token }) {
  switch (kind) {
    case 'exchange':
      return { signInSession: JSON.stringify({ redirectUri, state, codeVerifier }) };
    case 'refresh':
      return { idToken: 'id', refreshToken };
    case 'revocation':
      return { refreshToken: token };
    default:
      return {};
  }
}

const does = {
  'sign-in': (client, { redirectUri, options }) => client.signIn({ redirectUri, ...logtoOptions(options) }),
  exchange: (client, { callback }) => client.handleSignInCallback(callback),
  refresh: (client, { resource, organizationId }) => client.getAccessToken(resource, organizationId),
  revocation: (client) => client.signOut(),
  'sign-out': (client, { postLogoutRedirectUri }) => client.signOut(postLogoutRedirectUri),
};
