import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { signIn, startWithClient } from './support.mjs';

// oidc-provider would let an application with a single redirect URI leave it out.
const { provider, rp } = await startWithClient({ IDP_APP_ORIGINS: 'http://localhost:8080' });
after(() => provider.stop());

test('redirect_uri is required though only one is registered', async () => {
  const response = await fetch(rp.authorization({ redirect_uri: undefined }).url, { redirect: 'manual' });
  assert.equal(response.status, 400);
  const { code, request } = await signIn(rp);
  const exchange = await rp.exchange(code, request.verifier, { redirect_uri: undefined });
  assert.equal((await exchange.json()).error, 'invalid_request');
});

test('an origin that is not registered has no callback', async () => {
  const response = await fetch(rp.authorization({ redirect_uri: 'http://127.0.0.1:8080/callback' }).url, { redirect: 'manual' });
  assert.equal((await response.json()).error, 'invalid_redirect_uri');
});
