import { bob, expect, test } from '../support/bookshop.mjs';

test('a sensitive action asks for the password again, and comes back to its page', async ({ page, shop, signIn, enter, person, witness }) => {
  await enter(person);
  await shop.openPayment();
  await shop.payButton.click();
  await signIn.expectShown();
  const asked = new URL(witness.to('/oidc/auth').at(-1).url).searchParams;
  expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login consent', '0']);
  await signIn.signIn(person);
  await expect(page).toHaveURL('/payment');
  await shop.payButton.click();
  await expect(shop.status).toHaveText('Paid.');
});

test('somebody else who comes back is refused, and the session stays as it was', async ({ shop, signIn, enter, person, page }) => {
  await enter(person);
  await shop.openPayment();
  await shop.payButton.click();
  await signIn.signIn(bob);
  await expect(shop.alert).toContainText('somebody else');
  await page.getByRole('link', { name: 'Go on' }).click();
  await shop.expectSignedIn(person.name);
  await shop.openPayment();
  await shop.payButton.click();
  await signIn.expectShown();
});

test('a proof does not last', async ({ page, shop, signIn, enter, person }) => {
  await enter(person);
  await shop.openPayment();
  await shop.payButton.click();
  await signIn.signIn(person);
  await expect(page).toHaveURL('/payment');
  await page.clock.setFixedTime(Date.now() + 301_000);
  await shop.payButton.click();
  await signIn.expectShown();
});
