import { createHash } from 'node:crypto';
import { expect, test } from '../support/journey.mjs';
import { fault } from '../support/fault.mjs';

const tokenRequest = (witness) => {
  const [request] = witness.to('/oidc/token');
  return [...new URLSearchParams(request.body)];
};
const names = (pairs) => pairs.map(([name]) => name);
const claims = (compact) => JSON.parse(Buffer.from(compact.split('.')[1], 'base64url'));

test('the authorization request holds what Logto expects, in the order of its own SDK', { tag: '@local' }, async ({ home, signIn, provider, baseURL, witness }) => {
  await home.open();
  await home.signInButton.click();
  await signIn.expectShown();
  const requests = witness.to('/oidc/auth');
  expect(requests).toHaveLength(1);
  const url = new URL(requests[0].url);
  expect(url.origin + url.pathname).toBe(`${provider.issuer}/auth`);
  expect(names([...url.searchParams])).toEqual([
    'client_id', 'redirect_uri', 'code_challenge', 'code_challenge_method', 'state', 'response_type', 'prompt', 'scope',
    'resource', 'resource', 'nonce', 'ui_locales',
  ]);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    client_id: provider.appId,
    redirect_uri: `${baseURL}/callback`,
    code_challenge_method: 'S256',
    response_type: 'code',
    prompt: 'consent',
    scope: 'openid offline_access profile email identities urn:logto:scope:organizations',
  });
  expect(url.searchParams.getAll('resource')).toEqual(['https://api.example.com', 'urn:logto:resource:organizations']);
  for (const random of ['code_challenge', 'state', 'nonce']) {
    expect(url.searchParams.get(random), random).toMatch(/^[\w-]{43,128}$/);
  }
});

test('every sign-in has a state, a nonce and a code challenge of its own', async ({ home, signIn, witness }) => {
  for (const _ of [1, 2]) {
    await home.open();
    await home.signInButton.click();
    await signIn.expectShown();
  }
  const [first, second] = witness.to('/oidc/auth').map(({ url }) => new URL(url).searchParams);
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(second.get(name), name).not.toBe(first.get(name));
  }
});

test('one token request redeems the code, with the verifier of the challenge', async ({ provider, baseURL, signedIn, witness }) => {
  expect(witness.to('/oidc/token')).toHaveLength(1);
  const pairs = tokenRequest(witness);
  expect(names(pairs)).toEqual(['client_id', 'code', 'code_verifier', 'redirect_uri', 'grant_type']);
  const body = Object.fromEntries(pairs);
  const answer = new URL(witness.requests.find(({ url, navigation }) => navigation && url.startsWith(`${baseURL}/callback?`)).url);
  expect(body).toMatchObject({
    client_id: provider.appId,
    code: answer.searchParams.get('code'),
    redirect_uri: `${baseURL}/callback`,
    grant_type: 'authorization_code',
  });
  const asked = new URL(witness.to('/oidc/auth').at(-1).url).searchParams;
  expect(createHash('sha256').update(body.code_verifier).digest('base64url')).toBe(asked.get('code_challenge'));
  expect(answer.searchParams.get('state')).toBe(asked.get('state'));
  expect(answer.searchParams.get('iss')).toBe(provider.issuer);
});

test('the token request carries neither cookies nor credentials nor the callback address', async ({ signedIn, witness }) => {
  const headers = await witness.to('/oidc/token')[0].allHeaders();
  expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
  expect(headers).not.toHaveProperty('cookie');
  expect(headers).not.toHaveProperty('authorization');
  expect(headers.referer ?? '').not.toContain('code=');
});

test('the ID token carries the nonce of the request', async ({ signedIn, witness }) => {
  const nonce = new URL(witness.to('/oidc/auth').at(-1).url).searchParams.get('nonce');
  expect(nonce).toBeTruthy();
  expect(claims(witness.latest('id_token')).nonce).toBe(nonce);
});

test('reloads and the Back button never send a code again', fault('callbacks again', 'one exchange'), async ({ page, home, signedIn, witness }) => {
  await page.reload();
  await home.expectSignedIn(signedIn.name);
  expect(witness.to('/oidc/token')).toHaveLength(1);
  const entries = await page.evaluate(() => navigation.entries().map(({ url }) => url));
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter((url) => /[?&](code|state)=/.test(url)), 'history entries that hold an answer').toEqual([]);
});

test('the code is gone from the address and the history, and nobody else was asked for anything', async ({ page, signedIn, provider, baseURL, witness }) => {
  const answered = witness.requests.findIndex(({ url }) => url.startsWith(`${baseURL}/callback?`));
  expect(answered).toBeGreaterThan(0);
  const asked = new Set(witness.requests.slice(answered).map(({ url }) => new URL(url).origin));
  expect([...asked].filter((origin) => ![baseURL, new URL(provider.issuer).origin].includes(origin))).toEqual([]);
  const read = await page.evaluate(() => JSON.stringify([location.href, navigation.entries().map(({ url }) => url), history.state, document.title]));
  expect(witness.latest('code')).toBeTruthy();
  expect(read).not.toContain(witness.latest('code'));
});

test('a finished sign-in leaves no verifier behind', async ({ page, signedIn, witness }) => {
  const verifier = witness.latest('code_verifier');
  expect(verifier).toMatch(/^[\w.~-]{43,128}$/);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toContain(verifier);
});

test('tokens are in the browser and neither in addresses, nor in the console, nor in a page', async ({ page, home, signedIn, witness }) => {
  const known = new Set(witness.secrets().map(({ name }) => name));
  expect([...known].sort()).toEqual(['access_token', 'code_verifier', 'id_token', 'refresh_token']);
  for (const path of ['/', '/profile', '/callback']) {
    await home.open(path);
    await home.expectSession('signed-in');
    await expect(page.locator('body')).not.toBeEmpty();
    await witness.check();
  }
});

test('signing out revokes first, then leaves by the end-session address', async ({ home, provider, baseURL, signedIn, witness }) => {
  const refreshToken = witness.latest('refresh_token');
  await home.signOutButton.click();
  await home.expectSignedOut();
  const [revocation] = witness.to('/oidc/token/revocation');
  expect(Object.fromEntries(new URLSearchParams(revocation.body))).toEqual({ client_id: provider.appId, token: refreshToken });
  const [end] = witness.to('/oidc/session/end');
  expect(witness.requests.indexOf(revocation)).toBeLessThan(witness.requests.indexOf(end));
  expect([...new URL(end.url).searchParams]).toEqual([
    ['client_id', provider.appId],
    ['post_logout_redirect_uri', `${baseURL}/`],
  ]);
});
