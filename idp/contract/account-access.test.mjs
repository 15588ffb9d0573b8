import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount, refusal } from './account.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const account = await openAccount(target, { ...target.everything, scope: `${target.everything.scope} phone address urn:logto:scope:sessions` });
const scopeless = await openAccount(target, { scope: 'openid offline_access' });
const { refresh_token: refreshToken, id_token: idToken } = account.signedIn;

test('§A1 token: a sign-in that asked for resources yields it at the exchange', async () => {
  assert.equal((await account.get('/my-account')).status, 200);
});

test('§A1 token: no Authorization header is 401 auth.authorization_header_missing', async () => {
  assert.equal(await refusal(await account.get('/my-account', { token: '' })), '401 auth.authorization_header_missing');
  const query = `/my-account?access_token=${account.token}`;
  assert.equal(await refusal(await account.get(query, { token: '' })), '401 auth.authorization_header_missing');
});

for (const scheme of ['bearer', 'Basic']) {
  test(`§A1 token: the scheme ${scheme} is 401 auth.authorization_token_type_not_supported`, async () => {
    const response = await account.get('/my-account', { token: '', headers: { authorization: `${scheme} ${account.token}` } });
    const { code, data } = await response.json();
    assert.deepEqual([response.status, code, data], [401, 'auth.authorization_token_type_not_supported', { supportedTypes: ['Bearer'] }]);
  });
}

test('§A1 token: rubbish, an ID token, a refresh token and a JWT are 401 auth.unauthorized, without a challenge', async () => {
  const { access_token: jwt, refresh_token: next } = await (await rp.refresh(refreshToken, { resource: target.resource })).json();
  for (const token of ['nonsense', idToken, next, jwt]) {
    const response = await account.get('/my-account', { token });
    assert.equal(response.headers.get('www-authenticate'), null);
    assert.equal(await refusal(response), '401 auth.unauthorized');
  }
});

test('§A1 token: a refresh with scope openid sees only id and hasSecurityVerificationMethod', async () => {
  const { refresh_token: token } = await target.tokens({});
  const { access_token: small } = await (await rp.refresh(token, { scope: 'openid' })).json();
  assert.deepEqual(Object.keys(await account.show({ token: small })), ['id', 'hasSecurityVerificationMethod']);
});

test('§A1 token: it dies when the grant is revoked', async () => {
  const other = await openAccount(target);
  await rp.revoke(other.signedIn.refresh_token);
  assert.equal(await refusal(await other.get('/my-account')), '401 auth.unauthorized');
});

for (const [method, path, body, expected] of [
  ['PATCH', '/my-account', { name: 'A' }, 400],
  ['PATCH', '/my-account/profile', { nickname: 'A' }, 400],
  ['GET', '/my-account/sessions', undefined, 401],
  ['GET', '/my-account/grants', undefined, 401],
  ['GET', '/my-account/mfa-verifications', undefined, 401],
  ['POST', '/my-account/identities', { newIdentifierVerificationRecordId: 'x' }, 401],
  ['DELETE', '/my-account/identities/wecom', undefined, 400],
]) {
  test(`§A1 scope: without it ${method} ${path} is ${expected} auth.unauthorized`, async () => {
    const verification = await scopeless.verify(target.password);
    assert.equal(await refusal(await scopeless.send(method, path, { body, verification })), `${expected} auth.unauthorized`);
  });
}

test('§A1 third-party: reads within its scopes, every change is 403', async () => {
  const client = { client_id: target.thirdPartyAppId, scope: 'openid offline_access profile identities' };
  const session = await target.session();
  if (target.foreign) throw new Error('not run: the consent page is known of the local provider only');
  const { request } = await target.signIn(client, { session });
  const { url } = await session.submit({});
  const answer = await target.as(client.client_id).exchange(url.searchParams.get('code'), request.verifier);
  const { access_token: token } = await answer.json();
  assert.equal((await account.get('/my-account', { token })).status, 200);
  const forbidden = '403 auth.third_party_application_forbidden';
  assert.equal(await refusal(await account.send('PATCH', '/my-account', { body: { name: 'A' }, token })), forbidden);
  assert.equal(await refusal(await account.send('POST', '/verifications/password', { body: { password: 'x' }, token })), forbidden);
});

test('§A1 CORS: a preflight is 204 for any origin, null included', async () => {
  for (const origin of [rp.origin, 'https://evil.example.test', 'null']) {
    const response = await fetch(`${rp.endpoint}api/my-account`, {
      method: 'OPTIONS',
      headers: {
        origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'authorization,logto-verification-id',
      },
    });
    const header = (name) => response.headers.get(`access-control-${name}`);
    assert.equal(response.status, 204);
    assert.equal(header('allow-origin'), origin);
    assert.equal(header('allow-methods'), 'GET,HEAD,PUT,POST,DELETE,PATCH');
    assert.equal(header('allow-headers'), 'authorization,logto-verification-id');
    assert.equal(header('max-age'), null);
    assert.equal(header('allow-credentials'), null);
  }
});

test('§A1 CORS: answers, errors too, are readable by any origin', async () => {
  for (const token of [account.token, 'nonsense']) {
    const response = await account.get('/my-account', { token, origin: 'https://evil.example.test' });
    assert.equal(response.headers.get('access-control-allow-origin'), 'https://evil.example.test');
    assert.equal(response.headers.get('access-control-expose-headers'), '*');
    assert.match(response.headers.get('vary'), /Origin/);
    assert.ok(response.headers.get('logto-core-request-id'));
  }
});

test('§A1 CORS: the settings of the account center are public, and have none', async () => {
  const response = await account.get('/.well-known/account-center', { token: '' });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
  assert.equal((await response.json()).enabled, true);
});

test('§A1 answers: an etag and 304, no cache-control', async () => {
  const first = await account.get('/my-account');
  assert.equal(first.headers.get('cache-control'), null);
  const again = await account.get('/my-account', { headers: { 'if-none-match': first.headers.get('etag'), 'cache-control': 'max-age=0' } });
  assert.equal(again.status, 304);
});

test('§A1 errors: a body that does not validate is 400 guard.invalid_input with issues and details', async () => {
  const response = await account.send('PATCH', '/my-account', { body: { name: 5 } });
  const { code, message, data, details } = await response.json();
  assert.deepEqual([response.status, code, data.issues[0].path], [400, 'guard.invalid_input', ['name']]);
  assert.ok(message && details);
});

test('§A1 errors: broken JSON is 400 without a code', async () => {
  const response = await account.send('PATCH', '/my-account', { body: '{' });
  const answer = await response.json();
  assert.equal(response.status, 400);
  assert.deepEqual(Object.keys(answer), ['message']);
});

for (const [what, status, method, path, body] of [
  ['an unknown path', 404, 'GET', '/my-account/nothing'],
  ['a wrong method', 405, 'DELETE', '/my-account'],
  ['the profile, read', 405, 'GET', '/my-account/profile'],
  ['a body over 1 MB', 404, 'PATCH', '/my-account', JSON.stringify({ name: 'x'.repeat(1_100_000) })],
]) {
  test(`§A1 errors: ${what} is ${status} in text`, async () => {
    const response = await account.send(method, path, { body });
    assert.equal(response.status, status);
    assert.match(response.headers.get('content-type'), /^text\/plain/);
  });
}

test('§A1 errors: the message follows Accept-Language, the code does not', async () => {
  const say = async (language) => (await account.get('/my-account', { token: 'x', headers: { 'accept-language': language } })).json();
  const [english, chinese] = [await say('en'), await say('zh-CN')];
  assert.equal(english.code, chinese.code);
  assert.notEqual(english.message, chinese.message);
});
