import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { formOf, HttpBrowser } from '../contract/http-browser.mjs';
import { openSignIn, startWithClient } from './support.mjs';

const { provider, rp } = await startWithClient();
after(() => provider.stop());

const scope = 'openid profile email phone identities';
const direct = { scope, direct_sign_in: 'social:wecom' };
const inApp = () => new HttpBrowser({ userAgent: 'Mozilla/5.0 wxwork/4.1.20' });

async function userinfo({ request, end }) {
  const answer = await (await rp.exchange(end.url.searchParams.get('code'), request.verifier)).json();
  return (await rp.userinfo(answer.access_token)).json();
}

async function through(choice, browser) {
  const opened = await openSignIn(rp, direct, browser);
  return { ...opened, end: await opened.browser.submit(opened.page, { choice }) };
}

const stateOf = (page) => Object.fromEntries(formOf(page.text).hidden).state;

test('the button on the sign-in page takes the same way', async () => {
  const { browser, page } = await openSignIn(rp);
  const goto = page.text.match(/data-goto="([^"]*)"/)[1].replaceAll('&amp;', '&');
  const there = await browser.navigate(new URL(goto, page.url), { stopAt: rp.redirectUri });
  assert.match(there.url.pathname, /qrConnect$/);
  assert.ok((await browser.submit(there, { choice: 'sato' })).url.searchParams.get('code'));
});

test('inside the WeCom app one gets to choose as well', async () => {
  const { page, end } = await through('sato', inApp());
  assert.match(page.url.pathname, /\/connect\/oauth2\/authorize$/);
  assert.ok(end.url.searchParams.get('code'));
});

test('the fragment of WeCom does not travel on: its form names its path', async () => {
  const { page } = await openSignIn(rp, direct);
  assert.equal(formOf(page.text).action, '/wecom-simulator/wwopen/sso/qrConnect');
});

test('somebody from outside the company is known by an openid', async () => {
  const claims = await userinfo(await through('visitor'));
  assert.equal(claims.identities.wecom.userId, 'oAAAA-visitor-openid');
  assert.equal(claims.name, 'oAAAA-visitor-openid');
  assert.equal(claims.email, null);
});

test('a refusal says so on the sign-in page, in the language asked for', async () => {
  const { browser, page } = await openSignIn(rp, { ...direct, ui_locales: 'zh-CN' });
  const end = await browser.submit(page, { choice: '' });
  assert.equal(end.url.pathname, '/sign-in');
  assert.match(end.text, /role="alert"[^>]*>企业微信未确认登录/);
});

test('after a refusal one can sign in another way', async () => {
  const { browser, end } = await through('');
  const again = await browser.submit(end, { identifier: 'alice', password: 'alice-password' });
  assert.ok(again.url.searchParams.get('code'));
});

test('a code WeCom does not know is told on the sign-in page', async () => {
  const { browser, page } = await openSignIn(rp, direct);
  const end = await browser.navigate(`${provider.endpoint}callback/local-wecom-connector?code=forged&state=${stateOf(page)}`);
  assert.match(end.text, /role="alert"[^>]*>WeCom did not accept the sign-in/);
});

test('the return to another browser than the one that began is not accepted', async () => {
  const { page } = await openSignIn(rp, direct);
  const other = await openSignIn(rp);
  const end = await other.browser.navigate(`${provider.endpoint}callback/local-wecom-connector?code=x&state=${stateOf(page)}`);
  assert.equal(end.url.pathname, '/unknown-session');
});

test('a state works once, and an unknown one not at all', async () => {
  const { browser, page } = await openSignIn(rp, direct);
  const callback = `${provider.endpoint}callback/local-wecom-connector?state=${stateOf(page)}`;
  assert.equal((await browser.navigate(callback)).url.pathname, '/sign-in');
  assert.equal((await browser.navigate(callback)).url.pathname, '/unknown-session');
  assert.equal((await browser.navigate(`${provider.endpoint}callback/local-wecom-connector`)).url.pathname, '/unknown-session');
});

test('an e-mail address somebody else has is not taken over', async () => {
  const { browser, page } = await openSignIn(rp, { first_screen: 'register' });
  await browser.submit(page, { identifier: 'other', password: 'long enough' });
  const claims = await userinfo(await through('chenxiaoli'));
  assert.equal(claims.username, 'carol');
  assert.equal(claims.email, 'carol@example.com');
});

const api = async (path, query, body) => {
  const url = `${provider.endpoint}wecom-simulator/cgi-bin/${path}?${new URLSearchParams(query)}`;
  return (await fetch(url, body && { method: 'POST', body: JSON.stringify(body) })).json();
};
const token = async () => (await api('gettoken', { corpid: 'ww-development', corpsecret: 'wecom-development-secret' })).access_token;

/** A code as WeCom hands it out, caught before the provider uses it. */
async function codeFor(choice, wanted) {
  const url = new URL(`${provider.endpoint}wecom-simulator/connect/oauth2/authorize`);
  url.search = new URLSearchParams({
    appid: 'ww-development', agentid: '1000002', response_type: 'code', redirect_uri: 'https://x.test/', state: 's', scope: wanted, choice,
  });
  const response = await fetch(url, { redirect: 'manual' });
  return new URL(response.headers.get('location')).searchParams.get('code');
}

test('simulator: a wrong Corp ID or secret gets no token', async () => {
  assert.equal((await api('gettoken', { corpid: 'other', corpsecret: 'x' })).errcode, 40013);
  assert.equal((await api('gettoken', { corpid: 'ww-development', corpsecret: 'x' })).errcode, 40001);
});

test('simulator: calls need the token, a code works once', async () => {
  const code = await codeFor('zhangwei', 'snsapi_base');
  assert.equal((await api('auth/getuserinfo', { access_token: 'x', code })).errcode, 40014);
  const accessToken = await token();
  assert.equal((await api('auth/getuserinfo', { access_token: accessToken, code })).userid, 'zhangwei');
  assert.equal((await api('auth/getuserinfo', { access_token: accessToken, code })).errcode, 40029);
});

test('simulator: snsapi_base gives no ticket, snsapi_privateinfo does, and it opens the details', async () => {
  const accessToken = await token();
  const base = await api('auth/getuserinfo', { access_token: accessToken, code: await codeFor('zhangwei', 'snsapi_base') });
  assert.equal(base.user_ticket, undefined);
  const full = await api('auth/getuserinfo', { access_token: accessToken, code: await codeFor('zhangwei', 'snsapi_privateinfo') });
  const detail = await api('auth/getuserdetail', { access_token: accessToken }, { user_ticket: full.user_ticket });
  assert.equal(detail.mobile, '13800000008');
  assert.equal((await api('auth/getuserdetail', { access_token: accessToken }, { user_ticket: 'x' })).errcode, 40097);
});

test('simulator: unknown members have no record', async () => {
  for (const userid of ['nobody', 'visitor', '__proto__']) {
    assert.equal((await api('user/get', { access_token: await token(), userid })).errcode, 60111, userid);
  }
});

test('simulator: the page refuses a wrong application', async () => {
  const response = await fetch(`${provider.endpoint}wecom-simulator/wwopen/sso/qrConnect?appid=other&redirect_uri=https://x.test/`);
  assert.equal(response.status, 400);
});
