import { expect, test, tokenRequests } from '../support/bookshop.mjs';

const silentRequest = (witness) => new URL(witness.to('/oidc/auth').at(-1).url).searchParams;

test('whoever has a session at Logto is signed in by a round trip without a page', async ({ page, shop, enter, person, witness }) => {
  await enter(person);
  // The application has forgotten, Logto has not.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await shop.expectSignedOut();
  await shop.askLogtoButton.click();
  await shop.expectSignedIn(person.name);
  await expect(page).toHaveURL('/');
  expect(silentRequest(witness).get('prompt')).toBe('none');
});

test('asking while signed in keeps the refresh token, which comes without one', async ({ shop, enter, person, witness }) => {
  await enter(person);
  const refreshToken = witness.latest('refresh_token');
  await shop.askLogtoButton.click();
  await expect.poll(() => tokenRequests(witness).length).toBe(2);
  await shop.expectSignedIn(person.name);
  expect(witness.latest('refresh_token'), 'none came with the answer').toBe(refreshToken);
  await shop.openBooks();
  await expect(shop.books.first()).toBeVisible();
  expect(tokenRequests(witness).at(-1)).toMatchObject({ grant_type: 'refresh_token', refresh_token: refreshToken });
});

test('whoever has no session at Logto comes back signed out: login_required', async ({ page, shop }) => {
  await shop.open();
  await shop.askLogtoButton.click();
  await expect(shop.status).toHaveText('Nobody is signed in at Logto.');
  await shop.expectSignedOut();
  await expect(shop.alert).toHaveCount(0);
  await expect(page).not.toHaveURL(/error|state/);
});

test('a sign-out here revokes what was granted, and Logto says so: consent_required', async ({ shop, enter, person, witness }) => {
  await enter(person);
  await shop.signOutHereButton.click();
  await shop.expectSignedOut();
  await expect.poll(() => witness.to('/oidc/token/revocation').length).toBe(1);
  await shop.askLogtoButton.click();
  await expect(shop.status).toHaveText('Nobody is signed in at Logto.');
  await shop.expectSignedOut();
});

test('when the session at Logto has ended, the one here stays with its refresh token', async ({ context, shop, enter, person, witness }) => {
  await enter(person);
  await context.clearCookies();
  const refreshToken = witness.latest('refresh_token');
  const asked = witness.to('/oidc/auth').length;
  await shop.askLogtoButton.click();
  await expect.poll(() => witness.to('/oidc/auth').length).toBe(asked + 1);
  await shop.expectSignedIn(person.name);
  await shop.openBooks();
  await expect(shop.books.first()).toBeVisible();
  expect(tokenRequests(witness).at(-1).refresh_token).toBe(refreshToken);
});

for (const error of ['login_required', 'consent_required', 'interaction_required', 'account_selection_required']) {
  test(`Logto's answer ${error} means signed out, and is no failure`, async ({ page, shop, provider, baseURL }) => {
    await page.route(`${provider.issuer}/auth?**`, async (route) => {
      const state = new URL(route.request().url()).searchParams.get('state');
      const answer = new URLSearchParams({ error, error_description: 'not now', state, iss: provider.issuer });
      await route.fulfill({ contentType: 'text/html', body: `<script>location.replace('${baseURL}/callback?${answer}')</script>` });
    });
    await shop.open();
    await shop.askLogtoButton.click();
    await expect(shop.status).toHaveText('Nobody is signed in at Logto.');
    await expect(shop.alert).toHaveCount(0);
  });
}
