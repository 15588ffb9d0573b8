import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, beforeEach, test } from 'node:test';
import { Bench, everything } from './support.mjs';

const bench = await Bench.open();
after(() => bench.close());
beforeEach(() => bench.empty());

const addApp = (changes = {}) => bench.manage('POST', 'applications', {
  name: 'Ours',
  type: 'SPA',
  oidcClientMetadata: { redirectUris: ['https://old.example.com/callback'], postLogoutRedirectUris: ['https://old.example.com'] },
  customClientMetadata: { corsAllowedOrigins: ['https://cors.example.com'], refreshTokenTtlInDays: 7 },
  ...changes,
});

test('a named application keeps its addresses and settings', async () => {
  const { id } = await addApp();
  const sent = [];
  const watched = (url, init) => {
    if (init?.method === 'PATCH') sent.push(JSON.parse(init.body));
    return fetch(url, init);
  };
  const { passed, text } = await bench.connect({ appId: id }, { fetch: watched });
  assert.equal(passed, true, text);
  // Whole, whether Logto puts it in the place of what it had or adds it to that.
  assert.equal(sent[0].customClientMetadata.refreshTokenTtlInDays, 7);
  const { applications: [app, ...others] } = await bench.tenant();
  assert.deepEqual(others, []);
  assert.deepEqual(app.oidcClientMetadata.redirectUris, ['https://old.example.com/callback', 'http://localhost:8080/callback']);
  assert.deepEqual(app.oidcClientMetadata.postLogoutRedirectUris, ['https://old.example.com', 'http://localhost:8080/']);
  assert.deepEqual(app.customClientMetadata, { corsAllowedOrigins: ['https://cors.example.com', 'http://localhost:8080'], refreshTokenTtlInDays: 7 });
  assert.equal(app.name, 'Ours');
});

test('a post sign-out address that differs by the slash of a root alone is there', async () => {
  const { id } = await addApp();
  await bench.connect({ appId: id, origins: ['https://old.example.com'] });
  const { applications: [app] } = await bench.tenant();
  assert.deepEqual(app.oidcClientMetadata.postLogoutRedirectUris, ['https://old.example.com']);
});

test('other connectors stay on the sign-in page, and the rest of the experience as it was', async () => {
  await bench.manage('PATCH', 'sign-in-exp', { socialSignInConnectorTargets: ['github', 'google'], color: { primaryColor: '#123456' } });
  await bench.connect(everything);
  const { experience } = await bench.tenant();
  assert.deepEqual(experience.socialSignInConnectorTargets, ['github', 'google', 'wecom']);
  assert.deepEqual(experience.color, { primaryColor: '#123456' });
});

test('a WeCom connector keeps its scope and what else it holds; its secret is renewed', async () => {
  await bench.manage('POST', 'connectors', {
    connectorId: 'wecom-universal', config: { corpId: 'ww-old', appSecret: 'old', agentId: '1', scope: 'snsapi_privateinfo', extra: 'kept' },
  });
  const { text } = await bench.connect(everything);
  assert.match(text, /changed corpId, appSecret, agentId$/m);
  const { connectors: [{ config }] } = await bench.tenant();
  assert.deepEqual(config, {
    corpId: 'ww-development', appSecret: 'wecom-development-secret', agentId: '1000002', scope: 'snsapi_privateinfo', extra: 'kept',
  });
});

test('a scope that is named replaces that of the connector', async () => {
  await bench.connect(everything);
  await bench.connect({ ...everything, wecomScope: 'snsapi_privateinfo' });
  const { connectors: [{ config }] } = await bench.tenant();
  assert.equal(config.scope, 'snsapi_privateinfo');
});

test('fields of the account center that were closed on purpose stay closed', async () => {
  await bench.manage('PATCH', 'account-center', { enabled: true, fields: { email: 'ReadOnly', phone: 'Off' } });
  const { text } = await bench.connect({ accountCenter: true });
  assert.match(text, /left as set: email ReadOnly, phone Off/);
  const { accountCenter: { fields } } = await bench.tenant();
  assert.deepEqual([fields.email, fields.phone, fields.name], ['ReadOnly', 'Off', 'Edit']);
});

test('an API resource keeps its name and permissions', async () => {
  const { id } = await bench.manage('POST', 'resources', { name: 'Bookstore', indicator: 'https://api.example.com' });
  await bench.manage('POST', `resources/${id}/scopes`, { name: 'write' });
  await bench.connect(everything);
  const { resources: [resource] } = await bench.tenant();
  assert.deepEqual([resource.name, resource.scopes], ['Bookstore', ['write', 'read']]);
});

test('the application that config.json names is used, whatever it is called', async () => {
  const { id } = await addApp();
  const config = `${JSON.stringify({ endpoint: bench.provider.endpoint.slice(0, -1), appId: id })}\n`;
  await writeFile(bench.config, config);
  const { passed, text } = await bench.connect();
  assert.equal(passed, true, text);
  assert.equal((await bench.tenant()).applications.length, 1);
  assert.equal(await bench.readConfig(), config);
});

test('one of many applications is found', async () => {
  await bench.connect();
  const made = JSON.parse(await bench.readConfig()).appId;
  for (let count = 0; count < 120; count += 1) await addApp({ name: `Other ${count}` });
  // The one that was made is no longer on the first page.
  const all = await bench.manage('GET', 'applications?types=SPA');
  assert.equal(all.length, 121);
  await bench.writes();
  const { passed } = await bench.connect({}, { fetch: lastFirst });
  assert.equal(passed, true);
  assert.deepEqual(await bench.writes(), []);
  assert.equal(JSON.parse(await bench.readConfig()).appId, made);
});

/** Gives the list of applications in the opposite order, and forgets which one config.json names. */
async function lastFirst(url, init) {
  const { pathname, searchParams } = new URL(url);
  if (/^\/api\/applications\/./.test(pathname) && init.method === 'GET') return Response.json({}, { status: 404 });
  if (pathname !== '/api/applications' || init.method !== 'GET') return fetch(url, init);
  const whole = new URL(url);
  whole.search = new URLSearchParams({ types: searchParams.get('types') });
  const list = (await (await fetch(whole, init)).json()).reverse();
  const [page, size] = ['page', 'page_size'].map((name) => Number(searchParams.get(name)));
  return Response.json(list.slice((page - 1) * size, page * size), { headers: { 'total-number': String(list.length) } });
}

test('without its own options, WeCom and the rest of the tenant are left alone', async () => {
  await bench.connect(everything);
  await bench.writes();
  const { passed } = await bench.connect({ name: 'Second', config: `${bench.config}.second` }, { env: { LOGTO_M2M_SECRET: 'm2m-development-secret' } });
  assert.equal(passed, true);
  assert.deepEqual(await bench.writes(), ['POST /api/applications']);
});
