import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../idp/contract/local-provider.mjs';
import { Bench, secrets } from './support.mjs';

const program = fileURLToPath(new URL('../connect.mjs', import.meta.url));
const certificate = fileURLToPath(new URL('tls/localhost.cert.pem', import.meta.url));

// A Logto on this machine behind a proxy that speaks TLS under a certificate of one's own.
const port = await freePort();
const endpoint = `https://localhost:${port}/`;
const bench = await Bench.open({ IDP_ENDPOINT: endpoint });
const proxy = https.createServer({
  key: await readFile(new URL('tls/localhost.key.pem', import.meta.url)),
  cert: await readFile(certificate),
}, (request, response) => {
  const headers = { ...request.headers, 'x-forwarded-proto': 'https', 'x-forwarded-host': request.headers.host };
  request.pipe(http.request({ port: bench.provider.port, host: '127.0.0.1', method: request.method, path: request.url, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  }));
}).listen(port, 'localhost');
await once(proxy, 'listening');
after(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await bench.close();
});

async function start(env, input = '') {
  const options = { ...bench.options, endpoint };
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { env: { PATH: process.env.PATH, ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => { stdout += text; });
  child.stderr.on('data', (text) => { stderr += text; });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

test('a certificate of an unknown authority is refused, with what to do', async () => {
  const { code, stderr } = await start(secrets);
  assert.equal(code, 1);
  assert.match(stderr, /^error: the certificate of https:\/\/localhost:\d+ is not from an authority that is known here \(\w+\); name your own authority with --ca FILE\n$/);
});

test('with the authority it is trusted; secrets come on standard input; success is exit code 0', async () => {
  const { code, stdout, stderr } = await start({ NODE_EXTRA_CA_CERTS: certificate }, `LOGTO_M2M_SECRET=${secrets.LOGTO_M2M_SECRET}\n`);
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, /config\.json +written/);
  assert.equal(JSON.parse(await bench.readConfig()).endpoint, endpoint);
});

test('cargo xtask connect hands over every option', async () => {
  const plain = await Bench.open();
  try {
    const { code, stdout, stderr } = await cargo([
      '--endpoint', plain.provider.endpoint, '--m2m-id', 'leptos-logto-m2m', '--management-api', 'https://default.logto.app/api',
      '--origin', 'https://a.example.com', '--origin', 'https://b.example.com', '--base', '/app/', '--name', 'By command',
      '--wecom-corp-id', 'ww1', '--wecom-agent-id', '7', '--wecom-scope', 'snsapi_privateinfo', '--account-center',
      '--resource', 'https://api.example.com', '--resource-name', 'Bookstore', '--resource-scopes', 'read write',
      '--config', plain.config, '--update-config',
    ]);
    assert.equal(code, 0, stdout + stderr);
    const { applications: [app], connectors: [{ config }], accountCenter, resources: [resource] } = await plain.tenant();
    assert.equal(app.name, 'By command');
    assert.deepEqual(app.oidcClientMetadata.redirectUris, ['https://a.example.com/app/callback', 'https://b.example.com/app/callback']);
    assert.deepEqual(config, { corpId: 'ww1', appSecret: secrets.WECOM_SECRET, agentId: '7', scope: 'snsapi_privateinfo' });
    assert.equal(accountCenter.enabled, true);
    assert.deepEqual([resource.name, resource.scopes], ['Bookstore', ['read', 'write']]);

    const { appId } = JSON.parse(await plain.readConfig());
    const again = await cargo([
      '--endpoint', plain.provider.endpoint, '--m2m-id', 'leptos-logto-m2m', '--app-id', appId, '--origin', 'https://c.example.com', '--config', plain.config, '--dry-run',
    ]);
    assert.equal(again.code, 0, again.stdout + again.stderr);
    assert.match(again.stdout, new RegExp(`PATCH ${plain.provider.endpoint}api/applications/${appId}\n[^]*Nothing was changed`));

    const refused = await cargo(['--endpoint', plain.provider.endpoint, '--m2m-id', 'nobody', '--config', plain.config]);
    assert.equal(refused.code, 1);
    // The program has said it; the command does not say it once more.
    assert.equal(refused.stderr.match(/^error: /gm).length, 1, refused.stderr);
  } finally {
    await plain.close();
  }
});

test('cargo xtask connect trusts the authority of --ca', async () => {
  const options = ['--endpoint', endpoint, '--m2m-id', 'leptos-logto-m2m', '--config', bench.config, '--update-config'];
  assert.match((await cargo(options)).stderr, /--ca FILE/);
  const { code, stdout, stderr } = await cargo([...options, '--ca', certificate]);
  assert.equal(code, 0, stdout + stderr);
});

async function cargo(options) {
  const child = spawn('cargo', ['xtask', 'connect', ...options], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, ...secrets, CARGO_TERM_QUIET: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => { stdout += text; });
  child.stderr.on('data', (text) => { stderr += text; });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}
