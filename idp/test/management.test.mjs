import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startProvider } from '../contract/local-provider.mjs';
import { RelyingParty } from '../contract/relying-party.mjs';
import { openSignIn, redirectUri, tokens } from './support.mjs';

const provider = await startProvider({ IDP_EMPTY: '1' });
const { endpoint } = provider;
after(() => provider.stop());
beforeEach(() => provider.control('POST', 'reset'));

async function manage(method, path, body) {
  const { access_token: token } = await (await fetch(`${endpoint}oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('leptos-logto-m2m:m2m-development-secret')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'https://default.logto.app/api', scope: 'all' }),
  })).json();
  const response = await fetch(`${endpoint}api/${path}`, { method, headers: { authorization: `Bearer ${token}` }, body: body && JSON.stringify(body) });
  assert.ok(response.ok, await response.clone().text());
  return response.json();
}

/** The first application of a Logto that has nothing else. */
async function addApp() {
  const { id: appId } = await manage('POST', 'applications', { name: 'First', type: 'SPA', oidcClientMetadata: { redirectUris: [redirectUri] } });
  return new RelyingParty({ endpoint, appId, redirectUri });
}

const connect = async (appSecret = 'wecom-development-secret') => {
  await manage('POST', 'connectors', { connectorId: 'wecom-universal', config: { corpId: 'ww-development', agentId: '1000002', appSecret } });
  await manage('PATCH', 'sign-in-exp', { socialSignInConnectorTargets: ['wecom'] });
};

const direct = { direct_sign_in: 'social:wecom' };

test('empty: no application, no resource, no WeCom, the account center closed', async () => {
  const response = await fetch(`${endpoint}oidc/auth?client_id=leptos-logto-dev&response_type=code`, { redirect: 'manual' });
  assert.equal((await response.json()).error, 'invalid_client');
  const resource = 'https://api.example.com';
  const rp = await addApp();
  const refused = await fetch(rp.authorization({ resource }).url, { redirect: 'manual' });
  assert.match(refused.headers.get('location'), /error=invalid_target/);
  const { page } = await openSignIn(rp);
  assert.doesNotMatch(page.text, /data-goto/);
  assert.equal((await openSignIn(rp, direct)).page.url.pathname, '/sign-in');
  const { enabled } = await (await fetch(`${endpoint}api/.well-known/account-center`)).json();
  assert.equal(enabled, false);
});

test('an application that was added signs people in', async () => {
  const rp = await addApp();
  assert.ok((await tokens(rp)).id_token);
});

test('a connector that is not switched on is on no page', async () => {
  const rp = await addApp();
  await manage('POST', 'connectors', { connectorId: 'wecom-universal', config: { corpId: 'a', agentId: 'b', appSecret: 'c' } });
  assert.doesNotMatch((await openSignIn(rp)).page.text, /data-goto/);
});

test('a connector that is switched on signs people in', async () => {
  const rp = await addApp();
  await connect();
  const { browser, page } = await openSignIn(rp, direct);
  const end = await browser.submit(page, { choice: 'sato' });
  assert.ok(end.url.searchParams.get('code'), end.text);
});

test('a wrong secret of WeCom shows at the sign-in, as with WeCom itself', async () => {
  const rp = await addApp();
  await connect('not this');
  const { browser, page } = await openSignIn(rp, direct);
  const end = await browser.submit(page, { choice: 'sato' });
  assert.equal(end.url.pathname, '/sign-in');
  assert.match(end.text, /role="alert"/);
});

test('a permission that was added is granted to whoever has the role', async () => {
  const rp = await addApp();
  const resource = 'https://api.example.com';
  const { id } = await manage('POST', 'resources', { name: 'Bookstore', indicator: resource });
  await manage('POST', `resources/${id}/scopes`, { name: 'read' });
  const { refresh_token: token } = await tokens(rp, { parameters: { scope: 'openid offline_access read write', resource } });
  const { scope } = await (await rp.refresh(token, { resource })).json();
  assert.equal(scope, 'read');
});
