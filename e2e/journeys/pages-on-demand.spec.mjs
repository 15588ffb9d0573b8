import { expect, test } from '../support/journey.mjs';

const CHUNK = /\/(?:split|chunk)_[^/]+\.wasm$/;

/** The chunks that a page asks for, as they are asked for. */
function chunksOf(page) {
  const asked = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (CHUNK.test(pathname)) {
      asked.push(pathname);
    }
  });
  return asked;
}

test('who is signed out has nothing loaded of the pages behind the menu', async ({ page, home }) => {
  const asked = chunksOf(page);
  await home.open();
  await home.expectSignedOut();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => !/split_client|chunk_/.test(path))).toEqual([]);
});

test('signing in waits for no chunk, and coming back does', { tag: '@local' }, async ({ page, home, signIn, person }) => {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(CHUNK, async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await expect(home.heading('Signing you in…')).toBeVisible();
  release();
  await home.expectSignedIn(person.name);
});

test('a sign-in that cannot be finished for want of a chunk can be tried again', { tag: '@local' }, async ({ page, home, signIn, person, witness }) => {
  witness.expectUncaught(/Failed to fetch|ERR_/);
  await page.route(CHUNK, (route) => route.abort('connectionrefused'));
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await expect(home.alert).toBeVisible();
  await home.expectSession('failed');
  await page.unroute(CHUNK);
  await home.tryAgainButton.click();
  await home.expectSignedIn(person.name);
});

test('a page is loaded when it is opened, and once', async ({ page, home, signedIn }) => {
  const asked = chunksOf(page);
  await home.open('/profile');
  await expect(page.getByText(signedIn.username).first()).toBeVisible();
  const first = [...asked];
  expect(first.length).toBeGreaterThan(0);
  expect(new Set(first).size).toBe(first.length);
  await page.getByRole('link', { name: 'Leptos Logto' }).click();
  await home.expectSignedIn(signedIn.name);
  await page.getByRole('link', { name: 'Profile', exact: true }).click();
  await expect(page.getByText(signedIn.username).first()).toBeVisible();
  expect(asked).toEqual(first);
});

test('a signed-in home has the pages behind its menu loaded when it has time', async ({ page, home, signedIn }) => {
  const chunk = page.waitForResponse((response) => CHUNK.test(new URL(response.url()).pathname));
  await home.open();
  await home.expectSignedIn(signedIn.name);
  expect((await chunk).ok()).toBe(true);
});

for (const [fault, answer] of [
  ['cannot be reached', (route) => route.abort('connectionrefused')],
  ['is gone', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>Not found' })],
  ['is another one', (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) })],
]) {
  test(`a page whose chunk ${fault} says so, and opens by Try again`, async ({ page, home, signedIn }) => {
    await page.context().route(CHUNK, answer);
    await home.open('/profile');
    await expect(home.alert).toContainText('could not be loaded');
    await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();

    // Once more in vain: the words stay, and are said again.
    await home.tryAgainButton.click();
    await expect(page.getByRole('status').filter({ hasText: 'could not be loaded' })).toHaveCount(1);
    await expect(home.tryAgainButton).toBeVisible();

    await page.context().unroute(CHUNK, answer);
    await home.tryAgainButton.click();
    await expect(page.getByText(signedIn.username).first()).toBeVisible();
    await expect(home.alert).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Profile' })).toBeFocused();
  });
}

test('a menu link that is about to be followed has its page loaded', async ({ page, home, signedIn }) => {
  // Where the browser never has time.
  await page.addInitScript(() => {
    self.requestIdleCallback = () => 0;
  });
  const asked = chunksOf(page);
  await home.open();
  await home.expectSignedIn(signedIn.name);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  const chunk = page.waitForResponse((response) => CHUNK.test(new URL(response.url()).pathname));
  await page.getByRole('link', { name: 'Profile', exact: true }).focus();
  expect((await chunk).ok()).toBe(true);
});
