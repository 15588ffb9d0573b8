import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AccountPage } from '../pages/account-page.mjs';
import { connect } from '../support/connect.mjs';
import { expect, test as base } from '../support/journey.mjs';
import { LocalProvider } from '../support/local-provider.mjs';
import { Site } from '../support/site.mjs';
import { dist } from '../support/target.mjs';

/** A Logto that nobody has set up yet, and a site that has no configuration. */
const test = base.extend({
  deployment: [async ({}, use) => {
    const site = await Site.open(dist);
    const provider = await LocalProvider.start([site.origin], undefined, { IDP_EMPTY: '1' });
    await use({ site, provider });
    await Promise.all([site.close(), provider.stop()]);
  }, { scope: 'worker' }],

  /** The site under the config.json that setting up wrote. */
  connected: async ({ deployment: { site }, provider }, use, testInfo) => {
    const config = testInfo.outputPath('config.json');
    await mkdir(path.dirname(config), { recursive: true });
    await connect({ provider, origin: site.origin, config });
    site.config = JSON.parse(await readFile(config, 'utf8'));
    await use(site);
    site.config = 404;
  },
});

test('a new Logto that was set up signs people in by password, and out again', { tag: '@local' }, async ({ connected, page, home, signIn, person }) => {
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await home.signOutButton.click();
  await home.expectSignedOut();
  await expect(page).toHaveURL(`${connected.origin}/`);
});

test('a new Logto that was set up signs people in through WeCom', { tag: '@local' }, async ({ connected, home, wecom }) => {
  expect(connected.config.connectors).toEqual(['wecom']);
  await home.open();
  await home.wecomButton.click();
  await wecom.expectQrPage();
  await wecom.confirmAs('张伟');
  await home.expectSignedIn('张伟');
});

test('a new Logto that was set up lets people link WeCom to their account', { tag: '@local' }, async ({ connected, page, home, signIn, wecom, person }) => {
  expect(connected.config.connectorIds.wecom).toMatch(/^\w+$/);
  const account = new AccountPage(page);
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await account.open();
  await account.button('Link WeCom').click();
  await wecom.confirmAs('佐藤 美咲');
  await expect(page).toHaveURL(`${connected.origin}/account`);
  await account.proof.fill(person.password);
  await account.button('Link').click();
  await expect(account.item('WeCom')).toContainText('佐藤 美咲');
});
