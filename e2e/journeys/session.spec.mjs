import { SessionPage } from '../pages/session-page.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { refusing, unreachable } from '../support/faults.mjs';
import { expect, test as journey } from '../support/journey.mjs';
import { letPassAndStop } from '../support/time.mjs';

const api = 'https://api.example.com';

const test = journey.extend({
  session: async ({ page }, use) => {
    await use(new SessionPage(page));
  },
});

test('a signed-out person sees that nobody is signed in, and comes back here', { tag: '@local' }, async ({ page, session, signIn, person }) => {
  await session.open();
  await expect(session.state).toHaveText('Signed out');
  await expect(session.section('State')).toContainText('Nobody has signed in yet.');
  await expect(session.section('ID token')).toHaveCount(0);
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signIn.signIn(person);
  await expect(page).toHaveURL(/\/session$/);
  await expect(session.state).toHaveText('Signed in');
});

test('the tokens are explained, never shown', { tag: '@local' }, async ({ page, provider, session, signedIn }) => {
  await session.open();
  await expect(session.state).toHaveText('Signed in');
  await expect(session.section('State')).toContainText(signedIn.name);
  const idToken = session.section('ID token');
  await expect(idToken).toContainText('Verified');
  await expect(idToken).toContainText(provider.issuer);
  await idToken.getByText('All claims').click();
  await expect(idToken.locator('pre')).toContainText('"sub"');
  await expect(idToken.locator('pre')).not.toContainText('nonce');

  await expect(session.logto.left).toHaveText(/^in \d+(:\d\d)+$/);
  await expect(session.logto.card).toContainText('only Logto can read it');
  const token = session.token(api);
  await expect(token.card).toContainText('None is kept');
  await token.renew.click();
  await expect(token.left).toHaveText(/^in \d+(:\d\d)+$/);
  await expect(token.renew).toBeFocused();
  await expect(token.renew).toHaveText('Renew');
  await expect(page.getByRole('status').filter({ hasText: 'The token was renewed.' })).toHaveCount(1);
  // A token that is still good is renewed all the same.
  const again = page.waitForRequest(`${provider.issuer}/token`);
  await token.renew.press('Enter');
  await again;
  await expect(token.renew).not.toHaveAttribute('aria-busy');
  await token.claims.click();
  await expect(token.card.locator('pre')).toContainText(`"aud": "${api}"`);
  await expect(token.card).toContainText('nothing here was verified');
  await expectAccessible(page);
  await expectNarrow(page);
});

test('the time that is left runs down', { tag: '@local' }, async ({ page, session, signedIn }) => {
  await page.clock.install();
  await session.open();
  await expect(session.section('State')).toContainText(signedIn.name);
  const seconds = async () => (await session.logto.left.textContent()).replace('in ', '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  await expect(session.logto.left).toHaveText(/^in /);
  const before = await seconds();
  await page.clock.fastForward('10:00');
  await expect.poll(async () => before - await seconds()).toBeGreaterThanOrEqual(600);
  await page.clock.fastForward('59:00');
  await expect(session.logto.left).toHaveText('expired');
});

test('renewing is told in the events, what another tab does too', { tag: '@local' }, async ({ context, home, page, session, signedIn, witness }) => {
  await session.open();
  await expect(session.section('State')).toContainText(signedIn.name);
  await expect(session.section('Events')).toContainText('Nothing has happened yet.');
  const clear = page.getByRole('button', { name: 'Clear the list' });
  await expect(clear).toHaveAttribute('aria-disabled', 'true');
  const sent = witness.to('/oidc/token').length;
  await session.logto.renew.click();
  await expect(session.events).toHaveText([/The renewal brought new tokens\.\s*$/, /A renewal was sent\.\s*$/]);
  expect(witness.to('/oidc/token')).toHaveLength(sent + 1);

  await clear.click();
  await expect(session.events).toHaveCount(0);
  await expect(clear).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Nothing has happened yet.' })).toHaveCount(1);
  const other = new SessionPage(await context.newPage());
  await other.open();
  await other.logto.renew.click();
  await expect(other.events.first()).toContainText('brought new tokens');
  await expect(session.events).toHaveText([/The session was renewed\.\s*Another tab$/]);

  await other.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(session.state).toHaveText('Signed out');
  await expect(session.events.first()).toHaveText(/Signed out by the person\.\s*Another tab$/);
  await expectAccessible(page);
  await home.expectSession('signed-out');
});

test('a renewal that fails keeps the session, and Try again brings the tokens', { tag: '@local' }, async ({ context, page, provider, session, signedIn }) => {
  await session.open();
  await expect(session.section('State')).toContainText(signedIn.name);
  const end = await refusing(context, provider.issuer, 'invalid_request');
  await session.token(api).renew.click();
  await expect(session.alert).toContainText('refused the request');
  await expect(session.events.first()).toContainText('The renewal brought none.');
  await expect(session.state).toHaveText('Signed in');
  await expectAccessible(page);
  await end();
  await session.tryAgainButton.click();
  await expect(session.token(api).left).toHaveText(/^in /);
  await expect(session.alert).toHaveCount(0);
});

test('Try again asks at once what the network has failed, and leaves a provider alone that wants to be', { tag: '@local' }, async ({ context, deployment, page, provider, session, signedIn, witness }) => {
  const asked = () => witness.to('/oidc/token').length;
  // No pause ends by itself.
  await letPassAndStop(context, deployment, 60);
  await session.open();
  await expect(session.section('State')).toContainText(signedIn.name);
  const end = await unreachable(context, `${provider.issuer}/token`);
  await session.token(api).renew.click();
  await expect(session.alert).toContainText('could not be reached');
  const failed = page.waitForEvent('requestfailed', (request) => request.url() === `${provider.issuer}/token`);
  await session.tryAgainButton.click();
  await failed;
  await expect(session.tryAgainButton).not.toHaveAttribute('aria-busy');
  await end();
  await session.tryAgainButton.click();
  await expect(session.token(api).left).toHaveText(/^in /);
  await expect(session.alert).toHaveCount(0);

  await context.route(`${provider.issuer}/token`, (route) => route.fulfill({
    status: 429,
    headers: { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After', 'retry-after': '1800' },
  }));
  const refused = page.waitForResponse(`${provider.issuer}/token`);
  await session.token(api).renew.click();
  await refused;
  await expect(session.alert).toBeVisible();
  const sent = asked();
  await session.tryAgainButton.click();
  await expect(session.tryAgainButton).not.toHaveAttribute('aria-busy');
  await expect(session.alert).toBeVisible();
  expect(asked()).toBe(sent);
});

test('a session that the provider has ended says so', { tag: '@local' }, async ({ context, page, provider, session, signedIn }) => {
  await session.open();
  await expect(session.section('State')).toContainText(signedIn.name);
  await refusing(context, provider.issuer, 'invalid_grant');
  await session.logto.renew.click();
  await expect(session.state).toHaveText('Signed out');
  await expect(session.section('State')).toContainText('Logto ended the session.');
  await expect(session.section('ID token')).toHaveCount(0);
  await expectAccessible(page);
});

for (const [language, state, tokens] of [['ja', 'サインイン済み', 'アクセストークン'], ['zh-CN', '已登录', '访问令牌']]) {
  test(`speaks ${language}`, { tag: '@local' }, async ({ page, session, signedIn }) => {
    await session.open(`?lang=${language}`);
    await expect(page.locator('li[aria-current="true"]')).toHaveText(state);
    await expect(session.section(tokens)).toBeVisible();
    await expect(page.getByRole('main')).toContainText(signedIn.name);
    await expectAccessible(page);
    await expectNarrow(page);
  });
}
