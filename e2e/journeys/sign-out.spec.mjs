import { expect, test } from '../support/journey.mjs';
import { fault } from '../support/fault.mjs';
import { HomePage } from '../pages/home-page.mjs';

test('signing out ends the session in every tab', fault('signing out', 'signed out in both tabs'), async ({ context, home, signedIn }) => {
  const second = new HomePage(await context.newPage());
  await second.open();
  await second.expectSignedIn(signedIn.name);
  await home.signOutButton.click();
  await home.expectSignedOut();
  await second.expectSignedOut();
  await expect(second.page.locator('body')).not.toContainText(signedIn.name ?? signedIn.username);
});

test('signing out comes back to the home page and survives a reload', async ({ page, home, signedIn }) => {
  await home.signOutButton.click();
  await home.expectSignedOut();
  await expect(page).toHaveURL('/');
  await page.reload();
  await home.expectSignedOut();
  await expect(page.locator('body')).not.toContainText(signedIn.name ?? signedIn.username);
});

test('signing out ends the provider\'s session: the next sign-in asks for a password', async ({ home, signIn, signedIn }) => {
  await home.signOutButton.click();
  await home.expectSignedOut();
  await home.signInButton.click();
  await signIn.expectShown();
  await signIn.signIn(signedIn);
  await home.expectSignedIn(signedIn.name);
});

test('signing out revokes the tokens', async ({ home, provider, baseURL, signedIn, witness }) => {
  const [accessToken, refreshToken] = [witness.latest('access_token'), witness.latest('refresh_token')];
  const userinfo = () => fetch(`${provider.issuer}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect((await userinfo()).status, 'the access token works before').toBe(200);

  await home.signOutButton.click();
  await home.expectSignedOut();

  expect((await userinfo()).status, 'the access token is dead after').toBe(401);
  const refresh = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    headers: { origin: baseURL },
    body: new URLSearchParams({ client_id: provider.appId, refresh_token: refreshToken, grant_type: 'refresh_token' }),
  });
  expect([refresh.status, (await refresh.json()).error], 'and so is the refresh token').toEqual([400, 'invalid_grant']);
});

test('signing out leaves no token in the browser', async ({ page, home, signedIn, witness }) => {
  const stored = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const tokens = witness.secrets().filter(({ name }) => name !== 'code_verifier');
  const kept = await stored();
  expect(tokens.some(({ value }) => kept.includes(value)), `${signedIn.username} has tokens before`).toBe(true);

  await home.signOutButton.click();
  await home.expectSignedOut();
  const left = await stored();
  expect(tokens.filter(({ value }) => left.includes(value)).map(({ name }) => name)).toEqual([]);
});
