import { bob, expect, test, tokenOf, tokenRequests } from '../support/bookshop.mjs';

test('whoever opens a guarded page signs in, comes back to it and sees what the API has', async ({ page, shop, signIn, person, witness }) => {
  await shop.openBooks();
  await signIn.signIn(person);
  await expect(page).toHaveURL('/books');
  await expect(shop.books).toHaveCount(3);
  expect((await tokenOf(witness.to('/demo-api/books')[0])).aud).toBe('https://api.example.com');
});

test('whoever holds a scope sees what needs it, and it works', async ({ page, shop, enter, person }) => {
  await enter(person);
  await shop.openBooks();
  await shop.addBookButton.click();
  await expect(page.getByText('Added Kokoro')).toBeVisible();
  await shop.lookAgainButton.click();
  await expect(shop.books).toHaveCount(4);
});

test('whoever does not hold it sees the reason instead', async ({ page, shop, enter }) => {
  await enter(bob);
  await shop.openBooks();
  await expect(shop.books).toHaveCount(3);
  await expect(page.getByText('You may read these books.')).toBeVisible();
  await expect(shop.addBookButton).toHaveCount(0);
});

test('a token can be narrowed to the scopes that are needed', async ({ shop, enter, person, witness }) => {
  await enter(person);
  await shop.openBooks();
  await expect(shop.addBookButton).toBeVisible();
  await shop.readOnlyTokenButton.click();
  await expect(shop.status).toHaveText('Allowed: read');
  expect(tokenRequests(witness).at(-1)).toMatchObject({ resource: 'https://api.example.com', scope: 'read' });
  await expect(shop.addBookButton, 'the wide token is kept beside it').toBeVisible();
});

test('a changed role is seen once it is asked for, not before', async ({ page, shop, enter, person, provider }) => {
  // Her roles in organizations let her write, too.
  await provider.control('people/alice/organizations', {});
  await enter(person);
  await shop.openBooks();
  await expect(shop.addBookButton).toBeVisible();
  await provider.control('people/alice/roles', { roles: ['reader'] });
  await page.reload();
  await expect(shop.addBookButton, 'the kept token still says so').toBeVisible();
  await shop.roleChangedButton.click();
  await expect(shop.status).toHaveText('Allowed: read');
  await expect(page.getByText('You may read these books.')).toBeVisible();
  await expect(shop.addBookButton).toHaveCount(0);
  await provider.control('people/alice/roles', { roles: ['editor'] });
  await shop.roleChangedButton.click();
  await expect(shop.status).toHaveText('Allowed: read write');
  await expect(shop.addBookButton).toBeVisible();
});
