import { expect, test } from '../support/journey.mjs';
import { fault } from '../support/fault.mjs';

/** Has these storage areas throw, as browsers do where site data is blocked. */
const blockStorage = (page, ...areas) => page.addInitScript((names) => {
  for (const name of names) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('The user denied permission to access the database.', 'SecurityError');
      },
    });
  }
}, areas);

test('without localStorage the session lives in the tab', fault('storage', 'the tab stood in'), async ({ page, home, signIn, person }) => {
  await blockStorage(page, 'localStorage');
  await home.open();
  await home.expectSignedOut();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await page.reload();
  await home.expectSignedIn(person.name);
});

test('without any storage Sign in says what to allow, and starts nothing that cannot finish', fault('storage', 'refused before the page was left'), async ({ page, home, witness }) => {
  await blockStorage(page, 'localStorage', 'sessionStorage');
  await home.open();
  await home.signInButton.click();
  await expect(home.alert).toContainText(/site data|store|storage/i);
  await expect(home.tryAgainButton).toBeVisible();
  expect(witness.to('/oidc/auth')).toEqual([]);
});

test('a full storage is said, and nothing is lost', fault('storage', 'refused before the page was left'), async ({ page, home, witness }) => {
  await home.open();
  await home.expectSignedOut();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await home.signInButton.click();
  await expect(home.alert).toContainText(/site data|store|storage/i);
  expect(witness.to('/oidc/auth')).toEqual([]);
});

// Plain http and old in-app browsers: there is a lease in storage instead.
test('without Web Locks a sign-in works', fault('plain http', 'the lease in storage stood in'), async ({ page, home, signIn, person }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }));
  await home.open();
  expect(await page.evaluate(() => navigator.locks)).toBeUndefined();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await home.signOutButton.click();
  await home.expectSignedOut();
});

// Plain http on an address that is not this machine.
test('without SubtleCrypto the page says that the browser or the address will not do', async ({ page, home, witness }) => {
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }));
  await home.open();
  await home.signInButton.click();
  await expect(home.alert).toContainText(/browser|https/i);
  expect(witness.to('/oidc/auth')).toEqual([]);
});

test('without WebAssembly there is a readable page', async ({ page, witness }) => {
  witness.expectUncaught(/WebAssembly is not defined/);
  await page.addInitScript(() => {
    delete window.WebAssembly;
  });
  await page.goto('/');
  await expect(page.getByText(/browser/i).first()).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-session', /./);
});

test('without JavaScript there is a readable page', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByText(/JavaScript/).first()).toBeVisible();
  await context.close();
});
