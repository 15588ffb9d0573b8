import { expect, test } from '../support/journey.mjs';

test('a person signs in by password and sees their name', async ({ page, home, signIn, person }) => {
  await home.open();
  await home.expectSignedOut();
  await home.signInButton.click();
  await signIn.expectShown();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await expect(page).toHaveURL('/');
});

test('an impatient double click starts one sign-in', async ({ home, signIn, person, witness }) => {
  await home.open();
  await home.signInButton.dblclick();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  expect(witness.to('/oidc/auth')).toHaveLength(1);
});

test('the keyboard alone is enough', async ({ page, home, signIn, person }) => {
  await home.open();
  await home.expectSignedOut();
  const focused = page.locator(':focus');
  await expect.poll(async () => {
    await page.keyboard.press('Tab');
    return focused.textContent();
  }).toBe('Sign in');
  await page.keyboard.press('Enter');
  await signIn.expectShown();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

test('the home page shows who is signed in: name and e-mail address', { tag: '@local' }, async ({ page, signedIn }) => {
  await expect(page.getByRole('heading', { name: signedIn.name })).toBeVisible();
  await expect(page.getByText('alice@example.com').first()).toBeVisible();
});

test('a wrong password is the provider\'s business, and the right one still works', { tag: '@local' }, async ({ page, home, signIn, person, provider }) => {
  await home.open();
  await home.signInButton.click();
  await signIn.signIn({ ...person, password: 'not the password' });
  await expect(signIn.alert).toBeVisible();
  expect(page.url()).toContain(provider.endpoint);
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

test('a person without an e-mail address or a picture is shown without gaps', { tag: '@local' }, async ({ page, home, signIn }) => {
  await home.open();
  await home.signInButton.click();
  await signIn.signIn({ username: 'kenji', password: 'kenji-password' });
  await home.expectSignedIn('佐藤 健二');
  await expect(page.locator('body')).not.toContainText(/null|undefined|None/);
});
