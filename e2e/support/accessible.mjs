import { expect } from '@playwright/test';
import axe from 'axe-core';

const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** All that can be different in the dark, where the same elements have other colours. */
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * axe finds nothing on the page as it is now, in light and in dark. A page whose session is not known
 * yet is looked at only where the journey holds it there: by `session` `'loading'`, or `null` where the
 * application is not running.
 */
export async function expectAccessible(page, session = /^(signed-out|signed-in|failed)$/) {
  const root = page.locator('html');
  if (session === null) await expect(root).not.toHaveAttribute('data-session', /./);
  else await expect(root).toHaveAttribute('data-session', session);
  await page.evaluate(axe.source);
  for (const [colorScheme, runOnly] of [['light', everything], ['dark', colours]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // As it is drawn now, not as it was before the colours or the size changed.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const { violations } = await page.evaluate((which) => window.axe.run({ runOnly: which, resultTypes: ['violations'] }), runOnly);
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
    expect(found, `axe, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Nothing makes the page scroll sideways on a narrow phone. */
export async function expectNarrow(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'width on a screen of 320').toBe(320);
  await page.setViewportSize(before);
}

/** The page from right to left neither scrolls sideways nor hides anything that axe finds. */
export async function expectMirrored(page) {
  const turn = (dir) => page.evaluate((it) => document.documentElement.setAttribute('dir', it), dir);
  await turn('rtl');
  await expectAccessible(page);
  await expectNarrow(page);
  await turn('ltr');
}

/** At 200 % a screen of 1280 pixels is one of 640 (WCAG 2.2, 1.4.4). */
export async function expectZoomable(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 640, height: 400 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'width at 200 %').toBe(640);
  await page.setViewportSize(before);
}
