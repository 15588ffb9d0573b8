import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount, refusal } from './account.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const account = await openAccount(target);
const verification = await account.verify(target.password);

const sessions = async (as = account) => (await (await as.get('/my-account/sessions', { verification })).json()).sessions;
const current = async (as = account) => (await sessions(as)).find(({ isCurrent }) => isCurrent);
const grants = async (query = '') => (await (await account.get(`/my-account/grants${query}`, { verification })).json()).grants;
const end = (as, query = '', uid = undefined) => async () => {
  const id = uid ?? (await current(as)).payload.uid;
  return account.send('DELETE', `/my-account/sessions/${id}${query}`, { verification });
};

test('§A8 sessions: one entry of this browser is current, and says how it began', async () => {
  const all = await sessions();
  assert.equal(all.filter(({ isCurrent }) => isCurrent).length, 1);
  const { payload, lastSubmission, clientId, accountId, expiresAt } = await current();
  assert.deepEqual([payload.kind, payload.accountId, accountId, clientId], ['Session', accountId, (await account.show()).id, rp.appId]);
  assert.equal(Math.floor(expiresAt / 1000), payload.exp);
  assert.ok(payload.loginTs <= payload.exp && payload.uid && payload.jti);
  assert.ok(payload.authorizations[rp.appId].grantId);
  assert.equal(lastSubmission.interactionEvent, 'SignIn');
  assert.equal(lastSubmission.verificationRecords[0].type, 'Password');
  assert.ok(lastSubmission.signInContext.ip && lastSubmission.signInContext.userAgent);
});

test('§A8 sessions: it is current for refreshed tokens too', async () => {
  const { access_token: token } = await (await rp.refresh(account.signedIn.refresh_token)).json();
  const { sessions: all } = await (await account.get('/my-account/sessions', { verification, token })).json();
  assert.equal(all.find(({ isCurrent }) => isCurrent).payload.uid, (await current()).payload.uid);
});

test('§A8 sessions: ended, its tokens live on and only single sign-on is over', async () => {
  const other = await openAccount(target);
  assert.equal((await end(other)()).status, 204);
  assert.equal((await other.get('/my-account')).status, 200);
  assert.equal((await rp.refresh(other.signedIn.refresh_token)).status, 200);
  const silent = await target.signIn({ prompt: 'none' }, { session: other.signedIn.session });
  assert.equal(silent.callback.searchParams.get('error'), 'login_required');
});

for (const revoke of ['all', 'firstParty']) {
  test(`§A8 sessions: ended with revokeGrantsTarget=${revoke}, its tokens die`, async () => {
    const other = await openAccount(target);
    assert.equal((await end(other, `?revokeGrantsTarget=${revoke}`)()).status, 204);
    assert.equal(await refusal(await other.get('/my-account')), '401 auth.unauthorized');
    assert.equal((await (await rp.refresh(other.signedIn.refresh_token)).json()).error, 'invalid_grant');
  });
}

test('§A8 sessions: ended ones vanish, and tokens without offline access die with them', async () => {
  const other = await openAccount(target, { scope: 'openid profile urn:logto:scope:sessions' });
  const { uid } = (await current(other)).payload;
  assert.equal((await end(other)()).status, 204);
  assert.ok(!(await sessions()).some(({ payload }) => payload.uid === uid));
  assert.equal(await refusal(await other.get('/my-account')), '401 auth.unauthorized');
});

test('§A8 sessions: an unknown one is 400 oidc.session_not_found', async () => {
  assert.equal(await refusal(await end(account, '', 'unknown')()), '400 oidc.session_not_found');
});

test('§A8 sessions: that of somebody else is 400 oidc.invalid_session_account_id', async () => {
  target.localOnly('another person');
  const bob = await openAccount(target, {}, { username: 'bob', password: 'bob-password' });
  const own = await bob.verify('bob-password');
  const { sessions: his } = await (await bob.get('/my-account/sessions', { verification: own })).json();
  const response = await end(account, '', his[0].payload.uid)();
  const { code, data } = await response.json();
  assert.deepEqual([response.status, code, data.status], [400, 'oidc.invalid_session_account_id', 404]);
});

test('§A8 grants: one with its application and its scopes', async () => {
  const { grantId } = (await current()).payload.authorizations[rp.appId];
  const grant = (await grants()).find(({ id }) => id === grantId);
  assert.equal(grant.payload.kind, 'Grant');
  assert.equal(grant.payload.clientId, rp.appId);
  assert.match(grant.payload.openid.scope, /\bopenid\b/);
  assert.equal(grant.application.id, rp.appId);
  assert.ok(grant.application.name);
  assert.equal(Math.floor(grant.expiresAt / 1000), grant.payload.exp);
});

test('§A8 grants: appType chooses', async () => {
  assert.ok((await grants('?appType=firstParty')).length > 0);
  assert.ok(!(await grants('?appType=thirdParty')).some(({ application }) => application.id === rp.appId));
});

test('§A8 grants: ended, its tokens die and the browser behind it is signed out', async () => {
  const other = await openAccount(target);
  const { uid, authorizations } = (await current(other)).payload;
  const remove = (id) => account.send('DELETE', `/my-account/grants/${id}`, { verification });
  assert.equal((await remove(authorizations[rp.appId].grantId)).status, 204);
  assert.equal(await refusal(await other.get('/my-account')), '401 auth.unauthorized');
  assert.deepEqual((await sessions()).find(({ payload }) => payload.uid === uid).payload.authorizations, {});
  const silent = await target.signIn({ prompt: 'none' }, { session: other.signedIn.session });
  assert.equal(silent.callback.searchParams.get('error'), 'login_required');
  assert.equal(await refusal(await remove(authorizations[rp.appId].grantId)), '404 oidc.invalid_grant');
});

test('§A9 factors: a list, empty where there are none', async () => {
  const response = await account.get('/my-account/mfa-verifications');
  assert.equal(response.status, 200);
  assert.ok(Array.isArray(await response.json()));
});

test('§A9 factors: id, createdAt and type, and how many backup codes remain', async () => {
  target.localOnly('a person with factors');
  const mina = await openAccount(target, {}, { username: 'mina', password: 'mina-password' });
  const factors = await (await mina.get('/my-account/mfa-verifications')).json();
  assert.deepEqual(factors.map(({ type, remainCodes }) => [type, remainCodes]), [['Totp', undefined], ['BackupCode', 9]]);
  assert.ok(factors.every(({ id, createdAt }) => id && new Date(createdAt).toISOString() === createdAt));
});
