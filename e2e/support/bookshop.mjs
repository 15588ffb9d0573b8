import { BookshopPage } from '../pages/bookshop-page.mjs';
import { expect, test as example } from './examples.mjs';

export { expect };

/** Journeys through `examples/guarded-api`. */
export const test = example.extend({
  example: ['guarded-api', { scope: 'worker', option: true }],

  shop: async ({ page }, use) => {
    await use(new BookshopPage(page));
  },

  /** Signs somebody in on the home page. */
  enter: async ({ shop, signIn }, use) => {
    await use(async ({ username, password, name }) => {
      await shop.open();
      await shop.signInButton.click();
      await signIn.signIn({ username, password });
      await shop.expectSignedIn(name);
    });
  },
});

export const bob = { username: 'bob', password: 'bob-password', name: 'Bob Brown' };

/** The claims of the bearer token of a request that was seen; undefined where it had none. */
export async function tokenOf(request) {
  const { authorization } = await request.allHeaders();
  return authorization && JSON.parse(Buffer.from(authorization.split('.')[1], 'base64url'));
}

/** The fields of the token requests seen so far. */
export const tokenRequests = (witness) => witness.to('/oidc/token')
  .filter(({ method }) => method === 'POST')
  .map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
