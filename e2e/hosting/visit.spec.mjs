import { expect, hosts, test } from '../support/hosting.mjs';

/** The address of a page as this host shows it. */
const shown = (site, page) => new RegExp(`^${site.origin}${site.base}${page}${site.addsSlash ? '/' : ''}$`);

test('a person opens a page, signs in, reloads it and signs out', async ({ page, home, signIn, person, deployment: { site }, witness }) => {
  await home.open('profile');
  await signIn.signIn(person);
  await home.expectSession('signed-in');
  await expect(page).toHaveURL(shown(site, 'profile'));
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
  await expect(page.getByText(person.username).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Profile', exact: true })).toHaveAttribute('aria-current', 'page');

  await page.reload();
  await home.expectSession('signed-in');
  await expect(page.getByText(person.username).first()).toBeVisible();

  await page.getByRole('link', { name: 'Leptos Logto' }).click();
  await home.expectSignedIn(person.name);
  await expect(page).toHaveURL(site.origin + site.base);
  await home.signOutButton.click();
  await home.expectSignedOut();
  await expect(page).toHaveURL(site.origin + site.base);

  const asked = witness.to('/oidc/auth').map(({ url }) => new URL(url).searchParams.get('redirect_uri'));
  expect(new Set(asked)).toEqual(new Set([`${site.origin}${site.base}callback`]));
  const sent = witness.to('/oidc/token').map(({ body }) => new URLSearchParams(body).get('redirect_uri'));
  expect(sent).toEqual([`${site.origin}${site.base}callback`]);
  const [left] = witness.to('/oidc/session/end').map(({ url }) => new URL(url).searchParams.get('post_logout_redirect_uri'));
  expect(left).toBe(site.origin + site.base);
});

for (const route of ['sign-in', 'sign-out', 'callback', 'session']) {
  test(`/${route} is there, with a slash and without`, async ({ page, home, signIn, deployment: { site } }) => {
    for (const address of [route, `${route}/`]) {
      await home.open(address);
      if (route === 'sign-in') await signIn.expectShown();
      else await home.expectSession(route === 'callback' ? 'failed' : 'signed-out');
      // Nobody is signed in at once; the page is still to be left, for the provider and back.
      if (route === 'sign-out') {
        await home.expectSignedOut();
        await expect(page).toHaveURL(site.origin + site.base);
      }
    }
  });
}

test('the language that was chosen stays', async ({ page, home }) => {
  await home.open('session?lang=ja');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await home.open('session');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await home.expectSession('signed-out');
});

test('an address with nothing behind it says so', async ({ page, home, hosted }) => {
  const response = await page.goto('no/such-page');
  expect(response.status()).toBe(404);
  if (hosts[hosted].notFound) {
    await home.expectSession('signed-out');
    await expect(page.getByRole('heading', { name: /not found/i })).toBeVisible();
  } else {
    await expect(page.getByText('Not found')).toBeVisible();
  }
});
