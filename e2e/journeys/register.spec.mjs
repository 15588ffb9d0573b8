import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/journey.mjs';

const newcomer = () => ({ username: `new_${randomUUID().slice(0, 8)}`, password: randomUUID() });

test('a newcomer creates an account and is signed in', { tag: '@local' }, async ({ page, home, signIn }) => {
  const person = newcomer();
  await home.open();
  await home.createAccountButton.click();
  await expect(page).toHaveURL(/\/register\b/);
  await signIn.register(person);
  await home.expectSignedIn(person.username);
});

test('the new account works the next day', { tag: '@local' }, async ({ home, signIn, context }) => {
  const person = newcomer();
  await home.open();
  await home.createAccountButton.click();
  await signIn.register(person);
  await home.expectSignedIn(person.username);
  await home.signOutButton.click();
  await home.expectSignedOut();
  await context.clearCookies();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.username);
});

test('a name somebody else has is refused on the provider\'s page', { tag: '@local' }, async ({ home, signIn, person }) => {
  await home.open();
  await home.createAccountButton.click();
  await signIn.register({ ...newcomer(), username: person.username });
  await expect(signIn.alert).toBeVisible();
  await signIn.expectShown();
});
