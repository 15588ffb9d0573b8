import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpBrowser } from './http-browser.mjs';
import { Account, openAccount, refusal } from './account.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const account = await openAccount(target);
const redirectUri = 'https://app.example.test/account/callback';
const connectorId = 'local-wecom-connector';
const state = 'a-state-of-the-application';

const post = (path, body, options) => account.send('POST', path, { body, ...options });

/** Starts a social verification and has a member scan; what comes back to the application. */
async function scan(member, as = account) {
  target.localOnly('the WeCom simulator');
  const started = await as.send('POST', '/verifications/social', { body: { connectorId, state, redirectUri } });
  const { verificationRecordId, authorizationUri } = await started.json();
  const browser = new HttpBrowser();
  const page = await browser.navigate(authorizationUri, { stopAt: redirectUri });
  const { url } = await browser.submit(page, { choice: member });
  return { verificationRecordId, connectorData: Object.fromEntries(url.searchParams) };
}

async function proven(member, as = account) {
  const { verificationRecordId, connectorData } = await scan(member, as);
  const response = await as.send('POST', '/verifications/social/verify', { body: { verificationRecordId, connectorData } });
  assert.equal(response.status, 200, await response.clone().text());
  assert.deepEqual(await response.json(), { verificationRecordId });
  return { newIdentifierVerificationRecordId: verificationRecordId };
}

/** The account of somebody who has signed in through WeCom. */
async function throughWecom(member) {
  target.localOnly('the WeCom simulator');
  const session = await target.session();
  const scope = 'openid offline_access profile email phone identities urn:logto:scope:sessions';
  const request = rp.authorization({ scope, direct_sign_in: 'social:wecom' });
  await session.visit(request.url);
  const { url } = await session.submit({ choice: member });
  const { access_token: token } = await (await rp.exchange(url.searchParams.get('code'), request.verifier)).json();
  return new Account(rp, token);
}

test('§A6 start: 201 with the address at WeCom, which returns to the page of the application', async () => {
  target.localOnly('the id of the connector');
  const response = await post('/verifications/social', { connectorId, state, redirectUri });
  const { verificationRecordId, authorizationUri, expiresAt } = await response.json();
  assert.equal(response.status, 201);
  assert.ok(verificationRecordId && new Date(expiresAt) > new Date());
  const { pathname, searchParams, hash } = new URL(authorizationUri);
  assert.match(pathname, /\/wwopen\/sso\/qrConnect$/);
  assert.equal(searchParams.get('redirect_uri'), redirectUri);
  assert.equal(searchParams.get('state'), state);
  assert.equal(hash, '#wechat_redirect');
});

test('§A6 start: inside the WeCom app, its authorization page', async () => {
  target.localOnly('the id of the connector');
  const response = await post('/verifications/social', { connectorId, state, redirectUri }, { headers: { 'user-agent': 'wxwork/4.1' } });
  assert.match((await response.json()).authorizationUri, /\/connect\/oauth2\/authorize\?/);
});

test('§A6 start: the target is not the id of the connector: 422 session.invalid_connector_id', async () => {
  assert.equal(await refusal(await post('/verifications/social', { connectorId: 'wecom', state, redirectUri })), '422 session.invalid_connector_id');
});

test('§A6 start: state and redirectUri are required', async () => {
  assert.equal(await refusal(await post('/verifications/social', { connectorId, redirectUri })), '400 guard.invalid_input');
  assert.equal(await refusal(await post('/verifications/social', { connectorId, state })), '400 guard.invalid_input');
});

test('§A6 verify: a refusal, which has no code, is 400 connector.general', async () => {
  const body = await scan('');
  assert.equal(body.connectorData.code, undefined);
  assert.equal(await refusal(await post('/verifications/social/verify', body)), '400 connector.general');
});

test('§A6 verify: a wrong code is 400 connector.general with what WeCom said', async () => {
  const body = await scan('');
  const response = await post('/verifications/social/verify', { ...body, connectorData: { code: 'wrong' } });
  const { code, data } = await response.json();
  assert.deepEqual([response.status, code, data], [400, 'connector.general', { errcode: 40029, errorDescription: 'invalid code' }]);
});

test('§A6 verify: state is not compared, and the record is bound to nobody', async () => {
  const { verificationRecordId, connectorData } = await scan('sato');
  const other = await openAccount(target, {}, target.foreign ? {} : { username: 'bob', password: 'bob-password' });
  const body = { verificationRecordId, connectorData: { ...connectorData, state: 'another' } };
  assert.equal((await other.send('POST', '/verifications/social/verify', { body })).status, 200);
});

for (const verificationRecordId of ['unknown', undefined]) {
  test(`§A6 verify: ${verificationRecordId === undefined ? 'a password record' : 'an unknown record'} is 400 verification_record.not_found`, async () => {
    const id = verificationRecordId ?? await account.verify(target.password);
    const response = await post('/verifications/social/verify', { verificationRecordId: id, connectorData: { code: 'x' } });
    assert.equal(await refusal(response), '400 verification_record.not_found');
  });
}

test('§A6 link: 204, then the identity is in the account; unlink: 204, then 404', async () => {
  const verification = await account.verify(target.password);
  assert.equal((await post('/my-account/identities', await proven('sato'), { verification })).status, 204);
  const { identities } = await account.show();
  assert.equal(identities.wecom.userId, 'sato');
  assert.equal(identities.wecom.details.name, '佐藤 美咲');
  const again = await post('/my-account/identities', await proven('sato'), { verification });
  assert.equal(await refusal(again), '400 user.identity_already_in_use');
  const replaced = await account.send('PUT', '/my-account/identities', { body: await proven('sato'), verification });
  assert.equal(replaced.status, 204);
  const remove = () => account.send('DELETE', '/my-account/identities/wecom', { verification });
  assert.equal((await remove()).status, 204);
  assert.equal(await refusal(await remove()), '404 user.identity_not_exist');
});

test('§A6 link: an identity of somebody else is 422 user.identity_already_in_use', async () => {
  const verification = await account.verify(target.password);
  for (const method of ['POST', 'PUT']) {
    const response = await account.send(method, '/my-account/identities', { body: await proven('chenxiaoli'), verification });
    assert.equal(await refusal(response), '422 user.identity_already_in_use');
  }
});

test('§A6 link: a record that proves nothing is 400 verification_record.not_found', async () => {
  const verification = await account.verify(target.password);
  const { verificationRecordId } = await scan('');
  for (const id of [verificationRecordId, verification, 'unknown']) {
    const response = await post('/my-account/identities', { newIdentifierVerificationRecordId: id }, { verification });
    assert.equal(await refusal(response), '400 verification_record.not_found');
  }
});

test('§A6 unlink: the last identifier is 400 user.last_sign_in_method_required; a password does not count', async () => {
  const only = await throughWecom('liuyang');
  const remove = (verification) => only.send('DELETE', '/my-account/identities/wecom', { verification });
  assert.equal(await refusal(await remove()), '400 user.last_sign_in_method_required');
  const password = 'Peach-and-9-cranes';
  assert.equal((await only.send('POST', '/my-account/password', { body: { password } })).status, 204);
  assert.equal(await refusal(await remove(await only.verify(password))), '400 user.last_sign_in_method_required');
});

test('§A3 people: through WeCom only: the first password without the header, the rest after it', async () => {
  const only = await throughWecom('sato');
  const before = await only.show();
  assert.deepEqual([before.hasPassword, before.hasSecurityVerificationMethod], [false, false]);
  const denied = '401 verification_record.permission_denied';
  assert.equal(await refusal(await only.get('/my-account/sessions')), denied);
  assert.equal(await refusal(await only.send('PATCH', '/my-account', { body: { username: 'sato' } })), denied);
  assert.equal(await refusal(await only.send('POST', '/verifications/password', { body: { password: 'x' } })), '422 session.invalid_credentials');
  const password = 'Peach-and-9-cranes';
  assert.equal((await only.send('POST', '/my-account/password', { body: { password } })).status, 204);
  assert.equal(await refusal(await only.send('POST', '/my-account/password', { body: { password: `${password}!` } })), denied);
  const verification = await only.verify(password);
  assert.equal((await only.send('PATCH', '/my-account', { body: { username: 'sato' }, verification })).status, 200);
  assert.equal((await only.get('/my-account/sessions', { verification })).status, 200);
});

test('§A3 people: with an e-mail address WeCom gave and no password, even the first password needs the header', async () => {
  const stuck = await throughWecom('zhangwei');
  const before = await stuck.show();
  assert.deepEqual([before.hasPassword, before.hasSecurityVerificationMethod], [false, true]);
  const response = await stuck.send('POST', '/my-account/password', { body: { password: 'Peach-and-9-cranes' } });
  assert.equal(await refusal(response), '401 verification_record.permission_denied');
});
