import { chromium } from '@playwright/test';
import { launchOptions } from '../support/browser.mjs';
import { expect, test } from '../support/journey.mjs';
import { HomePage } from '../pages/home-page.mjs';
import { SignInPage } from '../pages/sign-in-page.mjs';

test('a reload keeps the person signed in and asks the provider for no sign-in', async ({ page, home, signedIn, witness }) => {
  const before = witness.to('/oidc/auth').length;
  await page.reload();
  await home.expectSignedIn(signedIn.name);
  expect(witness.to('/oidc/auth')).toHaveLength(before);
});

// The session is read before the first picture is drawn, not after.
test('a reload never flashes the signed-out page', async ({ page, home, signedIn }) => {
  await page.addInitScript(() => {
    window.sessionsSeen = [];
    new MutationObserver(() => {
      const session = document.documentElement?.dataset.session;
      if (session && window.sessionsSeen.at(-1) !== session) window.sessionsSeen.push(session);
    }).observe(document, { attributes: true, childList: true, subtree: true, attributeFilter: ['data-session'] });
  });
  await page.reload();
  await home.expectSignedIn(signedIn.name);
  const seen = await page.evaluate(() => window.sessionsSeen);
  expect(seen.at(-1)).toBe('signed-in');
  expect(seen).not.toContain('signed-out');
});

test('a browser restart keeps the person signed in', async ({ witness, person, baseURL }, testInfo) => {
  const profile = testInfo.outputPath('profile');
  const start = async () => {
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL, locale: 'en-US' });
    await witness.watch(context);
    return { context, page: context.pages()[0] };
  };

  const evening = await start();
  const home = new HomePage(evening.page);
  await home.open();
  await home.signInButton.click();
  await new SignInPage(evening.page).signIn(person);
  await home.expectSignedIn(person.name);
  await evening.context.close();

  const asked = witness.to('/oidc/auth').length;
  const morning = await start();
  const homeAgain = new HomePage(morning.page);
  await homeAgain.open();
  await homeAgain.expectSignedIn(person.name);
  expect(witness.to('/oidc/auth')).toHaveLength(asked);
  await morning.context.close();
});
