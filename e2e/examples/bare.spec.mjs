import { ExamplePage } from '../pages/example-page.mjs';
import { signsInAndOut, test } from '../support/examples.mjs';

test.use({ example: 'bare' });

signsInAndOut();

test('an answer that belongs to no sign-in is refused, and the session at hand stays', async ({ page, callback, signIn, person }) => {
  const example = new ExamplePage(page);
  await example.enter(signIn, person);
  await callback.open({ code: 'forged', state: 'forged' });
  await callback.expectRefused();
  await page.reload();
  await example.expectSignedIn(person.name);
});

test('another tab follows a sign-out', async ({ context, page, signIn, person }) => {
  const example = new ExamplePage(page);
  await example.enter(signIn, person);
  const second = new ExamplePage(await context.newPage());
  await second.open();
  await second.expectSignedIn(person.name);
  await example.signOutButton.click();
  await second.expectSignedOut();
});
