import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const evil = 'https://evil.example.test';

const preflight = (path, origin, method) => fetch(`${rp.issuer}${path}`, {
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization,content-type' },
});
const allowed = (response) => response.headers.get('access-control-allow-origin');

for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/jwks']) {
  test(`§7 CORS: ${path} is open to any origin`, async () => {
    assert.equal(allowed(await rp.get(path, { origin: evil })), evil);
  });
}

test('§7 CORS: preflight of discovery is 204 for GET, for an hour', async () => {
  const response = await preflight('/.well-known/openid-configuration', rp.origin, 'GET');
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-methods'), 'GET');
  assert.equal(response.headers.get('access-control-max-age'), '3600');
});

for (const path of ['/token', '/token/revocation', '/token/introspection', '/request']) {
  test(`§7 CORS: preflight of ${path} is 204 for any origin, POST only`, async () => {
    const response = await preflight(path, evil, 'POST');
    assert.equal(response.status, 204);
    assert.equal(allowed(response), evil);
    assert.equal(response.headers.get('access-control-allow-methods'), 'POST');
    assert.equal(response.headers.get('access-control-allow-headers'), 'authorization,content-type');
  });
}

test('§7 CORS: preflight of userinfo is 204 for any origin, GET and POST', async () => {
  const response = await preflight('/me', evil, 'GET');
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-methods'), 'GET,POST');
});

for (const path of ['/token', '/token/revocation', '/token/introspection']) {
  const form = { client_id: rp.appId, grant_type: 'refresh_token', refresh_token: 'x', token: 'x' };
  test(`§7 CORS: ${path} answers the application's origin, exposing WWW-Authenticate`, async () => {
    const response = await rp.post(path, form);
    assert.equal(allowed(response), rp.origin);
    assert.equal(response.headers.get('access-control-expose-headers'), 'WWW-Authenticate');
  });
  test(`§7 CORS: ${path} refuses another origin, without access-control-allow-origin`, async () => {
    const response = await rp.post(path, form, { origin: evil });
    assert.equal(response.status, 400);
    assert.equal(allowed(response), null);
    const body = await response.json();
    assert.equal(body.error, 'invalid_request');
    assert.equal(body.error_description, `origin ${evil} not allowed for client: ${rp.appId}`);
  });
}

test('§7 CORS: origin null is refused', async () => {
  const response = await rp.post('/token', { client_id: rp.appId, grant_type: 'refresh_token', refresh_token: 'x' }, { origin: 'null' });
  assert.equal(response.status, 400);
  assert.equal(allowed(response), null);
});

test('§7 CORS: the good token of another origin is refused at userinfo', async () => {
  const { access_token: token } = await target.tokens({});
  assert.equal(allowed(await rp.userinfo(token)), rp.origin);
  const response = await rp.userinfo(token, { origin: evil });
  assert.equal(response.status, 400);
  assert.equal(allowed(response), null);
});

test('§7 CORS: a bad token at userinfo is 401, readable by any origin', async () => {
  const response = await rp.userinfo('nonsense', { origin: evil });
  assert.equal(response.status, 401);
  assert.equal(allowed(response), evil);
});

test('§7 CORS: credentials are never allowed', async () => {
  for (const path of ['/jwks', '/me']) {
    assert.equal((await rp.get(path)).headers.get('access-control-allow-credentials'), null);
  }
});

test('§7 CORS: /auth and /session/end have none', async () => {
  for (const path of ['/auth', '/session/end']) {
    assert.equal(allowed(await rp.get(path)), null);
    assert.equal(allowed(await preflight(path, rp.origin, 'GET')), null);
  }
});
