import { Menu } from '../pages/menu.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { expect, test } from '../support/journey.mjs';

const phone = { width: 375, height: 812 };

test('a row on a desktop: whoever is signed out has the pages for everybody', async ({ page, home }) => {
  const menu = new Menu(page);
  await home.open();
  await home.expectSignedOut();
  await expect(menu.button).toBeHidden();
  await expect(menu.link('Profile')).toHaveCount(0);
  await menu.link('Session').click();
  await expect(home.heading('Session')).toBeFocused();
  await expect(menu.link('Session')).toHaveAttribute('aria-current', 'page');
});

test.describe('on a phone', () => {
  test.use({ viewport: phone, hasTouch: true, isMobile: true });

  test('it opens by a tap, and closes when a page is chosen', async ({ page, home, signedIn }) => {
    const menu = new Menu(page);
    await home.expectSignedIn(signedIn.name);
    await menu.expectClosed();
    await menu.button.tap();
    await menu.expectOpen();
    expect((await menu.links.allInnerTexts()).length).toBeGreaterThan(3);
    for (const link of await menu.links.all()) {
      const { height } = await link.boundingBox();
      expect(height).toBeGreaterThanOrEqual(44);
    }
    await menu.link('Profile').tap();
    await expect(home.heading('Profile')).toBeFocused();
    await menu.expectClosed();
    await expect(page).toHaveURL('/profile');
  });

  test('a tap beside it closes it', async ({ page, home }) => {
    const menu = new Menu(page);
    await home.open();
    await home.expectSignedOut();
    await menu.button.tap();
    await menu.expectOpen();
    await page.touchscreen.tap(40, 700);
    await menu.expectClosed();
    await expect(page).toHaveURL('/');
  });

  test('by the keyboard alone', async ({ page, home, signedIn }) => {
    const menu = new Menu(page);
    await home.expectSignedIn(signedIn.name);
    await menu.button.focus();
    await page.keyboard.press('Enter');
    await menu.expectOpen();
    await page.keyboard.press('Tab');
    await expect(menu.links.first()).toBeFocused();
    await page.keyboard.press('Escape');
    await menu.expectClosed();
    await expect(menu.button).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(home.heading('Profile')).toBeFocused();
    await menu.expectClosed();
  });

  for (const language of ['en', 'ja', 'zh-CN']) {
    test(`open it is accessible and fits a narrow screen, in ${language}`, async ({ page, home, signedIn }) => {
      await home.open(`/?lang=${language}`);
      await expect(home.heading(signedIn.name)).toBeVisible();
      const bar = page.getByRole('banner');
      await bar.getByRole('button').first().tap();
      await expect(bar.getByRole('navigation')).toBeVisible();
      await expectAccessible(page);
      await expectNarrow(page);
    });
  }
});
