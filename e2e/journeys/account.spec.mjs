import { AccountPage } from '../pages/account-page.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { answering, unreachable } from '../support/faults.mjs';
import { expect, test as journey } from '../support/journey.mjs';

const test = journey.extend({
  account: async ({ page }, use) => {
    await use(new AccountPage(page));
  },

  /** Signs in as one of the provider's people, by password. */
  enter: async ({ home, signIn }, use) => {
    await use(async (username, name) => {
      await home.open();
      await home.signInButton.click();
      await signIn.signIn({ username, password: `${username}-password` });
      await home.expectSignedIn(name);
    });
  },
});

test.use({ scopes: ['phone', 'urn:logto:scope:sessions'] });

test.describe('the own account', { tag: '@local' }, () => {
  test('a name is changed, and the whole application follows', async ({ account, home, page, signedIn }) => {
    await account.open();
    await expect(account.item('Name')).toContainText(signedIn.name);
    await expectAccessible(page);
    await expectNarrow(page);
    await account.change('Name', 'Alice Liddell');
    await expect(account.announced('Saved.')).toHaveCount(1);
    await expect(account.item('Name')).toContainText('Alice Liddell');
    await expect(account.button('Change – Name')).toBeFocused();
    await page.getByRole('link', { name: 'Leptos Logto' }).click();
    await home.expectSignedIn('Alice Liddell');
  });

  test('what cannot be stored is said at its field, and what was typed stays', async ({ account, page, signedIn, witness }) => {
    await account.open();
    for (const [name, value, problem] of [
      ['Name', '😀'.repeat(65), /too long/],
      ['Picture', 'javascript:alert(1)', /must begin with https/],
    ]) {
      await account.change(name, value);
      const field = account.field(name);
      await expect(field).toBeFocused();
      await expect(field).toHaveValue(value);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(problem);
      await expect(account.item(name).getByRole('alert')).toHaveText(problem);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(field).toHaveCount(0);
      await expect(account.button(`Change – ${name}`)).toBeFocused();
    }
    await expect(account.item('Name')).toContainText(signedIn.name);
    expect(witness.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  test('a change that does not arrive can be sent again as it was typed', async ({ account, context, page, provider, signedIn }) => {
    await account.open();
    const end = await unreachable(context, `${provider.endpoint}api/my-account`);
    await account.change('Name', `${signedIn.name} II`);
    await expect(account.alert).toContainText('could not be reached');
    await expect(account.field('Name')).toHaveValue(`${signedIn.name} II`);
    await expectAccessible(page);
    await end();
    await account.saveButton.click();
    await expect(account.item('Name')).toContainText(`${signedIn.name} II`);
    await expect(account.alert).toHaveCount(0);
  });

  test('a username asks for the password, once for all that follows', async ({ account, page, signedIn, witness }) => {
    await account.open();
    await account.change('Username', 'bob');
    await expect(account.proof).toBeFocused();
    await expect(account.proof).toHaveAccessibleDescription(/Type your password/);
    await account.proof.fill('wrong');
    await account.saveButton.click();
    await expect(account.proof).toHaveAccessibleDescription(/not your password/);
    await expectAccessible(page);
    await account.proof.fill('alice-password');
    await account.saveButton.click();
    await expect(account.field('Username')).toHaveAccessibleDescription(/Somebody has this username/);
    await expect(account.proof).toHaveCount(0);
    await account.field('Username').fill(`${signedIn.username}_2`);
    await page.keyboard.press('Enter');
    await expect(account.item('Username')).toContainText('alice_2');
    await account.button('Show devices').click();
    await expect(account.section('Where you are signed in')).toContainText('This browser');
    const proven = witness.to('/verifications/password').filter(({ method }) => method === 'POST');
    expect(proven.length).toBe(2);
  });

  test('a proof that is over is asked for again, and nothing is lost', async ({ account, provider, signedIn }) => {
    await account.open();
    await account.button('Show devices').click();
    await account.proof.fill('alice-password');
    await account.button('Continue').click();
    await expect(account.section('Where you are signed in')).toContainText('This browser');
    await provider.control('verifications/expire');
    await account.change('Username', `${signedIn.username}_3`);
    await expect(account.proof).toBeFocused();
    await expect(account.proof).toHaveAccessibleDescription(/too much time has passed/);
    await expect(account.field('Username')).toHaveValue('alice_3');
    await account.proof.fill('alice-password');
    await account.saveButton.click();
    await expect(account.item('Username')).toContainText('alice_3');
  });

  test('too many wrong passwords are explained', async ({ account, provider, signedIn }) => {
    await provider.control('account-center', { passwordAttempts: 1 });
    await account.open();
    await account.button('Change – Password').click();
    await account.field('New password').fill(`${signedIn.username} sits by the river`);
    await account.proof.fill('wrong');
    await account.saveButton.click();
    await expect(account.proof).toHaveAccessibleDescription(/Too many wrong passwords/);
  });

  test('a password is changed when the policy likes it', async ({ account, home, person, signIn, signedIn }) => {
    await account.open();
    await account.button('Change – Password').click();
    await account.field('New password').fill('aaa');
    await account.proof.fill(person.password);
    await account.saveButton.click();
    await expect(account.field('New password')).toHaveAccessibleDescription(/at least 8 characters/);
    await account.field('New password').fill('river-Bank-42-daisy');
    await account.saveButton.click();
    await expect(account.announced('Your password is set.')).toHaveCount(1);
    await home.signOutButton.click();
    await home.expectSignedOut();
    await home.signInButton.click();
    await signIn.signIn({ ...signedIn, password: 'river-Bank-42-daisy' });
    await home.expectSignedIn(signedIn.name);
  });

  test('another browser is signed out', async ({ account, browser, deployment, home, page, person, signedIn, signIn }) => {
    const elsewhere = await browser.newContext({ baseURL: deployment.site.origin, userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1' });
    const other = await elsewhere.newPage();
    await other.goto('/');
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await new signIn.constructor(other).signIn(person);
    await new home.constructor(other).expectSignedIn(signedIn.name);

    await account.open();
    await account.button('Show devices').click();
    await account.proof.fill(person.password);
    await page.keyboard.press('Enter');
    const devices = account.section('Where you are signed in');
    await expect(devices.getByRole('listitem')).toHaveCount(2);
    await expect(devices.getByRole('listitem').first()).toContainText('This browser');
    await expectAccessible(page);
    await expectNarrow(page);
    await account.button('Sign out Safari on iPhone').click();
    await expect(account.announced('Signed out there.')).toHaveCount(1);
    await expect(devices.getByRole('listitem')).toHaveCount(1);
    await expect(devices).toContainText('You are signed in nowhere else.');
    await expect(account.whole('sessions')).toBeFocused();
    await elsewhere.close();
  });

  test('second factors are listed', async ({ account, enter }) => {
    await enter('mina', 'Mina Novak');
    await account.open();
    const factors = account.section('Second step of signing in');
    await expect(factors).toContainText('Authenticator app');
    await expect(factors).toContainText('9 codes left');
  });

  for (const [language, heading, hint] of [['ja', '基本情報', '128文字まで'], ['zh-CN', '基本信息', '最多 128 个字符']]) {
    test(`it speaks ${language}`, async ({ account, page, signedIn }) => {
      await account.open(`?lang=${language}`);
      await expect(account.section(heading)).toContainText(signedIn.name);
      await account.section(heading).getByRole('button').first().click();
      await expect(page.getByText(hint)).toBeVisible();
      await expectAccessible(page);
      await expectNarrow(page);
    });
  }
});

test.describe('what the tenant keeps to itself', { tag: '@local' }, () => {
  test('an account center that is off is explained', async ({ account, page, provider, signedIn }) => {
    await provider.control('account-center', { enabled: false });
    await account.open();
    await expect(account.alert).toContainText('does not let people manage their account');
    await expect(account.alert).toContainText('account center');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account');
    await expectAccessible(page);
    expect(signedIn.name).toBeTruthy();
  });

  test('fields that are off or read only are explained', async ({ account, page, provider, signedIn }) => {
    await provider.control('account-center', { fields: { name: 'ReadOnly', avatar: 'Off', username: 'Off', password: 'Off', social: 'Off', mfa: 'Off', session: 'Off' } });
    await account.open();
    for (const name of ['Picture', 'Username', 'Password']) {
      await expect(account.item(name)).toContainText('have not opened this');
      await expect(account.item(name).getByRole('button')).toHaveCount(0);
    }
    await expect(account.section('Linked accounts')).toContainText('have not opened this');
    await expect(account.section('Second step of signing in')).toContainText('have not opened this');
    await account.change('Name', 'Another');
    await expect(account.alert).toContainText('let nobody change this here');
    await expect(account.field('Name')).toHaveValue('Another');
    await account.button('Cancel').click();
    await account.button('Show devices').click();
    await account.proof.fill(`${signedIn.username}-password`);
    await account.button('Continue').click();
    await expect(account.section('Where you are signed in').getByRole('alert')).toContainText('have not opened this');
    await expectAccessible(page);
  });

  test('a sign-in service that is down is said so, and Try again brings the account', async ({ account, context, page, provider, signedIn }) => {
    const end = await answering(context, `${provider.endpoint}api/my-account`, 503, 'down');
    await account.open();
    await expect(account.alert).toContainText('could not do this now');
    await expect(account.alert).toContainText('It answered with 503.');
    await expectAccessible(page);
    await account.button('Try again').click();
    await expect(account.announced('could not do this now')).toHaveCount(1);
    await end();
    await account.button('Try again').click();
    await expect(account.item('Name')).toContainText(signedIn.name);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });
});

test('scopes that were not asked for are named', { tag: '@local' }, async ({ account, deployment: { site }, enter }) => {
  site.config = { ...site.config, scopes: ['email'] };
  await enter('alice', 'Alice Adams');
  await account.open();
  await account.button('Show devices').click();
  await account.proof.fill('alice-password');
  await account.button('Continue').click();
  await expect(account.alert).toContainText('did not ask for the permission');
  await expect(account.alert).toContainText('urn:logto:scope:sessions');
});
