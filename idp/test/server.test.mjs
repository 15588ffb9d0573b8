import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort, startProvider } from '../contract/local-provider.mjs';

const server = fileURLToPath(new URL('../server.mjs', import.meta.url));
const provider = await startProvider();
after(() => provider.stop());

/** Runs the server to its end: exit code and what it wrote. */
async function runToEnd(env) {
  const child = spawn(process.execPath, [server], { env: { PATH: process.env.PATH, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => { stdout += text; });
  child.stderr.on('data', (text) => { stderr += text; });
  const [code, signal] = await once(child, 'close');
  return { code, signal, stdout, stderr };
}

test('localhost is served on IPv4, and on IPv6 where there is one', async () => {
  assert.equal((await fetch(`http://127.0.0.1:${provider.port}/api/status`)).status, 204);
  const probe = createServer();
  const hasIpv6 = await new Promise((resolve) => {
    probe.once('error', () => resolve(false)).listen(0, '::1', () => resolve(true));
  });
  probe.close();
  if (hasIpv6) assert.equal((await fetch(`http://[::1]:${provider.port}/api/status`)).status, 204);
});

test('a taken port is told in one line, with exit code 1', async () => {
  const { code, stdout, stderr } = await runToEnd({ IDP_PORT: String(provider.port) });
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.equal(stderr, `Port ${provider.port} is taken: stop what listens there, or set IDP_PORT to a free one.\n`);
});

test('a setting that is wrong is told in one line, with exit code 1', async () => {
  const { code, stderr } = await runToEnd({ IDP_PORT: 'many' });
  assert.equal(code, 1);
  assert.equal(stderr, 'IDP_PORT must be a whole number from 1 to 65535, not "many"\n');
});

test('it says when it is ready, and SIGTERM ends it even with a connection open', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env.PATH, IDP_PORT: String(port), IDP_QUIET: '1' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  assert.equal(String(line), `local provider ready at http://localhost:${port}/ (issuer http://localhost:${port}/oidc)\n`);
  await fetch(`http://localhost:${port}/api/status`);
  child.kill('SIGTERM');
  const [code, signal] = await once(child, 'exit');
  assert.deepEqual({ code, signal }, { code: 0, signal: null });
});

test('requests are logged unless it is to be quiet', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env.PATH, IDP_PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const logged = once(child.stdout, 'data');
  await fetch(`http://localhost:${port}/oidc/jwks`);
  assert.equal(String((await logged)[0]), 'GET /oidc/jwks 200\n');
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('unknown paths are 404', async () => {
  for (const path of ['nothing', 'api/nothing', 'wecom-simulator/nothing', 'callback/other', 'experience/secret.js', '_dev/nothing']) {
    assert.equal((await fetch(`${provider.endpoint}${path}`)).status, 404, path);
  }
});

const odd = [
  'direct/social/%zz', 'direct/social/wecom%00', 'demo-api/organizations/%zz/documents', '_dev/people/%zz/roles',
  'sign-in?app_id=a&app_id=b&ui_locales=a&ui_locales=b', 'sign-in?app_id=__proto__', 'unknown-session?ui_locales=a&ui_locales=b',
  'callback/local-wecom-connector?state=a&state=b', 'one-time-token?one_time_token=a&one_time_token=b', 'wecom-simulator/wwopen/sso/qrConnect?appid=a&appid=b',
  'wecom-simulator/cgi-bin/__proto__', 'oidc', 'oidc/', 'oidc/auth', 'oidc/auth?client_id=a&client_id=b', 'oidc/auth/%zz', 'oidc/%zz', '%zz',
  'oidc/auth?client_id=leptos-logto-dev&resource=a,b,,&resource=%zz', 'oidc/session/end?state=a&state=b', 'experience/__proto__', '//', '?',
];

for (const path of odd) {
  test(`an odd address is no fault of the server: /${path}`, async () => {
    const response = await fetch(`${provider.endpoint}${path}`, { redirect: 'manual' });
    assert.ok(response.status < 500, `${response.status} ${await response.text()}`);
  });
}

test('odd bodies are no fault of the server either', async () => {
  const bodies = ['', '{', 'null', '[]', '"text"', '{"client_id":{}}', '{"client_id":["a","b"]}', 'a'.repeat(100_000)];
  for (const path of ['oidc/token', 'oidc/auth', 'oidc/session/end', 'oidc/me', 'sign-in', 'register', 'consent', 'wecom-simulator/cgi-bin/gettoken']) {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain', '']) {
      for (const body of bodies) {
        const response = await fetch(`${provider.endpoint}${path}`, { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual' });
        assert.ok(response.status < 500, `${path} ${type} ${body.slice(0, 30)}: ${response.status}`);
      }
    }
  }
});

test('the landing page names the issuer', async () => {
  const text = await (await fetch(provider.endpoint)).text();
  assert.ok(text.includes(`${provider.endpoint}oidc`));
});
