import { HomePage } from '../pages/home-page.mjs';
import { launchOptions, wholeBrowser } from '../support/browser.mjs';
import { expect, test } from '../support/journey.mjs';
import { fault } from '../support/fault.mjs';

// Playwright switches the back/forward cache off, and a browser without an interface hardly keeps a page; people's browsers
// have it on, and restore pages as they were left.
test.use({ launchOptions: { ...launchOptions, executablePath: wholeBrowser, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

// A page out of the cache never loads again, so there is nothing more to wait for. While one takes another's place the
// browser has no history to tell of: then nothing was done, and it is asked again.
const until = (step) => expect(step).toPass({ timeout: 15_000 });
const back = (page) => until(() => page.goBack({ waitUntil: 'commit' }));
const forward = (page) => until(() => page.goForward({ waitUntil: 'commit' }));

// The provider's own pages in between forward by themselves, and a fast one leaves no entry in the history: step over them.
async function backToTheApplication(page, origin) {
  const browser = await page.context().newCDPSession(page);
  let currentIndex, entries;
  await until(async () => ({ currentIndex, entries } = await browser.send('Page.getNavigationHistory')));
  const entry = entries.slice(0, currentIndex).findLast(({ url }) => new URL(url).origin === origin);
  await browser.send('Page.navigateToHistoryEntry', { entryId: entry.id });
  await until(async () => {
    const now = await browser.send('Page.getNavigationHistory');
    expect(now.currentIndex).toBeLessThan(currentIndex);
  });
}

// The restored page is as it was left: in the middle of starting a sign-in.
test('back from the provider: Sign in works again', fault('sleep', 'the restored page worked'), async ({ page, home, signIn, person }) => {
  await home.open();
  await home.signInButton.click();
  await signIn.expectShown();
  await back(page);
  await home.expectSignedOut();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

test('back after signing in shows no failure and ends no session', async ({ page, home, signedIn, provider }) => {
  await back(page);
  if (!page.url().startsWith(provider.endpoint)) await expect(home.alert).toHaveCount(0);
  await forward(page);
  await home.expectSignedIn(signedIn.name);
});

// A page that renewed a moment ago holds a lock, and one that holds a lock is not kept.
test('back to a page that was left before another tab signed out', { ...fault('sleep', 'the restored page looked again'), tag: ['@fault', '@local'] }, async ({ context, page, home, signedIn }) => {
  await expect.poll(() => page.evaluate(async () => (await navigator.locks.query()).held.length)).toBe(0);
  await page.evaluate(() => {
    window.wasKept = true;
  });
  await page.goto('/config.json');
  const other = new HomePage(await context.newPage());
  await other.open();
  await other.expectSignedIn(signedIn.name);
  await other.signOutButton.click();
  await other.expectSignedOut();
  await back(page);
  await home.expectSession('signed-out');
  await expect(page.locator('body')).not.toContainText(signedIn.name);
  expect(await page.evaluate(() => window.wasKept), 'the page comes out of the back/forward cache').toBe(true);
});

// The restored page has missed the sign-out: it must look at the store when it is shown again.
test('back after signing out does not show the person again', fault('sleep', 'the restored page looked again'), async ({ page, home, signedIn, baseURL }) => {
  await home.signOutButton.click();
  await home.expectSignedOut();
  await backToTheApplication(page, baseURL);
  await home.expectSession('signed-out');
  await expect(page.locator('body')).not.toContainText(signedIn.name ?? signedIn.username);
});
