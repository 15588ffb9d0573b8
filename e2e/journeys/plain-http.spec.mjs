import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/journey.mjs';
import { fault } from '../support/fault.mjs';
import { letPassWhileOpen } from '../support/time.mjs';
import { distWithSoftwareCrypto } from '../support/target.mjs';

// Browsers hide SubtleCrypto and Web Locks from a page that comes over plain http from another machine.
test.describe('served over plain http from a host of the local network', { tag: '@local' }, () => {
  const expectInsecure = async (page) => {
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle, typeof navigator.locks])).toEqual([false, 'undefined', 'undefined']);
  };

  test('without software-crypto Sign in says why before the page is left', fault('plain http', 'told, and nobody was sent anywhere'), async ({ page, home, deployment, witness }) => {
    await home.open(deployment.site.lanOrigin);
    await home.expectSignedOut();
    await expectInsecure(page);
    await home.signInButton.click();
    await expect(home.alert).toContainText('https');
    await home.expectSession('signed-out');
    expect(page.url()).toBe(`${deployment.site.lanOrigin}/`);
    expect(witness.to('/oidc/auth')).toEqual([]);
  });

  test.describe('with software-crypto', () => {
    test.beforeAll(() => {
      const built = existsSync(path.join(distWithSoftwareCrypto, 'index.html'));
      if (!built) throw new Error(`No build with software-crypto in ${distWithSoftwareCrypto}: run \`cargo xtask test build\`, or set E2E_DIST_SOFTWARE_CRYPTO to one.`);
    });

    test('a person signs in, is known in other tabs, and signs out', fault('plain http', 'signatures checked in Rust'), async ({ context, page, home, signIn, person, deployment }) => {
      const { lanOrigin } = deployment.softwareCrypto;
      await home.open(lanOrigin);
      await expectInsecure(page);
      await home.signInButton.click();
      await signIn.signIn(person);
      await home.expectSignedIn(person.name);
      expect(page.url()).toBe(`${lanOrigin}/`);
      const second = new home.constructor(await context.newPage());
      await second.open(lanOrigin);
      await second.expectSignedIn(person.name);
      await second.signOutButton.click();
      await second.expectSignedOut();
      await home.expectSession('signed-out');
    });

    test('two tabs that wake up with expired tokens renew them once', fault('plain http', 'the lease in storage stands in for the lock'), async ({ context, home, signInAt, person, deployment, provider, witness }) => {
      const { softwareCrypto } = deployment;
      await signInAt(softwareCrypto.lanOrigin);
      const second = new home.constructor(await context.newPage());
      const known = second.page.waitForResponse(`${provider.issuer}/me`);
      await second.open(softwareCrypto.lanOrigin);
      await known;
      const tabs = [home, second];
      for (const { page } of tabs) {
        await page.getByRole('link', { name: 'Profile', exact: true }).click();
        await expect(page).toHaveURL(/\/profile$/);
      }
      await letPassWhileOpen(context, { provider, site: softwareCrypto }, tabs.map(({ page }) => page), 2 * 3600);
      const informed = tabs.map(({ page }) => page.waitForResponse(`${provider.issuer}/me`));
      await Promise.all(tabs.map(({ page }) => page.evaluate(() => history.back())));
      for (const response of await Promise.all(informed)) expect(response.status()).toBe(200);
      for (const tab of tabs) await tab.expectSignedIn(person.name);
      expect(witness.to('/oidc/token').filter(({ body }) => body.includes('grant_type=refresh_token'))).toHaveLength(1);
    });
  });
});
