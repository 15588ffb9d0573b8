import { AccountPage } from '../pages/account-page.mjs';
import { expectAccessible } from '../support/accessible.mjs';
import { expect, test as journey } from '../support/journey.mjs';

const test = journey.extend({
  account: async ({ page }, use) => {
    await use(new AccountPage(page));
  },

  /** The site knows the connector's id, as linking needs. */
  linkable: [async ({ asking, deployment: { site } }, use) => {
    site.config = { ...site.config, connectorIds: { wecom: 'local-wecom-connector' } };
    await use(asking);
  }, { auto: true }],
});

test.use({ scopes: ['phone', 'urn:logto:scope:sessions'] });

test('WeCom is linked, and unlinked', { tag: '@local' }, async ({ account, page, signedIn, wecom, witness }) => {
  await account.open();
  await account.button('Link WeCom').click();
  await wecom.confirmAs('张伟');
  await expect(page).toHaveURL('/account');
  await expect(account.proof).toBeFocused();
  await expectAccessible(page);
  await account.proof.fill(`${signedIn.username}-password`);
  await account.button('Link').click();
  await expect(account.item('WeCom')).toContainText('张伟');
  await expect(account.announced('The account is linked.')).toHaveCount(1);
  await expect(account.whole('linked')).toBeFocused();
  const [start] = witness.to('/verifications/social');
  expect(JSON.parse(start.body).redirectUri).toBe(`${new URL(page.url()).origin}/account`);

  for (const turnBack of [() => account.button('Cancel').click(), () => page.keyboard.press('Escape')]) {
    await account.button('Unlink WeCom').click();
    await expect(account.button('Unlink')).toBeVisible();
    await account.button('Cancel').focus();
    await turnBack();
    await expect(account.button('Unlink WeCom')).toBeFocused();
  }
  await account.button('Unlink WeCom').click();
  await account.button('Unlink').click();
  await expect(account.item('WeCom')).toContainText('Not linked');
  await expect(account.button('Link WeCom')).toBeFocused();
});

test('turning back at WeCom links nothing', { tag: '@local' }, async ({ account, page, signedIn, wecom }) => {
  await account.open();
  await account.button('Link WeCom').click();
  await wecom.refuse();
  await expect(account.alert).toContainText('you turned back');
  await expect(page).toHaveURL('/account');
  await expect(account.item('WeCom')).toContainText('Not linked');
  await page.reload();
  await account.settled();
  await expect(account.alert).toHaveCount(0);
  expect(signedIn.name).toBeTruthy();
});

test('an answer that nobody asked for is not sent on, and an answer counts once', { tag: '@local' }, async ({ account, page, signedIn, wecom, witness }) => {
  await account.open('?code=forged&state=forged');
  await expect(account.alert).toContainText('does not belong to anything that was started in this browser');
  await expect(page).toHaveURL('/account');
  expect(witness.to('/verifications/social/verify')).toEqual([]);

  await account.button('Link WeCom').click();
  await wecom.expectShown();
  const back = page.waitForRequest((request) => request.isNavigationRequest() && request.url().includes('/account?'));
  await wecom.confirmAs('张伟');
  const url = (await back).url();
  await expect(account.proof).toBeVisible();
  const sent = witness.to('/verifications/social/verify').length;
  await page.goto(url);
  await expect(account.alert).toContainText('does not belong to anything');
  expect(witness.to('/verifications/social/verify').length).toBe(sent);
  expect(signedIn.name).toBeTruthy();
});

test('a WeCom account of somebody else is not linked', { tag: '@local' }, async ({ account, page, signedIn, wecom }) => {
  await account.open();
  await account.button('Link WeCom').click();
  await wecom.confirmAs('陈晓丽');
  await account.proof.fill(`${signedIn.username}-password`);
  await account.button('Link').click();
  await expect(account.alert).toContainText('linked to another account');
  await expectAccessible(page);
});

test.describe('who signs in through WeCom only', { tag: '@local' }, () => {
  test.beforeEach(async ({ account, home, wecom }) => {
    await home.open();
    await home.wecomButton.click();
    await wecom.confirmAs('刘洋');
    await home.expectSignedIn('刘洋');
    await account.open();
  });

  test('is told what comes first, and what is closed until then', async ({ account, page }) => {
    await expect(page.locator('[aria-current=step]')).toHaveText('Set a password');
    await expect(account.item('Username')).toContainText('Set a password first');
    await expect(account.section('Where you are signed in')).toContainText('Set a password first');
    await account.button('Unlink WeCom').click();
    await account.button('Unlink').click();
    await expect(account.alert).toContainText('Nothing would be left to sign in with');
    await expectAccessible(page);
  });

  test('is led to a password and a username, and can do without WeCom then', async ({ account, home, page, signIn }) => {
    const step = page.locator('[aria-current=step]');
    await account.button('Set – Password').click();
    await account.field('New password').fill('river-Bank-42-daisy');
    await account.saveButton.click();
    await expect(step).toHaveText('Choose a username');
    // The password that was just set counts as proof.
    await account.change('Username', 'liuyang');
    await expect(account.item('Username')).toContainText('liuyang');
    await expect(step).toHaveCount(0);
    await account.button('Unlink WeCom').click();
    await account.button('Unlink').click();
    await expect(account.item('WeCom')).toContainText('Not linked');

    await home.signOutButton.click();
    await home.expectSignedOut();
    await home.signInButton.click();
    await signIn.signIn({ username: 'liuyang', password: 'river-Bank-42-daisy' });
    await home.expectSignedIn('刘洋');
  });
});

test('linking that is not set up is explained', { tag: '@local' }, async ({ account, deployment: { site }, signedIn }) => {
  site.config = { ...site.config, connectorIds: undefined };
  await account.open();
  await expect(account.item('WeCom')).toContainText('connectorIds');
  await expect(account.button('Link WeCom')).toHaveCount(0);
  site.config = { ...site.config, connectorIds: { wecom: 'another' } };
  await account.open();
  await account.button('Link WeCom').click();
  await expect(account.alert).toContainText('knows no connector');
  expect(signedIn.name).toBeTruthy();
});
