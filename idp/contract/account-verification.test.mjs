import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount, refusal } from './account.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const account = await openAccount(target);
const denied = '401 verification_record.permission_denied';

test('§A3 password: 201 with a record of ten minutes', async () => {
  const response = await account.send('POST', '/verifications/password', { body: { password: target.password } });
  const { verificationRecordId, expiresAt } = await response.json();
  assert.equal(response.status, 201);
  assert.match(verificationRecordId, /^[\w-]{21}$/);
  const minutes = (new Date(expiresAt) - Date.now()) / 60_000;
  assert.ok(minutes > 8 && minutes < 11, expiresAt);
});

test('§A3 password: no scope beyond openid is needed', async () => {
  const small = await openAccount(target, { scope: 'openid offline_access' });
  assert.ok(await small.verify(target.password));
});

test('§A3 password: a wrong one is 422 session.invalid_credentials', async () => {
  const response = await account.send('POST', '/verifications/password', { body: { password: 'certainly wrong' } });
  assert.equal(await refusal(response), '422 session.invalid_credentials');
});

for (const body of [{ password: '' }, {}]) {
  test(`§A3 password: ${JSON.stringify(body)} is 400 guard.invalid_input`, async () => {
    assert.equal(await refusal(await account.send('POST', '/verifications/password', { body })), '400 guard.invalid_input');
  });
}

test('§A3 header: missing or unknown is 401 verification_record.permission_denied', async () => {
  for (const verification of [undefined, 'unknown']) {
    assert.equal(await refusal(await account.get('/my-account/sessions', { verification })), denied);
  }
});

test('§A3 header: one record is good for any number of calls, with every token of the person', async () => {
  const verification = await account.verify(target.password);
  const other = await openAccount(target);
  for (const one of [account, account, other]) {
    assert.equal((await one.get('/my-account/sessions', { verification })).status, 200);
  }
});

test('§A3 header: a social record does not do', async () => {
  target.localOnly('the id of the connector');
  const body = { connectorId: 'local-wecom-connector', state: 's', redirectUri: 'https://app.example.test/account' };
  const { verificationRecordId } = await (await account.send('POST', '/verifications/social', { body })).json();
  assert.equal(await refusal(await account.get('/my-account/sessions', { verification: verificationRecordId })), denied);
});

test('§A3 header: where it is not needed it is ignored', async () => {
  assert.equal((await account.get('/my-account', { verification: 'unknown' })).status, 200);
});

test('§A7 codes: without a connector they are 501 connector.not_found', async () => {
  const body = { identifier: { type: 'email', value: 'somebody@example.com' } };
  assert.equal(await refusal(await account.send('POST', '/verifications/verification-code', { body })), '501 connector.not_found');
});

test('§A7 codes: an unknown record is 400 verification_record.not_found', async () => {
  const body = { identifier: { type: 'email', value: 'somebody@example.com' }, verificationId: 'unknown', code: '123456' };
  const response = await account.send('POST', '/verifications/verification-code/verify', { body });
  assert.equal(await refusal(response), '400 verification_record.not_found');
});

for (const [what, method, path, body] of [
  ['username', 'PATCH', '/my-account', { username: 'somebody' }],
  ['the password of somebody who has one', 'POST', '/my-account/password', { password: 'correct horse battery' }],
  ['sessions', 'GET', '/my-account/sessions'],
  ['ending a session', 'DELETE', '/my-account/sessions/unknown'],
  ['grants', 'GET', '/my-account/grants'],
  ['ending a grant', 'DELETE', '/my-account/grants/unknown'],
  ['removing the e-mail address', 'DELETE', '/my-account/primary-email'],
  ['removing the telephone', 'DELETE', '/my-account/primary-phone'],
]) {
  test(`§A3 header: needed for ${what}`, async () => {
    assert.equal(await refusal(await account.send(method, path, { body })), denied);
  });
}
