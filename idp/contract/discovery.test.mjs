import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const metadata = await (await rp.get('/.well-known/openid-configuration')).json();

/** fetch would add `cache-control: no-cache` to a conditional request. */
function statusOf(url, headers) {
  return new Promise((resolve, reject) => {
    const { get } = url.startsWith('https:') ? https : http;
    get(url, { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
}

test('§1 discovery: the issuer is the endpoint with the path /oidc', () => {
  assert.equal(metadata.issuer, `${rp.endpoint}oidc`);
});

const endpoints = {
  authorization_endpoint: '/auth',
  token_endpoint: '/token',
  userinfo_endpoint: '/me',
  jwks_uri: '/jwks',
  end_session_endpoint: '/session/end',
  revocation_endpoint: '/token/revocation',
  introspection_endpoint: '/token/introspection',
  pushed_authorization_request_endpoint: '/request',
  device_authorization_endpoint: '/device/auth',
};

for (const [name, path] of Object.entries(endpoints)) {
  test(`§1 discovery: ${name} is ${path}`, () => assert.equal(metadata[name], `${rp.issuer}${path}`));
}

test('§1 discovery: neither check_session_iframe nor a registration endpoint', () => {
  assert.equal(metadata.check_session_iframe, undefined);
  assert.equal(metadata.registration_endpoint, undefined);
});

test('§1 discovery: the iss response parameter is supported', () => {
  assert.equal(metadata.authorization_response_iss_parameter_supported, true);
});

test('§1 discovery: no claims parameter, no request_uri parameter', () => {
  assert.equal(metadata.claims_parameter_supported, false);
  assert.equal(metadata.request_uri_parameter_supported, false);
});

test('§1 discovery: PKCE with S256 only', () => {
  assert.deepEqual(metadata.code_challenge_methods_supported, ['S256']);
});

test('§1 discovery: response modes form_post, fragment and query', () => {
  assert.deepEqual([...metadata.response_modes_supported].sort(), ['form_post', 'fragment', 'query']);
});

test('§1 discovery: the same bytes at oauth-authorization-server', async () => {
  const [openid, oauth] = await Promise.all(['openid-configuration', 'oauth-authorization-server']
    .map(async (name) => (await rp.get(`/.well-known/${name}`)).text()));
  assert.equal(oauth, openid);
});

test('§1 discovery: no cache-control; an etag that answers 304', async () => {
  const first = await rp.get('/.well-known/openid-configuration');
  assert.equal(first.headers.get('cache-control'), null);
  const etag = first.headers.get('etag');
  assert.ok(etag);
  assert.equal(await statusOf(`${rp.issuer}/.well-known/openid-configuration`, { 'if-none-match': etag }), 304);
});

test('§1 jwks: content type application/jwk-set+json', async () => {
  const response = await rp.get('/jwks');
  assert.equal(response.headers.get('content-type'), 'application/jwk-set+json; charset=utf-8');
});

test('§1 jwks: no-cache with an etag', async () => {
  const response = await rp.get('/jwks');
  assert.equal(response.headers.get('cache-control'), 'no-cache, max-age=0, must-revalidate');
  assert.ok(response.headers.get('etag'));
});

test('§1 jwks: signing keys with kid, use and alg, and no private member', async () => {
  const { keys } = await (await rp.get('/jwks')).json();
  assert.ok(keys.length > 0);
  for (const key of keys) {
    assert.equal(key.use, 'sig');
    assert.ok(key.kid && key.alg);
    assert.ok(['EC', 'RSA'].includes(key.kty));
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) assert.equal(key[secret], undefined);
  }
});

test('§1 discovery: the signing algorithms are those of the published keys', async () => {
  const { keys } = await (await rp.get('/jwks')).json();
  assert.ok(keys.some(({ alg }) => metadata.id_token_signing_alg_values_supported.includes(alg)));
});

test('§1 jwks: a fresh provider signs with one EC P-384 key, ES384', async () => {
  target.localOnly('a fresh provider');
  const { keys } = await (await rp.get('/jwks')).json();
  assert.deepEqual(keys.map(({ kty, crv, alg }) => ({ kty, crv, alg })), [{ kty: 'EC', crv: 'P-384', alg: 'ES384' }]);
  assert.deepEqual(metadata.id_token_signing_alg_values_supported, ['ES384']);
});

test('§10 headers: framing by other sites is refused below /oidc', async () => {
  const response = await rp.get('/.well-known/openid-configuration');
  assert.equal(response.headers.get('x-frame-options'), 'SAMEORIGIN');
  assert.equal(response.headers.get('cross-origin-resource-policy'), 'same-origin');
});

test('§10 headers: every answer names its request in logto-core-request-id', async () => {
  const response = await rp.get('/jwks');
  assert.ok(response.headers.get('logto-core-request-id'));
});
