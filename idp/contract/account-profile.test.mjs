import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount, refusal } from './account.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const account = await openAccount(target);
const before = await account.show();
const patch = (body, options) => account.send('PATCH', '/my-account', { body, ...options });
const refused = async (body, options) => refusal(await patch(body, options));

test('§A4 account: what all scopes show', () => {
  assert.deepEqual(Object.keys(before).sort(), [
    'applicationId', 'avatar', 'cimdClientId', 'createdAt', 'customData', 'hasPassword', 'hasSecurityVerificationMethod', 'id',
    'identities', 'isSuspended', 'lastSignInAt', 'name', 'primaryEmail', 'primaryPhone', 'profile', 'updatedAt', 'username',
  ]);
  assert.equal(before.hasPassword, true);
  assert.equal(before.hasSecurityVerificationMethod, true);
});

test('§A4 account: times are in milliseconds, a telephone has no +', () => {
  for (const at of [before.createdAt, before.updatedAt, before.lastSignInAt]) assert.ok(at > 1_000_000_000_000, at);
  assert.match(before.primaryPhone ?? '0', /^\d+$/);
});

for (const [scope, members] of [
  ['email', ['primaryEmail']],
  ['phone', ['primaryPhone']],
  ['custom_data', ['customData']],
  ['identities', ['identities']],
  ['profile', ['username', 'name', 'avatar', 'lastSignInAt', 'createdAt', 'updatedAt', 'profile', 'applicationId', 'cimdClientId', 'isSuspended', 'hasPassword']],
]) {
  test(`§A4 account: the scope ${scope} gives ${members.join(', ')}`, async () => {
    const one = await openAccount(target, { scope: `openid offline_access ${scope}` });
    assert.deepEqual(Object.keys(await one.show()).sort(), ['id', 'hasSecurityVerificationMethod', ...members].sort());
  });
}

test('§A4 account: a PATCH answers with the account, changed', async () => {
  const response = await patch({ name: ' <b>王</b> ', avatar: 'https://a.example/p.png', customData: { a: { b: 1 } } });
  const after = await response.json();
  assert.equal(response.status, 200);
  assert.deepEqual([after.name, after.avatar, after.customData], [' <b>王</b> ', 'https://a.example/p.png', { a: { b: 1 } }]);
  assert.deepEqual(await account.show(), after);
});

test('§A4 account: an empty name is stored as null', async () => {
  assert.equal((await (await patch({ name: '' })).json()).name, null);
});

test('§A4 account: customData is replaced whole', async () => {
  await patch({ customData: { a: { b: 1, c: 2 }, d: 3 } });
  assert.deepEqual((await (await patch({ customData: { a: { b: 9 } } })).json()).customData, { a: { b: 9 } });
});

test('§A4 account: data: and javascript: pictures are accepted', async () => {
  for (const avatar of ['data:image/gif;base64,AAAA', 'javascript:alert(1)']) {
    assert.equal((await (await patch({ avatar })).json()).avatar, avatar);
  }
});

for (const [what, body, expected] of [
  ['a name of 129 characters', { name: 'x'.repeat(129) }, '422 entity.value_too_long'],
  ['a picture without an address', { avatar: '' }, '400 guard.invalid_input'],
  ['a picture of a relative address', { avatar: '/p.png' }, '400 guard.invalid_input'],
  ['a picture of 2049 characters', { avatar: `https://a.example/${'x'.repeat(2031)}` }, '422 entity.value_too_long'],
  ['customData null', { customData: null }, '400 guard.invalid_input'],
  ['customData of a list', { customData: [] }, '400 guard.invalid_input'],
  ['nothing', {}, '422 entity.invalid_input'],
  ['nothing known', { primaryEmail: 'a@example.com' }, '422 entity.invalid_input'],
  ['a malformed username', { username: '1a' }, '400 guard.invalid_input'],
]) {
  test(`§A4 account: ${what} is ${expected}`, async () => assert.equal(await refused(body), expected));
}

test('§A4 username: with the header, the own one again is 200, a taken one 422', async () => {
  const verification = await account.verify(target.password);
  assert.equal((await patch({ username: before.username }, { verification })).status, 200);
  target.localOnly('another username');
  assert.equal(await refused({ username: 'bob' }, { verification }), '422 user.username_already_in_use');
  assert.equal((await (await patch({ username: 'Alice' }, { verification })).json()).username, 'Alice');
  assert.equal((await patch({ username: before.username }, { verification })).status, 200);
});

test('§A4 username: refused, it takes the rest of the change with it', async () => {
  const { name } = await account.show();
  assert.equal(await refused({ name: 'Somebody', username: 'somebody' }), '401 verification_record.permission_denied');
  assert.equal((await account.show()).name, name);
});

test('§A4 profile: members merge, the address is replaced, and the answer is the profile alone', async () => {
  const change = async (body) => (await account.send('PATCH', '/my-account/profile', { body })).json();
  await change({ givenName: 'Acct', address: { locality: 'Berlin', country: 'DE' } });
  const after = await change({ nickname: '', birthdate: 'not a date', address: { locality: 'Bonn' }, unknown: 1 });
  assert.deepEqual([after.givenName, after.nickname, after.birthdate, after.address, after.unknown], ['Acct', '', 'not a date', { locality: 'Bonn' }, undefined]);
  assert.equal((await account.show()).profile.nickname, '');
});

test('§A4 profile: null is 400, an empty change 200', async () => {
  const change = (body) => account.send('PATCH', '/my-account/profile', { body });
  assert.equal(await refusal(await change({ nickname: null })), '400 guard.invalid_input');
  assert.equal((await change({})).status, 200);
});

test('§A4 profile: the address needs its scope', async () => {
  const one = await openAccount(target, { scope: 'openid offline_access profile' });
  const change = (body) => one.send('PATCH', '/my-account/profile', { body });
  assert.equal(await refusal(await change({ address: { locality: 'Bonn' } })), '400 auth.unauthorized');
  assert.equal((await one.show()).profile.address, undefined);
});

test('§A4 account: null takes a name and a picture away, and all can be put back', async () => {
  const cleared = await (await patch({ name: null, avatar: null })).json();
  assert.deepEqual([cleared.name, cleared.avatar], [null, null]);
  const { name, avatar, customData } = before;
  const restored = await (await patch({ name, avatar, customData })).json();
  assert.deepEqual([restored.name, restored.avatar, restored.customData], [name, avatar, customData]);
});
