import { BuilderPage } from '../pages/builder-page.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { unreachable } from '../support/faults.mjs';
import { expect, test as journey } from '../support/journey.mjs';

const test = journey.extend({
  builder: async ({ page }, use) => {
    await use(new BuilderPage(page));
  },
});

/** The parameters with which the last sign-in began. */
function sent(witness) {
  const last = witness.to('/oidc/auth').at(-1);
  return last && new URL(last.url).searchParams;
}

test('the request is shown as it then goes, and the person comes back to where they asked', async ({ builder, home, page, person, provider, signIn, witness }) => {
  await builder.open();
  const plain = await builder.shownRequest();
  expect(plain.href).toMatch(new RegExp(`^${provider.issuer}/auth\\?client_id=`));
  expect([...plain.searchParams.keys()]).toContain('nonce');
  expect(witness.to('/oidc/auth')).toEqual([]);

  await builder.prompt.selectOption('login consent');
  await builder.loginHint.fill(person.username);
  await builder.maxAge.fill('3600');
  await builder.languages.fill('ja en');
  await builder.extra.fill('foo=a b\n\nbar=');
  await builder.returnTo.fill('/session');
  await expect(builder.parameter('prompt')).toHaveText(/^login consent\s*consent brings a refresh token.*OpenID Connect Core/);
  await expect(builder.parameter('foo')).toContainText('A parameter of your own');
  await expect(builder.code).toContainText('.prompt([Prompt::Login, Prompt::Consent])');
  await expect(builder.code).toContainText('.return_to("/session")');
  await expectAccessible(page);
  await expectNarrow(page);
  const shown = (await builder.shownRequest()).searchParams;

  await builder.goButton.click();
  await signIn.expectShown();
  const went = sent(witness);
  expect([...went.keys()]).toEqual([...shown.keys()]);
  for (const [name, value] of shown) {
    if (['state', 'nonce', 'code_challenge'].includes(name)) {
      expect(value, name).toBe(name.toUpperCase());
      expect(went.get(name), name).not.toBe(value);
    } else {
      expect(went.getAll(name), name).toContain(value);
    }
  }
  expect(went.get('foo')).toBe('a b');
  expect(went.get('ui_locales')).toBe('ja en');
  await signIn.signIn(person);
  await expect(page).toHaveURL(/\/session$/);
  await home.expectSession('signed-in');
});

test('a sign-in is built and begun by the keyboard alone, and the way back leads here', async ({ builder, page, person, signIn, witness }) => {
  await builder.open();
  await builder.prompt.focus();
  const next = () => page.keyboard.press('Tab');
  await next();
  await expect(builder.maxAge).toBeFocused();
  await next();
  await page.keyboard.type(person.username);
  await expect(builder.loginHint).toHaveValue(person.username);
  await next();
  await expect(builder.oneTimeToken).toBeFocused();
  await next();
  await expect(builder.firstScreen).toBeFocused();
  await page.keyboard.type('ide');
  await expect(builder.firstScreen).toHaveValue('identifier:sign_in');
  await next();
  await next();
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'email' })).toBeChecked();
  for (let at = 0; at < 2; at += 1) await next();
  await expect(builder.directSignIn).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => sent(witness)?.get('login_hint')).toBe(person.username);
  expect(sent(witness).get('first_screen')).toBe('identifier:sign_in');
  expect(sent(witness).get('identifier')).toBe('email');
  await signIn.expectShown();
  await page.goBack();
  await expect(page).toHaveURL(`/builder?login_hint=${person.username}&first_screen=identifier%3Asign_in&identifier=email`);
  await expect(builder.firstScreen).toHaveValue('identifier:sign_in');
  await expect(builder.goButton).not.toHaveAttribute('aria-disabled', 'true');
});

test('a link brings the options along, and Clear all takes them away', async ({ builder, page }) => {
  await builder.open('?prompt=login&first_screen=register&direct_sign_in=social%3Awecom&extra=foo%3D1&clear_session=true&utm_source=mail');
  await expect(builder.prompt).toHaveValue('login');
  await expect(builder.firstScreen).toHaveValue('register');
  await expect(builder.directSignIn).toHaveValue('social:wecom');
  await expect(builder.extra).toHaveValue('foo=1');
  await expect(builder.clearSession).toBeChecked();
  await expect(builder.goButton).toHaveAccessibleDescription(/no refresh token/);
  await builder.loginHint.fill('alice');
  await builder.loginHint.blur();
  await expect(page).toHaveURL('/builder?prompt=login&login_hint=alice&first_screen=register&direct_sign_in=social%3Awecom&extra=foo%3D1&clear_session=true');
  await page.reload();
  await expect(builder.loginHint).toHaveValue('alice');
  await builder.clearButton.click();
  await expect(page).toHaveURL('/builder');
  await expect(builder.prompt).toHaveValue('');
  await expect(builder.clearSession).not.toBeChecked();
  await expect(builder.loginHint).toHaveValue('');
  await expect(builder.clearButton).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Everything is cleared.' })).toHaveCount(1);
});

test('the menu leads to an empty form, and the way back to the one that was left', async ({ builder, page }) => {
  const menu = page.getByRole('navigation').getByRole('link', { name: 'Sign-in builder', exact: true });
  await builder.open('?prompt=login');
  await builder.loginHint.fill('alice');
  await builder.loginHint.blur();
  await expect(page).toHaveURL('/builder?prompt=login&login_hint=alice');
  await menu.click();
  await expect(builder.loginHint).toHaveValue('');
  await expect(builder.prompt).toHaveValue('');
  await expect(page).toHaveURL('/builder');
  await builder.maxAge.fill('60');
  await builder.maxAge.blur();
  await expect(page).toHaveURL('/builder?max_age=60');
  await menu.click();
  await expect(builder.maxAge).toHaveValue('');
  await expect(page).toHaveURL('/builder');
  await page.goBack();
  await expect(builder.loginHint).toHaveValue('alice');
  await expect(builder.prompt).toHaveValue('login');
  await page.getByRole('navigation').getByRole('link', { name: 'Session', exact: true }).click();
  await expect(page).toHaveURL('/session');
});

test('a link that asks for something unknown is told so at the field, and nothing goes', async ({ builder, page, witness }) => {
  await builder.open('?first_screen=sideways&login_hint=alice');
  await expect(builder.firstScreen).toHaveValue('sideways');
  await expect(builder.firstScreen).toHaveAccessibleDescription(/^The link asks for first_screen=sideways, which is not known/);
  await builder.expectNothingToGo();
  await expectAccessible(page);
  await builder.goButton.click();
  await expect(builder.firstScreen).toBeFocused();
  await expect(page).toHaveURL('/builder?login_hint=alice&first_screen=sideways');
  await builder.firstScreen.selectOption('');
  await expect(builder.alert).toHaveCount(0);
  await expect(builder.loginHint).toHaveValue('alice');
  expect((await builder.shownRequest()).searchParams.has('first_screen')).toBe(false);

  await builder.open('?first_screen=identifier%3Aregister&identifier=email+fax');
  await expect(builder.identifiers).toHaveAccessibleDescription(/identifier=fax/);
  await page.getByRole('checkbox', { name: 'fax' }).click();
  await expect(builder.identifiers).toBeFocused();
  await expect(builder.alert).toHaveCount(0);
  expect((await builder.shownRequest()).searchParams.get('identifier')).toBe('email');
  expect(witness.to('/oidc/auth')).toEqual([]);
});

const bad = {
  'maxAge': ['an hour', /whole number of seconds/],
  'loginHint': ['alice\u2003wong', /invisible characters/],
  'oneTimeToken': ['a b', /Spaces/],
  'directSignIn': ['wecom', /social:wecom/],
  'organization': ['o 1', /Spaces/],
  'languages': ['ja\u2003en', /invisible characters/],
  'extra': ['state=mine', /state cannot be set here/],
  'returnTo': ['https://evil.example/', /path of this site/],
};

test('what cannot stand is told at its field and stays there', async ({ builder, page, witness }) => {
  await builder.open();
  for (const [name, [text, says]] of Object.entries(bad)) {
    const field = builder[name];
    await field.fill(text);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(says);
    await expect(builder.alert).toHaveCount(1);
    await builder.expectNothingToGo();
    await builder.goButton.click();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(text);
    if (name === 'extra') await expectAccessible(page);
    await field.fill('');
    await expect(builder.alert).toHaveCount(0);
    await expect(builder.address).toBeVisible();
  }
  await builder.extra.fill('a=1\na=2');
  await expect(builder.extra).toHaveAccessibleDescription(/a is there twice/);
  await builder.extra.fill('two words=1');
  await expect(builder.extra).toHaveAccessibleDescription(/without spaces/);
  await builder.extra.fill('');
  await page.getByRole('checkbox', { name: 'phone' }).check();
  await expect(builder.identifiers).toHaveAccessibleDescription(/need a first screen/);
  await builder.firstScreen.selectOption('reset_password');
  await expect(builder.alert).toHaveCount(0);
  await builder.prompt.selectOption('none');
  await expect(builder.firstScreen).toHaveAccessibleDescription(/none shows no page/);
  await expectNarrow(page);
  expect(witness.to('/oidc/auth')).toEqual([]);
});

test('a one-time token goes to Logto and is shown nowhere', { tag: '@local' }, async ({ builder, home, page, person, provider, witness }) => {
  const email = `${person.username}@example.com`;
  const { token } = await provider.control('one-time-tokens', { email });
  await builder.open(`?one_time_token=${token}`);
  await expect(builder.oneTimeToken).toHaveValue('');
  await expect(page).toHaveURL('/builder');
  await builder.oneTimeToken.fill(token);
  await builder.loginHint.fill(email);
  await builder.loginHint.blur();
  expect(page.url()).not.toContain(token);
  await expect(builder.parameter('one_time_token')).toContainText('ONE_TIME_TOKEN');
  await expect(builder.code).toContainText('.one_time_token(token)');
  expect(await page.locator('body').innerText()).not.toContain(token);
  await builder.goButton.click();
  await home.expectSignedIn(person.name);
  expect(sent(witness).get('one_time_token')).toBe(token);
});

test('a session at hand stays until the new one is there, or ends at once', { tag: '@local' }, async ({ builder, home, page, signIn, signedIn }) => {
  await builder.open('?prompt=login');
  await expect(builder.goButton).toHaveAccessibleDescription(new RegExp(`signed in as ${signedIn.name}.* stays until`));
  await expect(builder.goButton).not.toHaveAccessibleDescription(/shows no page/);
  await builder.goButton.click();
  await signIn.expectShown();
  await page.goBack();
  await home.expectSession('signed-in');

  await builder.clearSession.check();
  await expect(builder.goButton).toHaveAccessibleDescription(/ends as soon as you go/);
  await builder.goButton.click();
  await signIn.expectShown();
  await page.goBack();
  await home.expectSession('signed-out');
  await expect(builder.goButton).not.toHaveAccessibleDescription(/signed in/);
});

test('who is known to Logto is told that it shows no page', { tag: '@local' }, async ({ builder, home, page, signedIn }) => {
  await builder.open('?return_to=%2Fprofile');
  await expect(builder.goButton).toHaveAccessibleDescription(/shows no page unless the prompt is login/);
  await builder.goButton.click();
  await expect(page).toHaveURL('/profile');
  await home.expectSession('signed-in');
  expect(signedIn.name).toBeTruthy();
});

test('the provider is down: what was typed stays, and Try again goes', { tag: '@local' }, async ({ builder, context, home, page, person, provider, signIn, witness }) => {
  const end = await unreachable(context, `${provider.endpoint}**`);
  await builder.open('?first_screen=register');
  await builder.loginHint.fill(person.username);
  await builder.goButton.click();
  await expect(builder.alert).toContainText('could not be reached');
  await expect(page).toHaveURL(`/builder?login_hint=${person.username}&first_screen=register`);
  await expect(builder.loginHint).toHaveValue(person.username);
  await expectAccessible(page);
  await end();
  await home.tryAgainButton.click();
  await signIn.expectShown();
  expect(sent(witness).get('login_hint')).toBe(person.username);
});

test('the code is copied, and the page says so', { tag: '@local' }, async ({ builder, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await builder.open('?direct_sign_in=social%3Awecom');
  await builder.copyButton.click();
  await expect(page.getByText('Copied', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await builder.code.textContent());
  expect(copied).toContain('DirectSignIn::Social("wecom".into())');
  await builder.directSignIn.fill('sso:c1');
  await expect(page.locator('.copy').getByText('Copied')).toHaveCount(0);
});

test('where the browser does not copy, the page says what to do', { tag: '@local' }, async ({ builder, page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await builder.open();
  await builder.copyButton.click();
  await expect(builder.alert).toContainText('Select the text');
  await expectAccessible(page);
});

for (const [language, go, wrong] of [['ja', 'このオプションでサインイン', '整数で入力'], ['zh-CN', '用这些选项登录', '请输入整数秒']]) {
  test(`speaks ${language}, and has Logto speak it`, async ({ builder, page, signIn, witness }) => {
    await builder.open(`?lang=${language}&max_age=x`);
    await expect(builder.goButton).toHaveText(go);
    await expect(builder.maxAge).toHaveAccessibleDescription(new RegExp(wrong));
    await expectAccessible(page);
    await expectNarrow(page);
    await builder.maxAge.fill('60');
    expect((await builder.shownRequest()).searchParams.get('ui_locales')).toBe(language);
    await builder.goButton.click();
    await signIn.expectShown();
    expect(sent(witness).get('ui_locales')).toBe(language);
  });
}
