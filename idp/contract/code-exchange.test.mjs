import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from './relying-party.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const invalidGrant = { error: 'invalid_grant', error_description: 'grant request is invalid' };

const shared = await target.session();
const first = await target.tokens({}, { session: shared });
const codeOf = (parameters) => target.signIn(parameters, { session: shared });

async function refused(response, status, error, description) {
  const body = await response.json();
  assert.equal(response.status, status, JSON.stringify(body));
  assert.equal(body.error, error);
  if (description) assert.equal(body.error_description, description);
  return body;
}

test('§3 code: the answer holds access, ID and refresh token, scope, lifetime and type', () => {
  assert.deepEqual(Object.keys(first.answer).sort(), [
    'access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type',
  ]);
  assert.equal(first.token_type, 'Bearer');
  assert.ok(Number.isInteger(first.expires_in));
});

test('§3 code: the answer is JSON and not to be stored', () => {
  assert.equal(first.response.headers.get('cache-control'), 'no-store');
  assert.equal(first.response.headers.get('content-type'), 'application/json; charset=utf-8');
});

test('§3 code: access and refresh token are opaque, 43 characters', () => {
  assert.match(first.access_token, /^[\w-]{43}$/);
  assert.match(first.refresh_token, /^[\w-]{43}$/);
});

test('§3 code: without openid there is no ID token', async () => {
  const { answer } = await target.tokens({ scope: 'offline_access profile' }, { session: shared });
  assert.equal(answer.id_token, undefined);
  assert.ok(answer.access_token);
});

test('§3 code: without offline_access there is no refresh token', async () => {
  const { answer } = await target.tokens({ scope: 'openid profile' }, { session: shared });
  assert.equal(answer.refresh_token, undefined);
});

test('§2 offline_access: silently dropped unless prompt contains consent', async () => {
  const { answer } = await target.tokens({ prompt: undefined }, { session: shared });
  assert.equal(answer.refresh_token, undefined);
  assert.equal(answer.scope, 'openid profile');
});

test('§2 scope: unknown scopes are ignored for a first-party application', async () => {
  const { scope } = await target.tokens({ scope: 'openid profile never:heard' }, { session: shared });
  assert.equal(scope, 'openid profile');
});

test('§3 code: scope lists OIDC scopes only, not those of resources', async () => {
  const { scope, access_token: token } = await target.tokens({
    scope: `openid profile ${target.resourceScopes.join(' ')}`, resource: target.resource,
  }, { session: shared });
  assert.equal(scope, 'openid profile');
  assert.match(token, /^[\w-]{43}$/);
});

test('§2 resource: several may come as a comma list', async () => {
  const { code, request } = await codeOf({
    scope: `openid ${target.resourceScopes.join(' ')}`, resource: `${target.resource},urn:logto:resource:organizations`,
  });
  const answer = await (await rp.exchange(code, request.verifier, { resource: target.resource })).json();
  assert.equal(decode(answer.access_token).payload.aud, target.resource);
});

test('§3 code: resource makes the access token a JWT with the scopes of that resource', async () => {
  const { code, request } = await codeOf({
    scope: `openid profile ${target.resourceScopes.join(' ')}`, resource: target.resource,
  });
  const answer = await (await rp.exchange(code, request.verifier, { resource: target.resource })).json();
  assert.equal(answer.scope, target.resourceScopes.join(' '));
  assert.equal(decode(answer.access_token).payload.aud, target.resource);
});

test('§3 code: two resources give an opaque token', async () => {
  const resource = [target.resource, 'urn:logto:resource:organizations'];
  const { code, request } = await codeOf({ scope: `openid profile ${target.resourceScopes.join(' ')}`, resource });
  const answer = await (await rp.exchange(code, request.verifier, { resource })).json();
  assert.match(answer.access_token, /^[\w-]{43}$/);
});

test('§3 code: a resource that was not asked for is invalid_target', async () => {
  const { code, request } = await codeOf({});
  await refused(await rp.exchange(code, request.verifier, { resource: target.resource }), 400, 'invalid_target');
});

test('§3 code: organization_id and scope are ignored', async () => {
  const { code, request } = await codeOf({});
  const response = await rp.exchange(code, request.verifier, { organization_id: target.organization, scope: 'openid' });
  const answer = await response.json();
  assert.equal(answer.scope, 'openid offline_access profile');
  assert.match(answer.access_token, /^[\w-]{43}$/);
});

test('§3 code: a wrong verifier is invalid_grant and does not consume the code', async () => {
  const { code, request } = await codeOf({});
  await refused(await rp.exchange(code, 'x'.repeat(43)), 400, 'invalid_grant', invalidGrant.error_description);
  assert.equal((await rp.exchange(code, request.verifier)).status, 200);
});

test('§3 code: a missing verifier is invalid_grant and does not consume the code', async () => {
  const { code, request } = await codeOf({});
  await refused(await rp.exchange(code, undefined), 400, 'invalid_grant', invalidGrant.error_description);
  assert.equal((await rp.exchange(code, request.verifier)).status, 200);
});

test('§3 code: a verifier shorter than 43 characters is invalid_request', async () => {
  const { code } = await codeOf({});
  await refused(await rp.exchange(code, 'short'), 400, 'invalid_request', 'code_verifier must be a string with a minimum length of 43 characters');
});

test('§3 code: a missing redirect_uri is invalid_request', async () => {
  const { code, request } = await codeOf({});
  const response = await rp.exchange(code, request.verifier, { redirect_uri: undefined });
  await refused(response, 400, 'invalid_request', "missing required parameter 'redirect_uri'");
});

test('§3 code: another redirect_uri is invalid_grant', async () => {
  const { code, request } = await codeOf({});
  const response = await rp.exchange(code, request.verifier, { redirect_uri: `${rp.redirectUri}x` });
  await refused(response, 400, 'invalid_grant', invalidGrant.error_description);
});

test('§3 code: an unknown code is invalid_grant', async () => {
  await refused(await rp.exchange('nonsense', 'x'.repeat(43)), 400, 'invalid_grant', invalidGrant.error_description);
});

test("§3 code: another application's code is invalid_grant", async () => {
  const { code, request } = await codeOf({});
  const response = await rp.exchange(code, request.verifier, { client_id: target.secondAppId });
  await refused(response, 400, 'invalid_grant', invalidGrant.error_description);
});

test('§3 replay: using a code twice revokes the grant, sign-ins before it in the same session included', async (t) => {
  const session = await target.session();
  const earlier = await target.tokens({}, { session });
  const later = await target.tokens({}, { session });
  await t.test('§3 replay: the second use is invalid_grant', async () => {
    await refused(await rp.exchange(later.code, later.request.verifier), 400, 'invalid_grant', invalidGrant.error_description);
  });
  await t.test('§3 replay: the refresh token of that code is dead', async () => {
    await refused(await rp.refresh(later.refresh_token), 400, 'invalid_grant');
  });
  await t.test('§3 replay: its opaque access token is dead', async () => {
    assert.equal((await rp.userinfo(later.access_token)).status, 401);
  });
  await t.test('§3 replay: the tokens of the earlier sign-in are dead too', async () => {
    await refused(await rp.refresh(earlier.refresh_token), 400, 'invalid_grant');
    assert.equal((await rp.userinfo(earlier.access_token)).status, 401);
  });
});
