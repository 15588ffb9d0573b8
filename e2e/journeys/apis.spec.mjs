import { ApisPage } from '../pages/apis-page.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { unreachable } from '../support/faults.mjs';
import { expect, test as journey } from '../support/journey.mjs';

const test = journey.extend({
  apis: async ({ page }, use) => {
    await use(new ApisPage(page));
  },
  /** The API of the local provider, in the application's configuration. */
  bookstore: [async ({ asking, deployment: { site }, provider }, use) => {
    const { config } = site;
    site.config = { ...config, apis: [{ name: 'Bookstore', url: `${provider.endpoint}demo-api/books`, resource: 'https://api.example.com' }] };
    await use(`${provider.endpoint}demo-api/books`);
    site.config = config;
  }, { auto: true }],
});

test.use({ scopes: ['read', 'write'] });

test('who may read and write does both', { tag: '@local' }, async ({ apis, bookstore, page, signedIn }) => {
  await apis.open();
  const api = apis.api('Bookstore');
  await expect(api.permissions).toHaveText(/^\s*read\s*write\s*$/);
  await api.readButton.focus();
  await page.keyboard.press('Enter');
  await api.expectAnswer(200);
  await expect(api.answer).toContainText('"title": "三体"');
  await expect(api.request).toHaveText(new RegExp(`^GET ${bookstore}\\s[^]*Authorization: Bearer •••$`));
  await expect(api.readButton).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'The API answered with 200.' })).toHaveCount(1);
  await api.data.fill(JSON.stringify({ title: 'Kindred', author: signedIn.name }));
  await api.createButton.click();
  await api.expectAnswer(201);
  await expect(api.answer).toContainText('"title": "Kindred"');
  await expectAccessible(page);
  await expectNarrow(page);
});

test('who lacks a permission is told which, and has it after Refresh permissions', { tag: '@local' }, async ({ apis, page, provider, signedIn }) => {
  await provider.control(`people/${signedIn.username}/roles`, { roles: ['reader'] });
  await provider.control(`people/${signedIn.username}/organizations`, {});
  await apis.open();
  const api = apis.api('Bookstore');
  await api.refreshButton.click();
  await expect(api.permissions).toHaveText('read');
  await api.data.fill('{"title":"Kindred","author":"Octavia Butler"}');
  await api.createButton.click();
  await api.expectAnswer(403);
  await expect(api.alert).toContainText('does not let you do this');
  await expect(api.createButton).toHaveAccessibleDescription(/POST needs the permission write, which you do not have/);
  await expect(api.createButton).toBeEnabled();
  await expectAccessible(page);
  await expectNarrow(page);
  await provider.control(`people/${signedIn.username}/roles`, { roles: ['editor'] });
  await api.refreshButton.click();
  await expect(api.permissions).toContainText('write');
  await expect(api.createButton).not.toHaveAccessibleDescription(/./);
  await expect(api.data).toHaveValue('{"title":"Kindred","author":"Octavia Butler"}');
  await api.createButton.click();
  await api.expectAnswer(201);
});

test('who has no role sees that, and why an API refuses', { tag: '@local' }, async ({ apis, provider, signedIn }) => {
  await provider.control(`people/${signedIn.username}/roles`, { roles: [] });
  await provider.control(`people/${signedIn.username}/organizations`, {});
  await apis.open();
  const api = apis.api('Bookstore');
  await api.refreshButton.click();
  await expect(api.permissions).toContainText('None.');
  await api.readButton.click();
  await expect(api.readButton).toHaveAccessibleDescription(/GET needs the permission read/);
});

test('what is no JSON is not sent, and stays', { tag: '@local' }, async ({ apis, page, signedIn, witness }) => {
  await apis.open();
  const api = apis.api('Bookstore');
  await api.data.fill(`{"title": ${signedIn.name}`);
  await api.createButton.click();
  await expect(api.data).toBeFocused();
  await expect(api.data).toHaveAccessibleDescription(/This is not JSON/);
  await expectAccessible(page);
  expect(witness.to('/demo-api/books')).toEqual([]);
  await api.data.fill('{"title": ""}');
  await expect(api.alert).toHaveCount(0);
  await api.createButton.click();
  await api.expectAnswer(400);
  await expect(api.answer).toContainText('not empty');
  await expect(api.data).toHaveValue('{"title": ""}');
});

test('an API that is down, answers oddly or sends the token back', { tag: '@local' }, async ({ apis, bookstore, context, page, signedIn }) => {
  await apis.open();
  const api = apis.api('Bookstore');
  await expect(api.permissions).toContainText('read');
  const end = await unreachable(context, bookstore);
  await api.readButton.click();
  await expect(api.alert).toContainText('No answer came from the API');
  await expectAccessible(page);
  await end();
  for (const [status, says] of [[401, 'did not accept'], [404, 'nothing at this address'], [429, 'too many requests'], [503, 'problem of its own']]) {
    await context.route(bookstore, (route) => route.fulfill({ status, headers: { 'access-control-allow-origin': '*' }, body: '' }));
    await api.readButton.click();
    await api.expectAnswer(status);
    await expect(api.alert).toContainText(says);
    await expect(api.answer).toHaveText('(no content)');
    await context.unrouteAll();
  }
  await context.route(bookstore, (route) => route.fulfill({
    json: { got: route.request().headers().authorization, by: signedIn.name },
    headers: { 'access-control-allow-origin': '*' },
  }));
  await api.readButton.click();
  await api.expectAnswer(200);
  await expect(api.answer).toContainText('"got": "Bearer •••"');
});

test('permissions that cannot be had are asked for again', { tag: '@local' }, async ({ apis, context, provider, page, signedIn }) => {
  const end = await unreachable(context, `${provider.issuer}/token`);
  await apis.open();
  const api = apis.api('Bookstore');
  await expect(api.alert).toContainText('could not be reached');
  await expectAccessible(page);
  await end();
  const again = api.root.getByRole('button', { name: 'Try again' });
  // Not at once: after a failure the provider is left alone for a moment.
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(api.permissions).toContainText(/read/, { message: signedIn.name, timeout: 2_000 });
  }).toPass();
  await expect(api.alert).toHaveCount(0);
});

test('an API that was added after the sign-in asks for another one', { tag: '@local' }, async ({ apis, deployment: { site }, page, provider, signedIn }) => {
  const files = { name: 'Files', url: `${provider.endpoint}demo-api/files`, resource: 'https://files.example.com' };
  site.config = { ...site.config, apis: [...site.config.apis, files] };
  await apis.open();
  const api = apis.api('Files');
  await expect(api.alert).toContainText('Sign in again');
  await api.root.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/apis$/);
  await expect(api.permissions, signedIn.name).not.toContainText('–');
  await expect(api.alert).toHaveCount(0);
});

test('without an API the page says how there comes one', { tag: '@local' }, async ({ apis, deployment: { site }, page, signedIn }) => {
  site.config = { ...site.config, apis: [] };
  await apis.open();
  await expect(page.getByRole('main'), signedIn.name).toContainText('This site calls no API yet.');
  await expect(page.locator('pre')).toContainText('"apis"');
  await expectAccessible(page);
});

for (const [language, permissions, answered, said] of [
  ['ja', 'あなたの権限', 'レスポンス：200', 'APIから 200 が返されました。'],
  ['zh-CN', '您的权限', '响应：200', 'API 返回了 200。'],
]) {
  test(`speaks ${language}`, { tag: '@local' }, async ({ apis, page, signedIn }) => {
    await apis.open(`?lang=${language}`);
    const api = apis.api('Bookstore');
    await expect(api.root, signedIn.name).toContainText(permissions);
    await api.readButton.click();
    await expect(api.root).toContainText(answered);
    await expect(page.getByRole('status').filter({ hasText: said })).toHaveCount(1);
    await expectAccessible(page);
    await expectNarrow(page);
  });
}
