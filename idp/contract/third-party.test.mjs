import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeOf } from './http-browser.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;
const third = () => target.as(target.thirdPartyAppId);

/** Signs in to the third-party application and stops at its consent page. */
async function atConsent(parameters) {
  target.localOnly('the consent page');
  const session = await target.session();
  const request = third().authorization(parameters);
  await session.visit(request.url);
  return { session, request, page: await session.signIn(target.username, target.password) };
}

test('§2 third-party: a scope that is not enabled is invalid_scope at the callback', async () => {
  const response = await fetch(third().authorization({ scope: 'openid phone' }).url, { redirect: 'manual' });
  const { searchParams } = new URL(response.headers.get('location'));
  assert.equal(searchParams.get('error'), 'invalid_scope');
  assert.equal(searchParams.get('scope'), 'phone');
});

test('§2 third-party: the consent page asks, naming the application', async () => {
  const { page } = await atConsent();
  assert.equal(page.url.pathname, '/consent');
  assert.match(page.text, /<h1>Authorize [^<]+<\/h1>/);
});

test('§2 third-party: Authorize leads to the callback with a code that works', async () => {
  const { session, request } = await atConsent();
  const { url } = await session.submit({});
  const response = await third().exchange(url.searchParams.get('code'), request.verifier);
  assert.equal(response.status, 200);
});

test('§2 third-party: Cancel replaces the location with the bare redirect_uri', async () => {
  const { page } = await atConsent();
  const [cancel] = page.text.match(/<button[^>]*data-replace[^>]*>[^<]*/);
  assert.match(cancel, />Cancel$/);
  assert.equal(attributeOf(cancel, 'data-replace'), rp.redirectUri);
});

test('§2 third-party: consent is asked again at each prompt=consent, not without prompt', async () => {
  const { session } = await atConsent({ scope: 'openid' });
  await session.submit({});
  assert.equal((await session.visit(third().authorization({ scope: 'openid' }).url)).url.pathname, '/consent');
  const silent = await session.visit(third().authorization({ scope: 'openid', prompt: undefined }).url);
  assert.ok(silent.url.searchParams.get('code'));
});

test('§2 third-party: the person chooses which organizations the application may see', async () => {
  const { session, request, page } = await atConsent({
    scope: 'openid offline_access urn:logto:scope:organizations', resource: 'urn:logto:resource:organizations',
  });
  assert.match(page.text, new RegExp(`name="organization" value="${target.organization}"`));
  const { url } = await session.submit({ organization: target.organization });
  const { refresh_token: token } = await (await third().exchange(url.searchParams.get('code'), request.verifier)).json();
  const chosen = await third().refresh(token, { organization_id: target.organization });
  assert.equal(chosen.status, 200);
  const other = await third().refresh((await chosen.json()).refresh_token, { organization_id: 'org-globex' });
  assert.equal(other.status, 403);
});
