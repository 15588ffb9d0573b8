import { expect, test } from '../support/journey.mjs';

test('a person who refuses at WeCom can sign in by password instead', { tag: '@local' }, async ({ page, home, signIn, wecom, person, provider }) => {
  await home.open();
  await home.wecomButton.click();
  await wecom.refuse();
  // Logto keeps the person on its own page; the application hears nothing.
  await signIn.expectShown();
  await expect(signIn.alert).toBeVisible();
  expect(page.url()).toContain(provider.endpoint);
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

test('a person who refuses at WeCom can scan after all', { tag: '@local' }, async ({ home, signIn, wecom }) => {
  await home.open();
  await home.wecomButton.click();
  await wecom.refuse();
  await signIn.wecomButton.click();
  await wecom.confirmAs('张伟');
  await home.expectSignedIn('张伟');
});

test('a person who refuses at WeCom and goes back to the application is signed out, without a failure', { tag: '@local' }, async ({ home, signIn, wecom }) => {
  await home.open();
  await home.wecomButton.click();
  await wecom.refuse();
  await signIn.expectShown();
  await home.open();
  await home.expectSignedOut();
  await expect(home.alert).toHaveCount(0);
});
