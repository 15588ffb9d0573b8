import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { attributeOf, HttpBrowser } from '../contract/http-browser.mjs';
import { openSignIn, signIn, startWithClient } from './support.mjs';

const { provider, rp } = await startWithClient();
after(() => provider.stop());

const inputs = (text) => [...text.matchAll(/<input[^>]*>/g)].map(([tag]) => attributeOf(tag, 'name'));
const alertOf = (page) => page.text.match(/role="alert"[^>]*>([^<]*)/)?.[1];

test('the sign-in page has the two inputs, one submit button and the WeCom button', async () => {
  const { page } = await openSignIn(rp);
  assert.deepEqual(inputs(page.text), ['identifier', 'password']);
  assert.equal(page.text.match(/type="submit"/g).length, 1);
  assert.match(page.text, /<button type="button"[^>]*>Continue with WeCom<\/button>/);
});

test('it lists the people one can sign in as, and why', async () => {
  const { page } = await openSignIn(rp);
  for (const text of ['alice-password', 'bob-password', '陈晓丽', '佐藤 健二', 'suspended']) assert.ok(page.text.includes(text), text);
});

test('its words follow ui_locales, then Accept-Language', async () => {
  const words = async (parameters, language) => (
    (await openSignIn(rp, parameters, new HttpBrowser({ language }))).page.text.match(/class="social"[^>]*>([^<]*)/)[1]
  );
  assert.equal(await words({ ui_locales: 'zh-CN' }, 'en'), '通过 企业微信 继续');
  assert.equal(await words({ ui_locales: 'fr ja' }, 'en'), 'WeComで続ける');
  assert.equal(await words({}, 'fr;q=0.9, zh;q=0.8, en;q=0.1'), '通过 企业微信 继续');
  assert.equal(await words({}, 'fr'), 'Continue with WeCom');
});

test('<html lang> is the language of the page', async () => {
  const { page } = await openSignIn(rp, { ui_locales: 'ja' });
  assert.match(page.text, /<html lang="ja">/);
});

test('login_hint fills in the identifier, as text and nothing else', async () => {
  const hint = '"><script>alert(1)</script>';
  for (const screen of ['sign_in', 'register']) {
    const { page } = await openSignIn(rp, { login_hint: hint, first_screen: screen });
    const [input] = page.text.match(/<input name="identifier"[^>]*>/);
    assert.equal(attributeOf(input, 'value'), hint);
    assert.ok(!page.text.includes('<script>alert'));
  }
});

test('a wrong password says so on the page and keeps the identifier; the right one then works', async () => {
  const { browser, page } = await openSignIn(rp);
  const again = await browser.submit(page, { identifier: 'alice', password: 'wrong' });
  assert.equal(again.response.status, 422);
  assert.equal(alertOf(again), 'Incorrect username or password.');
  assert.match(again.text, /value="alice"/);
  const end = await browser.submit(again, { identifier: 'alice', password: 'alice-password' });
  assert.ok(end.url.searchParams.get('code'));
});

test('the e-mail address does as well as the username', async () => {
  const { code } = await signIn(rp, { username: 'Alice@Example.com', password: 'alice-password' });
  assert.ok(code);
});

test('nobody signs in without a password, not even a person who has none', async () => {
  const { browser, page } = await openSignIn(rp, { direct_sign_in: 'social:wecom' });
  await browser.submit(page, { choice: 'zhangwei' });
  const other = await openSignIn(rp);
  const end = await other.browser.submit(other.page, { identifier: 'zhangwei@example.com', password: '' });
  assert.equal(alertOf(end), 'Incorrect username or password.');
});

test('a suspended person ends on the page that says so', async () => {
  const { end } = await signIn(rp, { username: 'suspended' });
  assert.equal(end.url.pathname, '/account-suspended');
});

test('registering creates the person and signs in', async () => {
  const { browser, page } = await openSignIn(rp, { first_screen: 'register' });
  const end = await browser.submit(page, { identifier: 'newcomer', password: 'long enough' });
  assert.ok(end.url.searchParams.get('code'));
  assert.ok((await signIn(rp, { username: 'newcomer', password: 'long enough' })).code);
});

const refusedRegistrations = [
  ['alice', 'long enough', 'This username already exists.'],
  ['9lives', 'long enough', 'A username starts with a letter or "_" and holds letters, digits and "_" only.'],
  ['fresh', 'short', 'The password must be at least 8 characters long.'],
];

for (const [identifier, password, problem] of refusedRegistrations) {
  test(`registering ${identifier} with "${password}" is refused: ${problem}`, async () => {
    const { browser, page } = await openSignIn(rp, { first_screen: 'register' });
    const again = await browser.submit(page, { identifier, password });
    assert.equal(again.response.status, 422);
    assert.equal(alertOf(again), problem.replaceAll('"', '&quot;'));
  });
}

test('sign-in and register lead to each other and keep the language', async () => {
  const { browser, page } = await openSignIn(rp, { ui_locales: 'ja' });
  const link = attributeOf(page.text.match(/<a [^>]*>/)[0], 'href');
  const register = await browser.navigate(new URL(link, page.url));
  assert.equal(register.url.pathname, '/register');
  assert.match(register.text, /<html lang="ja">/);
});

test('the identifier pages offer no WeCom', async () => {
  for (const screen of ['identifier:sign_in', 'identifier:register']) {
    const { page } = await openSignIn(rp, { first_screen: screen });
    assert.ok(!page.text.includes('WeCom</button>'), screen);
  }
});

test('pages not enabled fall back to /sign-in with their query', async () => {
  for (const screen of ['reset_password', 'single_sign_on']) {
    const { page } = await openSignIn(rp, { first_screen: screen, login_hint: 'bob' });
    assert.equal(page.url.pathname, '/sign-in');
    assert.equal(page.url.searchParams.get('login_hint'), 'bob');
  }
});

test('pages may not be framed by others nor run foreign scripts', async () => {
  const { page } = await openSignIn(rp);
  const policy = page.response.headers.get('content-security-policy');
  assert.match(policy, /frame-ancestors 'self'/);
  assert.match(policy, /script-src 'self'/);
});

test('the script and the style sheet are served', async () => {
  for (const [name, type] of [['script.js', 'text/javascript'], ['style.css', 'text/css']]) {
    const response = await fetch(`${provider.endpoint}experience/${name}`);
    assert.equal(response.status, 200);
    assert.ok(response.headers.get('content-type').startsWith(type));
  }
});

test('sign-ins of two applications in one browser do not disturb each other', async () => {
  const browser = new HttpBrowser();
  const first = await openSignIn(rp, {}, browser);
  await openSignIn(rp, { client_id: 'leptos-logto-second' }, browser);
  const end = await browser.submit(first.page, { identifier: 'alice', password: 'alice-password' });
  assert.equal(end.url.searchParams.get('state'), first.request.state);
});

test('a form posted without its interaction leads to /unknown-session', async () => {
  for (const path of ['sign-in', 'register', 'consent']) {
    const response = await fetch(`${provider.endpoint}${path}?app_id=${rp.appId}`, { method: 'POST', body: 'a=b', redirect: 'manual' });
    assert.equal(response.headers.get('location'), '/unknown-session', path);
  }
});

test('a one-time token signs in the owner of the address, once', async () => {
  const { token } = await (await provider.control('POST', 'one-time-tokens', { email: 'bob@example.com' })).json();
  const parameters = { one_time_token: token, login_hint: 'bob@example.com' };
  const { page } = await openSignIn(rp, parameters);
  assert.ok(page.url.searchParams.get('code'), page.url);
  const second = await openSignIn(rp, parameters);
  assert.equal(second.page.url.pathname, '/sign-in');
  assert.equal(alertOf(second.page), 'This sign-in link is no longer valid.');
});

test('signing in as somebody else with prompt=login replaces the session; the first grant lives on', async () => {
  const first = await signIn(rp);
  const { refresh_token: token } = await (await rp.exchange(first.code, first.request.verifier)).json();
  const { browser, request, page } = await openSignIn(rp, { prompt: 'login consent' }, first.browser);
  const hop = await browser.submit(page, { identifier: 'bob', password: 'bob-password' });
  assert.match(hop.text, /action="[^"]*\/oidc\/session\/end\/confirm"/);
  const end = await browser.submit(hop);
  const answer = await (await rp.exchange(end.url.searchParams.get('code'), request.verifier)).json();
  assert.equal((await (await rp.userinfo(answer.access_token)).json()).username, 'bob');
  assert.equal((await rp.refresh(token)).status, 200);
});
