import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { decode } from '../contract/relying-party.mjs';
import { openSignIn, signIn, startWithClient, tokens } from './support.mjs';

const { provider, rp } = await startWithClient();
after(() => provider.stop());
beforeEach(() => provider.control('POST', 'reset'));

const resource = 'https://api.example.com';
const everything = {
  scope: 'openid offline_access profile urn:logto:scope:organizations read write read:documents write:documents manage:members',
  resource: [resource, 'urn:logto:resource:organizations'],
};

async function refresher(options) {
  let { refresh_token: token } = await tokens(rp, { parameters: everything, ...options });
  return async (extra) => {
    const answer = await (await rp.refresh(token, extra)).json();
    token = answer.refresh_token ?? token;
    return answer;
  };
}

const change = async (person, what, body) => {
  const response = await provider.control('POST', `people/${person}/${what}`, body);
  assert.equal(response.status, 204, await response.text());
};

test('a lost role empties the scope of the next resource token; given back, it is there again', async () => {
  const refresh = await refresher({ username: 'bob' });
  await change('bob', 'organizations', {});
  assert.equal((await refresh({ resource })).scope, 'read');
  await change('bob', 'roles', { roles: [] });
  assert.equal((await refresh({ resource })).scope, '');
  await change('bob', 'roles', { roles: ['reader'] });
  assert.equal((await refresh({ resource })).scope, 'read');
});

test('a scope the person lacked at sign-in is not granted later, and asking for it is invalid_scope', async () => {
  const refresh = await refresher({ username: 'bob' });
  await change('bob', 'roles', { roles: ['editor'] });
  assert.equal((await refresh({ resource })).scope, 'read');
  const refused = await refresh({ resource, scope: 'write' });
  assert.equal(refused.error, 'invalid_scope');
  assert.equal(refused.scope, 'write');
});

test('scopes held through an organization are in a plain resource token', async () => {
  await change('kenji', 'roles', { roles: [] });
  await change('kenji', 'organizations', { 'org-acme': ['admin'] });
  const refresh = await refresher({ username: 'kenji' });
  assert.equal((await refresh({ resource })).scope, 'read write');
});

test('with organization_id only the roles there count', async () => {
  const refresh = await refresher();
  assert.equal((await refresh({ resource })).scope, 'read write');
  assert.equal((await refresh({ resource, organization_id: 'org-globex' })).scope, 'read');
  assert.equal((await refresh({ organization_id: 'org-globex' })).scope, 'read:documents');
  assert.equal((await refresh({ organization_id: 'org-acme' })).scope, 'read:documents write:documents manage:members');
});

test('leaving an organization refuses its token and shows in the claims', async () => {
  const refresh = await refresher();
  await change('alice', 'organizations', { 'org-globex': ['member'] });
  assert.equal((await refresh({ organization_id: 'org-acme' })).error_description, 'user is not a member of the organization');
  assert.deepEqual(decode((await refresh()).id_token).payload.organizations, ['org-globex']);
});

test('a suspended person: refresh is invalid_grant, the access token dead, the session of no use', async () => {
  const { browser, refresh_token: token, access_token: accessToken } = await tokens(rp);
  await change('alice', 'suspend');
  assert.equal((await (await rp.refresh(token)).json()).error, 'invalid_grant');
  assert.equal((await rp.userinfo(accessToken)).status, 401);
  const { page } = await openSignIn(rp, {}, browser);
  assert.equal(page.url.pathname, '/sign-in');
  const { end } = await signIn(rp, { browser, parameters: { prompt: 'none' }, username: 'alice' });
  assert.equal(end.url.searchParams.get('error'), 'login_required');
});

test('a suspended person who is let in again has to sign in again', async () => {
  const refresh = await refresher();
  await change('alice', 'suspend', { suspended: true });
  await change('alice', 'suspend', { suspended: false });
  assert.equal((await refresh()).error, 'invalid_grant');
  assert.ok((await tokens(rp)).access_token);
});

test('a deleted person: refresh is invalid_grant', async () => {
  const refresh = await refresher();
  assert.equal((await provider.control('DELETE', 'people/alice')).status, 204);
  assert.equal((await refresh()).error, 'invalid_grant');
  const { end } = await signIn(rp);
  assert.equal(end.response.status, 422);
});

test('access control that now denies the person: refresh is 400 access_denied', async () => {
  const { refresh_token: token } = await tokens(rp);
  await change('alice', 'access', { denied: true });
  const response = await rp.refresh(token);
  assert.equal(response.status, 400);
  assert.deepEqual(await response.json(), {
    code: 'oidc.access_denied', message: 'Access denied.', error: 'access_denied', error_description: 'Access denied.',
  });
  await change('alice', 'access', { denied: false });
  assert.equal((await rp.refresh(token)).status, 200);
});

test('access control that now denies the person: prompt=none is access_denied', async () => {
  const { browser } = await tokens(rp);
  await change('alice', 'access', {});
  const { end } = await signIn(rp, { browser, parameters: { prompt: 'none' } });
  assert.equal(end.url.searchParams.get('error'), 'access_denied');
  assert.equal(end.url.searchParams.get('error_description'), 'Access denied.');
});

test('access control at a sign-in with an earlier grant is told to the application, never a code', async () => {
  const { browser } = await tokens(rp);
  const { page } = await openSignIn(rp, { prompt: 'login' }, browser);
  await change('alice', 'access', {});
  const end = await browser.submit(page, { identifier: 'alice', password: 'alice-password' });
  assert.equal(end.url.searchParams.get('error'), 'access_denied');
});

test('rotating the key: new tokens have the new one, old ones verify, the session goes on', async () => {
  const before = await tokens(rp);
  const { keys } = await (await provider.control('POST', 'keys/rotate')).json();
  const published = await (await rp.get('/jwks')).json();
  assert.deepEqual(published.keys.map(({ kid }) => kid), keys.map(({ kid }) => kid));
  assert.equal(keys.length, 2);
  assert.equal(keys[1].kid, decode(before.id_token).header.kid);
  const answer = await (await rp.refresh(before.refresh_token)).json();
  assert.equal(decode(answer.id_token).header.kid, keys[0].kid);
  assert.equal((await rp.userinfo(before.access_token)).status, 200);
  assert.ok((await signIn(rp, { browser: before.browser, parameters: { prompt: 'none' } })).code);
});

test('rotating without keeping the previous key takes it away at once', async () => {
  const before = await tokens(rp);
  const { keys } = await (await provider.control('POST', 'keys/rotate', { keepPrevious: false })).json();
  assert.equal(keys.length, 1);
  assert.notEqual(keys[0].kid, decode(before.id_token).header.kid);
});

test('with an RSA key the provider signs RS256 and says so', async () => {
  await provider.control('POST', 'keys/rotate', { type: 'RSA' });
  const metadata = await (await rp.get('/.well-known/openid-configuration')).json();
  assert.ok(metadata.id_token_signing_alg_values_supported.includes('RS256'));
  const { id_token: token, refresh_token: refreshToken } = await tokens(rp, { parameters: everything });
  assert.equal(decode(token).header.alg, 'RS256');
  const answer = await (await rp.refresh(refreshToken, { resource })).json();
  assert.equal(decode(answer.access_token).header.alg, 'RS256');
});

test('resetting forgets people, sessions and tokens, and brings the first key back', async () => {
  const before = await tokens(rp);
  await provider.control('POST', 'keys/rotate');
  await change('alice', 'roles', { roles: [] });
  await provider.control('POST', 'reset');
  assert.equal((await (await rp.refresh(before.refresh_token)).json()).error, 'invalid_grant');
  const after2 = await tokens(rp, { parameters: everything });
  assert.equal(decode(after2.id_token).header.kid, decode(before.id_token).header.kid);
  assert.equal((await (await rp.refresh(after2.refresh_token, { resource })).json()).scope, 'read write');
});
