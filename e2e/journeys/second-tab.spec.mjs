import { expect, test } from '../support/journey.mjs';
import { fault } from '../support/fault.mjs';
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

test('when somebody else signs in in one tab, every tab shows them and nobody else', { ...fault('somebody else signs in', 'all tabs showed the new person'), tag: ['@fault', '@local'] }, async ({ context, page, signedIn }) => {
  const second = new HomePage(await context.newPage());
  await second.open();
  await second.expectSignedIn(signedIn.name);
  // The provider's session is over, the application's is not.
  await context.clearCookies();
  await second.open('/sign-in');
  await new SignInPage(second.page).signIn({ username: 'bob', password: 'bob-password' });
  await second.expectSignedIn('Bob Brown');
  await new HomePage(page).expectSignedIn('Bob Brown');
  for (const tab of [page, second.page]) await expect(tab.locator('body')).not.toContainText(signedIn.name);
});
