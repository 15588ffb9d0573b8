import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { Bench, everything, secrets } from './support.mjs';

const bench = await Bench.open();
after(() => bench.close());
beforeEach(() => bench.empty());

test('an application alone: registered, configured, checked', async () => {
  const { passed, text } = await bench.connect({ origins: ['https://app.example.com', 'http://localhost:8080'], base: '/app/' });
  assert.equal(passed, true, text);
  const { applications: [app], ...rest } = await bench.tenant();
  assert.deepEqual(app.oidcClientMetadata, {
    redirectUris: ['https://app.example.com/app/callback', 'http://localhost:8080/app/callback'],
    postLogoutRedirectUris: ['https://app.example.com/app/', 'http://localhost:8080/app/'],
  });
  assert.deepEqual(app.customClientMetadata, { corsAllowedOrigins: ['https://app.example.com', 'http://localhost:8080'], rotateRefreshToken: true });
  assert.equal(app.type, 'SPA');
  assert.deepEqual([rest.connectors, rest.resources, rest.accountCenter.enabled], [[], [], false]);
  const config = JSON.parse(await bench.readConfig());
  assert.match(config.appId, /^\w{21}$/);
  assert.deepEqual(config, { endpoint: bench.provider.endpoint, appId: config.appId, scopes: ['email', 'identities'] });
  assert.equal(text.match(/ ok$/gm).length, 8, text);
});

test('everything: WeCom on the sign-in page, the account center open, an API with its permissions', async () => {
  const { passed, text } = await bench.connect(everything);
  assert.equal(passed, true, text);
  const tenant = await bench.tenant();
  assert.deepEqual(tenant.connectors[0].config, {
    corpId: 'ww-development', appSecret: secrets.WECOM_SECRET, agentId: '1000002', scope: 'snsapi_base',
  });
  assert.deepEqual(tenant.experience.socialSignInConnectorTargets, ['wecom']);
  assert.equal(tenant.accountCenter.enabled, true);
  assert.ok(Object.values(tenant.accountCenter.fields).every((state) => state === 'Edit'));
  assert.deepEqual(tenant.resources.map(({ indicator, name, scopes }) => ({ indicator, name, scopes })), [
    { indicator: 'https://api.example.com', name: 'api.example.com', scopes: ['read', 'write'] },
  ]);
  const config = JSON.parse(await bench.readConfig());
  assert.deepEqual(config.connectors, ['wecom']);
  const [connector] = await bench.manage('GET', 'connectors');
  assert.deepEqual(config.connectorIds, { wecom: connector.id });
  assert.deepEqual(config.resources, ['https://api.example.com']);
  for (const scope of ['email', 'identities', 'phone', 'read', 'write']) assert.ok(config.scopes.includes(scope), scope);
});

test('what is left to do at WeCom is told with Logto\'s domain, not the application\'s', async () => {
  const { text } = await bench.connect({ ...everything, origins: ['https://app.example.com'] });
  const [{ id }] = await bench.manage('GET', 'connectors');
  const { host } = new URL(bench.provider.endpoint);
  assert.match(text, new RegExp(`可信域名 \\(trusted domain\\) +${host}\n`));
  assert.match(text, new RegExp(`授权回调域 \\(callback domain\\) +${host}\n`));
  assert.ok(text.includes(`${bench.provider.endpoint}callback/${id}`), text);
});

test('where people may link WeCom to their account, its trust in the application is told too', async () => {
  const origins = ['https://app.example.com', 'https://www.example.com'];
  const linking = /linking .*app\.example\.com www\.example\.com/;
  assert.match((await bench.connect({ ...everything, origins })).text, linking);
  assert.doesNotMatch((await bench.connect({ ...everything, accountCenter: false, origins, updateConfig: true })).text, linking);
});

test('a second run changes nothing and says so', async () => {
  await bench.connect(everything);
  const [tenant, config] = [await bench.tenant(), await bench.readConfig()];
  await bench.writes();
  const { passed, text } = await bench.connect(everything);
  assert.equal(passed, true, text);
  assert.deepEqual(await bench.writes(), []);
  assert.deepEqual(await bench.tenant(), tenant);
  assert.equal(await bench.readConfig(), config);
  assert.equal(text.match(/ already there$/gm).length, 8, text);
  assert.doesNotMatch(text, /created|added|changed|switched|opened|written/);
});

test('a dry run shows every call and makes none', async () => {
  const before = await bench.tenant();
  await bench.writes();
  const { passed, text } = await bench.connect({ ...everything, dryRun: true });
  assert.equal(passed, true);
  assert.deepEqual(await bench.writes(), []);
  assert.deepEqual(await bench.tenant(), before);
  assert.equal(await bench.readConfig(), undefined);
  for (const call of ['POST', 'api/applications', 'POST', 'api/connectors', 'PATCH', 'api/sign-in-exp', 'api/account-center', 'api/resources', 'api/resources/<resource>/scopes']) {
    assert.ok(text.includes(call), call);
  }
  assert.match(text, /"appSecret": "\(secret\)"/);
  assert.match(text, /config\.json would be written: .*"connectorIds":\{"wecom":"\(the ID of the new connector\)"\}/);
  assert.match(text, /Nothing was changed\.\n$/);
});

test('the calls of a dry run are those of the run', async () => {
  const { text } = await bench.connect({ ...everything, dryRun: true });
  const shown = [...text.matchAll(/^ {4}(\w+) (http\S+)$/gm)].map(([, method, url]) => `${method} ${new URL(url.replace('<resource>', 'id')).pathname}`);
  await bench.writes();
  await bench.connect(everything);
  assert.deepEqual((await bench.writes()).map((call) => call.replace(/resources\/\w+\//, 'resources/id/')), shown);
});

test('no secret is ever printed', async () => {
  for (const options of [{ dryRun: true }, {}, {}]) {
    const { text } = await bench.connect({ ...everything, ...options });
    for (const secret of Object.values(secrets)) assert.ok(!text.includes(secret), text);
    assert.doesNotMatch(text, /eyJ/);
  }
});
