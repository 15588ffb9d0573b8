import { expect, test } from '../support/journey.mjs';

for (const path of ['/profile', '/profile?tab=claims&from=a%20b', '/profile#claims']) {
  test(`a signed-out person who opens ${path} comes back to it after signing in`, async ({ page, home, signIn, person }) => {
    await home.open(path);
    await signIn.signIn(person);
    await home.expectSession('signed-in');
    await expect(page).toHaveURL(path);
    await expect(page.getByRole('main')).toContainText(person.name ?? person.username);
  });
}

test('a signed-in person opens /profile without a detour', async ({ page, home, signedIn, witness }) => {
  const asked = witness.to('/oidc/auth').length;
  await home.open('/profile');
  await home.expectSession('signed-in');
  await expect(page).toHaveURL('/profile');
  await expect(page.getByRole('main')).toContainText(signedIn.name ?? signedIn.username);
  expect(witness.to('/oidc/auth')).toHaveLength(asked);
});

test('an address that is no page says so and leads home', async ({ page, home }) => {
  await home.open('/no-such-page');
  await home.expectSession('signed-out');
  await expect(page.getByRole('heading', { name: /not found/i })).toBeVisible();
  await page.getByRole('link', { name: /home/i }).first().click();
  await home.expectSignedOut();
});
