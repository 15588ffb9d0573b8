import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { freePort } from '../../idp/contract/local-provider.mjs';
import { Bench, everything, secrets } from './support.mjs';

const bench = await Bench.open();
const { endpoint } = bench.provider;
after(() => bench.close());
beforeEach(() => bench.empty());

/** A server that is no Logto, or a Logto under another name. */
async function serve(t, answer) {
  const server = http.createServer(answer);
  await new Promise((resolve) => { server.listen(0, 'localhost', resolve); });
  t.after(() => server.close());
  return `http://localhost:${server.address().port}/`;
}

const addApp = (changes) => bench.manage('POST', 'applications', { name: 'Ours', type: 'SPA', ...changes });
const configured = (config) => writeFile(bench.config, typeof config === 'string' ? config : JSON.stringify(config));

/** Each row: what is wrong; what the person is told; how it comes about, answering options and what surrounds them. */
const faults = [
  ['an endpoint where nothing listens', /nothing listens at http:\/\/localhost:\d+; check --endpoint/, async () => [{ endpoint: `http://localhost:${await freePort()}/` }]],
  ['an endpoint whose host does not exist', /the host of https:\/\/logto\.invalid is not known here; check --endpoint/, () => [{ endpoint: 'https://logto.invalid/' }]],
  ['an endpoint that is no Logto', /no Logto answers at http\S+ \(\S+ gave 404\).*not that of its console/,
    async (t) => [{ endpoint: await serve(t, (_, response) => response.writeHead(404).end('<!doctype html>')) }]],
  ['an endpoint that answers every path with a page', /no Logto answers at/,
    async (t) => [{ endpoint: await serve(t, (_, response) => response.end('<!doctype html>')) }]],
  ['an endpoint that redirects', /redirects to https:\/\/elsewhere\.example\//,
    async (t) => [{ endpoint: await serve(t, (_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end()) }]],
  ['an endpoint under another name than its own', /calls itself http:\/\/localhost:\d+\/oidc.*give --endpoint http:\/\/localhost:\d+\/$/,
    () => [{ endpoint: endpoint.replace('localhost', '127.0.0.1') }]],
  ['the issuer as endpoint', /without \/oidc at its end: http:\/\/localhost:\d+\/$/, () => [{ endpoint: `${endpoint}oidc` }]],
  ['an endpoint in plain http elsewhere', /must be https/, () => [{ endpoint: 'http://logto.example.com/' }]],
  ['an endpoint that cannot speak TLS', /does not speak TLS/, () => [{ endpoint: endpoint.replace('http:', 'https:') }]],

  ['no machine-to-machine application', /--m2m-id is missing/, () => [{ machineId: undefined }]],
  ['a wrong machine-to-machine application', /has no application with the ID nobody \(--m2m-id\)/, () => [{ machineId: 'nobody' }]],
  ['a wrong secret', /LOGTO_M2M_SECRET is not the secret of leptos-logto-m2m \(--m2m-id\)/,
    () => [{}, { env: { LOGTO_M2M_SECRET: 'not-this' } }]],
  ['a single-page application in its place', /or that is not a machine-to-machine application; copy both/,
    async () => [{ machineId: (await addApp({ oidcClientMetadata: { redirectUris: ['http://localhost:8080/callback'] } })).id }]],
  ['a missing role', /may not use the Management API; open it in Logto's console and assign the role “Logto Management API access”/,
    () => [{ machineId: 'leptos-logto-m2m-no-role' }, { env: { LOGTO_M2M_SECRET: 'm2m-no-role-secret' } }]],
  ['a role that is taken away meanwhile', /assign the role/,
    () => [{}, { fetch: (url, init) => (new URL(url).pathname.startsWith('/api/') ? Response.json({ code: 'auth.forbidden' }, { status: 403 }) : fetch(url, init)) }]],
  ['a wrong tenant indicator', /https:\/\/other\.logto\.app\/api \(--management-api\) is not the identifier/,
    () => [{ managementApi: 'https://other.logto.app/api' }]],
  ['no secret at all', /LOGTO_M2M_SECRET is missing: set it in the environment, or give a line/, () => [{}, { env: {} }]],
  ['no secret of WeCom', /WECOM_SECRET is missing/, () => [everything, { env: { LOGTO_M2M_SECRET: secrets.LOGTO_M2M_SECRET } }]],
  ['a line on standard input that is none', /^line 2 on standard input is not NAME=value$/,
    () => [{}, { env: {}, input: `# secrets\n\nLOGTO_M2M_SECRET=x\n${secrets.LOGTO_M2M_SECRET}\n` }]],

  ['a Logto without the WeCom connector', /has no WeCom connector; on its server, run .*@logto\/connector-wecom/,
    async () => [everything, await bench.provider.control('POST', 'wecom-factory', { installed: false }) && {}]],
  ['half of WeCom', /needs both --wecom-corp-id and --wecom-agent-id/, () => [{ wecomCorpId: 'ww1' }]],
  ['a scope that WeCom does not have', /--wecom-scope takes snsapi_base/, () => [{ ...everything, wecomScope: 'openid' }]],

  ['a Logto without an account center', /has no account center; update it/, () => [{ accountCenter: true }, {
    fetch: (url, init) => (url.endsWith('api/account-center') ? new Response('', { status: 404 }) : fetch(url, init)),
  }]],
  ['an application that is not there', /no application with the ID nobody \(--app-id\)/, () => [{ appId: 'nobody' }]],
  ['an application that is not a single-page one', /is of the type Traditional, which Logto cannot change/,
    async () => [{ appId: (await addApp({ type: 'Traditional' })).id }]],
  ['a config.json that names such an application', /\(\w+, config\.json\) is of the type Traditional/, async () => {
    await configured({ endpoint, appId: (await addApp({ type: 'Traditional' })).id });
    return [{ updateConfig: true }];
  }],
  ['somebody else\'s application of the same name', /that this command did not make \(\w+\); use it with --app-id ID, or give another --name/,
    async () => [{ name: (await addApp()).name }]],
  ['several applications of earlier runs', /several applications “Leptos Logto” that this command made \(\w+, \w+\); say which with --app-id/, async () => {
    for (const _ of [1, 2]) await addApp({ name: 'Leptos Logto', description: 'Set up by cargo xtask connect' });
    return [{}];
  }],

  ['an origin with a path', /--origin takes an origin alone, such as https:\/\/a\.example, .*--base \/app\//, () => [{ origins: ['https://a.example/app/'] }]],
  ['an origin with a wildcard', /wildcard/, () => [{ origins: ['https://*.example.com'] }]],
  ['an origin that is none', /--origin takes an address/, () => [{ origins: ['app.example.com'] }]],
  ['an API that is no URI', /--resource takes an absolute URI/, () => [{ resource: 'bookstore' }]],
  ['permissions without their API', /need --resource as well/, () => [{ resourceScopes: 'read' }]],

  ['a config.json for another Logto', /config\.json is there already and says something else, so nothing was changed; add --update-config/,
    async () => [{}, await configured({ endpoint: 'https://other.example.com/', appId: 'other', storage: 'session' })]],
  ['a config.json that is not JSON', /config\.json is not JSON; mend it/, async () => [{ updateConfig: true }, await configured('{ "endpoint": ')]],
  ['a config.json that is a list', /is not a JSON object/, async () => [{ updateConfig: true }, await configured('[]')]],
  ['a config.json whose scopes are no list', /"scopes" in config\.json is not a list/,
    async () => [{ updateConfig: true }, await configured({ endpoint, appId: 'x', scopes: 'email' })]],
  ['a config.json whose connector IDs are a list', /"connectorIds" in config\.json is not an object of texts/,
    async () => [{ updateConfig: true }, await configured({ endpoint, appId: 'x', connectorIds: ['wecom'] })]],
  ['a config.json that is a folder', /config\.json could not be read \(EISDIR\)/, async () => [{}, await mkdir(bench.config)]],
  ['a folder that is not there', /config\.json cannot be written \(ENOENT\)/, () => [{ config: `${bench.config}/none/config.json` }]],
];

for (const [what, told, prepare] of faults) {
  test(`${what}: told what to do, nothing changed`, async (t) => {
    const [options, around] = await prepare(t);
    const [tenant, config] = [await bench.tenant(), await bench.readConfig()];
    await bench.writes();

    const { failure, passed, text } = await bench.connect({ ...options }, around ?? {});
    assert.equal(passed, undefined, text);
    assert.match(failure, told);
    assert.deepEqual(await bench.writes(), []);
    assert.deepEqual(await bench.tenant(), tenant);
    assert.equal(await bench.readConfig(), config);
    for (const secret of Object.values(secrets)) assert.ok(!`${failure}${text}`.includes(secret));
  });
}

test('a token without a scope is noticed before it is used', async () => {
  await bench.provider.control('DELETE', 'log');
  await bench.connect({ machineId: 'leptos-logto-m2m-no-role' }, { env: { LOGTO_M2M_SECRET: 'm2m-no-role-secret' } });
  const log = await (await bench.provider.control('GET', 'log')).json();
  assert.deepEqual(log.filter(({ path }) => path.startsWith('/api/')), []);
});

for (const error of ['invalid_request', 'unauthorized_client']) {
  test(`an application of another kind, refused as ${error}: told to make the right one`, async () => {
    const refusing = (url, init) => (url.endsWith('/oidc/token')
      ? Response.json({ error, error_description: 'requested grant type is not allowed for this client' }, { status: 400 })
      : fetch(url, init));
    const { failure } = await bench.connect({}, { fetch: refusing });
    assert.match(failure, /is not a machine-to-machine application; create one/);
  });
}

test('the tenant of Logto Cloud names its own Management API', async () => {
  const asked = [];
  const failing = (url, init) => {
    if (init?.body instanceof URLSearchParams) asked.push(init.body.get('resource'));
    const discovery = url.endsWith('openid-configuration');
    return Promise.resolve(discovery ? Response.json({ issuer: 'https://acme.logto.app/oidc' }) : Response.json({ error: 'invalid_target' }, { status: 400 }));
  };
  const { failure } = await bench.connect({ endpoint: 'https://acme.logto.app' }, { fetch: failing });
  assert.deepEqual(asked, ['https://acme.logto.app/api']);
  assert.match(failure, /does not know its Management API as https:\/\/acme\.logto\.app\/api; give its identifier with --management-api/);
});

test('what Logto says of a request that it refuses is passed on, without the secrets in it', async () => {
  const echoing = (url, init) => (init?.method === 'POST' && url.endsWith('api/connectors')
    ? Response.json({ code: 'connector.invalid_config', message: `no good: ${init.body}` }, { status: 400 })
    : fetch(url, init));
  const { failure } = await bench.connect(everything, { fetch: echoing });
  assert.match(failure, /^POST api\/connectors was refused with 400 \(connector\.invalid_config, no good: .*"appSecret":"\(secret\)"/);
  assert.ok(!failure.includes(secrets.WECOM_SECRET));
});

test('a redirection is never followed with the secret', async (t) => {
  const caught = [];
  const elsewhere = await serve(t, (request, response) => { caught.push(request.url); response.end(); });
  const moved = await serve(t, (request, response) => response.writeHead(307, { location: `${elsewhere}token` }).end());
  const { failure } = await bench.connect({}, { fetch: (url, init) => fetch(url.endsWith('/oidc/token') ? moved : url, init) });
  assert.match(failure, /gave no token for the Management API \(307\)/);
  assert.deepEqual(caught, []);
});

test('a config.json that cannot be replaced is printed instead', async (t) => {
  if (process.getuid?.() === 0) {
    // Root may write anywhere; what it cannot do is replace a folder that appears meanwhile.
    const { failure } = await bench.connect({}, {
      fetch: async (url, init) => {
        if (init?.method === 'POST' && url.endsWith('api/applications')) await mkdir(bench.config);
        return fetch(url, init);
      },
    });
    assert.match(failure, /could not be written \(E\w+\); put this there yourself:\n\{\n {2}"endpoint"/);
    return;
  }
  const folder = bench.config.replace(/config\.json$/, '');
  t.after(() => chmod(folder, 0o700));
  await chmod(folder, 0o500);
  const { failure } = await bench.connect();
  assert.match(failure, /cannot be written \(EACCES\)/);
});
