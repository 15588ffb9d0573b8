import { expect, test } from '../support/journey.mjs';
import { fault } from '../support/fault.mjs';
import { answering, unreachable } from '../support/faults.mjs';

const alertWithTryAgain = async (home) => {
  await expect(home.alert).toBeVisible();
  await expect(home.tryAgainButton).toBeVisible();
};

test('down at the start: /sign-in says so, and Try again works once it is back', async ({ context, home, signIn, provider, person }) => {
  const restore = await unreachable(context, `${provider.endpoint}**`);
  await home.open('/sign-in');
  await alertWithTryAgain(home);
  await home.tryAgainButton.click();
  await alertWithTryAgain(home);
  await restore();
  await home.tryAgainButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

test('down when Sign in is pressed, really stopped and started again', { tag: '@local' }, async ({ home, signIn, provider, person }) => {
  await provider.stop();
  try {
    await home.open();
    await home.expectSession('signed-out');
    await home.signInButton.click();
    await alertWithTryAgain(home);
  } finally {
    await provider.start();
  }
  await home.tryAgainButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

// By now the application knows the provider's addresses: leaving for them would end on the browser's own error page.
test('gone down while the home page was open: Sign in says so, and Try again works once it is back', async ({ page, context, home, signIn, provider, person }) => {
  await page.clock.install();
  const known = page.waitForResponse(`${provider.issuer}/.well-known/openid-configuration`);
  await home.open();
  await home.expectSignedOut();
  await known;
  // Who has answered a moment ago is taken to be up.
  await page.clock.fastForward('01:00');
  const restore = await unreachable(context, `${provider.endpoint}**`);
  await home.signInButton.click();
  await alertWithTryAgain(home);
  await restore();
  await home.tryAgainButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

test('down when a deep link is opened: Try again leads to it', async ({ page, context, home, signIn, provider, person }) => {
  const restore = await unreachable(context, `${provider.endpoint}**`);
  await home.open('/profile?tab=claims');
  await alertWithTryAgain(home);
  await restore();
  await home.tryAgainButton.click();
  await signIn.signIn(person);
  await home.expectSession('signed-in');
  await expect(page).toHaveURL('/profile?tab=claims');
});

const brokenTokenEndpoints = {
  'unreachable': (context, url) => unreachable(context, url),
  'answering 503': (context, url) => answering(context, url, 503, 'Service unavailable'),
  'answering 429': (context, url) => answering(context, url, 429, 'Too many requests'),
  'behind a captive portal': (context, url) => answering(context, url, 200, '<title>Hotel Wi-Fi</title>'),
};
for (const [name, breakIt] of Object.entries(brokenTokenEndpoints)) {
  test(`token endpoint ${name} at the callback: Try again finishes the sign-in`, async ({ page, context, home, signIn, callback, provider, person }) => {
    const restore = await breakIt(context, `${provider.issuer}/token`);
    await home.open();
    await home.signInButton.click();
    await signIn.signIn(person);
    await alertWithTryAgain(home);
    await callback.expectCleanAddress();
    await home.expectSession('failed');
    await restore();
    await home.tryAgainButton.click();
    // The provider's session lives: the new sign-in needs no page, at most a click.
    await home.expectSignedIn(person.name);
    await expect(page).toHaveURL('/');
  });
}

test('keys unreachable at the callback: nobody is signed in on an unverified token', fault('keys out of reach', 'nobody was signed in on an unverified token'), async ({ context, home, signIn, provider, person }) => {
  const restore = await unreachable(context, `${provider.issuer}/jwks`);
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await alertWithTryAgain(home);
  await home.expectSession('failed');
  await restore();
  await home.tryAgainButton.click();
  await home.expectSignedIn(person.name);
});

test('a signed-in person stays signed in through an outage', fault('the network', 'kept'), async ({ page, context, home, provider, signedIn }) => {
  const restore = await unreachable(context, `${provider.endpoint}**`);
  await page.reload();
  await home.expectSignedIn(signedIn.name);
  await restore();
  await page.reload();
  await home.expectSignedIn(signedIn.name);
  await expect(home.alert).toHaveCount(0);
});

test('signing out during an outage signs out here and says what is left', async ({ page, context, home, signIn, provider, signedIn }) => {
  const restore = await unreachable(context, `${provider.endpoint}**`);
  await home.signOutButton.click();
  await alertWithTryAgain(home);
  await home.expectSession('signed-out');
  await expect(page.locator('body')).not.toContainText(signedIn.name ?? signedIn.username);

  // The provider's session is still open, until Try again has ended it.
  await restore();
  await home.tryAgainButton.click();
  await home.expectSignedOut();
  await home.signInButton.click();
  await signIn.expectShown();
});
