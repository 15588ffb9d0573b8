import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { Account, refusal } from '../contract/account.mjs';
import { startWithClient, tokens } from './support.mjs';

const { provider, rp } = await startWithClient();
after(() => provider.stop());
beforeEach(() => provider.control('POST', 'reset'));

const scope = 'openid offline_access profile email phone custom_data identities address urn:logto:scope:sessions';

async function accountOf(username, asked = scope) {
  const { access_token: token, refresh_token: refreshToken } = await tokens(rp, { username, parameters: { scope: asked } });
  return Object.assign(new Account(rp, token), { refreshToken });
}

async function settings(body) {
  const response = await provider.control('POST', 'account-center', body);
  assert.equal(response.status, 204, await response.text());
}

async function change(person, what, body) {
  const response = await provider.control('POST', `people/${person}/${what}`, body);
  assert.equal(response.status, 204, await response.text());
}

test('disabled, everything is 400 account_center.not_enabled, but a bad token still 401', async () => {
  const alice = await accountOf('alice');
  await settings({ enabled: false });
  const verify = () => alice.send('POST', '/verifications/password', { body: { password: 'alice-password' } });
  for (const response of [await alice.get('/my-account'), await verify()]) {
    assert.equal(await refusal(response), '400 account_center.not_enabled');
  }
  assert.equal(await refusal(await alice.get('/my-account', { token: 'x' })), '401 auth.unauthorized');
  assert.equal((await (await alice.get('/.well-known/account-center', { token: '' })).json()).enabled, false);
});

const members = {
  name: 'name', avatar: 'avatar', username: 'username', email: 'primaryEmail', phone: 'primaryPhone',
  password: 'hasPassword', social: 'identities', customData: 'customData', profile: 'profile',
};

for (const [field, member] of Object.entries(members)) {
  test(`the field ${field}: off, ${member} is not in the account; read only, it is`, async () => {
    const alice = await accountOf('alice');
    await settings({ fields: { [field]: 'Off' } });
    assert.ok(!Object.hasOwn(await alice.show(), member));
    await settings({ fields: { [field]: 'ReadOnly' } });
    assert.ok(Object.hasOwn(await alice.show(), member));
  });
}

for (const [field, method, path, body] of [
  ['name', 'PATCH', '/my-account', { name: 'A', customData: {} }],
  ['customData', 'PATCH', '/my-account', { name: 'A', customData: {} }],
  ['username', 'PATCH', '/my-account', { username: 'somebody' }],
  ['profile', 'PATCH', '/my-account/profile', { nickname: 'A' }],
  ['password', 'POST', '/my-account/password', { password: 'Peach-and-9-cranes' }],
  ['social', 'POST', '/my-account/identities', { newIdentifierVerificationRecordId: 'x' }],
  ['social', 'DELETE', '/my-account/identities/wecom'],
  ['email', 'DELETE', '/my-account/primary-email'],
  ['session', 'DELETE', '/my-account/sessions/x'],
]) {
  test(`the field ${field}, off or read only: ${method} ${path} is 400 account_center.field_not_editable and changes nothing`, async () => {
    const alice = await accountOf('alice');
    const verification = await alice.verify('alice-password');
    const before = await alice.show();
    for (const state of ['Off', 'ReadOnly']) {
      await settings({ fields: { [field]: state } });
      assert.equal(await refusal(await alice.send(method, path, { body, verification })), '400 account_center.field_not_editable');
    }
    await settings({});
    assert.deepEqual(await alice.show(), before);
  });
}

for (const [field, path] of [['session', 'sessions'], ['session', 'grants'], ['mfa', 'mfa-verifications']]) {
  test(`the field ${field}: off, ${path} are 400 account_center.field_not_enabled; read only, they are listed`, async () => {
    const alice = await accountOf('alice');
    const verification = await alice.verify('alice-password');
    await settings({ fields: { [field]: 'Off' } });
    assert.equal(await refusal(await alice.get(`/my-account/${path}`, { verification })), '400 account_center.field_not_enabled');
    await settings({ fields: { [field]: 'ReadOnly' } });
    assert.equal((await alice.get(`/my-account/${path}`, { verification })).status, 200);
  });
}

test('a verification record ends after ten minutes, or by the control', async () => {
  const alice = await accountOf('alice');
  const ask = async (verification) => (await alice.get('/my-account/sessions', { verification })).status;
  const first = await alice.verify('alice-password');
  await provider.control('POST', 'clock', { offset: 590 });
  assert.equal(await ask(first), 200);
  await provider.control('POST', 'clock', { offset: 610 });
  assert.equal(await ask(first), 401);
  const second = await alice.verify('alice-password');
  assert.equal(await ask(second), 200);
  assert.equal((await provider.control('POST', 'verifications/expire')).status, 204);
  assert.equal(await ask(second), 401);
});

test('a record of somebody else is 401', async () => {
  const [alice, bob] = [await accountOf('alice'), await accountOf('bob')];
  const verification = await bob.verify('bob-password');
  assert.equal(await refusal(await alice.get('/my-account/sessions', { verification })), '401 verification_record.permission_denied');
});

test('after too many wrong passwords the right one is refused too, a record in hand is not, and an hour helps', async () => {
  const alice = await accountOf('alice');
  const verification = await alice.verify('alice-password');
  await settings({ passwordAttempts: 3 });
  const attempt = async (password) => refusal(await alice.send('POST', '/verifications/password', { body: { password } }));
  const blocked = '400 session.verification_blocked_too_many_attempts';
  assert.equal(await attempt('wrong'), '422 session.invalid_credentials');
  assert.equal(await attempt('wrong'), '422 session.invalid_credentials');
  assert.equal(await attempt('wrong'), blocked);
  assert.equal(await attempt('alice-password'), blocked);
  assert.equal((await alice.get('/my-account/sessions', { verification })).status, 200);
  await provider.control('POST', 'clock', { offset: 3500 });
  assert.equal(await attempt('alice-password'), blocked);
  await provider.control('POST', 'clock', { offset: 3700 });
  const { access_token: token } = await (await rp.refresh(alice.refreshToken)).json();
  assert.ok(await new Account(rp, token).verify('alice-password'));
});

test('a suspended person, or one deleted, has no account', async () => {
  const [alice, bob] = [await accountOf('alice'), await accountOf('bob')];
  await change('alice', 'suspend', {});
  await provider.control('DELETE', 'people/bob');
  for (const one of [alice, bob]) assert.equal(await refusal(await one.get('/my-account')), '401 auth.unauthorized');
});

test('the last identifier stays: username, e-mail address and telephone', async () => {
  await change('kenji', 'account', { username: null, email: 'kenji@example.com', phone: '819012345678' });
  const { access_token: token } = await tokens(rp, { username: 'kenji@example.com', password: 'kenji-password', parameters: { scope } });
  const kenji = new Account(rp, token);
  const verification = await kenji.verify('kenji-password');
  const remove = (what) => kenji.send('DELETE', `/my-account/${what}`, { verification });
  assert.equal((await remove('primary-phone')).status, 204);
  assert.equal((await remove('primary-phone')).status, 204);
  assert.equal(await refusal(await remove('primary-email')), '400 user.last_sign_in_method_required');
  const named = await kenji.send('PATCH', '/my-account', { body: { username: 'kenji' }, verification });
  assert.equal(named.status, 200);
  assert.equal((await remove('primary-email')).status, 204);
  const unnamed = await kenji.send('PATCH', '/my-account', { body: { username: null }, verification });
  assert.equal(await refusal(unnamed), '400 user.last_sign_in_method_required');
});

test('factors given by the control are listed, and open an organization that requires MFA', async () => {
  const organizations = 'openid offline_access identities urn:logto:scope:organizations';
  const alice = await accountOf('alice', organizations);
  const enter = async (token) => rp.refresh(token, { organization_id: 'org-vault' });
  assert.equal((await enter(alice.refreshToken)).status, 403);
  await change('alice', 'mfa', { factors: ['Totp'] });
  const factors = await (await alice.get('/my-account/mfa-verifications')).json();
  assert.deepEqual(factors.map(({ type }) => type), ['Totp']);
  assert.equal((await enter(alice.refreshToken)).status, 200);
});

test('somebody with hundreds of organizations gets them all', async () => {
  const parameters = { scope: 'openid offline_access urn:logto:scope:organizations' };
  const { access_token: token } = await tokens(rp, { username: 'olivia', parameters });
  const { organizations, organization_data: data } = await (await rp.userinfo(token)).json();
  assert.ok(organizations.length > 300);
  assert.equal(data.length, organizations.length);
});

test('everything is as before after a reset', async () => {
  await settings({ enabled: false, fields: { name: 'Off' }, passwordAttempts: 1 });
  await provider.control('POST', 'reset');
  const alice = await accountOf('alice');
  assert.equal((await alice.show()).name, 'Alice Adams');
});
