import { expect, test } from '../support/journey.mjs';
import { HomePage } from '../pages/home-page.mjs';
import { fault } from '../support/fault.mjs';
import { letPass } from '../support/time.mjs';

const sessionKey = () => Object.keys(localStorage).find((key) => key.endsWith(':session'));

test.describe('storage', { tag: '@local' }, () => {
  test('localStorage is full when tokens are renewed', fault('storage', 'the tab keeps what was renewed'), async ({ context, page, home, deployment, provider, signedIn }) => {
    await letPass(context, deployment, 2 * 3600);
    await page.addInitScript(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (...entry) {
        if (this === localStorage) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        return setItem.apply(this, entry);
      };
    });
    for (const load of [1, 2]) {
      const informed = page.waitForResponse(`${provider.issuer}/me`);
      await page.reload();
      expect((await informed).status(), `load ${load}`).toBe(200);
      await home.expectSignedIn(signedIn.name);
    }
  });

  test('site data is cleared while the page is open', fault('storage', 'signed out everywhere, without half a session; signing in works'), async ({ context, page, home, signIn, signedIn }) => {
    const second = await context.newPage();
    await second.goto('/config.json');
    await second.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await home.expectSession('signed-out');
    await expect(page.locator('body')).not.toContainText(signedIn.name);
    await context.clearCookies();
    await home.signInButton.click();
    await signIn.signIn(signedIn);
    await home.expectSignedIn(signedIn.name);
  });

  const damages = {
    'is cut off': (text) => text.slice(0, text.length / 2),
    'is rubbish': () => '\u0000{]',
    'was written by another version': (text) => text.replace('"v":1', '"v":2'),
  };
  for (const [what, damage] of Object.entries(damages)) {
    test(`the stored session ${what}`, fault('storage', 'said, and signing in works'), async ({ page, home, signedIn }) => {
      const key = await page.evaluate(sessionKey);
      const damaged = damage(await page.evaluate((name) => localStorage.getItem(name), key));
      await page.evaluate(([name, text]) => localStorage.setItem(name, text), [key, damaged]);
      await page.reload();
      await home.expectSession('signed-out');
      await expect(page.getByRole('main')).toContainText('What this browser kept of your session cannot be read.');
      await expect(page.locator('body')).not.toContainText(signedIn.name);
      // The provider still knows the person.
      await home.signInButton.click();
      await home.expectSignedIn(signedIn.name);
    });
  }

  test('sessionStorage is copied into a new tab, and both tabs need new tokens', fault('storage', 'the copy never sends the refresh token again; both signed in'), async ({ context, deployment, home, person, provider, signInAt }) => {
    const { config } = deployment.site;
    try {
      deployment.site.config = { ...config, storage: 'session' };
      await signInAt('/');
      const opened = context.waitForEvent('page');
      const informed = context.waitForEvent('response', (response) => response.url() === `${provider.issuer}/me`);
      await home.page.evaluate(() => void open('/'));
      const copy = new HomePage(await opened);
      await informed;
      await copy.expectSignedIn(person.name);

      await letPass(context, deployment, 2 * 3600);
      const again = sentAgain(context);
      for (const tab of [home, copy]) {
        await tab.page.bringToFront();
        const informed = tab.page.waitForResponse(`${provider.issuer}/me`, { timeout: 0 });
        await tab.page.reload();
        const what = await Promise.race([again, informed.then((response) => response.status())]);
        expect(what).toBe(200);
        await tab.expectSignedIn(person.name);
      }
    } finally {
      deployment.site.config = config;
    }
  });
});

/** Settles when a refresh token is sent that was sent before. */
function sentAgain(context) {
  const sent = new Set();
  return new Promise((resolve) => {
    context.on('request', (request) => {
      const token = request.url().endsWith('/oidc/token') && new URLSearchParams(request.postData() ?? '').get('refresh_token');
      if (token && sent.has(token)) resolve('a refresh token was sent again');
      if (token) sent.add(token);
    });
  });
}
