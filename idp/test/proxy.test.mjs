import assert from 'node:assert/strict';
import http from 'node:http';
import { after, test } from 'node:test';
import { freePort, startProvider } from '../contract/local-provider.mjs';

const port = await freePort();
const publicOrigin = 'https://idp.example.test';
const provider = await startProvider({ IDP_PORT: String(port), IDP_ENDPOINT: publicOrigin });
after(() => provider.stop());

/** A request as the proxy in front hands it on. */
function forwarded(path) {
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'idp.example.test' };
  return new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port, path, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, headers: response.headers, text });
    }).on('error', reject);
  });
}

test('issuer and endpoints are those of the public address', async () => {
  const metadata = JSON.parse((await forwarded('/oidc/.well-known/openid-configuration')).text);
  assert.equal(metadata.issuer, `${publicOrigin}/oidc`);
  assert.equal(metadata.token_endpoint, `${publicOrigin}/oidc/token`);
});

test('cookies are Secure', async () => {
  const query = new URLSearchParams({
    client_id: 'leptos-logto-dev', redirect_uri: 'http://localhost:8080/callback', response_type: 'code', scope: 'openid',
    code_challenge: 'x'.repeat(43), code_challenge_method: 'S256',
  });
  const { status, headers } = await forwarded(`/oidc/auth?${query}`);
  assert.equal(status, 303);
  assert.ok(headers['set-cookie'].every((line) => /; secure/i.test(line)), headers['set-cookie'].join('\n'));
});
