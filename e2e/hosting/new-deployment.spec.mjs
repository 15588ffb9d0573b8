import { rmSync } from 'node:fs';
import path from 'node:path';
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
  await expect(page.getByText(person.username).first()).toBeVisible();
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
  await expect(page.getByText(person.username).first()).toBeVisible();
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
