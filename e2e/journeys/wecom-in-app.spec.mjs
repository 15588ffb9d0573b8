import { SessionPage } from '../pages/session-page.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { refusing, unreachable } from '../support/faults.mjs';
import { expect, test as journey } from '../support/journey.mjs';

const test = journey.extend({
  /** What `config.json` says beside the usual. */
  saying: [{}, { option: true }],

  said: [async ({ deployment: { site }, saying }, use) => {
    const { config } = site;
    site.config = { ...config, ...saying };
    await use();
    site.config = config;
  }, { auto: true }],
});

test.use({
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1 Language/zh',
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
});

/** Signs out, and finds nobody signed in again when the page is opened anew. */
async function signOutForGood(page, home, witness) {
  await home.signOutButton.tap();
  await home.expectSignedOut();
  const asked = witness.to('/oidc/auth').length;
  await page.reload();
  await home.expectSignedOut();
  expect(witness.to('/oidc/auth')).toHaveLength(asked);
}

test('inside WeCom the sign-in asks in WeCom and shows no code to scan', { tag: '@local' }, async ({ page, home, wecom }) => {
  await home.open();
  await home.expectSignedOut();
  await expect(page.locator('main').getByRole('button').first(), 'the first way to sign in').toHaveText('Continue with WeCom');
  await home.wecomButton.tap();
  await wecom.expectInAppPage();
  await wecom.confirmAs('张伟');
  await home.expectSignedIn('张伟');
});

test('inside WeCom a person who signed out stays signed out', { tag: '@local' }, async ({ page, home, wecom, witness }) => {
  await home.open('/sign-in?connector=wecom');
  await wecom.expectInAppPage();
  await wecom.confirmAs('陈晓丽');
  await home.expectSignedIn('陈晓丽');
  await signOutForGood(page, home, witness);
});

test('inside WeCom the page to sign in on is accessible', { tag: '@local' }, async ({ page, home }) => {
  await home.open();
  await expect(home.wecomButton).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
});

for (const address of ['/', '/profile', '/account', '/session', '/apis', '/organizations', '/builder', '/set-up']) {
  test(`inside WeCom ${address} is accessible to who is signed in`, { tag: '@local' }, async ({ page, home, wecom }) => {
    await home.open('/sign-in?connector=wecom');
    await wecom.confirmAs('张伟');
    await home.expectSignedIn('张伟');
    await home.open(address);
    await expect(page.locator('h2, .identity, .wide .lead, .wide .detail').first()).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expectAccessible(page);
    await expectNarrow(page);
  });
}

test.describe('where the deployment asks for it', () => {
  test.use({ saying: { wecomInApp: 'automatic' } });

  test('nobody has to tap anything', { tag: '@local' }, async ({ page, home, wecom }) => {
    await home.open();
    await wecom.expectInAppPage();
    await wecom.confirmAs('张伟');
    await home.expectSignedIn('张伟');
    await expect(page).toHaveURL('/');
  });

  test('a deep link leads there by WeCom', { tag: '@local' }, async ({ page, home, wecom }) => {
    await home.open('/profile?tab=claims');
    await wecom.expectInAppPage();
    await wecom.confirmAs('张伟');
    await home.expectSession('signed-in');
    await expect(page).toHaveURL('/profile?tab=claims');
  });

  for (const storage of ['local', 'session', 'memory']) {
    test.describe(`with the session in ${storage}`, () => {
      test.use({ saying: { wecomInApp: 'automatic', storage } });

      test('who signed out stays signed out until they tap', { tag: '@local' }, async ({ page, home, wecom, witness }) => {
        await home.open();
        await wecom.confirmAs('陈晓丽');
        await home.expectSignedIn('陈晓丽');
        await signOutForGood(page, home, witness);
        await home.wecomButton.tap();
        await wecom.confirmAs('陈晓丽');
        await home.expectSignedIn('陈晓丽');
      });
    });
  }

  test('a sign-in that led nowhere is not started again', { tag: '@local' }, async ({ home, wecom, witness }) => {
    await home.open();
    await wecom.expectInAppPage();
    await home.open();
    await home.expectSignedOut();
    expect(witness.to('/oidc/auth')).toHaveLength(1);
  });

  test('a callback that failed leads home, and not forth again', { tag: '@local' }, async ({ page, context, home, provider, wecom, witness }) => {
    await unreachable(context, `${provider.issuer}/token`);
    await home.open();
    await wecom.confirmAs('张伟');
    await expect(home.alert).toBeVisible();
    await page.getByRole('link', { name: 'Back to home' }).tap();
    await expect(home.wecomButton).toBeVisible();
    await home.open();
    await home.expectSignedOut();
    expect(witness.to('/oidc/auth')).toHaveLength(1);
  });

  test('a session that the provider has ended begins anew by itself', { tag: '@local' }, async ({ context, home, page, provider, wecom, witness }) => {
    await home.open();
    await wecom.confirmAs('张伟');
    await home.expectSignedIn('张伟');
    const end = await refusing(context, provider.issuer, 'invalid_grant');
    const session = new SessionPage(page);
    await session.open();
    await session.logto.renew.tap();
    await expect(session.section('State')).toContainText('Logto ended the session.');
    await end();
    await home.open();
    await home.expectSignedIn('张伟');
    expect(witness.to('/oidc/auth')).toHaveLength(2);
  });

  test('a provider that is down is said, and tried again when the page is opened anew', { tag: '@local' }, async ({ context, home, provider, wecom }) => {
    const restore = await unreachable(context, `${provider.endpoint}**`);
    await home.open();
    await expect(home.alert).toBeVisible();
    await expect(home.tryAgainButton).toBeVisible();
    await expect(home.wecomButton).toBeVisible();
    await restore();
    await home.open();
    await wecom.expectInAppPage();
  });
});

test.describe('in another browser', () => {
  test.use({ saying: { wecomInApp: 'automatic' }, userAgent: 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49' });

  test('nothing starts by itself', { tag: '@local' }, async ({ home, witness }) => {
    await home.open();
    await home.expectSignedOut();
    await expect(home.wecomButton).toBeVisible();
    expect(witness.to('/oidc/auth')).toEqual([]);
  });
});
