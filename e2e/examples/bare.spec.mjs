import { ExamplePage } from '../pages/example-page.mjs';
import { expect, test } from '../support/examples.mjs';

test.use({ example: 'bare' });

test('a person signs in, is known after a reload, and signs out', async ({ page, signIn, person }) => {
  const example = new ExamplePage(page);
  await example.open();
  await example.expectSignedOut();
  await example.signInButton.click();
  await signIn.signIn(person);
  await example.expectSignedIn(person.name);
  await expect(page).toHaveURL('/');
  await page.reload();
  await example.expectSignedIn(person.name);
  await example.signOutButton.click();
  await example.expectSignedOut();
});

test('an answer that belongs to no sign-in is refused, and the session at hand stays', async ({ page, callback, signIn, person }) => {
  const example = new ExamplePage(page);
  await example.open();
  await example.signInButton.click();
  await signIn.signIn(person);
  await example.expectSignedIn(person.name);
  await callback.open({ code: 'forged', state: 'forged' });
  await callback.expectRefused();
  await page.reload();
  await example.expectSignedIn(person.name);
});

test('another tab follows a sign-out', async ({ context, page, signIn, person }) => {
  const example = new ExamplePage(page);
  await example.open();
  await example.signInButton.click();
  await signIn.signIn(person);
  await example.expectSignedIn(person.name);
  const second = new ExamplePage(await context.newPage());
  await second.open();
  await second.expectSignedIn(person.name);
  await example.signOutButton.click();
  await second.expectSignedOut();
});
