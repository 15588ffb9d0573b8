import { expect, test } from '../support/journey.mjs';
import { HomePage } from '../pages/home-page.mjs';
import { SignInPage } from '../pages/sign-in-page.mjs';

test('a second tab is signed in at once', async ({ context, signedIn, witness }) => {
  const asked = witness.to('/oidc/auth').length;
  const second = new HomePage(await context.newPage());
  await second.open();
  await second.expectSignedIn(signedIn.name);
  expect(witness.to('/oidc/auth')).toHaveLength(asked);
});

test('a tab opened before the sign-in follows it without a reload', async ({ context, home, signIn, person }) => {
  const waiting = new HomePage(await context.newPage());
  await waiting.open();
  await waiting.expectSignedOut();
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await waiting.expectSignedIn(person.name);
});

test('two tabs can be in the middle of a sign-in at the same time', { tag: '@local' }, async ({ context, home, signIn, person }) => {
  const other = new HomePage(await context.newPage());
  await home.open();
  await other.open();
  await home.signInButton.click();
  await signIn.expectShown();
  await other.signInButton.click();
  await new SignInPage(other.page).expectShown();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await expect(home.alert).toHaveCount(0);
});
