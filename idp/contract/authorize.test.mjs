import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
// Before the first test: the target closes after the last one that is known by then.
const signedIn = await target.signIn({ nonce: 'n-1' });

/** The first hop of an authorization request without a session: the page it asks for. */
async function firstPage(parameters) {
  const response = await fetch(rp.authorization(parameters).url, { redirect: 'manual' });
  assert.equal(response.status, 303);
  return new URL(response.headers.get('location'), rp.endpoint);
}

const queryOf = (url) => Object.fromEntries(url.searchParams);

test('§2 sign-in page: without a session, 303 to /sign-in?app_id=…', async () => {
  const page = await firstPage();
  assert.equal(page.pathname, '/sign-in');
  assert.deepEqual(queryOf(page), { app_id: rp.appId });
});

test('§2 sign-in page: login_hint, organization_id and ui_locales are handed on', async () => {
  const given = { login_hint: 'alice', organization_id: target.organization, ui_locales: 'zh-CN' };
  assert.deepEqual(queryOf(await firstPage(given)), { app_id: rp.appId, ...given });
});

const screens = {
  sign_in: '/sign-in',
  signIn: '/sign-in',
  register: '/register',
  reset_password: '/reset-password',
  single_sign_on: '/single-sign-on',
  'identifier:sign_in': '/identifier-sign-in',
  'identifier:register': '/identifier-register',
};

for (const [screen, path] of Object.entries(screens)) {
  test(`§2 first_screen: ${screen} leads to ${path}`, async () => {
    assert.equal((await firstPage({ first_screen: screen })).pathname, path);
  });
}

test('§2 identifier: handed on under its singular name', async () => {
  const page = await firstPage({ first_screen: 'identifier:sign_in', identifier: 'username email', identifiers: 'phone' });
  assert.deepEqual(queryOf(page), { app_id: rp.appId, identifier: 'username email' });
});

test('§2 interaction_mode: signUp leads to /register', async () => {
  assert.equal((await firstPage({ interaction_mode: 'signUp' })).pathname, '/register');
});

test('§2 interaction_mode: first_screen wins over it', async () => {
  assert.equal((await firstPage({ interaction_mode: 'signUp', first_screen: 'sign_in' })).pathname, '/sign-in');
});

test('§2 extra parameters: one invalid value drops them all', async () => {
  const page = await firstPage({ first_screen: 'bogus', login_hint: 'alice', direct_sign_in: 'social:wecom' });
  assert.equal(page.pathname, '/sign-in');
  assert.deepEqual(queryOf(page), { app_id: rp.appId });
});

test('§2 direct_sign_in: social:wecom leads to /direct/social/wecom with the fallback screen', async () => {
  const page = await firstPage({ direct_sign_in: 'social:wecom' });
  assert.equal(page.pathname, '/direct/social/wecom');
  assert.deepEqual(queryOf(page), { app_id: rp.appId, fallback: 'sign-in' });
});

test('§2 direct_sign_in: the fallback is the first screen asked for', async () => {
  const page = await firstPage({ direct_sign_in: 'social:wecom', first_screen: 'register' });
  assert.equal(page.searchParams.get('fallback'), 'register');
});

test('§2 direct_sign_in: sso:<id> leads to /direct/sso/<id>', async () => {
  assert.equal((await firstPage({ direct_sign_in: 'sso:okta' })).pathname, '/direct/sso/okta');
});

test('§2 direct_sign_in: a malformed value leads to the first screen', async () => {
  assert.equal((await firstPage({ direct_sign_in: 'wecom' })).pathname, '/sign-in');
});

test('§2 direct_sign_in: an unknown target ends on the fallback page', async () => {
  const session = await target.session();
  const { url } = await session.visit(rp.authorization({ direct_sign_in: 'social:nobody', first_screen: 'register' }).url);
  assert.equal(url.pathname, '/register');
});

test('§2 claims and unknown parameters are ignored', async () => {
  const page = await firstPage({ claims: '{"userinfo":{"phone_number":null}}', bogus: '1' });
  assert.equal(page.pathname, '/sign-in');
});

test('§2 form: a POST to /auth is accepted as well', async () => {
  const [url, query] = rp.authorization().url.split('?');
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(query), redirect: 'manual' });
  assert.equal(response.status, 303);
  assert.match(response.headers.get('location'), /\/sign-in\?app_id=/);
});

test('§2 sign-in: after the password, 303 to /consent, 302 back, 303 to the callback', () => {
  const hops = signedIn.chain
    .filter(({ url }) => /\/oidc\/auth\/|\/consent/.test(url))
    .map(({ status, url }) => [status, new URL(url).pathname.replace(/auth\/.+/, 'auth/:uid')]);
  assert.deepEqual(hops, [[303, '/oidc/auth/:uid'], [302, '/consent'], [303, '/oidc/auth/:uid']]);
});

test('§2 callback: exactly code, state and iss', () => {
  const { code, ...rest } = queryOf(signedIn.callback);
  assert.ok(code);
  assert.deepEqual(rest, { state: signedIn.request.state, iss: rp.issuer });
});

test('§2 callback: the code has 43 characters', () => {
  assert.match(signedIn.code, /^[\w-]{43}$/);
});

test('§2 session: prompt=consent is silent while the session lives', async () => {
  const again = await target.signIn({}, { session: signedIn.session });
  assert.ok(again.code);
  assert.ok(again.chain[0].location.includes('/consent'), again.chain[0].location);
  assert.ok(again.chain.every(({ url }) => !url.includes('/sign-in')));
});

test('§2 session: without prompt and with a grant, one 303 straight to the callback', async () => {
  const again = await target.signIn({ prompt: undefined, scope: 'openid profile' }, { session: signedIn.session });
  assert.ok(again.code);
  assert.deepEqual(again.chain.map(({ status }) => status), [303]);
});

test('§2 prompt=none: a code at once when session and grant are there', async () => {
  const again = await target.signIn({ prompt: 'none', scope: 'openid profile' }, { session: signedIn.session });
  assert.ok(again.code);
  assert.equal(again.chain.length, 1);
});

test('§2 prompt=none: consent_required for a scope not granted yet', async () => {
  const { callback } = await target.signIn({ prompt: 'none', scope: 'openid profile phone' }, { session: signedIn.session });
  assert.equal(callback.searchParams.get('error'), 'consent_required');
  assert.equal(callback.searchParams.get('error_description'), 'requested scopes not granted');
});

test('§2 direct_sign_in: ignored while a session lives', async () => {
  const again = await target.signIn({ direct_sign_in: 'social:wecom' }, { session: signedIn.session });
  assert.ok(again.code);
});

test('§2 prompt=login: the sign-in page in spite of a session', async () => {
  const { url } = await signedIn.session.visit(rp.authorization({ prompt: 'login' }).url);
  assert.equal(url.pathname, '/sign-in');
});

test('§2 state: absent from the callback when it was not sent', async () => {
  const { callback } = await target.signIn({ state: undefined }, { session: signedIn.session });
  assert.ok(callback.searchParams.get('code'));
  assert.equal(callback.searchParams.get('state'), null);
});

test('§2 response_mode=fragment: the same parameters in the fragment', async () => {
  const { callback, request } = await target.signIn({ response_mode: 'fragment' }, { session: signedIn.session });
  const parameters = new URLSearchParams(callback.hash.slice(1));
  assert.equal(callback.search, '');
  assert.ok(parameters.get('code'));
  assert.equal(parameters.get('state'), request.state);
  assert.equal(parameters.get('iss'), rp.issuer);
});

test('§2 response_mode=form_post: a form that posts them to the callback', async () => {
  const request = rp.authorization({ response_mode: 'form_post' });
  const { url, posted } = await signedIn.session.visit(request.url);
  assert.equal(url.href, rp.redirectUri);
  assert.deepEqual([...posted.keys()].sort(), ['code', 'iss', 'state']);
  assert.equal(posted.get('state'), request.state);
});

test('§2 cookies: _session and _interaction are httpOnly, SameSite=Lax, for the whole host', async () => {
  const cookies = await signedIn.session.cookies();
  for (const name of ['_session', '_interaction']) {
    const { path, httpOnly, sameSite } = cookies.find((cookie) => cookie.name === name);
    assert.deepEqual({ path, httpOnly, sameSite }, { path: '/', httpOnly: true, sameSite: 'Lax' }, name);
    assert.ok(cookies.some((cookie) => cookie.name === `${name}.sig`));
  }
});

test('§2 cookies: _interaction maps the application to its pending interaction', async () => {
  const { value } = (await signedIn.session.cookies()).find(({ name }) => name === '_interaction');
  const pending = JSON.parse(decodeURIComponent(value));
  assert.ok(pending[rp.appId] && pending._legacy);
});

test('§2 cookies: _logto is readable JSON about the page', async () => {
  const session = await target.session();
  await session.visit(rp.authorization({ ui_locales: 'zh-CN', organization_id: target.organization }).url);
  const cookie = (await session.cookies()).find(({ name }) => name === '_logto');
  assert.equal(cookie.httpOnly, false);
  assert.deepEqual(JSON.parse(decodeURIComponent(cookie.value)), {
    appId: rp.appId, organizationId: target.organization, uiLocales: 'zh-CN',
  });
});

test('§2 lost interaction: /sign-in without its cookie leads to /unknown-session', async () => {
  const session = await target.session();
  const { url } = await session.visit(`${rp.endpoint}sign-in?app_id=${rp.appId}`);
  assert.equal(url.pathname, '/unknown-session');
});

test('§2 lost interaction: an expired /auth/<uid> is 400 session.not_found', async () => {
  const response = await rp.get('/auth/gone');
  assert.equal(response.status, 400);
  const { code, error, error_description: description } = await response.json();
  assert.deepEqual({ code, error, description }, {
    code: 'session.not_found', error: 'invalid_request', description: 'authorization request has expired',
  });
});

test('§2 access control: once signed in, error=access_denied reaches the callback', async () => {
  const session = await target.session();
  await session.visit(rp.authorization().url);
  const first = await session.signIn(target.deniedUsername, target.deniedPassword);
  assert.equal(first.url.pathname, '/consent', 'the first time, the consent page says so');
  const request = rp.authorization();
  const { url } = await session.visit(request.url);
  assert.deepEqual(queryOf(url), {
    error: 'access_denied', error_description: 'Access denied.', state: request.state, iss: rp.issuer,
  });
});
