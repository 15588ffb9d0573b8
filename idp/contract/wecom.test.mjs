import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const scope = 'openid offline_access profile email phone identities';
const inApp = 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/116 Mobile wxwork/4.1.20 MicroMessenger/7.0.1';

/** Goes to WeCom by direct sign-in and chooses there; an empty choice refuses. */
async function through(choice, options) {
  target.localOnly('the WeCom simulator');
  const session = await target.session(options);
  const request = rp.authorization({ scope, direct_sign_in: 'social:wecom' });
  const there = await session.visit(request.url);
  const end = choice === undefined ? there : await session.submit({ choice });
  return { request, there, end };
}

async function claimsOf({ request, end }) {
  const response = await rp.exchange(end.url.searchParams.get('code'), request.verifier);
  const { access_token: token } = await response.json();
  return (await rp.userinfo(token)).json();
}

test('§8 WeCom: on a desktop, the QR page with the parameters in order', async () => {
  const { there } = await through();
  const hop = there.chain.find(({ url }) => url.includes('/direct/social/wecom'));
  const location = new URL(hop.location);
  assert.match(location.pathname, /\/wwopen\/sso\/qrConnect$/);
  assert.deepEqual([...location.searchParams.keys()], ['appid', 'redirect_uri', 'response_type', 'scope', 'state', 'agentid']);
  assert.equal(location.searchParams.get('scope'), 'snsapi_userinfo');
  assert.match(location.searchParams.get('redirect_uri'), new RegExp(`^${rp.endpoint}callback/[\\w-]+$`));
  assert.match(location.searchParams.get('state'), /^[\w-]{11}$/);
  assert.equal(location.hash, '#wechat_redirect');
});

test('§8 WeCom: inside the WeCom app, its authorization page', async () => {
  const { there } = await through(undefined, { userAgent: inApp });
  const hop = there.chain.find(({ url }) => url.includes('/direct/social/wecom'));
  assert.match(new URL(hop.location).pathname, /\/connect\/oauth2\/authorize$/);
});

test('§8 WeCom: after the scan, /consent and the callback with code, state and iss', async () => {
  const { request, end } = await through('zhangwei');
  assert.ok(end.chain.some(({ url }) => url.includes('/consent')));
  assert.deepEqual([...end.url.searchParams.keys()], ['code', 'state', 'iss']);
  assert.equal(end.url.searchParams.get('state'), request.state);
});

test('§8 WeCom: a new person has the name, picture, e-mail and telephone WeCom gave, and no username', async () => {
  const claims = await claimsOf(await through('zhangwei'));
  assert.equal(claims.name, '张伟');
  assert.equal(claims.username, null);
  const picture = await fetch(claims.picture);
  assert.match(picture.headers.get('content-type'), /^image\//);
  assert.equal(claims.email, 'zhangwei@example.com');
  assert.equal(claims.phone_number, '8613800000008');
});

test('§8 WeCom: the WeCom id is in identities.wecom.userId, with its details', async () => {
  const { identities } = await claimsOf(await through('zhangwei'));
  assert.equal(identities.wecom.userId, 'zhangwei');
  assert.deepEqual(Object.keys(identities.wecom.details).sort(), ['avatar', 'email', 'id', 'name', 'phone', 'rawData']);
});

test('§8 WeCom: the same member is the same person the next time', async () => {
  const first = await claimsOf(await through('sato'));
  const second = await claimsOf(await through('sato'));
  assert.equal(second.sub, first.sub);
});

test('§8 WeCom: a member linked before signs in as that person', async () => {
  const { username } = await claimsOf(await through('chenxiaoli'));
  assert.equal(username, 'carol');
});

test('§8 WeCom: a refusal ends on /sign-in; the application hears nothing', async () => {
  const { end } = await through('');
  assert.equal(end.url.pathname, '/sign-in');
  assert.match(end.text, /role="alert"/);
});
