import { rmSync } from 'node:fs';
import path from 'node:path';
import { ProfilePage } from '../pages/profile-page.mjs';
import { expect, hosts, test } from '../support/hosting.mjs';
import { redeployed } from '../support/redeployed.mjs';

let before;
let after;

test.beforeAll(({ hosted }) => {
  before = hosts[hosted].dist;
  after = redeployed(before);
});

test.afterEach(({ deployment: { site } }) => site.deploy(before));
test.afterAll(() => rmSync(path.dirname(after), { recursive: true }));

const chunks = /\/split_person-[^/]+\.wasm$/;

/** Another build takes the place of the one that is open, none of whose chunks has been loaded ahead. */
async function deployed(page, site, act) {
  const none = (route) => route.abort();
  await page.context().route(chunks, none);
  await act();
  site.deploy(after);
  await page.context().unroute(chunks, none);
}

const loads = (page) => {
  const seen = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.redirectedFrom() === null) seen.push(request.url());
  });
  return seen;
};

const follow = (page) => page.getByRole('link', { name: 'Profile', exact: true }).click();

/** What no other page says: the one that is left has the name and the e-mail address too. */
const usernameOnProfile = (page, { username }) => new ProfilePage(page).fact('Your account', 'Username').filter({ hasText: username });

async function signInAt(home, signIn, person) {
  await home.open('');
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
}

test('a page that was open when a newer build came is loaded anew once, and goes where the person went', async ({ page, home, signIn, person, deployment: { site }, witness }) => {
  await deployed(page, site, () => signInAt(home, signIn, person));
  const asked = witness.to('/oidc/auth').length;
  const loaded = loads(page);
  await follow(page);
  await expect(usernameOnProfile(page, person)).toBeVisible();
  await expect(home.alert).toHaveCount(0);
  await home.expectSession('signed-in');
  expect(loaded).toHaveLength(1);
  expect(new URL(page.url()).pathname).toMatch(/^\/(app\/)?profile\/?$/);
  expect(witness.to('/oidc/auth'), 'sign-ins').toHaveLength(asked);
  expect(await page.evaluate(() => sessionStorage.getItem('leptos-logto:reloaded')), 'the mark of this tab').toBeNull();
});

test('where the newer build cannot be had whole it says so, and is not loaded for ever', async ({ context, page, home, signIn, person, deployment: { site } }) => {
  await deployed(page, site, () => signInAt(home, signIn, person));
  // As where one of several servers has not got it yet: every answer names a build that this page is not.
  let count = 0;
  await context.route(/\/(?:profile\/?)?$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    count += 1;
    const asked = route.request().resourceType() === 'fetch';
    await route.fulfill({ response, body: asked ? html.replaceAll('leptos-logto-', `leptos-logto-${count}`) : html });
  });
  await context.route(chunks, (route) => route.fulfill({ status: 404, body: 'gone' }));
  const loaded = loads(page);
  await follow(page);
  await expect(home.alert).toContainText('newer version');
  await expect.poll(() => loaded.length).toBe(1);
  await expect(home.alert).toContainText('newer version');
  await expect(home.tryAgainButton).toHaveCount(0);
  await context.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(usernameOnProfile(page, person)).toBeVisible();
  expect(loaded).toHaveLength(2);
});

test('a session that lives in the page is not thrown away for a newer build', async ({ page, home, signIn, person, deployment: { site } }) => {
  const { config } = site;
  try {
    site.configure({ ...config, storage: 'memory' });
    await deployed(page, site, () => signInAt(home, signIn, person));
    const loaded = loads(page);
    await follow(page);
    await expect(home.alert).toContainText('newer version');
    await home.expectSession('signed-in');
    expect(loaded).toEqual([]);
  } finally {
    site.configure(config);
  }
});

/** What renews tokens and signs out. */
const client = /\/split_client-[^/]+\.wasm$/;
const gone = (route) => route.fulfill({ status: 404, body: 'gone' });

/** A page of somebody who is signed in, without what signs out; then a newer build comes. */
async function openWithoutClient({ page, home, signIn, person, site }) {
  await signInAt(home, signIn, person);
  await page.context().route(client, gone);
  const missed = page.waitForResponse(client);
  await page.reload();
  await home.expectSignedIn(person.name);
  await missed;
  site.deploy(after);
  await page.context().unroute(client, gone);
}

test('a sign-out whose code went with an older build is done by the newer one', async ({ page, home, signIn, person, deployment: { site }, witness }) => {
  await openWithoutClient({ page, home, signIn, person, site });
  const loaded = loads(page);
  await home.signOutButton.click();
  await home.expectSignedOut();
  expect(loaded.filter((url) => /\/sign-out\/?$/.test(url)), 'times that a build was asked to sign out').toHaveLength(1);
  expect(new Set(witness.to('/oidc/token/revocation').map(({ body }) => body)).size, 'revoked tokens').toBe(1);
  expect(witness.to('/oidc/session/end')).toHaveLength(1);
  expect(await page.evaluate(() => sessionStorage.getItem('leptos-logto:reloaded')), 'the mark of this tab').toBeNull();
});

test('a sign-out that no build can do says so, keeps the session, and is not tried for ever', async ({ context, page, home, signIn, person, deployment: { site } }) => {
  await openWithoutClient({ page, home, signIn, person, site });
  await context.route(client, gone);
  // As where one of several servers has not got it yet: every answer names a build that this page is not.
  await context.route((url) => url.href === site.origin + site.base, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: route.request().resourceType() === 'fetch' ? body.replaceAll('leptos-logto-', 'leptos-logto-1') : body });
  });
  const loaded = loads(page);
  await home.signOutButton.click();
  await expect(home.alert).toContainText('newer version');
  await expect.poll(() => loaded.length).toBe(1);
  await expect(home.alert).toContainText('newer version');
  await home.expectSession('signed-in');
  await context.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Reload' }).click();
  await home.expectSignedOut();
});
