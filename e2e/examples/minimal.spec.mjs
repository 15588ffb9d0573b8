import { ExamplePage } from '../pages/example-page.mjs';
import { signsInAndOut, test } from '../support/examples.mjs';

test.use({ example: 'minimal' });

signsInAndOut();

test('an answer that belongs to no sign-in is refused, and the person can try again', async ({ page, callback, signIn, person }) => {
  const example = new ExamplePage(page);
  await callback.open({ code: 'forged', state: 'forged' });
  await callback.expectRefused();
  await example.button('Try again').click();
  await signIn.signIn(person);
  await example.expectSignedIn(person.name);
});
