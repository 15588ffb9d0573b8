import { request } from './http.mjs';

/** Any value of the right form: nobody will exchange a code for it. */
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeGjbYqfBLnt7-8pnSxg';

/**
 * Asks Logto, as the application's pages will, for everything that a sign-in needs. Each check is
 * `{what, problem?}`.
 */
export async function check(fetch, settings, appId) {
  const { endpoint, origins, redirectUris, postLogoutRedirectUris, resource } = settings;
  const issuer = `${endpoint}oidc`;
  const checks = [];
  const add = (what, problem) => checks.push({ what, problem });

  for (const origin of origins) {
    const discovery = await request(fetch, `${issuer}/.well-known/openid-configuration`, { headers: { origin } });
    add(`discovery from ${origin}`, allows(discovery, origin) ? undefined : 'its pages may not read it; does a proxy in front of Logto remove the CORS headers?');

    const token = await request(fetch, `${issuer}/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ client_id: appId, grant_type: 'refresh_token', refresh_token: 'none' }),
    });
    add(`tokens for ${origin}`, allows(token, origin) ? undefined : `Logto does not take requests from there: ${told(token)}`);
  }
  for (const uri of redirectUris) {
    const answer = await request(fetch, authorization(issuer, appId, uri));
    add(`redirect URI ${uri}`, problemOfAuthorization(answer, uri));
  }
  for (const uri of postLogoutRedirectUris) {
    const query = new URLSearchParams({ client_id: appId, post_logout_redirect_uri: uri });
    const answer = await request(fetch, `${issuer}/session/end?${query}`);
    add(`sign-out to ${uri}`, answer.status === 200 ? undefined : told(answer));
  }
  if (resource) {
    const [uri] = redirectUris;
    const answer = await request(fetch, authorization(issuer, appId, uri, { resource: resource.indicator }));
    add(`tokens for the API ${resource.indicator}`, problemOfAuthorization(answer, uri));
  }
  return checks;
}

const allows = ({ headers }, origin) => headers.get('access-control-allow-origin') === origin;

function authorization(issuer, appId, redirectUri, more) {
  return `${issuer}/auth?${new URLSearchParams({
    client_id: appId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state: 'check',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  })}`;
}

/** Towards Logto's own sign-in page is right; back to the application or nowhere is an error. */
function problemOfAuthorization(answer, redirectUri) {
  const location = answer.headers.get('location');
  if (answer.status < 300 || answer.status >= 400 || !location) return told(answer);
  return location.startsWith(`${redirectUri}?`) ? new URL(location).searchParams.get('error_description') ?? 'refused' : undefined;
}

function told({ status, text }) {
  try {
    const { error, error_description: description } = JSON.parse(text);
    return [status, error, description].filter(Boolean).join(', ');
  } catch {
    return `it answered ${status}`;
  }
}
