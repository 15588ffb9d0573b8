import { createHash, createHmac, createPublicKey, constants, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import http from 'node:http';
import { Listening } from './listening.mjs';

/** How each algorithm signs (RFC 7518 §3, RFC 8037 §3.1), and with which key. */
const algorithms = {
  RS256: { key: ['rsa', { modulusLength: 2048 }], hash: 'sha256', how: {} },
  PS256: { key: ['rsa', { modulusLength: 2048 }], hash: 'sha256', how: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } },
  ES256: { key: ['ec', { namedCurve: 'P-256' }], hash: 'sha256', how: { dsaEncoding: 'ieee-p1363' } },
  ES384: { key: ['ec', { namedCurve: 'P-384' }], hash: 'sha384', how: { dsaEncoding: 'ieee-p1363' } },
  ES512: { key: ['ec', { namedCurve: 'P-521' }], hash: 'sha512', how: { dsaEncoding: 'ieee-p1363' } },
  EdDSA: { key: ['ed25519', {}], hash: null, how: {} },
};

export const algorithmNames = Object.keys(algorithms);

/** A text is taken as it is. */
const json = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A key pair that signs in one algorithm. */
export class SigningKey {
  static #usual = new Map();
  #pair;

  constructor(algorithm, id = randomBytes(4).toString('hex'), pair = generateKeyPairSync(...algorithms[algorithm].key)) {
    this.algorithm = algorithm;
    this.id = id;
    this.#pair = pair;
  }

  /** One that is made once: RSA takes its time. */
  static usual(algorithm) {
    if (!SigningKey.#usual.has(algorithm)) SigningKey.#usual.set(algorithm, generateKeyPairSync(...algorithms[algorithm].key));
    return new SigningKey(algorithm, undefined, SigningKey.#usual.get(algorithm));
  }

  get jwk() {
    return { ...this.#pair.publicKey.export({ format: 'jwk' }), kid: this.id, use: 'sig', alg: this.algorithm };
  }

  /** What HMAC would take for its secret, if a client mixed up public keys and secrets. */
  get publicPem() {
    return createPublicKey(this.#pair.privateKey).export({ type: 'spki', format: 'pem' });
  }

  sign(text, algorithm = this.algorithm) {
    const { hash, how } = algorithms[algorithm];
    return sign(hash, Buffer.from(text), { key: this.#pair.privateKey, ...how });
  }
}

/**
 * A provider that signs everybody in without a question, and in each thing it says does what a
 * journey tells it to: every member of `conduct` changes one thing before it is said.
 */
export class MisbehavingProvider {
  #server = http.createServer((request, response) => {
    this.#answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  #listening;
  #pending = new Map();
  /** Every token it has handed out. */
  tokens = [];
  /** Requests by path, such as `/oidc/token`. */
  requests = [];
  conduct = {};

  constructor(algorithm) {
    this.key = SigningKey.usual(algorithm);
  }

  static async start(algorithm = 'ES384') {
    const provider = new MisbehavingProvider(algorithm);
    provider.#listening = await Listening.start(provider.#server);
    return provider;
  }

  async close() {
    await this.#listening.close();
  }

  get endpoint() {
    return `${this.#listening.origin}/`;
  }

  get issuer() {
    return `${this.endpoint}oidc`;
  }

  count(path) {
    return this.requests.filter((requested) => requested === path).length;
  }

  async #answer(request, response) {
    const url = new URL(request.url, this.endpoint);
    this.requests.push(url.pathname);
    const say = (value, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' });
      response.end(typeof value === 'string' ? value : JSON.stringify(value));
    };
    if (request.method === 'OPTIONS') return say('');
    switch (url.pathname) {
      case '/oidc/.well-known/openid-configuration':
        return say(this.#said('metadata', this.#metadata()));
      case '/oidc/jwks':
        return say(this.#said('jwks', { keys: [this.key.jwk] }));
      case '/oidc/auth':
        response.writeHead(303, { location: this.#authorize(url.searchParams) }).end();
        return undefined;
      case '/oidc/token':
        return this.#token(new URLSearchParams(await textOf(request)), say);
      case '/oidc/me':
        return say({ sub: 'alice', name: 'Alice' });
      default:
        return say({ error: 'not_found' }, 404);
    }
  }

  #metadata() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/auth`,
      token_endpoint: `${this.issuer}/token`,
      userinfo_endpoint: `${this.issuer}/me`,
      jwks_uri: `${this.issuer}/jwks`,
      end_session_endpoint: `${this.issuer}/session/end`,
      revocation_endpoint: `${this.issuer}/token/revocation`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: algorithmNames,
      subject_types_supported: ['public'],
    };
  }

  #authorize(asked) {
    const code = randomBytes(16).toString('base64url');
    this.#pending.set(code, asked);
    const parameters = [['code', code], ['state', asked.get('state')], ['iss', this.issuer]];
    const answer = new URLSearchParams(this.#said('callback', parameters));
    return this.#said('address', `${asked.get('redirect_uri')}?${answer}`);
  }

  #token(body, say) {
    const asked = this.#pending.get(body.get('code'));
    const challenge = createHash('sha256').update(body.get('code_verifier') ?? '').digest('base64url');
    if (asked?.get('code_challenge') !== challenge) return say({ error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, sub: 'alice', name: 'Alice', aud: asked.get('client_id'), nonce: asked.get('nonce'), iat: now, exp: now + 3600 };
    const answer = {
      access_token: randomBytes(24).toString('base64url'),
      refresh_token: randomBytes(24).toString('base64url'),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: asked.get('scope'),
      id_token: this.#idToken(this.#said('claims', claims)),
    };
    this.tokens.push(answer.access_token, answer.refresh_token, answer.id_token);
    return say(answer);
  }

  #idToken(claims) {
    const header = this.#said('header', { alg: this.key.algorithm, kid: this.key.id, typ: 'JWT' });
    const signed = `${json(header)}.${json(claims)}`;
    const signature = this.#said('signature', this.key.sign(signed), signed);
    return `${signed}.${Buffer.from(signature).toString('base64url')}`;
  }

  #said(what, value, ...more) {
    const change = this.conduct[what];
    return change ? change(value, this, ...more) : value;
  }
}

/** A signature with the public key for a secret (RFC 8725 §2.1). */
export const hmac = (key, text) => createHmac('sha256', key.publicPem).update(text).digest();

async function textOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}
