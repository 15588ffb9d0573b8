import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from '../support/journey.mjs';

const styles = new URL('../../style/pages/', import.meta.url);

/** Every rule begins at the edge of its line. */
const rulesOf = (sheet) => sheet.replace(/\/\*[^]*?\*\//g, '').match(/^\S.*\{$/gm).length;

/** The rules that came with the code of the pages, as the browser reads them. */
function inserted() {
  const sheets = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const pages = sheets.find((rule) => rule instanceof CSSMediaRule && rule.cssText.includes('.parts'));
  return pages ? [...pages.cssRules] : [];
}

// A rule that was left open swallowed those after it, and only a picture showed it.
test('a page has every rule of the style sheets, and none inside of another', async ({ page, home }) => {
  const sheets = await Promise.all((await readdir(styles)).map((name) => readFile(new URL(name, styles), 'utf8')));
  await home.open('/session');
  await expect(page.locator('.states')).toBeVisible();
  const { count, nested } = await page.evaluate(`(() => {
    const rules = (${inserted})();
    return { count: rules.length, nested: rules.filter((rule) => rule instanceof CSSStyleRule && rule.cssRules.length > 0).length };
  })()`);
  expect(count).toBe(sheets.map(rulesOf).reduce((sum, count) => sum + count));
  expect(nested).toBe(0);
});
