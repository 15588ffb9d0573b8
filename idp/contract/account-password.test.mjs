import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount, refusal } from './account.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const account = await openAccount(target);
const verification = await account.verify(target.password);
const set = (password, options = { verification }) => account.send('POST', '/my-account/password', { body: { password }, ...options });

for (const [password, codes] of [
  ['short', ['too_short']],
  ['aaaaaaaaaa', ['restricted.repetition']],
  ['12345678', ['restricted.sequence']],
  ['密码密码密码密码', ['unsupported_characters']],
  ['x'.repeat(257), ['too_long', 'restricted.repetition']],
  ['aaa', ['too_short', 'restricted.repetition']],
]) {
  test(`§A5 password: ${password.slice(0, 12)} is 422 password.rejected for ${codes.join(', ')}`, async () => {
    const response = await set(password);
    const { code, data } = await response.json();
    assert.deepEqual([response.status, code], [422, 'password.rejected']);
    assert.deepEqual(data.map((issue) => issue.code).sort(), codes.map((one) => `password_rejected.${one}`).sort());
  });
}

test('§A5 password: too short says how long', async () => {
  const { data } = await (await set('Xk3!p')).json();
  assert.deepEqual(data, [{ code: 'password_rejected.too_short', interpolation: { min: 8 } }]);
});

test('§A5 password: one made of the name is 422 restricted.user_info', async () => {
  const { data } = await (await set(`${target.username.repeat(2)}`)).json();
  assert.ok(data.some(({ code }) => code === 'password_rejected.restricted.user_info'), JSON.stringify(data));
});

test('§A5 password: the same again is 422 user.same_password', async () => {
  assert.equal(await refusal(await set(target.password)), '422 user.same_password');
});

test('§A5 password: an empty one is 400 guard.invalid_input', async () => {
  assert.equal(await refusal(await set('')), '400 guard.invalid_input');
});

test('§A5 password: the identity is checked before the policy', async () => {
  assert.equal(await refusal(await set('short', {})), '401 verification_record.permission_denied');
});

test('§A5 password: a change is 204; tokens, sessions and the record survive it', async () => {
  const other = 'Quite Another 7 Plums'.replaceAll(' ', '-');
  assert.equal((await set(other)).status, 204);
  assert.equal((await account.get('/my-account')).status, 200);
  assert.ok(await account.verify(other));
  assert.equal((await set(target.password)).status, 204);
});
