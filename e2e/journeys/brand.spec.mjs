import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { expect, test } from '../support/journey.mjs';

const name = 'Bookshop';
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#b8002e"/></svg>`;

/** The application under a brand. */
async function branded({ deployment, host, page }, brand, address = '/') {
  await page.context().route('**/pictures/logo.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: logo }));
  await page.goto(`${await host({ ...deployment.site.config, brand })}${address}`);
}

const colourOf = (element) => element.evaluate((it) => getComputedStyle(it).backgroundColor);

test('the name stands on the page to sign in on and in every title', { tag: '@local' }, async ({ page, home, deployment, host }) => {
  await branded({ page, deployment, host }, { name });
  await home.expectSignedOut();
  await expect(home.heading(name)).toBeVisible();
  await expect(page).toHaveTitle(name);
  await page.getByRole('link', { name: 'Session' }).click();
  await expect(home.heading('Session')).toBeVisible();
  await expect(page).toHaveTitle(`Session – ${name}`);
  await page.getByRole('link', { name }).click();
  await expect(home.heading(name)).toBeFocused();
  await expect(page.getByText('Leptos Logto')).toHaveCount(0);
});

for (const [language, title] of [['ja', `セッション | ${name}`], ['zh-CN', `会话 - ${name}`]]) {
  test(`in titles in ${language}`, { tag: '@local' }, async ({ page, home, deployment, host }) => {
    await branded({ page, deployment, host }, { name }, `/session?lang=${language}`);
    await home.expectSession('signed-out');
    await expect(page).toHaveTitle(title);
  });
}

test('the logo stands in the place of the mark, and for the page', { tag: '@local' }, async ({ page, home, deployment, host }) => {
  const asked = page.waitForResponse('**/pictures/logo.svg');
  await branded({ page, deployment, host }, { name, logo: 'pictures/logo.svg' });
  await home.expectSignedOut();
  expect((await asked).ok()).toBe(true);
  const mark = await page.locator('.welcome').evaluate((it) => {
    const { backgroundImage, maskImage } = getComputedStyle(it, '::before');
    return { backgroundImage, maskImage };
  });
  expect(mark.backgroundImage).toContain('/pictures/logo.svg');
  expect(mark.maskImage).toBe('none');
  await expect(page.locator('link[rel~=icon]')).toHaveAttribute('href', 'pictures/logo.svg');
  await expectAccessible(page);
});

test('the accent is kept where it can be read, in light and in dark', { tag: '@local' }, async ({ page, home, deployment, host }) => {
  await branded({ page, deployment, host }, { accent: '#b8002e' });
  await home.expectSignedOut();
  expect(await colourOf(home.signInButton)).toBe('rgb(184, 0, 46)');
  await expectAccessible(page);
});

for (const accent of ['#ffd100', '#ffffff', '#000000', '#06c755', '#0a1a4a']) {
  test(`with the accent ${accent} everything can be read`, { tag: '@local' }, async ({ page, home, deployment, host }) => {
    await branded({ page, deployment, host }, { name, accent });
    await home.expectSignedOut();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Session' }).click();
    await expect(page.locator('.states')).toBeVisible();
    await expectAccessible(page);
  });
}

test('a long name fits a narrow screen', { tag: '@local' }, async ({ page, home, deployment, host }) => {
  await branded({ page, deployment, host }, { name: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung GmbH' }, '/session');
  await home.expectSession('signed-out');
  await expectNarrow(page);
});

for (const [brand, key] of [
  ['Bookshop', '"brand"'],
  [{ name: '' }, '"brand.name"'],
  [{ logo: 'http://cdn.example/logo.svg' }, '"brand.logo"'],
  [{ accent: 'teal' }, '"brand.accent"'],
]) {
  test(`a ${key} that cannot be used is named`, { tag: '@local' }, async ({ page, home, deployment, host }) => {
    await branded({ page, deployment, host }, brand);
    await expect(home.alert).toContainText(key);
    await home.expectSession('failed');
  });
}
