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
  await page.getByRole('link', { name: 'Session', exact: true }).click();
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
    const { backgroundImage, clipPath } = getComputedStyle(it, '::before');
    return { backgroundImage, clipPath };
  });
  expect(mark.backgroundImage).toContain('/pictures/logo.svg');
  expect(mark.clipPath).toBe('none');
  await expect(page.locator('link[rel~=icon]')).toHaveAttribute('href', 'pictures/logo.svg');
  await expectAccessible(page);
});

test('the accent is kept where it can be read, in light and in dark', { tag: '@local' }, async ({ page, home, deployment, host }) => {
  await branded({ page, deployment, host }, { accent: '#b8002e' });
  await home.expectSignedOut();
  expect(await colourOf(home.signInButton)).toBe('rgb(184, 0, 46)');
  await expectAccessible(page);
});

test('every colour can be read on every ground, and stays as it is where it can be', { tag: '@local' }, async ({ page, home, deployment, host }) => {
  await branded({ page, deployment, host }, { accent: '#0d6e63' });
  await home.expectSignedOut();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(() => {
      const rgb = (text) => {
        const hex = /^#([\da-f]+)$/i.exec(text)?.[1];
        if (!hex) return text.match(/\d+/g).slice(0, 3).map(Number);
        return (hex.length === 3 ? [...hex].map((digit) => digit + digit) : hex.match(/../g)).map((part) => parseInt(part, 16));
      };
      const tokens = (...names) => names.map((name) => rgb(getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
      // The formula of WCAG 2.2, word for word.
      const luminance = (colour) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
        const value = colour[at] / 255;
        return sum + weight * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
      }, 0.05);
      const contrast = (a, b) => Math.max(luminance(a) / luminance(b), luminance(b) / luminance(a));
      const grounds = tokens('--ground', '--surface', '--shade');
      const steps = [0, 51, 102, 153, 204, 255];
      // Each rule that stays is one more for the browser to weigh.
      const [sheet] = document.styleSheets;
      const wrong = [];
      let kept = 0;
      for (const r of steps) for (const g of steps) for (const b of steps) {
        const asked = [r, g, b];
        self.logtoPaint(`#${asked.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`);
        const [accent, fill, onFill] = tokens('--accent', '--fill', '--on-fill');
        sheet.deleteRule(sheet.cssRules.length - 1);
        if (!grounds.every((ground) => contrast(accent, ground) >= 4.5) || contrast(onFill, fill) < 4.5) wrong.push([asked, accent, fill, onFill]);
        // With the room that is kept for what is rounded.
        if (grounds.every((ground) => contrast(asked, ground) >= 4.7)) {
          kept += 1;
          if (String(accent) !== String(asked)) wrong.push(['changed', asked, accent]);
        }
      }
      return { wrong, kept };
    });
    expect(found.wrong, colorScheme).toEqual([]);
    expect(found.kept, colorScheme).toBeGreaterThan(20);
  }
});

for (const accent of ['#ffd100', '#ffffff', '#000000', '#06c755', '#0a1a4a']) {
  test(`with the accent ${accent} everything can be read`, { tag: '@local' }, async ({ page, home, deployment, host }) => {
    await branded({ page, deployment, host }, { name, accent });
    await home.expectSignedOut();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Session', exact: true }).click();
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

test('a config.json that comes at the second try brings the brand', { tag: '@local' }, async ({ page, home, deployment, host }) => {
  const origin = await host({ ...deployment.site.config, brand: { name, accent: '#b8002e', logo: 'pictures/logo.svg' } });
  await page.context().route('**/pictures/logo.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: logo }));
  await page.route('**/config.json', (route) => route.abort('connectionrefused'));
  await page.goto(origin);
  await expect(home.alert).toBeVisible();
  await page.unroute('**/config.json');
  await home.tryAgainButton.click();
  await expect(home.heading(name)).toBeVisible();
  expect(await colourOf(home.signInButton)).toBe('rgb(184, 0, 46)');
  await expect(page.locator('link[rel~=icon]')).toHaveAttribute('href', 'pictures/logo.svg');
});
