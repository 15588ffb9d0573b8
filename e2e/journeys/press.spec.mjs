import { VIEW, held } from '../support/held.mjs';
import { expect, test } from '../support/journey.mjs';

/**
 * A press that began on the first page led nowhere: the application took its place before the button was let go, and
 * what has gone hears of no click.
 */
for (const name of ['Sign in', 'Continue with WeCom']) {
  test(`“${name}”, pressed while the application comes, is done`, { tag: '@local' }, async ({ page, signIn, wecom }) => {
    const release = await held(page, VIEW);
    await page.goto('/');
    await page.getByRole('button', { name, exact: true }).hover();
    await page.mouse.down();
    release();
    // All of it is there, and waits.
    const foot = page.locator('#shell ~ footer');
    await expect(foot).toBeAttached();
    await expect(foot).toBeHidden();
    await expect(page.getByRole('button', { name, exact: true }), 'of the two').toHaveCount(1);
    await page.mouse.up();
    await (name === 'Sign in' ? signIn : wecom).expectShown();
  });
}
