import assert from 'node:assert/strict';
import http from 'node:http';
import { after, test } from 'node:test';
import { startWithClient, tokens } from './support.mjs';

const { provider, rp } = await startWithClient();
after(() => provider.stop());

const readLog = async () => (await provider.control('GET', 'log')).json();

test('the log counts exchanges and refreshes, and can be emptied', async () => {
  assert.equal((await provider.control('DELETE', 'log')).status, 204);
  const { refresh_token: token } = await tokens(rp, { parameters: { scope: 'openid offline_access read', resource: 'https://api.example.com' } });
  await rp.refresh(token, { resource: 'https://api.example.com' });
  await rp.refresh('nonsense', { organization_id: 'org-acme' });
  const posts = (await readLog()).filter(({ path }) => path === '/oidc/token');
  assert.deepEqual(posts.map(({ method, grant_type: grant, resource, organization_id: organization, client, status, error }) => (
    { method, grant, resource, organization, client, status, error }
  )), [
    { method: 'POST', grant: 'authorization_code', resource: undefined, organization: undefined, client: rp.appId, status: 200, error: undefined },
    { method: 'POST', grant: 'refresh_token', resource: 'https://api.example.com', organization: undefined, client: rp.appId, status: 200, error: undefined },
    { method: 'POST', grant: 'refresh_token', resource: undefined, organization: 'org-acme', client: rp.appId, status: 400, error: 'invalid_grant' },
  ]);
  assert.ok(posts.every(({ at }) => Math.abs(at - Date.now()) < 60_000));
});

test('the log holds no secret', async () => {
  await provider.control('DELETE', 'log');
  const { refresh_token: token, access_token: access, code, request } = await tokens(rp);
  await rp.userinfo(access);
  await rp.get(`/me?access_token=${access}`);
  await rp.revoke(token);
  const text = JSON.stringify(await readLog());
  for (const secret of [token, access, code, request.verifier, request.state, 'alice-password']) assert.ok(!text.includes(secret));
});

test('the log is of what others ask; the controls are not in it', async () => {
  await provider.control('DELETE', 'log');
  await provider.control('GET', 'log');
  assert.deepEqual(await readLog(), []);
});

test('a clock that is stopped stands still, and goes on when it is set again', async () => {
  const hours = 3_600_000;
  const askedAt = async () => {
    await rp.get('/me');
    return (await readLog()).at(-1).at;
  };
  await provider.control('POST', 'clock', { offset: 2 * 3600, stopped: true });
  const at = await askedAt();
  assert.ok(Math.abs(at - Date.now() - 2 * hours) < 60_000);
  while (Date.now() + 2 * hours <= at);
  assert.equal(await askedAt(), at);
  await provider.control('POST', 'clock', { offset: 0 });
  assert.ok(Math.abs(await askedAt() - Date.now()) < 60_000);
});

const refused = [
  ['POST', 'people/nobody/suspend', {}, 404],
  ['POST', 'people/alice/roles', { roles: ['emperor'] }, 400],
  ['POST', 'people/alice/roles', {}, 400],
  ['POST', 'people/alice/organizations', { 'org-nowhere': ['member'] }, 400],
  ['POST', 'people/alice/organizations', { 'org-acme': 'member' }, 400],
  ['POST', 'people/alice/suspend', { suspended: 'yes' }, 400],
  ['POST', 'people/alice/dance', {}, 404],
  ['POST', 'keys/rotate', { type: 'DSA' }, 400],
  ['POST', 'keys/rotate', { keepPrevious: 1 }, 400],
  ['POST', 'clock', { offset: 'soon' }, 400],
  ['POST', 'clock', { offset: 0, stopped: 'yes' }, 400],
  ['POST', 'one-time-tokens', { email: 'nobody@example.com' }, 404],
  ['POST', 'people/alice/mfa', { factors: ['Password'] }, 400],
  ['POST', 'people/alice/mfa', {}, 400],
  ['POST', 'people/alice/account', { roles: 'editor' }, 400],
  ['POST', 'people/alice/account', { email: 5 }, 400],
  ['POST', 'account-center', { enabled: 'yes' }, 400],
  ['POST', 'account-center', { fields: { name: 'Open' } }, 400],
  ['POST', 'account-center', { fields: { shoeSize: 'Edit' } }, 400],
  ['POST', 'account-center', { fields: [] }, 400],
  ['POST', 'account-center', { passwordAttempts: 0 }, 400],
  ['GET', 'reset', undefined, 404],
];

for (const [method, path, body, status] of refused) {
  test(`${method} ${path} ${JSON.stringify(body) ?? ''} is ${status}, with a message`, async () => {
    const response = await provider.control(method, path, body);
    assert.equal(response.status, status);
    assert.ok((await response.json()).message);
  });
}

test('a body that is no JSON object is 400', async () => {
  for (const body of ['{', '[]', '"text"']) {
    assert.equal((await fetch(`${provider.endpoint}_dev/clock`, { method: 'POST', body })).status, 400, body);
  }
});

test('a web page cannot reach the controls through the browser', async () => {
  const response = await fetch(`${provider.endpoint}_dev/reset`, { method: 'POST', headers: { origin: 'https://evil.example.test' } });
  assert.equal(response.status, 403);
});

for (const headers of [{ host: 'evil.example.test' }, { 'x-forwarded-for': '203.0.113.7' }]) {
  test(`a name that points here from elsewhere, or a proxy, cannot either (${Object.keys(headers)})`, async () => {
    const status = await new Promise((resolve, reject) => {
      http.request({ host: '127.0.0.1', port: provider.port, path: '/_dev/log', headers }, (response) => {
        resolve(response.resume().statusCode);
      }).on('error', reject).end();
    });
    assert.equal(status, 403);
  });
}
