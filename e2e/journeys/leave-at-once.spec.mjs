import { held } from '../support/held.mjs';
import { expect, test } from '../support/journey.mjs';

test('whoever leaves at once is back for one request', { tag: '@local' }, async ({ page, home, provider, signIn, person, witness }) => {
  const release = await held(page);
  // The way to a real provider takes longer than its keys do, and what a page does with them.
  const keys = page.waitForEvent('requestfinished', (request) => request.url() === `${provider.issuer}/jwks`);
  await page.route((url) => url.href.startsWith(`${provider.issuer}/auth?`), async (route) => {
    await keys;
    await page.waitForTimeout(500);
    await route.continue();
  });
  await page.goto('/');
  await home.signInButton.click();
  release();
  await signIn.expectShown();
  const before = witness.requests.length;
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  const asked = witness.requests.slice(before).map(({ url }) => url).filter((url) => url.startsWith(`${provider.issuer}/`));
  expect(asked.filter((url) => /\/(?:jwks|token|openid-configuration)$/.test(url))).toEqual([`${provider.issuer}/token`]);
});
