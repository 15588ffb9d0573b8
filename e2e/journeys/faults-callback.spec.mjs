import { expect, test } from '../support/journey.mjs';
import { HomePage } from '../pages/home-page.mjs';
import { fault } from '../support/fault.mjs';
import { holding } from '../support/tabs.mjs';

const isCallback = (request) => new URL(request.url()).pathname === '/callback';

const exchanges = (witness) => witness.to('/oidc/token').filter(({ body }) => body?.includes('grant_type=authorization_code'));

test.describe('a callback', { tag: '@local' }, () => {
  test('opened in a second tab while the first exchanges its code', fault('callbacks again', 'one exchange, both signed in'), async ({ context, page, home, signIn, person, provider, witness }) => {
    const { held, release } = holding(page, `${provider.issuer}/token`);
    const arrived = page.waitForRequest(isCallback);
    await home.open();
    await home.signInButton.click();
    await signIn.signIn(person);
    const address = (await arrived).url();
    await held;
    const second = new HomePage(await context.newPage());
    await second.open(address);
    release();
    await home.expectSignedIn(person.name);
    await second.expectSignedIn(person.name);
    expect(exchanges(witness)).toHaveLength(1);
  });

  test('opened again from the history, hours later and after a sign-out', fault('callbacks again', 'the code was sent once, nobody was signed in again'), async ({ page, home, signIn, person, witness }) => {
    const arrived = page.waitForRequest(isCallback);
    await home.open();
    await home.signInButton.click();
    await signIn.signIn(person);
    const address = (await arrived).url();
    await home.expectSignedIn(person.name);
    await home.open(address);
    await home.expectSignedIn(person.name);
    await home.signOutButton.click();
    await home.expectSignedOut();
    await home.open(address);
    await expect(home.signOutButton).toHaveCount(0);
    await home.expectSession(/signed-out|failed/);
    expect(exchanges(witness)).toHaveLength(1);
  });
});

// The provider has one sign-in under way for a browser: a person who is known there takes no page, and both come back.
for (const [which, order] of [['in the order they were started', [0, 1]], ['the other way round', [1, 0]]]) {
  test(`two sign-ins started in two tabs and finished ${which}`, fault('two sign-ins at once', 'both tabs signed in'), async ({ context, home, signedIn, witness }) => {
    await home.page.evaluate(() => localStorage.clear());
    const tabs = [];
    for (const tab of [home, new HomePage(await context.newPage())]) {
      await tab.open();
      await tab.expectSignedOut();
      const leaving = holding(tab.page, ({ pathname }) => pathname === '/oidc/auth');
      // The navigation that it starts is held: not to be waited for.
      await tab.signInButton.click({ noWaitAfter: true });
      await leaving.held;
      tabs.push({ tab, leaving });
    }
    for (const at of order) {
      const exchanged = tabs[at].tab.page.waitForResponse((response) => new URL(response.url()).pathname === '/oidc/token');
      tabs[at].leaving.release();
      expect((await exchanged).status()).toBe(200);
      await tabs[at].tab.expectSignedIn(signedIn.name);
    }
    for (const { tab } of tabs) await expect(tab.alert).toHaveCount(0);
    expect(exchanges(witness)).toHaveLength(3);
  });
}

test('an in-app browser that drops sessionStorage between two pages', fault('in-app browsers', 'the sign-in was completed'), async ({ page, home, signIn, person }) => {
  await page.addInitScript(() => sessionStorage.clear());
  await home.open('/profile');
  await signIn.signIn(person);
  await home.expectSession('signed-in');
  await expect(page).toHaveURL('/profile');
});

test('a guard whose sign-ins lead nowhere', fault('redirects without end', 'stopped, with the last error and a button'), async ({ page, home, signIn, person, witness }) => {
  // A browser that takes the session and never gives it back.
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...entry) {
      if (!entry[0].endsWith(':session')) setItem.apply(this, entry);
    };
  });
  await home.open('/profile');
  await signIn.signIn(person);
  await expect(home.alert).toBeVisible();
  await expect(home.tryAgainButton).toBeVisible();
  expect(witness.to('/oidc/auth')).toHaveLength(1);
});

test('a guard whose page loses every session and is loaded again', fault('redirects without end', 'stopped after three, with the last error and a button'), async ({ page, home, signIn, person, witness }) => {
  await page.addInitScript(() => {
    const loseIt = () => {
      if (location.pathname !== '/profile' || document.documentElement.dataset.session !== 'signed-in') return;
      observer.disconnect();
      for (const key of Object.keys(localStorage).filter((name) => name.endsWith(':session'))) localStorage.removeItem(key);
      location.reload();
    };
    const observer = new MutationObserver(loseIt);
    observer.observe(document, { attributes: true, childList: true, subtree: true });
  });
  await home.open('/profile');
  await signIn.signIn(person);
  await expect(home.alert).toBeVisible();
  await expect(home.tryAgainButton).toBeVisible();
  await expect(page).toHaveURL('/profile');
  expect(witness.to('/oidc/auth')).toHaveLength(3);
});
