import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { endpoint, issuer, appId, redirectUri } = target.rp;

const token = (changes = {}) => {
  const { id, secret, indicator } = { ...target.machine, ...changes };
  return fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: indicator, scope: 'all' }),
  });
};

let kept;
const management = async (method, path, body, bearer) => {
  bearer ??= kept ??= (await (await token()).json()).access_token;
  const response = await fetch(`${endpoint}api/${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
};

/** Adds something for one test and removes it when the test is over. */
async function add(t, path, body) {
  const answer = await management('POST', path, body);
  assert.ok([200, 201].includes(answer.status), JSON.stringify(answer.body));
  t.after(() => management('DELETE', `${path}/${answer.body.id}`));
  return answer.body;
}

const spa = {
  name: 'Contract',
  description: 'Made by the contract suite',
  type: 'SPA',
  oidcClientMetadata: { redirectUris: [redirectUri], postLogoutRedirectUris: [new URL('/', redirectUri).href] },
  customClientMetadata: { corsAllowedOrigins: ['https://cors.example.test'], rotateRefreshToken: true },
};

test('§M1 token: client credentials with the indicator give a token of scope all', async () => {
  const response = await token();
  assert.equal(response.status, 200);
  const body = await response.json();
  assert.equal(body.scope, 'all');
  assert.equal(body.token_type, 'Bearer');
  assert.ok(body.expires_in > 0);
});

for (const [what, changes, status, error, description] of [
  ['a wrong application id', { id: 'nobody' }, 400, 'invalid_client', /^invalid client/],
  ['a wrong secret', { secret: 'wrong' }, 401, 'invalid_client', /^client authentication failed$/],
  ['a wrong indicator', { indicator: 'https://other.logto.app/api' }, 400, 'invalid_target', /^resource indicator is missing, or unknown$/],
]) {
  test(`§M3 faults: ${what} is ${status} ${error} at the token endpoint`, async () => {
    const response = await token(changes);
    assert.equal(response.status, status);
    const body = await response.json();
    assert.equal(body.error, error);
    assert.match(body.error_description, description);
  });
}

test('§M3 faults: without the role the token has no scope, and every call is 403 auth.forbidden', async () => {
  const response = await token(target.machineWithoutRole);
  assert.equal(response.status, 200);
  const { access_token: bearer, scope } = await response.json();
  assert.equal(scope, undefined);
  const { status, body } = await management('GET', 'applications', undefined, bearer);
  assert.equal(status, 403);
  assert.equal(body.code, 'auth.forbidden');
});

test('§M3 faults: a bad token is 401 auth.unauthorized', async () => {
  const { status, body } = await management('GET', 'applications', undefined, 'nonsense');
  assert.equal(status, 401);
  assert.equal(body.code, 'auth.unauthorized');
  assert.equal(body.data.code, 'ERR_JWS_INVALID');
});

test('§M2 applications: a list takes pages and tells its length', async () => {
  const { status, headers, body } = await management('GET', 'applications?page=1&page_size=1');
  assert.equal(status, 200);
  assert.equal(body.length, 1);
  assert.ok(Number(headers.get('total-number')) >= 1);
  assert.match(headers.get('link'), /rel="last"/);
});

test('§M2 applications: one that was created can sign in, and is found as an SPA', async (t) => {
  const created = await add(t, 'applications', spa);
  assert.deepEqual(created.oidcClientMetadata, spa.oidcClientMetadata);
  const { body: list } = await management('GET', 'applications?types=SPA');
  assert.ok(list.some(({ id }) => id === created.id));
  assert.ok(list.every(({ type }) => type === 'SPA'));
  const { url } = target.as(created.id).authorization();
  const response = await fetch(url, { redirect: 'manual' });
  assert.equal(response.status, 303);
});

test('§M2 applications: its corsAllowedOrigins may use the token endpoint', async (t) => {
  const { id } = await add(t, 'applications', spa);
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { origin: 'https://cors.example.test' },
    body: new URLSearchParams({ client_id: id, grant_type: 'refresh_token', refresh_token: 'x' }),
  });
  assert.equal(response.headers.get('access-control-allow-origin'), 'https://cors.example.test');
});

test('§M2 applications: a change replaces a list whole and leaves the others', async (t) => {
  const { id } = await add(t, 'applications', spa);
  const redirectUris = ['https://other.example.test/callback'];
  const { status, body } = await management('PATCH', `applications/${id}`, {
    oidcClientMetadata: { ...spa.oidcClientMetadata, redirectUris },
  });
  assert.equal(status, 200);
  assert.deepEqual(body.oidcClientMetadata.redirectUris, redirectUris);
  assert.deepEqual(body.oidcClientMetadata.postLogoutRedirectUris, spa.oidcClientMetadata.postLogoutRedirectUris);
  assert.deepEqual(body.customClientMetadata.corsAllowedOrigins, spa.customClientMetadata.corsAllowedOrigins);
});

test('§M3 faults: a redirect address that is no URL is 400 guard.invalid_input and names the place', async () => {
  const { status, body } = await management('POST', 'applications', {
    ...spa, oidcClientMetadata: { redirectUris: ['nowhere'], postLogoutRedirectUris: [] },
  });
  assert.equal(status, 400);
  assert.equal(body.code, 'guard.invalid_input');
  assert.deepEqual(body.data.issues[0].path, ['oidcClientMetadata', 'redirectUris', 0]);
  assert.match(body.details, /^Error in key path/);
});

test('§M2 applications: one that is not there is 404', async () => {
  assert.equal((await management('GET', 'applications/nobody')).status, 404);
});

test('§M2 connectors: the WeCom factory is listed, its connector has the target wecom', async () => {
  const { body: factories } = await management('GET', 'connector-factories');
  assert.ok(factories.some(({ id }) => id === 'wecom-universal'));
  const { body: connectors } = await management('GET', 'connectors');
  const wecom = connectors.find(({ connectorId }) => connectorId === 'wecom-universal');
  assert.equal(wecom?.target, 'wecom', 'not run: the tenant has no WeCom connector');
});

test('§M3 faults: a second connector of the factory is 422 connector.multiple_instances_not_supported', async () => {
  const { status, body } = await management('POST', 'connectors', {
    connectorId: 'wecom-universal', config: { corpId: 'ww1', appSecret: 'x', agentId: '1' },
  });
  assert.equal(status, 422);
  assert.equal(body.code, 'connector.multiple_instances_not_supported');
});

test('§M3 faults: a factory that is not installed is 422 connector.not_found_with_connector_id', async () => {
  const { status, body } = await management('POST', 'connectors', { connectorId: 'none-universal', config: {} });
  assert.equal(status, 422);
  assert.equal(body.code, 'connector.not_found_with_connector_id');
});

test('§M2 sign-in experience: its targets can be read and written back', async () => {
  const { body: before } = await management('GET', 'sign-in-exp');
  const targets = before.socialSignInConnectorTargets;
  assert.ok(Array.isArray(targets));
  const { status, body } = await management('PATCH', 'sign-in-exp', { socialSignInConnectorTargets: targets });
  assert.equal(status, 200);
  assert.deepEqual(body.socialSignInConnectorTargets, targets);
});

test('§M2 account center: it says what is open and takes that back', async () => {
  const { body: before } = await management('GET', 'account-center');
  assert.equal(typeof before.enabled, 'boolean');
  const { status, body } = await management('PATCH', 'account-center', { enabled: before.enabled, fields: before.fields });
  assert.equal(status, 200);
  assert.deepEqual(body.fields, before.fields);
});

test('§M2 resources: one is created with its permissions, and an application may ask for it', async (t) => {
  const indicator = 'https://contract.example.test/api';
  const { id } = await add(t, 'resources', { name: 'Contract', indicator, accessTokenTtl: 3600 });
  const scope = await management('POST', `resources/${id}/scopes`, { name: 'contract:read', description: '' });
  assert.ok([200, 201].includes(scope.status));
  const { body: scopes } = await management('GET', `resources/${id}/scopes`);
  assert.deepEqual(scopes.map(({ name }) => name), ['contract:read']);
  const { url } = target.rp.authorization({ resource: indicator, client_id: appId });
  assert.doesNotMatch((await fetch(url, { redirect: 'manual' })).headers.get('location'), /invalid_target/);
});
