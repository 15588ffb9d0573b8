import { expect, test } from '../support/journey.mjs';

test('/sign-in starts a sign-in at once and ends at home', async ({ page, home, signIn, person }) => {
  await home.open('/sign-in');
  await signIn.expectShown();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await expect(page).toHaveURL('/');
});

test('/sign-in?first_screen=register opens the provider\'s register page', { tag: '@local' }, async ({ page, home, signIn, witness }) => {
  await home.open('/sign-in?first_screen=register');
  await signIn.expectShown();
  await expect(page).toHaveURL(/\/register\b/);
  const [{ url }] = witness.to('/oidc/auth');
  expect(new URL(url).searchParams.get('first_screen')).toBe('register');
});

test('/sign-in?connector=wecom goes straight to WeCom', { tag: '@local' }, async ({ home, wecom, witness }) => {
  await home.open('/sign-in?connector=wecom');
  await wecom.expectShown();
  const [{ url }] = witness.to('/oidc/auth');
  expect(new URL(url).searchParams.get('direct_sign_in')).toBe('social:wecom');
});

for (const query of ['first_screen=bogus', 'connector=we%20com', 'return_to=//evil.example']) {
  // Logto drops every parameter of a request that has one it does not know.
  test(`/sign-in?${query} names what is wrong and sends nobody anywhere`, async ({ home, witness }) => {
    await home.open(`/sign-in?${query}`);
    await expect(home.alert).toContainText(query.split('=')[0]);
    await home.expectSession('signed-out');
    expect(witness.to('/oidc/auth')).toEqual([]);
  });
}

test('/sign-out signs out', async ({ page, home, signedIn }) => {
  await home.open('/sign-out');
  await home.expectSignedOut();
  await expect(page).toHaveURL('/');
  await expect(page.locator('body')).not.toContainText(signedIn.name ?? signedIn.username);
});

test('/sign-out without a session is no failure', async ({ page, home }) => {
  await home.open('/sign-out');
  await home.expectSignedOut();
  await expect(page).toHaveURL('/');
  await expect(home.alert).toHaveCount(0);
});
