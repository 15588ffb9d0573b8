import { once } from 'node:events';
import http from 'node:http';
import { expect, test, tokenOf, tokenRequests } from '../support/bookshop.mjs';

const books = '**/demo-api/books';
const cors = { 'access-control-allow-origin': '*' };

test('each address gets its own token, and any other none', async ({ page, shop, enter, person, witness }) => {
  await enter(person);
  await expect(page.getByText('The shop opens at nine')).toBeVisible();
  await shop.openBooks();
  await expect(shop.books).toHaveCount(3);
  await shop.openOrganization('org-acme');
  await expect(shop.documents.first()).toBeVisible();
  const audiences = {};
  for (const request of witness.requests) {
    const { aud } = (await tokenOf(request)) ?? {};
    if (aud) (audiences[aud] ??= new Set()).add(new URL(request.url).pathname);
  }
  expect(Object.fromEntries(Object.entries(audiences).map(([aud, paths]) => [aud, [...paths]]))).toEqual({
    'https://api.example.com': ['/demo-api/books'],
    'urn:logto:organization:org-acme': ['/demo-api/organizations/org-acme/documents'],
  });
  expect(witness.to('/news.json').length).toBeGreaterThan(0);
});

test('after a 401 the token is renewed and the request sent once more', async ({ page, shop, enter, person, witness }) => {
  await enter(person);
  await page.route(books, (route) => route.fulfill({ status: 401, headers: cors }), { times: 1 });
  await shop.openBooks();
  await expect(shop.books).toHaveCount(3);
  const [first, second, ...more] = await Promise.all(witness.to('/demo-api/books').map(tokenOf));
  expect(more).toEqual([]);
  expect(second.jti).not.toBe(first.jti);
});

test('after a second 401 the answer stands, and the person stays signed in', async ({ page, shop, enter, person, witness }) => {
  await enter(person);
  await page.route(books, (route) => route.fulfill({ status: 401, headers: cors }));
  await shop.openBooks();
  await expect(shop.alert).toHaveText('The API does not know you.');
  expect(witness.to('/demo-api/books')).toHaveLength(2);
  const renewals = tokenRequests(witness).filter(({ grant_type: grant }) => grant === 'refresh_token');
  expect(renewals, 'the first token and one renewal').toHaveLength(2);
  await shop.open();
  await shop.expectSignedIn(person.name);
});

for (const status of [302, 307]) {
  test(`a ${status} to another origin is not followed: nobody there sees the token`, async ({ page, shop, enter, person }) => {
    const seen = [];
    const elsewhere = http.createServer((request, response) => {
      seen.push(request.headers.authorization ?? request.method);
      response.writeHead(200, { ...cors, 'access-control-allow-headers': '*', 'content-type': 'application/json' }).end('[]');
    }).listen(0, 'localhost');
    await once(elsewhere, 'listening');
    try {
      const location = `http://localhost:${elsewhere.address().port}/books`;
      await enter(person);
      await page.route(books, (route) => route.fulfill({ status, headers: { ...cors, location } }));
      await shop.openBooks();
      await expect(shop.alert).toBeVisible();
      expect(seen).toEqual([]);
    } finally {
      elsewhere.closeAllConnections();
      elsewhere.close();
    }
  });
}
