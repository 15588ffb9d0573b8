import { ExamplePage } from '../pages/example-page.mjs';
import { expect, test } from '../support/examples.mjs';

test.use({ example: 'minimal' });

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

test('an answer that belongs to no sign-in is refused, and the person can try again', async ({ page, callback, signIn, person }) => {
  const example = new ExamplePage(page);
  await callback.open({ code: 'forged', state: 'forged' });
  await callback.expectRefused();
  await example.button('Try again').click();
  await signIn.signIn(person);
  await example.expectSignedIn(person.name);
});
