import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { decode } from './relying-party.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const session = await target.session();
const all = await target.tokens({ ...target.everything, nonce: 'n-1' }, { session });
const idToken = decode(all.id_token);
const keys = createRemoteJWKSet(new URL(`${rp.issuer}/jwks`));

test('§3 ID token: the header holds alg and kid, no typ', () => {
  assert.deepEqual(Object.keys(idToken.header).sort(), ['alg', 'kid']);
});

test('§3 ID token: a published key verifies it for this issuer and application', async () => {
  const { payload } = await jwtVerify(all.id_token, keys, { issuer: rp.issuer, audience: rp.appId });
  assert.equal(payload.sub, idToken.payload.sub);
});

test('§3 ID token: aud is the application id as a string', () => assert.equal(idToken.payload.aud, rp.appId));

test('§3 ID token: sub has 12 characters', () => assert.match(idToken.payload.sub, /^[a-z0-9]{12}$/));

test('§3 ID token: nonce is what was sent', () => assert.equal(idToken.payload.nonce, 'n-1'));

for (const claim of ['at_hash', 'sid', 'azp', 'jti', 'amr', 'acr', 'auth_time']) {
  test(`§3 ID token: no ${claim}`, () => assert.equal(idToken.payload[claim], undefined));
}

test('§3 ID token: auth_time comes with max_age', async () => {
  const { id_token: token } = await target.tokens({ max_age: '86400' }, { session });
  assert.ok(Number.isInteger(decode(token).payload.auth_time));
});

test('§3 ID token: without nonce in the request there is none in the token', async () => {
  const { id_token: token } = await target.tokens({}, { session });
  assert.equal(decode(token).payload.nonce, undefined);
});

test('§3 ID token: updated_at and created_at are milliseconds', () => {
  for (const claim of ['updated_at', 'created_at']) assert.ok(idToken.payload[claim] > 1e12, claim);
});

test('§3 ID token: profile gives name, picture and username, null where there is none', () => {
  for (const claim of ['name', 'picture', 'username']) {
    assert.ok(['string', 'object'].includes(typeof idToken.payload[claim]), claim);
    assert.notEqual(idToken.payload[claim], undefined);
  }
});

test('§3 ID token: email gives email and email_verified', () => {
  assert.ok('email' in idToken.payload);
  assert.equal(typeof idToken.payload.email_verified, 'boolean');
});

test('§3 ID token: roles are names', () => {
  assert.ok(Array.isArray(idToken.payload.roles));
  assert.ok(idToken.payload.roles.every((role) => typeof role === 'string'));
});

test('§3 ID token: organizations are ids', () => {
  assert.ok(idToken.payload.organizations.includes(target.organization));
  assert.ok(!idToken.payload.organizations.includes(target.nonMember));
});

test('§3 ID token: organization_roles are <organization id>:<role name>', () => {
  assert.ok(idToken.payload.organization_roles.some((role) => role.startsWith(`${target.organization}:`)));
});

for (const claim of ['identities', 'sso_identities', 'custom_data', 'organization_data']) {
  test(`§3 ID token: ${claim} is left to userinfo`, () => assert.equal(idToken.payload[claim], undefined));
}

test('§3 ID token: claims follow the scopes asked', async () => {
  const { id_token: token } = await target.tokens({ scope: 'openid' }, { session });
  const { payload } = decode(token);
  assert.deepEqual(Object.keys(payload).sort(), ['aud', 'exp', 'iat', 'iss', 'sub']);
});

const answer = await (await rp.refresh(all.refresh_token, { resource: target.resource })).json();
const accessToken = decode(answer.access_token);

test('§3 resource token: the header says at+jwt', () => {
  assert.equal(accessToken.header.typ, 'at+jwt');
  assert.deepEqual(Object.keys(accessToken.header).sort(), ['alg', 'kid', 'typ']);
});

test('§3 resource token: jti, sub, iat, exp, scope, client_id, iss and aud, nothing else', () => {
  assert.deepEqual(Object.keys(accessToken.payload).sort(), ['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'scope', 'sub']);
});

test('§3 resource token: aud is the resource as a string, client_id the application', () => {
  const { aud, client_id: clientId, sub } = accessToken.payload;
  assert.deepEqual({ aud, clientId, sub }, { aud: target.resource, clientId: rp.appId, sub: idToken.payload.sub });
});

test('§3 resource token: expires_in is exp minus iat', () => {
  assert.equal(accessToken.payload.exp - accessToken.payload.iat, answer.expires_in);
});

test('§3 resource token: a published key verifies it', async () => {
  await jwtVerify(answer.access_token, keys, { issuer: rp.issuer, audience: target.resource, typ: 'at+jwt' });
});
