import { OrganizationsPage } from '../pages/organizations-page.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { answering, unreachable } from '../support/faults.mjs';
import { expect, test as journey } from '../support/journey.mjs';

const test = journey.extend({
  organizations: async ({ page }, use) => {
    await use(new OrganizationsPage(page));
  },
  /** The two ways to call an API for an organization, in the application's configuration. */
  documents: [async ({ asking, deployment: { site }, provider }, use) => {
    const { config } = site;
    const url = `${provider.endpoint}demo-api/organizations/{organization}/documents`;
    site.config = {
      ...config,
      apis: [
        { name: 'Documents', url, resource: 'urn:logto:resource:organizations' },
        { name: 'Documents by API token', url, resource: 'https://api.example.com' },
      ],
    };
    await use(`${provider.endpoint}demo-api/organizations`);
    site.config = config;
  }, { auto: true }],
  /** Signs in somebody of the local provider's. */
  enter: async ({ home, page, provider, signIn }, use) => {
    await use(async (username) => {
      await home.open();
      await home.signInButton.click();
      const informed = page.waitForResponse(`${provider.issuer}/me`);
      await signIn.signIn({ username, password: `${username}-password` });
      await informed;
      await home.expectSignedIn();
    });
  },
});

test.use({ scopes: ['urn:logto:scope:organization_roles', 'read', 'write', 'read:documents', 'write:documents', 'manage:members'] });

test('whoever belongs to several chooses one, by keyboard, and sees what they may do there', { tag: '@local' }, async ({ organizations, page, signedIn }) => {
  await organizations.open();
  await expect(organizations.rows, signedIn.name).toHaveCount(3);
  await expect(organizations.search).toHaveCount(0);
  await expect(organizations.row('Acme Books')).toContainText(/Publishes books\s*admin/);
  await expect(page.getByText('Choose an organization')).toBeVisible();
  await expect(organizations.chosen).toHaveCount(0);
  await expectAccessible(page);
  await organizations.link('Acme Books').focus();
  await page.keyboard.press('Enter');
  await expect(organizations.chosen).toHaveText('Acme Books');
  await expect(organizations.chosen).toBeFocused();
  await expect(page).toHaveURL(/\/organizations\?organization=org-acme$/);
  await expect(organizations.link('Acme Books')).toHaveAttribute('aria-current', 'true');
  await expect(organizations.fact('Organization ID')).toHaveText('org-acme');
  await expect(organizations.fact('Your roles')).toHaveText('admin');
  await expect(organizations.fact('Your permissions')).toHaveText(/^\s*read:documents\s*write:documents\s*manage:members\s*$/);
  await expect(organizations.fact('Token issued for')).toHaveText('urn:logto:organization:org-acme');
  await expect(organizations.fact('Token expires')).toHaveText(/\d/);
  await expectAccessible(page);
  await expectNarrow(page);
});

test('the choice outlasts a reload, another page and the way back', { tag: '@local' }, async ({ organizations, page, signedIn }) => {
  await organizations.open('?organization=org-globex');
  await expect(organizations.chosen, signedIn.name).toHaveText('环球出版社');
  await expect(organizations.fact('Your permissions')).toHaveText('read:documents');
  await organizations.link('Acme Books').click();
  await expect(organizations.chosen).toHaveText('Acme Books');
  await page.goBack();
  await expect(organizations.chosen).toHaveText('环球出版社');
  await page.reload();
  await expect(organizations.chosen).toHaveText('环球出版社');
  await page.getByRole('link', { name: 'Profile', exact: true }).click();
  await expect(page).toHaveURL(/\/profile$/);
  await page.getByRole('link', { name: 'Organizations', exact: true }).click();
  await expect(organizations.chosen).toHaveText('环球出版社');
  await expect(page).toHaveURL(/organization=org-globex$/);
});

test('a link to an organization survives the sign-in', { tag: '@local' }, async ({ organizations, page, person, signIn }) => {
  await page.goto('/organizations?organization=org-acme');
  await signIn.signIn(person);
  await expect(organizations.chosen).toHaveText('Acme Books');
  await expect(page).toHaveURL(/\/organizations\?organization=org-acme$/);
});

test('an API is called with the token of the organization, or with one issued within it', { tag: '@local' }, async ({ organizations, documents, page, signedIn, witness }) => {
  await organizations.open('?organization=org-acme');
  const own = organizations.api('Documents');
  await expect(own.permissions, signedIn.name).toContainText('write:documents');
  await own.readButton.click();
  await own.expectAnswer(200);
  await expect(own.answer).toContainText('Acme Books: annual report');
  await expect(own.request).toContainText(`GET ${documents}/org-acme/documents`);
  const within = organizations.api('Documents by API token');
  await expect(within.permissions).toHaveText(/^\s*read\s*write\s*$/);
  await within.data.fill('{"title":"Minutes"}');
  await within.createButton.click();
  await within.expectAnswer(201);
  const tokens = await Promise.all(witness.to('/org-acme/documents').map(async ({ allHeaders }) => claimsOf(await allHeaders())));
  expect(tokens.map(({ aud, organization_id: organization }) => [aud, organization])).toEqual([
    ['urn:logto:organization:org-acme', undefined],
    ['https://api.example.com', 'org-acme'],
  ]);
  await expectAccessible(page);
  await expectNarrow(page);
});

test('who lacks a permission there is told which, and has it after Refresh', { tag: '@local' }, async ({ organizations, provider, page, signedIn }) => {
  await organizations.open('?organization=org-globex');
  const api = organizations.api('Documents');
  await expect(api.permissions).toHaveText('read:documents');
  const within = organizations.api('Documents by API token');
  await expect(within.permissions).not.toContainText('write');
  await api.data.fill('{"title":"Minutes"}');
  await api.createButton.click();
  await api.expectAnswer(403);
  await expect(api.createButton).toHaveAccessibleDescription(/POST needs the permission write:documents/);
  await provider.control(`people/${signedIn.username}/organizations`, { 'org-globex': ['admin'], 'org-acme': ['admin'] });
  await organizations.refreshButton.click();
  await organizations.expectSaid('Your permissions: read:documents, write:documents, manage:members');
  await expect(organizations.refreshButton).toBeFocused();
  await expect(organizations.fact('Your roles')).toHaveText('admin');
  await expect(organizations.row('环球出版社')).toContainText('admin');
  await expect(organizations.rows).toHaveCount(2);
  await expect(api.permissions).toContainText('write:documents');
  await expect(within.permissions).toContainText('write');
  await expect(api.data).toHaveValue('{"title":"Minutes"}');
  await api.createButton.click();
  await api.expectAnswer(201);
  await expect(page.getByText('needs the permission')).toHaveCount(0);
});

test('an organization that is not theirs, or is none, is explained, and Refresh finds them added', { tag: '@local' }, async ({ documents, organizations, page, provider, signedIn, witness }) => {
  for (const id of ['org-initech', 'no-such-organization']) {
    await organizations.open(`?organization=${id}`);
    await expect(organizations.alert).toContainText('You are not a member of this organization');
    await expect(organizations.chosen).toHaveText(id);
    await expect(page.getByRole('heading', { name: 'Documents' })).toHaveCount(0);
  }
  await expectAccessible(page);
  await expectNarrow(page);
  expect(witness.requests.filter(({ url }) => url.startsWith(documents))).toEqual([]);
  await organizations.open('?organization=org-initech');
  await organizations.refreshButton.click();
  await organizations.expectSaid('You are not a member of this organization');
  await provider.control(`people/${signedIn.username}/organizations`, { 'org-initech': ['member'], 'org-acme': [] });
  await organizations.refreshButton.click();
  await expect(organizations.chosen).toHaveText('Initech');
  await expect(organizations.fact('Your roles')).toHaveText('member');
  await expect(organizations.alert).toHaveCount(0);
  await organizations.link('Acme Books').click();
  await expect(organizations.fact('Your roles')).toHaveText('None');
  await expect(organizations.fact('Your permissions')).toContainText('None.');
});

test('an organization that wants a second factor says so, and opens once there is one', { tag: '@local' }, async ({ organizations, page, provider, signedIn }) => {
  await organizations.open();
  await organizations.link('Vault Archive').click();
  await expect(organizations.alert).toContainText('second factor');
  await expect(organizations.fact('Your roles')).toHaveText('member');
  await expect(organizations.signInButton).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await provider.control(`people/${signedIn.username}/mfa`, { factors: ['Totp'] });
  await organizations.refreshButton.click();
  await expect(organizations.fact('Your permissions')).toHaveText('read:documents');
  await expect(organizations.alert).toHaveCount(0);
});

test('hundreds are searched, by name, description and role, and shown in parts', { tag: '@local' }, async ({ enter, organizations, page }) => {
  await enter('olivia');
  await organizations.open();
  await expect(organizations.rows).toHaveCount(8);
  await expect(page.getByText('Showing 8 of 302.')).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await organizations.moreButton.click();
  await expect(organizations.rows).toHaveCount(58);
  await expect(organizations.rows.nth(8).getByRole('link')).toBeFocused();
  await organizations.search.fill('number 299');
  await expect(organizations.rows).toHaveCount(1);
  await organizations.expectSaid('Showing 1 of 1.');
  await organizations.search.fill('نشر');
  await expect(organizations.row('دار النشر العربية')).toHaveCount(1);
  await organizations.search.fill('ADMIN branch');
  await organizations.expectSaid('Showing 8 of 30.');
  await organizations.search.fill('<nobody>');
  await organizations.expectSaid('Nothing matches “<nobody>”.');
  await expect(organizations.rows).toHaveCount(0);
  await expectAccessible(page);
  await organizations.search.fill('donau');
  await organizations.rows.getByRole('link').click();
  await expect(organizations.chosen).toContainText('Donaudampfschifffahrtsgeschichte');
  await expect(organizations.search).toHaveValue('donau');
  await expectNarrow(page);
});

test('whoever belongs to one alone need not choose', { tag: '@local' }, async ({ enter, organizations }) => {
  await enter('bob');
  await organizations.open();
  await expect(organizations.chosen).toHaveText('Acme Books');
  await expect(organizations.fact('Your permissions')).toHaveText('read:documents');
});

test('whoever belongs to none is told how they come to one, and Refresh finds it', { tag: '@local' }, async ({ enter, organizations, page, provider }) => {
  await enter('carol');
  await organizations.open();
  await expect(page.getByText('You do not belong to any organization.')).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await provider.control('people/carol/organizations', { 'org-acme': ['member'], 'org-globex': ['member'] });
  await organizations.refreshButton.click();
  await organizations.expectSaid('up to date');
  await expect(organizations.rows).toHaveCount(2);
});

test('names that cannot be had leave the IDs, and Try again brings them', { tag: '@local' }, async ({ context, organizations, page, provider, signedIn }) => {
  const end = await answering(context, `${provider.issuer}/me`, 503, 'down');
  await organizations.open('?organization=org-acme');
  await expect(organizations.alert).toContainText('could not be reached');
  await expect(organizations.chosen, signedIn.name).toHaveText('org-acme');
  await expect(organizations.fact('Your roles')).toHaveText('admin');
  await expectAccessible(page);
  await end();
  await organizations.tryAgainButton.click();
  await expect(organizations.chosen).toHaveText('Acme Books');
  await expect(organizations.alert).toHaveCount(0);
});

test('a token that cannot be had is asked for again', { tag: '@local' }, async ({ context, organizations, page, provider, signedIn }) => {
  await organizations.open();
  const end = await unreachable(context, `${provider.issuer}/token`);
  await organizations.link('Acme Books').click();
  await expect(organizations.alert).toContainText('could not be reached');
  await expect(organizations.chosen, signedIn.name).toHaveText('Acme Books');
  await expectAccessible(page);
  await end();
  await organizations.tryAgainButton.click();
  await expect(organizations.fact('Your permissions')).toContainText('write:documents');
  await expect(organizations.alert).toHaveCount(0);
});

test('a Refresh without a network loses nothing', { tag: '@local' }, async ({ context, organizations, provider, signedIn }) => {
  await provider.control(`people/${signedIn.username}/organizations`, { 'org-acme': ['member'], 'org-globex': ['member'] });
  await organizations.open();
  await expect(organizations.rows).toHaveCount(2);
  const end = await unreachable(context, `${provider.endpoint}**`);
  await organizations.refreshButton.click();
  await expect(organizations.alert).toContainText('could not be reached');
  await expect(organizations.link('Acme Books')).toBeVisible();
  await end();
  await organizations.tryAgainButton.click();
  await expect(organizations.alert).toHaveCount(0);
});

test('a site that does not ask for organizations says how it comes to do so', { tag: '@local' }, async ({ deployment: { site }, enter, organizations, page }) => {
  site.config = { ...site.config, scopes: ['email'] };
  await enter('alice');
  await organizations.open();
  await expect(page.getByText('This site does not ask for your organizations.')).toBeVisible();
  await expect(page.locator('pre')).toContainText('urn:logto:scope:organizations');
  await expectAccessible(page);
  await expectNarrow(page);
});

test('a site that asks for them since the sign-in wants another one', { tag: '@local' }, async ({ deployment: { site }, enter, organizations, page }) => {
  const { scopes } = site.config;
  site.config = { ...site.config, scopes: ['email'] };
  await enter('alice');
  site.config = { ...site.config, scopes };
  await organizations.open('?organization=org-acme');
  await expect(organizations.alert).toHaveText([/Sign in again/, /Sign in again/]);
  await expectAccessible(page);
  await organizations.open();
  await expect(organizations.alert).toContainText('Sign in again');
  await expectAccessible(page);
  await organizations.signInButton.click();
  await expect(organizations.rows).toHaveCount(3);
});

test('roles that were not asked for are not said to be none', { tag: '@local' }, async ({ deployment: { site }, enter, organizations }) => {
  site.config = { ...site.config, scopes: ['urn:logto:scope:organizations'] };
  await enter('bob');
  await organizations.open();
  await expect(organizations.fact('Your roles')).toContainText('urn:logto:scope:organization_roles');
  await expect(organizations.fact('Your permissions')).toContainText('config.json');
});

test('without an API for organizations the page says how there comes one', { tag: '@local' }, async ({ deployment: { site }, enter, organizations, page }) => {
  site.config = { ...site.config, apis: [] };
  await enter('bob');
  await organizations.open();
  await page.getByText('How to add one to config.json').click();
  await expect(page.locator('pre')).toContainText('{organization}');
  await expectAccessible(page);
});

test('an API for organizations is not called without one', { tag: '@local' }, async ({ documents, page, signedIn, witness }) => {
  await page.goto('/apis');
  await page.getByRole('link', { name: /page Organizations/ }).click();
  await expect(page, signedIn.name).toHaveURL(/\/organizations$/);
  expect(witness.requests.filter(({ url }) => url.startsWith(documents))).toEqual([]);
});

for (const [language, permissions, more, said, refused] of [
  ['ja', 'あなたの権限', '302件中8件を表示しています。', '「xyz」に一致する組織はありません。', 'メンバーではないか'],
  ['zh-CN', '您的权限', '共 302 个，显示 8 个。', '没有与“xyz”匹配的组织。', '您不是此组织的成员'],
]) {
  test(`speaks ${language}`, { tag: '@local' }, async ({ enter, organizations, page }) => {
    await enter('olivia');
    await organizations.open(`?lang=${language}&organization=org-branch-009`);
    await expect(organizations.fact(permissions).first()).toContainText('write:documents');
    await expect(page.getByText(more)).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    await organizations.search.fill('xyz');
    await organizations.expectSaid(said);
    await organizations.open('?organization=org-acme');
    await expect(organizations.alert).toContainText(refused);
    await expectAccessible(page);
  });
}

function claimsOf({ authorization }) {
  const [, payload] = authorization.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}
