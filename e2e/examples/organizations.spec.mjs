import { expect, test, tokenOf, tokenRequests } from '../support/bookshop.mjs';

test('a member sees the organization\'s documents, by a token of that organization', async ({ page, shop, enter, person, witness }) => {
  await enter(person);
  await page.getByRole('link', { name: 'org-acme' }).click();
  await expect(shop.documents.first()).toBeVisible();
  const [request] = witness.to('/organizations/org-acme/documents');
  expect((await tokenOf(request)).aud).toBe('urn:logto:organization:org-acme');
  expect(tokenRequests(witness).at(-1)).toMatchObject({ organization_id: 'org-acme' });
});

test('what is shown follows the permissions held in that organization', async ({ page, shop, enter, person }) => {
  await enter(person);
  await shop.openOrganization('org-acme');
  await expect(page.getByText('You manage the members.')).toBeVisible();
  await shop.openOrganization('org-globex');
  await expect(shop.documents.first()).toBeVisible();
  await expect(page.getByText('You are a member.')).toBeVisible();
  await expect(page.getByText('You manage the members.')).toHaveCount(0);
});

test('a permission that is not held is refused by the API, a held one is not', async ({ shop, enter, person }) => {
  await enter(person);
  await shop.openOrganization('org-globex');
  await expect(shop.documents.first()).toBeVisible();
  await shop.addDocumentButton.click();
  await expect(shop.status).toHaveText('You may not do that.');
  await shop.openOrganization('org-acme');
  await expect(shop.documents.first()).toBeVisible();
  await shop.addDocumentButton.click();
  await expect(shop.documents.filter({ hasText: 'Minutes' })).toHaveCount(1);
});

test('whoever is no member is refused by Logto, and stays signed in with a good refresh token', async ({ page, shop, enter, person, witness }) => {
  await enter(person);
  const answers = [];
  page.on('response', (response) => response.url().endsWith('/oidc/token') && answers.push(response.status()));
  await shop.openOrganization('org-initech');
  await expect(shop.alert).toContainText('access_denied');
  expect(answers).toContain(403);
  expect(witness.to('/organizations/org-initech/documents'), 'the API is not asked without a token').toEqual([]);
  await shop.openOrganization('org-acme');
  await expect(shop.documents.first()).toBeVisible();
  await shop.open();
  await shop.expectSignedIn(person.name);
});
