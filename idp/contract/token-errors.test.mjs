import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const { rp } = await openTarget();

const requests = [
  ['an unknown application', { client_id: 'nope', grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_client', 'invalid client nope'],
  ['no client_id', { grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_request', 'no client authentication mechanism provided'],
  ['grant_type=password', { client_id: rp.appId, grant_type: 'password' }, 'unsupported_grant_type', 'unsupported grant_type requested'],
  ['client_credentials', { client_id: rp.appId, grant_type: 'client_credentials' }, 'invalid_request', 'requested grant type is not allowed for this client'],
  ['a bad refresh token', { client_id: rp.appId, grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant', 'grant request is invalid'],
];

for (const [what, form, error, description] of requests) {
  test(`§3 token errors: ${what} is 400 ${error}`, async () => {
    const response = await rp.post('/token', form);
    assert.equal(response.status, 400);
    const body = await response.json();
    assert.equal(body.error, error);
    assert.equal(body.error_description, description);
  });
}

const refreshNonsense = (path, headers) => rp.post(
  path,
  { client_id: rp.appId, grant_type: 'refresh_token', refresh_token: 'x' },
  { headers },
);

test('§3 token errors: the body is {code, message, error_uri, error, error_description}', async () => {
  const body = await (await refreshNonsense('/token')).json();
  assert.deepEqual(Object.keys(body).sort(), ['code', 'error', 'error_description', 'error_uri', 'message']);
  assert.equal(body.code, 'oidc.invalid_grant');
  assert.equal(body.error_uri, 'https://openid.sh/debug/invalid_grant');
});

test('§3 token errors: error_uri comes with invalid_grant only', async () => {
  const body = await (await rp.post('/token', { client_id: rp.appId, grant_type: 'password' })).json();
  assert.deepEqual(Object.keys(body).sort(), ['code', 'error', 'error_description', 'message']);
});

test('§3 token errors: the message follows Accept-Language', async () => {
  const [english, chinese] = await Promise.all(['en', 'zh-CN'].map(async (language) => (
    (await (await refreshNonsense('/token', { 'accept-language': language })).json()).message
  )));
  assert.notEqual(english, chinese);
  assert.match(chinese, /[一-鿿]/);
});

test('§3 token errors: parse_error=false leaves the bare OAuth body', async () => {
  const body = await (await refreshNonsense('/token?parse_error=false')).json();
  assert.deepEqual(body, { error: 'invalid_grant', error_description: 'grant request is invalid' });
});

test('§3 token errors: GET is 404 invalid_request', async () => {
  const response = await rp.get('/token');
  assert.equal(response.status, 404);
  const body = await response.json();
  assert.equal(body.error, 'invalid_request');
  assert.equal(body.error_description, 'unrecognized route or not allowed method (GET on /token)');
});

test('§3 token errors: a Basic header from a public client is 400 invalid_request', async () => {
  const authorization = `Basic ${Buffer.from(`${rp.appId}:`).toString('base64')}`;
  const response = await rp.post('/token', { grant_type: 'refresh_token', refresh_token: 'x' }, { headers: { authorization } });
  assert.equal(response.status, 400);
  assert.equal((await response.json()).error, 'invalid_request');
});

test('§3 token: a JSON body is accepted too', async () => {
  const response = await fetch(`${rp.issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: rp.origin },
    body: JSON.stringify({ client_id: rp.appId, grant_type: 'refresh_token', refresh_token: 'x' }),
  });
  assert.equal(response.status, 400);
  assert.equal((await response.json()).error, 'invalid_grant');
});

test('§3 token: answers, errors too, are not to be stored', async () => {
  assert.equal((await refreshNonsense('/token')).headers.get('cache-control'), 'no-store');
});
