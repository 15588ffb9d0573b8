import { SigningKey, algorithmNames, hmac } from './misbehaving-provider.mjs';

const flip = (bytes, at) => Buffer.from(bytes.map((byte, index) => (index === (at < 0 ? bytes.length + at : at) ? byte ^ 1 : byte)));
/** The JSON text of an object in which a member stands twice. Both are right: what refuses it is that there are two. */
const twice = (object, name) => JSON.stringify(object).replace('{', `{${JSON.stringify(name)}:${JSON.stringify(object[name])},`);
const without = (name) => (pairs) => pairs.filter(([key]) => key !== name);
const replaced = (name, value) => (pairs) => pairs.map(([key, old]) => [key, key === name ? value(old) : old]);

/** What is said to the person, by the kind of the refusal. */
export const words = {
  untrusted: /could not be verified/,
  rejected: /already used, has expired, or was started in another browser/,
  cancelled: /cancelled/,
  network: /could not be reached/,
  unsupported: /lacks what a safe sign-in needs/,
};

/**
 * What a provider does, how it does it, and what comes of it: `accepted`, or one of `words`.
 * `algorithm` is the one it signs with, `codes` how many codes it gets to redeem if not one. The whole table is played by the host's tests; here is what
 * touches keys, storage and redirects.
 */
export const rows = [
  ...algorithmNames.flatMap((algorithm) => [
    { deed: `signs with ${algorithm}`, algorithm, outcome: 'accepted' },
    { deed: `flips the first bit of a signature with ${algorithm}`, algorithm, conduct: { signature: (good) => flip(good, 0) }, outcome: 'untrusted' },
    { deed: `flips the last bit of a signature with ${algorithm}`, algorithm, conduct: { signature: (good) => flip(good, -1) }, outcome: 'untrusted' },
    { deed: `cuts a signature with ${algorithm} short`, algorithm, conduct: { signature: (good) => good.subarray(1) }, outcome: 'untrusted' },
    { deed: `signs with another ${algorithm} key under the same name`, algorithm, conduct: { signature: (_, { key }, text) => new SigningKey(algorithm, key.id).sign(text) }, outcome: 'untrusted' },
    { deed: `says ${algorithm} and signs nothing`, algorithm, conduct: { signature: () => Buffer.alloc(0) }, outcome: 'untrusted' },
    { deed: `signs zeros with ${algorithm}`, algorithm, conduct: { signature: (good) => Buffer.alloc(good.length) }, outcome: 'untrusted' },
    {
      deed: `says HS256 and takes its public ${algorithm} key for the secret`,
      algorithm,
      conduct: { header: (header) => ({ ...header, alg: 'HS256' }), signature: (_, { key }, text) => hmac(key, text) },
      outcome: 'untrusted',
    },
  ]),
  { deed: 'says that it signs nothing', conduct: { header: (header) => ({ ...header, alg: 'none' }), signature: () => Buffer.alloc(0) }, outcome: 'untrusted' },
  { deed: 'says ES256 over a key of P-384', conduct: { header: (header) => ({ ...header, alg: 'ES256' }) }, outcome: 'untrusted' },
  { deed: 'says RS256 over an elliptic key', conduct: { header: (header) => ({ ...header, alg: 'RS256' }) }, outcome: 'untrusted' },
  { deed: 'says PS256 over a key it published for RS256', algorithm: 'RS256', conduct: { header: (header) => ({ ...header, alg: 'PS256' }), signature: (_, { key }, text) => key.sign(text, 'PS256') }, outcome: 'untrusted' },
  { deed: 'sends its key in the header and publishes another', conduct: { header: (header, { key }) => ({ ...header, jwk: key.jwk }), jwks: (_, { key }) => ({ keys: [new SigningKey('ES384', key.id).jwk] }) }, outcome: 'untrusted' },
  { deed: 'publishes no key of that name', conduct: { header: (header) => ({ ...header, kid: 'another' }) }, outcome: 'untrusted' },
  { deed: 'publishes its key for encryption', conduct: { jwks: ({ keys: [key] }) => ({ keys: [{ ...key, use: 'enc' }] }) }, outcome: 'untrusted', codes: 0 },
  { deed: 'publishes a point that is not on the curve', conduct: { jwks: ({ keys: [key] }) => ({ keys: [{ ...key, y: key.x }] }) }, outcome: 'untrusted' },
  { deed: 'names no key and has one', conduct: { header: ({ alg }) => ({ alg }) }, outcome: 'accepted' },
  { deed: 'names no key and has two', conduct: { header: ({ alg }) => ({ alg }), jwks: ({ keys }) => ({ keys: [new SigningKey('ES384').jwk, ...keys] }) }, outcome: 'accepted' },
  { deed: 'marks a header as critical', conduct: { header: (header) => ({ ...header, crit: ['exp'], exp: 1 }) }, outcome: 'untrusted' },

  { deed: 'says its algorithm twice', conduct: { header: (header) => twice(header, 'alg') }, outcome: 'untrusted' },

  { deed: 'says whom an ID token is for twice', conduct: { claims: (claims) => twice(claims, 'aud') }, outcome: 'untrusted' },
  { deed: 'names another issuer in the ID token', conduct: { claims: (claims) => ({ ...claims, iss: 'https://evil.example/oidc' }) }, outcome: 'untrusted' },
  { deed: 'issues for another application', conduct: { claims: (claims) => ({ ...claims, aud: 'another' }) }, outcome: 'untrusted' },
  { deed: 'sends the nonce of somebody else', conduct: { claims: (claims) => ({ ...claims, nonce: 'another' }) }, outcome: 'untrusted' },
  { deed: 'sends an ID token that has expired', conduct: { claims: (claims) => ({ ...claims, exp: claims.exp - 7200 }) }, outcome: 'untrusted' },
  { deed: 'sends an ID token of long ago', conduct: { claims: (claims) => ({ ...claims, iat: claims.iat - 7200 }) }, outcome: 'untrusted' },
  { deed: 'sends an ID token of tomorrow', conduct: { claims: (claims) => ({ ...claims, iat: claims.iat + 86_400, exp: claims.exp + 86_400 }) }, outcome: 'untrusted' },
  { deed: 'sends an ID token that is not valid yet', conduct: { claims: (claims) => ({ ...claims, nbf: claims.iat + 3600 }) }, outcome: 'untrusted' },
  { deed: 'sends an access token with the hash of another', conduct: { claims: (claims) => ({ ...claims, at_hash: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }) }, outcome: 'untrusted' },

  { deed: 'answers with another state', conduct: { callback: replaced('state', () => 'guessed') }, outcome: 'rejected', codes: 0, redirect: true },
  { deed: 'answers without state', conduct: { callback: without('state') }, outcome: 'rejected', codes: 0, redirect: true },
  { deed: 'names another issuer in its answer', conduct: { callback: replaced('iss', () => 'https://evil.example/oidc') }, outcome: 'rejected', codes: 0, redirect: true },
  { deed: 'adds a slash to its issuer', conduct: { callback: replaced('iss', (iss) => `${iss}/`) }, outcome: 'rejected', codes: 0, redirect: true },
  { deed: 'promises iss and leaves it out', conduct: { callback: without('iss') }, outcome: 'rejected', codes: 0, redirect: true },
  { deed: 'sends two codes', conduct: { callback: (pairs) => [...pairs, ['code', 'another']] }, outcome: 'rejected', codes: 0, redirect: true },
  { deed: 'answers in the fragment', conduct: { address: (address) => address.replace('?', '#') }, outcome: 'rejected', codes: 0, redirect: true },
  { deed: 'adds tokens in the fragment', conduct: { address: (address) => `${address}#access_token=evil&token_type=bearer` }, outcome: 'rejected', codes: 0, redirect: true },
  { deed: 'answers with a JWT that nobody asked for', conduct: { callback: () => [['response', 'e30.e30.AA']] }, outcome: 'rejected', codes: 0, redirect: true },
];
