import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { authorizationUrl, ConnectorError, fetchMember } from '../wecom/connector.mjs';

/** Stands where WeCom's API does; each test says what it answers. */
let answers;
let asked;
const wecom = http.createServer(async (req, res) => {
  const url = new URL(req.url, 'http://wecom.test');
  let body = '';
  for await (const chunk of req) body += chunk;
  asked.push({ path: url.pathname, query: Object.fromEntries(url.searchParams), body });
  const answer = answers[url.pathname];
  if (answer === 'silence') return;
  if (typeof answer === 'number') res.writeHead(answer);
  res.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
}).listen(0, '127.0.0.1');
await once(wecom, 'listening');
after(() => {
  wecom.close();
  wecom.closeAllConnections();
});

const config = {
  corpId: 'ww1',
  agentId: '7',
  secret: 's3',
  scope: 'snsapi_userinfo',
  qrBase: 'https://open.work.weixin.qq.com/',
  inAppBase: 'https://open.weixin.qq.com/',
  apiBase: `http://127.0.0.1:${wecom.address().port}/`,
};

beforeEach(() => {
  asked = [];
  answers = {
    '/cgi-bin/gettoken': { errcode: 0, access_token: 'at' },
    '/cgi-bin/auth/getuserinfo': { errcode: 0, userid: 'zhang', user_ticket: 'ticket' },
    '/cgi-bin/user/get': { errcode: 0, userid: 'zhang', name: '张伟', department: [1], email: 'old@example.com' },
    '/cgi-bin/auth/getuserdetail': { errcode: 0, avatar: 'https://a.test/1.png', mobile: '13800000008', email: 'zhang@example.com' },
  };
});

const request = { redirectUri: 'https://idp.test/callback/wecom', state: 'st' };

test('on a desktop the QR page, with the parameters in their order', () => {
  assert.equal(
    authorizationUrl(config, { ...request, userAgent: 'Mozilla/5.0 Chrome/130' }),
    'https://open.work.weixin.qq.com/wwopen/sso/qrConnect?appid=ww1&redirect_uri=https%3A%2F%2Fidp.test%2Fcallback%2Fwecom'
    + '&response_type=code&scope=snsapi_userinfo&state=st&agentid=7#wechat_redirect',
  );
});

test('no user agent means a desktop', () => {
  assert.match(authorizationUrl(config, request), /qrConnect/);
});

test('inside WeCom, in whatever case it writes its name, the page of the app', () => {
  for (const userAgent of ['Mozilla/5.0 wxwork/4.1.20', 'Mozilla/5.0 WxWork/3']) {
    assert.match(authorizationUrl(config, { ...request, userAgent }), /^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize\?/);
  }
});

test('a scope of the request replaces that of the settings', () => {
  assert.match(authorizationUrl(config, { ...request, scope: 'snsapi_base' }), /scope=snsapi_base/);
});

test('the four calls, in order, with what they need', async () => {
  await fetchMember(config, 'code-1');
  assert.deepEqual(asked, [
    { path: '/cgi-bin/gettoken', query: { corpid: 'ww1', corpsecret: 's3' }, body: '' },
    { path: '/cgi-bin/auth/getuserinfo', query: { access_token: 'at', code: 'code-1' }, body: '' },
    { path: '/cgi-bin/user/get', query: { access_token: 'at', userid: 'zhang' }, body: '' },
    { path: '/cgi-bin/auth/getuserdetail', query: { access_token: 'at' }, body: '{"user_ticket":"ticket"}' },
  ]);
});

test('details win over the member record; a bare mobile number is Chinese', async () => {
  const { rawData, ...profile } = await fetchMember(config, 'c');
  assert.deepEqual(profile, {
    id: 'zhang', name: '张伟', avatar: 'https://a.test/1.png', email: 'zhang@example.com', phone: '+8613800000008',
  });
  assert.deepEqual(rawData.department, [1]);
  assert.equal(rawData.errcode ?? rawData.user_ticket, undefined);
});

test('a number with its country code stays as it is', async () => {
  answers['/cgi-bin/auth/getuserdetail'].mobile = '+81312345678';
  assert.equal((await fetchMember(config, 'c')).phone, '+81312345678');
});

test('without a ticket no detail is asked', async () => {
  delete answers['/cgi-bin/auth/getuserinfo'].user_ticket;
  const member = await fetchMember(config, 'c');
  assert.equal(member.email, 'old@example.com');
  assert.ok(asked.every(({ path }) => path !== '/cgi-bin/auth/getuserdetail'));
});

for (const broken of [{ errcode: 40097, errmsg: 'invalid ticket' }, 500, 'not JSON', 'silence']) {
  test(`a detail call that fails (${JSON.stringify(broken)}) costs only the details`, async () => {
    answers['/cgi-bin/auth/getuserdetail'] = broken;
    const member = await fetchMember({ ...config, deadline: 200 }, 'c');
    assert.equal(member.email, 'old@example.com');
  });
}

test('somebody from outside has an openid and no record', async () => {
  answers['/cgi-bin/auth/getuserinfo'] = { errcode: 0, openid: 'o1' };
  const { id, name } = await fetchMember(config, 'c');
  assert.deepEqual({ id, name }, { id: 'o1', name: 'o1' });
  assert.ok(asked.every(({ path }) => path !== '/cgi-bin/user/get'));
});

const failures = [
  [40029, 'social_auth_code_invalid'],
  [40163, 'social_auth_code_invalid'],
  [42003, 'social_auth_code_invalid'],
  [40001, 'social_access_token_invalid'],
  [40014, 'social_access_token_invalid'],
  [60011, 'general'],
];

for (const [errcode, kind] of failures) {
  test(`errcode ${errcode} is ${kind}`, async () => {
    answers['/cgi-bin/auth/getuserinfo'] = { errcode, errmsg: 'told by WeCom' };
    await assert.rejects(fetchMember(config, 'c'), (error) => (
      error instanceof ConnectorError && error.kind === kind && error.message.includes(`${errcode} told by WeCom`)
    ));
  });
}

test('a refused secret stops at the first call', async () => {
  answers['/cgi-bin/gettoken'] = { errcode: 40001, errmsg: 'invalid credential' };
  await assert.rejects(fetchMember(config, 'c'), { kind: 'social_access_token_invalid' });
  assert.equal(asked.length, 1);
});

test('no code is general, before anything is asked', async () => {
  await assert.rejects(fetchMember(config, undefined), { kind: 'general' });
  assert.equal(asked.length, 0);
});

for (const [what, answer] of [['status 502', 502], ['no JSON', '<html>'], ['silence', 'silence'], ['nobody named', { errcode: 0 }]]) {
  test(`${what} from getuserinfo is general`, async () => {
    answers['/cgi-bin/auth/getuserinfo'] = answer;
    await assert.rejects(fetchMember({ ...config, deadline: 200 }, 'c'), { kind: 'general' });
  });
}

test('an unreachable WeCom is general', async () => {
  await assert.rejects(fetchMember({ ...config, apiBase: 'http://127.0.0.1:9/' }, 'c'), { kind: 'general' });
});
