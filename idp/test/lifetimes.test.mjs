import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { signIn, startWithClient, tokens } from './support.mjs';

const { provider, rp } = await startWithClient();
const minute = 60;
const day = 24 * 60 * minute;
const moveClock = async (offset) => assert.equal((await provider.control('POST', 'clock', { offset })).status, 204);

afterEach(() => moveClock(0));
after(() => provider.stop());

const refreshed = async (token) => (await rp.refresh(token)).json();

test('an authorization code lives 60 s', async () => {
  const [early, late] = [await signIn(rp), await signIn(rp)];
  await moveClock(50);
  assert.equal((await rp.exchange(early.code, early.request.verifier)).status, 200);
  await moveClock(62);
  assert.equal((await rp.exchange(late.code, late.request.verifier)).status, 400);
});

test('an opaque access token lives an hour', async () => {
  const { access_token: token, expires_in: lifetime } = await tokens(rp);
  assert.equal(lifetime, 3600);
  await moveClock(59 * minute);
  assert.equal((await rp.userinfo(token)).status, 200);
  await moveClock(61 * minute);
  assert.equal((await rp.userinfo(token)).status, 401);
});

test('a refresh token lives 14 days from the sign-in, whatever is refreshed in between', async () => {
  const { refresh_token: token } = await tokens(rp);
  await moveClock(7 * day);
  const { refresh_token: second } = await refreshed(token);
  await moveClock(13.9 * day);
  const { refresh_token: third } = await refreshed(second);
  assert.ok(third);
  await moveClock(14.1 * day);
  assert.equal((await refreshed(third)).error, 'invalid_grant');
});

test('the leeway of a rotated refresh token is 3 s from its first use, not from the latest', async () => {
  const { refresh_token: token } = await tokens(rp);
  const { refresh_token: rotated } = await refreshed(token);
  await moveClock(2);
  assert.ok((await refreshed(token)).access_token);
  await moveClock(4);
  assert.equal((await refreshed(token)).error, 'invalid_grant');
  assert.equal((await refreshed(rotated)).error, 'invalid_grant');
});

test('a session lives 14 days', async () => {
  const { browser } = await signIn(rp);
  await moveClock(13 * day);
  assert.ok((await signIn(rp, { browser, parameters: { prompt: 'none' } })).code);
  // Each visit renews it.
  await moveClock(28 * day);
  const { end } = await signIn(rp, { browser, parameters: { prompt: 'none' } });
  assert.equal(end.url.searchParams.get('error'), 'login_required');
});

test('max_age asks for a fresh sign-in when the last one is older', async () => {
  const { browser } = await signIn(rp);
  await moveClock(10 * minute);
  const { end } = await signIn(rp, { browser, parameters: { max_age: '60', prompt: 'none' } });
  assert.equal(end.url.searchParams.get('error'), 'login_required');
});

test('lifetimes follow the environment', async () => {
  const short = await startWithClient({
    IDP_ACCESS_TOKEN_TTL: '5', IDP_ID_TOKEN_TTL: '6', IDP_RESOURCE_TOKEN_TTL: '7', IDP_ORGANIZATION_TOKEN_TTL: '8', IDP_REFRESH_TOKEN_TTL: '9',
  });
  try {
    const parameters = { scope: 'openid offline_access urn:logto:scope:organizations read', resource: 'https://api.example.com' };
    const answer = await tokens(short.rp, { parameters });
    const { payload } = decodeOf(answer.id_token);
    assert.equal(answer.expires_in, 5);
    assert.equal(payload.exp - payload.iat, 6);
    const next = await (await short.rp.refresh(answer.refresh_token, { resource: 'https://api.example.com' })).json();
    assert.equal(next.expires_in, 7);
    const last = await (await short.rp.refresh(next.refresh_token, { organization_id: 'org-acme' })).json();
    assert.equal(last.expires_in, 8);
    await short.provider.control('POST', 'clock', { offset: 10 });
    assert.equal((await short.rp.refresh(last.refresh_token)).status, 400);
  } finally {
    await short.provider.stop();
  }
});

const decodeOf = (jwt) => ({ payload: JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url')) });
