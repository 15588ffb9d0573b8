import { createHash, randomBytes } from 'node:crypto';

const random = (bytes = 32) => randomBytes(bytes).toString('base64url');

/** The requests a public client makes, with nothing hidden: every answer is a raw `Response`. */
export class RelyingParty {
  constructor({ endpoint, appId, redirectUri, origin = new URL(redirectUri).origin }) {
    this.endpoint = endpoint;
    this.issuer = `${endpoint}oidc`;
    this.appId = appId;
    this.redirectUri = redirectUri;
    this.origin = origin;
  }

  /** A fresh authorization request: its URL, and what to keep for the exchange. */
  authorization(parameters = {}) {
    const verifier = random(64);
    const all = {
      client_id: this.appId,
      redirect_uri: this.redirectUri,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: random(64),
      response_type: 'code',
      prompt: 'consent',
      scope: 'openid offline_access profile',
      ...parameters,
    };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(all)) {
      for (const one of [value ?? []].flat()) query.append(name, one);
    }
    return { url: `${this.issuer}/auth?${query}`, verifier, ...all };
  }

  /** POST of a form, from the application's origin unless told otherwise. */
  post(path, form, { origin = this.origin, headers } = {}) {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form)) {
      for (const one of [value ?? []].flat()) body.append(name, one);
    }
    return fetch(`${this.issuer}${path}`, { method: 'POST', body, headers: { ...(origin && { origin }), ...headers } });
  }

  get(path, { origin = this.origin, headers } = {}) {
    return fetch(`${this.issuer}${path}`, { headers: { ...(origin && { origin }), ...headers }, redirect: 'manual' });
  }

  exchange(code, verifier, extra = {}, options = {}) {
    return this.post('/token', {
      client_id: this.appId,
      code,
      code_verifier: verifier,
      redirect_uri: this.redirectUri,
      grant_type: 'authorization_code',
      ...extra,
    }, options);
  }

  refresh(token, extra = {}, options = {}) {
    return this.post('/token', {
      client_id: this.appId,
      refresh_token: token,
      grant_type: 'refresh_token',
      ...extra,
    }, options);
  }

  revoke(token) {
    return this.post('/token/revocation', { client_id: this.appId, token });
  }

  userinfo(token, options = {}) {
    return this.get('/me', { ...options, headers: { ...(token && { authorization: `Bearer ${token}` }), ...options.headers } });
  }
}

/** Header and claims of a JWT, unverified. */
export function decode(jwt) {
  const [header, payload] = jwt.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
  return { header, payload };
}
