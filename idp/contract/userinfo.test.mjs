import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from './relying-party.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const all = await target.tokens(target.everything);
const claims = await (await rp.userinfo(all.access_token)).json();

test('§4 userinfo: JSON, not a JWT', async () => {
  const response = await rp.userinfo(all.access_token);
  assert.match(response.headers.get('content-type'), /^application\/json/);
});

test('§4 userinfo: the claims of the ID token without those of the token itself', () => {
  const { aud, iss, exp, iat, ...identity } = decode(all.id_token).payload;
  for (const [name, value] of Object.entries(identity)) assert.deepEqual(claims[name], value, name);
  assert.equal(claims.aud ?? claims.iss ?? claims.exp ?? claims.iat, undefined);
});

test('§4 userinfo: organization_data holds id, name and description', () => {
  const found = claims.organization_data.find(({ id }) => id === target.organization);
  assert.deepEqual(Object.keys(found).sort(), ['description', 'id', 'name']);
});

test('§4 userinfo: identities, sso_identities and custom_data', () => {
  assert.equal(typeof claims.identities, 'object');
  assert.ok(Array.isArray(claims.sso_identities));
  assert.equal(typeof claims.custom_data, 'object');
});

test('§4 userinfo: POST answers the same', async () => {
  const response = await rp.post('/me', {}, { headers: { authorization: `Bearer ${all.access_token}` } });
  assert.deepEqual(await response.json(), claims);
});

test('§4 userinfo: no token is 401 "no access token provided"', async () => {
  const response = await rp.userinfo(undefined);
  assert.equal(response.status, 401);
  assert.equal((await response.json()).error_description, 'no access token provided');
});

async function invalidToken(response) {
  assert.equal(response.status, 401);
  assert.deepEqual(await response.json(), {
    code: 'oidc.invalid_token',
    message: 'Invalid token provided.',
    error: 'invalid_token',
    error_description: 'invalid token provided',
  });
}

test('§4 userinfo: a bad token is 401 invalid_token', async () => invalidToken(await rp.userinfo('nonsense')));

test('§4 userinfo: the challenge names the issuer as realm and the error', async () => {
  const response = await rp.userinfo('nonsense');
  assert.equal(
    response.headers.get('www-authenticate'),
    `Bearer realm="${rp.issuer}", error="invalid_token", error_description="invalid token provided"`,
  );
});

test('§4 userinfo: a resource token is refused', async () => {
  const { access_token: jwt } = await (await rp.refresh(all.refresh_token, { resource: target.resource })).json();
  await invalidToken(await rp.userinfo(jwt));
});

test('§4 userinfo: a token in the query is 400', async () => {
  assert.equal((await rp.get(`/me?access_token=${all.access_token}`)).status, 400);
});
