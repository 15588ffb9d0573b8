import { expect, test } from '../support/journey.mjs';
import { ConsentPage } from '../pages/consent-page.mjs';

test.describe('at the consent page of a third-party application', () => {
  test.use({ baseURL: async ({ deployment }, use) => use(deployment.thirdParty.origin) });

  // Logto's Cancel is a bare /callback: no error, no state.
  test('Cancel comes back to a page that says so, and Try again asks again', { tag: '@local' }, async ({ page, home, signIn, callback, person }) => {
    const consent = new ConsentPage(page);
    await home.open();
    await home.signInButton.click();
    await signIn.signIn(person);
    await consent.cancelButton.click();
    await callback.expectRefused();
    await home.expectSession('failed');

    await home.tryAgainButton.click();
    await consent.authorizeButton.click();
    await home.expectSignedIn(person.name);
    await expect(home.alert).toHaveCount(0);
  });

  // A bare /callback is also what a reload of a finished one asks for: the two must not be confused.
  test('Cancel says so in a tab that has signed in before', { tag: '@local' }, async ({ page, home, signIn, callback, person }) => {
    const consent = new ConsentPage(page);
    await home.open();
    await home.signInButton.click();
    await signIn.signIn(person);
    await consent.authorizeButton.click();
    await home.expectSignedIn(person.name);
    await home.signOutButton.click();
    await home.expectSignedOut();

    await home.signInButton.click();
    await signIn.signIn(person);
    await consent.cancelButton.click();
    await callback.expectRefused();
    await expect(page.locator('body')).not.toContainText(person.name);
  });

  test('Authorize signs in', { tag: '@local' }, async ({ page, home, signIn, person }) => {
    await home.open();
    await home.signInButton.click();
    await signIn.signIn(person);
    await new ConsentPage(page).authorizeButton.click();
    await home.expectSignedIn(person.name);
  });
});

test('a person who may no longer use the application is told so, and somebody else can sign in', { tag: '@local' }, async ({ context, home, signIn, callback, provider, signedIn }) => {
  await provider.control(`people/${signedIn.username}/access`, { denied: true });
  await home.open('/sign-in');
  await callback.expectRefused();
  await context.clearCookies();
  await provider.control(`people/${signedIn.username}/access`, { denied: false });
  await home.open('/sign-in');
  await signIn.signIn({ username: 'bob', password: 'bob-password' });
  await home.expectSignedIn('Bob Brown');
});
