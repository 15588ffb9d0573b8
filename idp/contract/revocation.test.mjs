import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;

const dead = async (tokens) => {
  const response = await rp.refresh(tokens.refresh_token);
  assert.equal(response.status, 400);
  assert.equal((await response.json()).error, 'invalid_grant');
  assert.equal((await rp.userinfo(tokens.access_token)).status, 401);
};

test('§5 revocation: an unknown token is 200 with an empty text body', async () => {
  const response = await rp.revoke('nonsense');
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? 'text/plain', /^text\/plain/);
  assert.equal(await response.text(), '');
});

test('§5 revocation: a refresh token takes the whole grant with it', async () => {
  const tokens = await target.tokens({});
  const response = await rp.revoke(tokens.refresh_token);
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
  await dead(tokens);
});

test('§5 revocation: an opaque access token takes the whole grant with it', async () => {
  const tokens = await target.tokens({});
  assert.equal((await rp.revoke(tokens.access_token)).status, 200);
  await dead(tokens);
});

test('§5 revocation: earlier sign-ins in the same session end as well', async () => {
  const session = await target.session();
  const earlier = await target.tokens({}, { session });
  const later = await target.tokens({}, { session });
  await rp.revoke(later.refresh_token);
  await dead(earlier);
});

test('§5 revocation: a JWT is unsupported_token_type', async () => {
  const { refresh_token: token } = await target.tokens(target.everything);
  const { access_token: jwt } = await (await rp.refresh(token, { resource: target.resource })).json();
  const response = await rp.revoke(jwt);
  assert.equal(response.status, 400);
  const body = await response.json();
  assert.equal(body.error, 'unsupported_token_type');
  assert.equal(body.error_description, 'Structured JWT Tokens cannot be revoked via the revocation_endpoint');
});

test('§5 introspection: open to the public client with its client_id alone', async () => {
  const { access_token: token } = await target.tokens({});
  const response = await rp.post('/token/introspection', { client_id: rp.appId, token });
  assert.equal(response.status, 200);
  assert.equal((await response.json()).active, true);
});

test('§5 introspection: a revoked token is inactive', async () => {
  const { access_token: token } = await target.tokens({});
  await rp.revoke(token);
  const response = await rp.post('/token/introspection', { client_id: rp.appId, token });
  assert.deepEqual(await response.json(), { active: false });
});
