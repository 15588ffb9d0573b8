import { ProfilePage } from '../pages/profile-page.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { answering } from '../support/faults.mjs';
import { expect, test as journey } from '../support/journey.mjs';

const test = journey.extend({
  profile: async ({ page }, use) => {
    await use(new ProfilePage(page));
  },
});

test.use({ scopes: ['phone', 'roles', 'address', 'custom_data'] });

/** Has the provider tell more of the person, or other things. */
async function telling(context, issuer, changes) {
  await context.route(`${issuer}/me`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...await response.json(), ...changes } });
  });
}

test('claims are readable', { tag: '@local' }, async ({ profile, signedIn, page }) => {
  await profile.open();
  await expect(profile.fact('About you', 'Name')).toHaveText(signedIn.name);
  await expect(profile.fact('About you', 'Given name')).toHaveText('Alice');
  await expect(profile.fact('About you', 'E-mail')).toHaveText(/^alice@example\.com\s+Verified$/);
  await expect(profile.fact('About you', 'Phone')).toHaveText(/^\+8613800000001\s+Verified$/);
  await expect(profile.fact('Your account', 'Username')).toHaveText('alice');
  await expect(profile.fact('Your account', 'Roles')).toHaveText('editor');
  await expect(profile.fact('Your account', 'Organizations')).toHaveText(/^Acme Books, .+, and Vault Archive$/);
  const created = await page.evaluate(() => new Date(Date.UTC(2026, 0, 5, 9, 30)).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }));
  await expect(profile.fact('Your account', 'Created')).toHaveText(created);
  await expect(profile.section('Linked accounts')).toContainText('No account of another service is linked.');
  for (const facts of await page.locator('dl').all()) await expect(facts).not.toContainText(/null|undefined|NaN|Invalid/);
  await expectAccessible(page);
  await expectNarrow(page);
});

test('everything OpenID Connect has is shown the way people write it', { tag: '@local' }, async ({ context, page, profile, provider, signedIn }) => {
  await telling(context, provider.issuer, {
    name: `${signedIn.name}${'x'.repeat(300)}`,
    email_verified: false,
    birthdate: '1990-01-31',
    locale: 'ja',
    zoneinfo: 'Asia/Tokyo',
    website: 'https://alice.example/',
    profile: 'javascript:alert(1)',
    address: { street_address: '1 Main Street', locality: 'Berlin', postal_code: '10115' },
    organization_data: Array.from({ length: 300 }, (_, at) => ({ id: `o${at}`, name: `Branch ${at}` })),
  });
  await profile.open();
  await expect(profile.fact('About you', 'Date of birth')).toHaveText('January 31, 1990');
  await expect(profile.fact('About you', 'Language')).toHaveText('Japanese');
  await expect(profile.fact('About you', 'E-mail')).toContainText('Not verified');
  await expect(profile.fact('About you', 'Address')).toHaveText('1 Main Street\n10115\nBerlin', { useInnerText: true });
  await expect(profile.fact('About you', 'Website').getByRole('link')).toHaveAttribute('href', 'https://alice.example/');
  await expect(profile.fact('About you', 'Profile page').getByRole('link')).toHaveCount(0);
  await expect(profile.fact('Your account', 'Organizations')).toHaveText('Branch 0, Branch 1, Branch 2, Branch 3, Branch 4, and 295 more');
  await page.getByText('Everything as this site received it').click();
  await expect(page.locator('pre').last()).toContainText('"birthdate": "1990-01-31"');
  await expectAccessible(page);
  await expectNarrow(page);
});

test('a birthday without its year and texts that are no dates stay what they are', { tag: '@local' }, async ({ context, profile, provider, signedIn }) => {
  for (const [birthdate, shown] of [['0000-02-29', 'February 29'], ['1990-02-30', '1990-02-30'], ['spring', 'spring']]) {
    await telling(context, provider.issuer, { birthdate, nickname: signedIn.username });
    await profile.open();
    await expect(profile.fact('About you', 'Date of birth')).toHaveText(shown);
    await context.unrouteAll();
  }
});

test('WeCom shows who the person is at the company', { tag: '@local' }, async ({ home, page, profile, wecom }) => {
  await home.open();
  await home.wecomButton.click();
  await wecom.confirmAs('张伟');
  await home.expectSignedIn('张伟');
  await profile.open();
  const card = profile.section('Linked accounts');
  await expect(card).toContainText('WeCom');
  await expect(card.getByText('张伟', { exact: true })).toBeVisible();
  await expect(card.getByText('张', { exact: true }).locator('img')).toHaveJSProperty('complete', true);
  await expect(profile.fact('Linked accounts', 'Position')).toHaveText('工程师');
  await expect(profile.fact('Linked accounts', 'Department no.')).toHaveText('1 and 2');
  await expect(profile.fact('Linked accounts', 'User ID')).toHaveText('zhangwei');
  await expectAccessible(page);
});

for (const [language, about, born] of [['ja', '基本情報', '1990年1月31日'], ['zh-CN', '基本信息', '1990年1月31日']]) {
  test(`speaks ${language}`, { tag: '@local' }, async ({ context, page, profile, provider, signedIn }) => {
    await telling(context, provider.issuer, { birthdate: '1990-01-31', preferred_username: signedIn.username });
    await profile.open(`?lang=${language}`);
    await expect(profile.section(about)).toContainText(born);
    await expectAccessible(page);
  });
}

test('user info that cannot be had leaves what the sign-in told, and Try again brings the rest', { tag: '@local' }, async ({ context, page, profile, provider, signedIn }) => {
  const end = await answering(context, `${provider.issuer}/me`, 503, 'down');
  await profile.open();
  await expect(profile.alert).toContainText('could not be reached');
  await expect(profile.fact('About you', 'Name')).toHaveText(signedIn.name);
  await expect(profile.section('Linked accounts')).toContainText('could not be loaded');
  await expectAccessible(page);
  await profile.tryAgainButton.click();
  await expect(page.getByRole('status').filter({ hasText: 'could not be reached' })).toHaveCount(1);
  await end();
  await profile.tryAgainButton.click();
  await expect(profile.section('Linked accounts')).toContainText('No account of another service is linked.');
  await expect(profile.alert).toHaveCount(0);
});

test('linked accounts that were not asked for are explained', { tag: '@local' }, async ({ deployment: { site }, home, profile, signIn, person }) => {
  site.config = { ...site.config, scopes: ['email'] };
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await profile.open();
  await expect(profile.section('Linked accounts')).toContainText('does not ask for your linked accounts');
});
