import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const appRoot = `${rp.origin}/`;

const endSession = (parameters) => `${rp.issuer}/session/end?${new URLSearchParams(parameters)}`;
const withApp = { client_id: rp.appId, post_logout_redirect_uri: appRoot };

test('§6 end session: an open session', async (t) => {
  const session = await target.session();
  const kept = await target.tokens({}, { session });
  const end = await session.visit(endSession({ ...withApp, state: 'bye' }));
  await t.test('§6 end session: 200 with a form that submits itself, 303 to the registered address', () => {
    assert.deepEqual(end.chain.map(({ status }) => status), [200, 303]);
    assert.equal(new URL(end.chain[1].url).pathname, '/oidc/session/end/confirm');
  });
  await t.test('§6 end session: state comes back in the query', () => {
    assert.equal(end.url.href, `${appRoot}?state=bye`);
  });
  await t.test('§6 end session: afterwards prompt=none is login_required', async () => {
    const { callback } = await target.signIn({ prompt: 'none' }, { session });
    assert.equal(callback.searchParams.get('error'), 'login_required');
  });
  await t.test('§6 end session: tokens of a grant with offline_access survive it', async () => {
    assert.equal((await rp.userinfo(kept.access_token)).status, 200);
    assert.equal((await rp.refresh(kept.refresh_token)).status, 200);
  });
});

test('§6 end session: tokens of a grant without offline_access end with it', async () => {
  const session = await target.session();
  const { access_token: token } = await target.tokens({ scope: 'openid profile' }, { session });
  assert.equal((await rp.userinfo(token)).status, 200);
  await session.visit(endSession(withApp));
  assert.equal((await rp.userinfo(token)).status, 401);
});

test('§6 end session: without a session it goes back as well', async () => {
  const session = await target.session();
  assert.equal((await session.visit(endSession(withApp))).url.href, appRoot);
});

test('§6 end session: the address is compared as a URL, and the normal form is used', async () => {
  const session = await target.session();
  const { url } = await session.visit(endSession({ ...withApp, post_logout_redirect_uri: rp.origin }));
  assert.equal(url.href, appRoot);
});

test('§6 end session: id_token_hint does instead of client_id', async () => {
  const session = await target.session();
  const { id_token: hint } = await target.tokens({}, { session });
  const { url } = await session.visit(endSession({ id_token_hint: hint, post_logout_redirect_uri: appRoot }));
  assert.equal(url.href, appRoot);
});

test('§6 end session: without client_id and hint the address is ignored', async () => {
  const session = await target.session();
  await target.signIn({}, { session });
  const { url, text } = await session.visit(endSession({ post_logout_redirect_uri: appRoot }));
  assert.equal(url.pathname, '/oidc/session/end/success');
  assert.match(text, /You have successfully signed out/);
});

const refusals = [
  ['an unregistered address', { ...withApp, post_logout_redirect_uri: 'https://evil.example.test/' }, 'invalid_request', 'post_logout_redirect_uri not registered'],
  ['a bad hint', { id_token_hint: 'nonsense' }, 'invalid_request', 'could not decode id_token_hint'],
  ['an unknown application', { client_id: 'nope' }, 'invalid_client'],
];

for (const [what, parameters, error, description] of refusals) {
  test(`§6 end session: ${what} is 400 ${error}, not redirected`, async () => {
    const response = await fetch(endSession(parameters), { redirect: 'manual' });
    assert.equal(response.status, 400);
    const body = await response.json();
    assert.equal(body.error, error);
    if (description) assert.equal(body.error_description, description);
  });
}

test('§6 end session: a POST is accepted as well', async () => {
  const response = await fetch(`${rp.issuer}/session/end`, { method: 'POST', body: new URLSearchParams(withApp), redirect: 'manual' });
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<form/);
});
