import { expect, test } from '../support/journey.mjs';
import { HomePage } from '../pages/home-page.mjs';
import { fault } from '../support/fault.mjs';
import { answering, unreachable } from '../support/faults.mjs';
import { crash, freeze, hearLate, holding, lockWanted, openInformed } from '../support/tabs.mjs';
import { jumpAhead, letPass, letPassAndStop, letPassWhileOpen, setClockAhead } from '../support/time.mjs';

test.describe('sessions survive', { tag: '@local' }, () => {
  test('ten tabs that wake up with expired tokens renew them once', fault('many tabs', 'one request'), async ({ context, deployment, provider, signedIn, witness }) => {
    test.slow();
    // One after the other they are loaded, so that a busy machine keeps none of them from the lock; then all ask at once.
    const tabs = [];
    for (let opened = 0; opened < 10; opened += 1) {
      const tab = new HomePage(await context.newPage());
      await openInformed(tab, provider);
      await tab.page.getByRole('link', { name: 'Profile', exact: true }).click();
      await expect(tab.page).toHaveURL('/profile');
      tabs.push(tab);
    }
    await letPassWhileOpen(context, deployment, tabs.map(({ page }) => page), 2 * 3600);
    const informed = tabs.map(({ page }) => page.waitForResponse(`${provider.issuer}/me`, { timeout: 0 }));
    await Promise.all(tabs.map(({ page }) => page.evaluate(() => history.back())));
    for (const response of await Promise.all(informed)) expect(response.status()).toBe(200);
    for (const tab of tabs) await tab.expectSignedIn(signedIn.name);
    expect(renewals(witness)).toHaveLength(1);
  });

  test('a tab that hears of a renewal after it got the lock does not send the old refresh token', fault('many tabs', 'one request'), async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    await letPass(context, deployment, 2 * 3600);
    const { held, release } = holding(page, `${provider.issuer}/token`);
    await page.reload();
    await held;
    const next = await context.newPage();
    await hearLate(next, 300);
    const informed = next.waitForResponse(`${provider.issuer}/me`);
    await next.goto('/');
    await lockWanted(page);
    release();
    expect((await informed).status()).toBe(200);
    for (const tab of [home, new HomePage(next)]) await tab.expectSignedIn(signedIn.name);
    expect(renewals(witness)).toHaveLength(1);
  });

  test('a tab that is closed in the middle of a renewal leaves it to the next', fault('the holder of the lock goes away', 'the next tab renewed'), async ({ context, page, deployment, provider, signedIn }) => {
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

  test('a tab that crashes in the middle of a renewal leaves it to the next', fault('the holder of the lock goes away', 'the next tab renewed'), async ({ context, page, deployment, provider, signedIn }) => {
    await letPass(context, deployment, 2 * 3600);
    const { held } = holding(page, `${provider.issuer}/token`);
    await page.reload();
    await held;
    const next = await context.newPage();
    const informed = next.waitForResponse(`${provider.issuer}/me`);
    await next.goto('/');
    await crash(page);
    expect((await informed).status()).toBe(200);
    await new HomePage(next).expectSignedIn(signedIn.name);
    await page.close();
  });

  test('a tab that is frozen in the middle of a renewal keeps nobody waiting', fault('the holder of the lock goes away', 'the other tab lived on the token at hand, the frozen one finished later'), async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    // Less than a minute before the tokens expire: time to renew them, and they still do.
    await letPass(context, deployment, 3600 - 55);
    const { held, release } = holding(page, `${provider.issuer}/token`);
    await page.reload();
    await held;
    const thaw = await freeze(page);
    const next = await context.newPage();
    const informed = next.waitForResponse(`${provider.issuer}/me`);
    await next.goto('/');
    expect((await informed).status()).toBe(200);
    await new HomePage(next).expectSignedIn(signedIn.name);
    expect(renewals(witness)).toHaveLength(1);
    const finished = page.waitForResponse(`${provider.issuer}/me`);
    await thaw();
    release();
    expect((await finished).status()).toBe(200);
    await home.expectSignedIn(signedIn.name);
    expect(renewals(witness)).toHaveLength(1);
  });

  test('a page that is left for another in the middle of a renewal loses nothing of it', fault('the asking page goes away', 'renewed once, and stored'), async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    await letPass(context, deployment, 2 * 3600);
    const { held, release } = holding(page, `${provider.issuer}/token`);
    await page.reload();
    await held;
    await page.getByRole('link', { name: 'Profile', exact: true }).click();
    await expect(page).toHaveURL('/profile');
    const answered = page.waitForResponse(`${provider.issuer}/token`);
    release();
    const { refresh_token: rotated } = await (await answered).json();
    await expect.poll(() => page.evaluate(keptRefreshToken), 'the rotated refresh token is kept').toBe(rotated);
    const informed = page.waitForResponse(`${provider.issuer}/me`);
    await page.goto('/');
    expect((await informed).status()).toBe(200);
    await home.expectSignedIn(signedIn.name);
    expect(renewals(witness)).toHaveLength(1);
  });

  test('an answer lost within the leeway is asked for again, and nobody notices', fault('a lost answer', 'sent again within two seconds'), async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    await letPassAndStop(context, deployment, 2 * 3600);
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

  test('an answer lost for good costs a round trip without a page, and leads back', fault('a lost answer', 'one sign-in without a page, back to the same address'), async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    await letPassAndStop(context, deployment, 2 * 3600);
    let lost = 0;
    const lose = async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
      lost += 1;
    };
    await context.route(`${provider.issuer}/token`, lose);
    await page.goto('/?seen=before');
    await expect.poll(() => lost).toBe(2);
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

  test('keys out of reach when a renewed ID token is signed with a new one', fault('keys out of reach', 'tokens stored, the person as known before'), async ({ context, page, home, deployment, provider, signedIn }) => {
    await provider.control('keys/rotate');
    await letPass(context, deployment, 2 * 3600);
    const restore = await unreachable(context, `${provider.issuer}/jwks`);
    for (const load of [1, 2]) {
      const informed = page.waitForResponse(`${provider.issuer}/me`);
      await page.reload();
      expect((await informed).status(), `load ${load}`).toBe(200);
      await home.expectSignedIn(signedIn.name);
    }
    await restore();
    await page.reload();
    await home.expectSignedIn(signedIn.name);
  });

  const outages = {
    'a captive portal': (context, provider) => answering(context, `${provider.endpoint}**`, 200, '<title>Hotel Wi-Fi</title>'),
    'an overloaded provider': (context, provider) => answering(context, `${provider.endpoint}**`, 503, 'Service unavailable'),
    'no connection': (context, provider) => unreachable(context, `${provider.endpoint}**`),
  };
  for (const [what, begin] of Object.entries(outages)) {
    test(`${what} when the tokens have expired`, fault('the network', 'kept, and renewed afterwards'), async ({ context, page, home, deployment, provider, signedIn }) => {
      await letPass(context, deployment, 2 * 3600);
      const end = await begin(context, provider);
      const failed = page.waitForEvent('request', (request) => request.url() === `${provider.issuer}/token`);
      await page.reload();
      await failed;
      await home.expectSignedIn(signedIn.name);
      await end();
      const informed = page.waitForResponse(`${provider.issuer}/me`);
      await page.reload();
      expect((await informed).status()).toBe(200);
      await home.expectSignedIn(signedIn.name);
    });
  }

  test('429 with Retry-After leaves the provider alone, back online or not', fault('the network', 'asked once'), async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    await letPass(context, deployment, 2 * 3600);
    await context.route(`${provider.issuer}/token`, (route) => route.fulfill({
      status: 429,
      headers: { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After', 'retry-after': '1800' },
    }));
    const refused = page.waitForResponse(`${provider.issuer}/token`);
    await page.reload();
    expect((await refused).status()).toBe(429);
    await home.expectSignedIn(signedIn.name);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByRole('link', { name: 'Profile', exact: true }).click();
    await expect(page).toHaveURL('/profile');
    await page.goBack();
    await home.expectSignedIn(signedIn.name);
    expect(renewals(witness)).toHaveLength(1);
  });

  test('a page that has slept past its tokens renews them when it is used', fault('sleep', 'decided at use'), async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    const thaw = await freeze(page);
    await thaw();
    await letPassWhileOpen(context, deployment, [page], 3 * 24 * 3600);
    const answers = [];
    page.on('response', (response) => response.url() === `${provider.issuer}/me` && answers.push(response.status()));
    await page.getByRole('link', { name: 'Profile', exact: true }).click();
    await expect(page).toHaveURL('/profile');
    const informed = page.waitForResponse(`${provider.issuer}/me`);
    await page.goBack();
    expect((await informed).status()).toBe(200);
    await home.expectSignedIn(signedIn.name);
    expect(answers, 'nothing was asked with a token that has expired').toEqual(answers.map(() => 200));
    expect(renewals(witness)).toHaveLength(1);
  });

  test('a session that the provider has ended', fault('invalid_grant', 'ended once, in all tabs'), async ({ context, page, home, deployment, provider, signedIn, witness }) => {
    const second = new HomePage(await context.newPage());
    await openInformed(second, provider);
    await second.expectSignedIn(signedIn.name);
    await provider.control(`people/${signedIn.username}/suspend`, { suspended: true });
    await letPass(context, deployment, 2 * 3600);
    await page.reload();
    await home.expectSession('signed-out');
    await second.expectSession('signed-out');
    for (const tab of [page, second.page]) await expect(tab.locator('body')).not.toContainText(signedIn.name);
    expect(renewals(witness)).toHaveLength(1);
  });

  for (const [what, hours] of [['a day fast', 24], ['a day slow', -24]]) {
    test(`a device whose clock is ${what} signs in, and the person is told`, fault('the clock', 'the offset was learnt from the web server'), async ({ context, page, home, signIn, person }) => {
      await setClockAhead(context, hours * 3600);
      await home.open();
      await home.signInButton.click();
      await signIn.signIn(person);
      await home.expectSignedIn(person.name);
      await expect(page.getByText(/The clock of this device is off/)).toBeVisible();
    });
  }

  for (const [what, hours] of [['forward a day', 24], ['back a day', -24]]) {
    test(`a clock that jumps ${what} while the page is open`, fault('the clock', 'renewed at once, the person as known before'), async ({ context, page, home, provider, signedIn, witness }) => {
      await page.getByRole('link', { name: 'Profile', exact: true }).click();
      await expect(page).toHaveURL('/profile');
      await jumpAhead(context, page, hours * 3600);
      const informed = page.waitForResponse(`${provider.issuer}/me`);
      await page.goBack();
      expect((await informed).status()).toBe(200);
      await home.expectSignedIn(signedIn.name);
      // By this clock the old token is not valid, and neither is the ID token that comes with the new one.
      expect(renewals(witness)).toHaveLength(1);
      const again = page.waitForResponse(`${provider.issuer}/me`);
      await page.reload();
      expect((await again).status()).toBe(200);
      await home.expectSignedIn(signedIn.name);
      await expect(page.getByText(/The clock of this device is off/)).toBeVisible();
    });
  }

  test('signing out offline counts at once in all tabs, and the provider hears of it later', fault('signing out', 'revoked when back online'), async ({ context, page, home, provider, signedIn, witness }) => {
    const refreshToken = witness.latest('refresh_token');
    const second = new HomePage(await context.newPage());
    await openInformed(second, provider);
    await second.expectSignedIn(signedIn.name);
    await context.setOffline(true);
    await home.signOutButton.click();
    await home.expectSession('signed-out');
    await second.expectSession('signed-out');
    const heard = context.waitForEvent('response', (response) => response.url().endsWith('/oidc/token/revocation'));
    await context.setOffline(false);
    const response = await heard;
    expect(response.status()).toBe(200);
    expect(new URLSearchParams(response.request().postData()).get('token')).toBe(refreshToken);
    const form = { grant_type: 'refresh_token', client_id: provider.appId, refresh_token: refreshToken };
    const renewed = await page.request.post(`${provider.issuer}/token`, { form });
    expect((await renewed.json()).error, 'the provider has revoked it').toBe('invalid_grant');
  });
});

const keptRefreshToken = () => {
  const key = Object.keys(localStorage).find((name) => name.endsWith(':session'));
  return JSON.parse(localStorage.getItem(key)).session?.refresh_token;
};

function renewals(witness) {
  return witness.to('/oidc/token').filter(({ body }) => body?.includes('grant_type=refresh_token'));
}
