import { expect, test } from '../support/journey.mjs';
import { HomePage } from '../pages/home-page.mjs';

test.describe('sessions survive', { tag: '@local' }, () => {
  test('ten tabs that wake up with expired tokens renew them once', async ({ context, deployment, provider, signedIn, witness }) => {
    await letPass(context, deployment, 2 * 3600);
    const tabs = await Promise.all(Array.from({ length: 10 }, () => context.newPage()));
    const informed = tabs.map((tab) => tab.waitForResponse(`${provider.issuer}/me`));
    await Promise.all(tabs.map((tab) => tab.goto('/')));
    for (const response of await Promise.all(informed)) expect(response.status()).toBe(200);
    for (const tab of tabs) await new HomePage(tab).expectSignedIn(signedIn.name);
    expect(renewals(witness)).toHaveLength(1);
  });

  test('a tab that is closed in the middle of a renewal leaves it to the next', async ({ context, page, deployment, provider, signedIn }) => {
    await letPass(context, deployment, 2 * 3600);
    const held = new Promise((resolve) => page.route(`${provider.issuer}/token`, resolve));
    await page.reload();
    await held;
    const next = await context.newPage();
    const informed = next.waitForResponse(`${provider.issuer}/me`);
    await next.goto('/');
    await page.close();
    expect((await informed).status()).toBe(200);
    await new HomePage(next).expectSignedIn(signedIn.name);
  });

  test('an answer lost within the leeway is asked for again, and nobody notices', async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    await letPass(context, deployment, 2 * 3600);
    let lost = 0;
    await context.route(`${provider.issuer}/token`, async (route) => {
      if (lost++ > 0) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    const informed = page.waitForResponse(`${provider.issuer}/me`);
    await page.reload();
    expect((await informed).status()).toBe(200);
    await home.expectSignedIn(signedIn.name);
    expect(renewals(witness)).toHaveLength(2);
  });

  test('an answer lost for good costs a round trip without a page, and leads back', async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    await letPass(context, deployment, 2 * 3600);
    const lose = async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    };
    await context.route(`${provider.issuer}/token`, lose);
    await page.goto('/?seen=before');
    await expect.poll(() => renewals(witness).length).toBe(2);
    await home.expectSession('signed-in');

    await context.unroute(`${provider.issuer}/token`, lose);
    await letPass(context, deployment, 2 * 3600 + 60);
    const before = witness.to('/oidc/auth').length;
    const exchanged = page.waitForResponse((response) => (response.request().postData() ?? '').includes('authorization_code'));
    await page.reload();
    await exchanged;
    await home.expectSession('signed-in');
    await expect(page).toHaveURL('/?seen=before');
    await expect(page.locator('main')).toContainText(signedIn.name);
    expect(witness.to('/oidc/auth')).toHaveLength(before + 1);
  });

  for (const [what, hours] of [['a day fast', 24], ['a day slow', -24]]) {
    test(`a device whose clock is ${what} signs in, and the person is told`, async ({ context, page, home, signIn, person }) => {
      await setClockAhead(context, hours * 3600);
      await home.open();
      await home.signInButton.click();
      await signIn.signIn(person);
      await home.expectSignedIn(person.name);
      await expect(page.getByText(/The clock of this device is off/)).toBeVisible();
    });
  }

  test('signing out offline counts at once in all tabs, and the provider hears of it later', async ({ context, home, signedIn, witness }) => {
    const second = new HomePage(await context.newPage());
    await second.open();
    await second.expectSignedIn(signedIn.name);
    await context.setOffline(true);
    await home.signOutButton.click();
    await home.expectSession('signed-out');
    await second.expectSession('signed-out');
    const heard = context.waitForEvent('response', (response) => response.url().endsWith('/oidc/token/revocation'));
    await context.setOffline(false);
    expect((await heard).status()).toBe(200);
    expect(witness.to('/oidc/token/revocation').length).toBeGreaterThan(0);
  });
});

/** From now on everybody's clock shows so many seconds more: the servers', and that of every page that is loaded. */
async function letPass(context, { provider, site }, seconds) {
  await provider.control('clock', { offset: seconds });
  site.ahead = seconds;
  await setClockAhead(context, seconds);
}

async function setClockAhead(context, seconds) {
  await context.addInitScript((ahead) => {
    const now = (window.trueNow ??= Date.now.bind(Date));
    Date.now = () => now() + ahead;
  }, seconds * 1000);
}

function renewals(witness) {
  return witness.to('/oidc/token').filter(({ body }) => body?.includes('grant_type=refresh_token'));
}
