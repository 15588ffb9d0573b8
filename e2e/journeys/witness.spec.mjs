import { expect, test } from '../support/journey.mjs';

/** Ways in which a secret could get where others can read it, and what the witness says of each. */
const leaks = {
  'a page shows it for a moment': [(secret) => {
    const shown = document.createElement('p');
    shown.textContent = `It is ${secret}.`;
    document.body.append(shown);
    return Promise.resolve().then(() => shown.remove());
  }, 'a page'],
  'a page has it in an attribute': [(secret) => document.body.setAttribute('data-x', secret), 'a page'],
  'a page has it in a field': [(secret) => {
    const field = document.createElement('input');
    document.body.append(field);
    field.value = secret;
  }, 'a page'],
  'the title has it': [(secret) => {
    document.title = secret;
  }, 'a page'],
  'the address bar has it': [(secret) => {
    location.hash = secret;
  }, 'an address'],
  'the address has it in the history only': [(secret) => {
    history.pushState(null, '', `?x=${secret}`);
    history.pushState(null, '', '/');
  }, 'the history'],
  'the state of the history has it': [(secret) => history.replaceState({ secret }, ''), 'the history'],
  'the console has it': [(secret) => console.debug('got', secret), 'the console'],
  'an error has it': [(secret) => {
    setTimeout(() => {
      throw new Error(`cannot use ${secret}`);
    });
    return new Promise((resolve) => addEventListener('error', () => resolve(), { once: true }));
  }, 'an error'],
  'an unhandled rejection has it': [(secret) => {
    Promise.reject(new Error(secret));
    return new Promise((resolve) => addEventListener('unhandledrejection', () => resolve(), { once: true }));
  }, 'an error'],
  'a window is named by it': [(secret) => {
    window.name = secret;
  }, 'the name of a window'],
  'a picture is asked for with it': [(secret) => {
    const image = new Image();
    image.src = `https://pictures.example/${secret}`;
    return new Promise((resolve) => image.addEventListener('error', () => resolve()));
  }, 'a request to a third party'],
};

for (const [name, [leak, place]] of Object.entries(leaks)) {
  test(`the witness sees when ${name}`, { tag: '@local' }, async ({ page, context, signedIn, witness }) => {
    witness.expectUncaught(/./);
    await context.route('https://pictures.example/**', (route) => route.abort());
    expect(await witness.leaks()).toEqual({});
    for (const secret of ['access_token', 'refresh_token', 'id_token', 'code', 'code_verifier']) {
      await page.evaluate(leak, witness.latest(secret));
      await expect.poll(async () => (await witness.leaks())[place] ?? []).toContain(secret);
    }
    await page.goto('about:blank');
    witness.forget();
  });
}

test('the witness sees a request that says where it comes from, and one to a third party', { tag: '@local' }, async ({ page, context, signedIn, witness, provider }) => {
  witness.expectUncaught(/./);
  const own = await page.evaluate(() => origin);
  expect(witness.strayed).toEqual({ referrers: [], thirdParties: [] });
  await page.evaluate((address) => fetch(address, { referrerPolicy: 'unsafe-url' }), `${provider.issuer}/jwks`);
  await expect.poll(() => witness.strayed.referrers).toEqual([`${provider.issuer}/jwks from ${own}/`]);
  // The page's policy refuses one at once, so this is a page whose policy does not yet know its provider.
  await context.route('https://elsewhere.example/**', (route) => route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: '' }));
  await page.route('**/config.json', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/');
  await page.evaluate(() => fetch('https://elsewhere.example/x'));
  await expect.poll(() => witness.strayed.thirdParties).toEqual(['https://elsewhere.example/x']);
  witness.forget();
});
