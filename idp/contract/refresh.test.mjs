import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as elapsed } from 'node:timers/promises';
import { decode } from './relying-party.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const afterLeeway = () => elapsed(3500);

/** Tokens of a session of their own, so that a revoked grant harms no other test. */
const fresh = (parameters = target.everything) => target.tokens(parameters);

async function json(response, status = 200) {
  const body = await response.json();
  assert.equal(response.status, status, JSON.stringify(body));
  return body;
}

const shared = await fresh({ ...target.everything, nonce: 'n-1' });
let current = shared.refresh_token;

/** Refreshes the shared session; the rotated token is kept for the next test. */
async function next(extra) {
  const answer = await json(await rp.refresh(current, extra));
  current = answer.refresh_token;
  return answer;
}

test('§3 refresh: without resource, an opaque token and a new ID token', async () => {
  const answer = await next();
  assert.match(answer.access_token, /^[\w-]{43}$/);
  assert.ok(answer.id_token);
});

test('§3 refresh: a new refresh token each time', async () => {
  const before = current;
  await next();
  assert.notEqual(current, before);
});

test('§3 refresh: scope is that of the sign-in, without those of resources', async () => {
  const { scope } = await next();
  assert.equal(scope, shared.scope);
});

test('§3 refresh: the nonce of the sign-in is in the refreshed ID token', async () => {
  assert.equal(decode((await next()).id_token).payload.nonce, 'n-1');
});

test('§3 refresh: resource gives its JWT and scopes, and still an ID token', async () => {
  const answer = await next({ resource: target.resource });
  assert.equal(answer.scope, target.resourceScopes.join(' '));
  assert.equal(decode(answer.access_token).payload.aud, target.resource);
  assert.ok(answer.id_token);
});

test('§3 refresh: a scope without openid gives the resource token and no ID token', async () => {
  const [scope] = target.resourceScopes;
  const answer = await next({ resource: target.resource, scope });
  assert.equal(answer.scope, scope);
  assert.equal(answer.id_token, undefined);
});

test('§3 refresh: a narrower scope narrows the claims of the ID token', async () => {
  const { id_token: token } = await next({ scope: 'openid profile' });
  assert.equal(decode(token).payload.email, undefined);
  assert.ok('name' in decode(token).payload);
});

test('§3 refresh: the narrowed scope does not stick to the next refresh token', async () => {
  await next({ scope: 'openid' });
  assert.equal((await next()).scope, shared.scope);
});

test('§3 refresh: a scope the refresh token lacks is invalid_scope, told exactly', async () => {
  const body = await json(await rp.refresh(current, { scope: 'openid phone' }), 400);
  assert.deepEqual(body, {
    code: 'oidc.invalid_scope',
    message: 'Invalid scope: {{error_description}}.',
    error: 'invalid_scope',
    error_description: 'refresh token missing requested scope',
    scope: 'phone',
  });
  await next();
});

test('§3 refresh: a missing refresh_token is invalid_request', async () => {
  const body = await json(await rp.refresh(undefined), 400);
  assert.equal(body.error_description, "missing required parameter 'refresh_token'");
});

test("§3 refresh: another application's refresh token is invalid_grant", async () => {
  const response = await rp.refresh(current, { client_id: target.secondAppId });
  assert.equal((await json(response, 400)).error, 'invalid_grant');
  await next();
});

test('§3 rotation: five refreshes at once all succeed, with five different tokens', async () => {
  const { refresh_token: token } = await fresh({});
  const answers = await Promise.all(Array.from({ length: 5 }, async () => json(await rp.refresh(token))));
  assert.equal(new Set(answers.map((answer) => answer.refresh_token)).size, 5);
});

test('§3 rotation: the rotated token keeps the expiry of the first', async () => {
  const introspect = async (token) => json(await rp.post('/token/introspection', { client_id: rp.appId, token }));
  const { refresh_token: token } = await fresh({});
  const { exp } = await introspect(token);
  await elapsed(2200);
  const { refresh_token: rotated } = await json(await rp.refresh(token));
  assert.ok(exp);
  // One that is good for as long as the first was would end two seconds later; whole seconds may be one off.
  assert.ok((await introspect(rotated)).exp - exp <= 1);
});

test('§3 rotation: reuse after the leeway', async (t) => {
  const signedIn = await fresh({});
  const rotated = await json(await rp.refresh(signedIn.refresh_token));
  await t.test('§3 rotation: within 3 s the old token is honoured', async () => {
    await json(await rp.refresh(signedIn.refresh_token));
  });
  await afterLeeway();
  await t.test('§3 rotation: the rotated token still works before any reuse', async () => {
    Object.assign(rotated, await json(await rp.refresh(rotated.refresh_token)));
  });
  await t.test('§3 rotation: after 3 s reuse is invalid_grant', async () => {
    assert.equal((await json(await rp.refresh(signedIn.refresh_token), 400)).error, 'invalid_grant');
  });
  await t.test('§3 rotation: and revokes the grant: the current refresh token is dead', async () => {
    assert.equal((await json(await rp.refresh(rotated.refresh_token), 400)).error, 'invalid_grant');
  });
  await t.test('§3 rotation: the current opaque access token is dead too', async () => {
    assert.equal((await rp.userinfo(rotated.access_token)).status, 401);
  });
});

test('§3 refresh: invalid_target rotates the token away', async (t) => {
  const signedIn = await fresh({});
  await t.test('§3 refresh: an unknown resource is invalid_target', async () => {
    const body = await json(await rp.refresh(signedIn.refresh_token, { resource: 'https://unknown.example.test' }), 400);
    assert.equal(body.error, 'invalid_target');
    assert.equal(body.error_description, 'resource indicator is missing, or unknown');
  });
  await t.test('§3 refresh: a resource that was not asked for at sign-in is invalid_target', async () => {
    assert.equal((await json(await rp.refresh(signedIn.refresh_token, { resource: target.resource }), 400)).error, 'invalid_target');
  });
  await t.test('§3 refresh: within 3 s the token it was sent with still works', async () => {
    await json(await rp.refresh(signedIn.refresh_token));
  });
  await afterLeeway();
  await t.test('§3 refresh: after 3 s it is invalid_grant', async () => {
    assert.equal((await json(await rp.refresh(signedIn.refresh_token), 400)).error, 'invalid_grant');
  });
});
