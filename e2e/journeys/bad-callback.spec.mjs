import { expect, test } from '../support/journey.mjs';
import { fault } from '../support/fault.mjs';
import { tampering, withClaims } from '../support/faults.mjs';
import { CallbackPage } from '../pages/callback-page.mjs';
import { HomePage } from '../pages/home-page.mjs';

const forged = { code: 'forged-code', state: 'forged-state' };

/** Starts a sign-in in the page and says with which state. */
async function pendingState({ home, signIn, witness }) {
  await home.open();
  await home.signInButton.click();
  await signIn.expectShown();
  return new URL(witness.to('/oidc/auth').at(-1).url).searchParams.get('state');
}

test.describe('with nobody signed in', () => {
  const cases = {
    'bare': {},
    'with a code nobody asked for': forged,
    'with a code and no state': { code: 'forged-code' },
    'with a state and no code': { state: 'forged-state' },
    'with an error nobody asked for': { error: 'access_denied', error_description: 'Call 555-0100 to unlock', state: 'forged-state' },
    'with an error and no state': { error: 'server_error' },
  };
  for (const [name, parameters] of Object.entries(cases)) {
    test(`/callback ${name} says so and leads back`, async ({ page, home, callback, witness }) => {
      await callback.open(parameters);
      await callback.expectRefused();
      await home.expectSession('failed');
      await expect(page.locator('body')).not.toContainText('555-0100');
      expect(witness.to('/oidc/token')).toEqual([]);
      await home.open();
      await home.expectSignedOut();
      await expect(home.alert).toHaveCount(0);
    });
  }

  test('Try again after a refused callback starts a new sign-in', async ({ home, signIn, callback, person }) => {
    await callback.open(forged);
    await callback.expectRefused();
    await home.tryAgainButton.click();
    await signIn.signIn(person);
    await home.expectSignedIn(person.name);
  });
});

test.describe('with a person signed in', () => {
  const cases = {
    'with a forged code': forged,
    'with a code and no state': { code: 'forged-code' },
    'with an error': { error: 'login_required', state: 'forged-state' },
  };
  for (const [name, parameters] of Object.entries(cases)) {
    test(`/callback ${name} leaves the session alone`, async ({ home, callback, signedIn, witness }) => {
      const exchanges = witness.to('/oidc/token').length;
      await callback.open(parameters);
      await callback.expectRefused();
      await home.expectSession('signed-in');
      expect(witness.to('/oidc/token')).toHaveLength(exchanges);
      await home.open();
      await home.expectSignedIn(signedIn.name);
    });
  }

  test('/callback bare in another tab leaves the session alone', fault('callbacks again', 'still signed in'), async ({ context, signedIn, provider }) => {
    const page = await context.newPage();
    const [home, callback] = [new HomePage(page), new CallbackPage(page, provider.issuer)];
    await callback.open();
    await callback.expectRefused();
    await home.expectSession('signed-in');
    await home.open();
    await home.expectSignedIn(signedIn.name);
  });

  // What a reload asks for that comes between cleaning the address and leaving the page.
  test('/callback bare in the tab that signed in is no failure', async ({ page, home, callback, signedIn }) => {
    await callback.open();
    await home.expectSignedIn(signedIn.name);
    await expect(page).toHaveURL('/');
    await expect(home.alert).toHaveCount(0);
  });

  test('a callback address used twice costs nothing', fault('callbacks again', 'still signed in'), async ({ page, home, signedIn, witness }) => {
    const answer = witness.requests.find(({ url, navigation }) => navigation && new URL(url).pathname === '/callback');
    expect(new URL(answer.url).searchParams.has('code')).toBe(true);
    await page.goto(answer.url);
    await home.expectSession('signed-in');
    await expect(page).not.toHaveURL(/[?&](code|state|iss)=/);
    expect(witness.to('/oidc/token'), 'the code is not sent again').toHaveLength(1);
    await home.open();
    await home.expectSignedIn(signedIn.name);
  });
});

test.describe('while a sign-in is pending', () => {
  test('an error with the right state is shown, and Try again starts anew', async ({ page, home, signIn, callback, witness, person }) => {
    const state = await pendingState({ home, signIn, witness });
    await callback.open({ error: 'access_denied', error_description: 'The person said no', state });
    await callback.expectRefused();
    await home.expectSession('failed');
    await home.tryAgainButton.click();
    await signIn.signIn(person);
    await home.expectSignedIn(person.name);
    await expect(page).toHaveURL('/');
  });

  test('a forged callback in another tab does not spoil it', async ({ context, home, signIn, witness, provider, person }) => {
    await pendingState({ home, signIn, witness });
    const attack = new CallbackPage(await context.newPage(), provider.issuer);
    await attack.open(forged);
    await attack.expectRefused();
    await signIn.signIn(person);
    await home.expectSignedIn(person.name);
  });

  // RFC 9207 §2.4: Logto says it sends `iss`, so an answer without it is from somebody else.
  const issuers = { 'without iss': null, 'with the iss of another provider': 'https://other.example/oidc', 'with an empty iss': '' };
  for (const [name, iss] of Object.entries(issuers)) {
    for (const answer of [{ code: 'stolen-code' }, { error: 'access_denied' }]) {
      test(`the right state ${name} and ${Object.keys(answer)} is refused`, async ({ home, signIn, callback, witness }) => {
        const state = await pendingState({ home, signIn, witness });
        await callback.open({ ...answer, state, iss });
        await callback.expectRefused();
        await home.expectSession('failed');
        expect(witness.to('/oidc/token')).toEqual([]);
      });
    }
  }

  test('a code the provider does not know is refused', async ({ home, signIn, callback, witness, person }) => {
    const state = await pendingState({ home, signIn, witness });
    await callback.open({ code: 'unknown-code', state });
    await callback.expectRefused();
    await home.expectSession('failed');
    expect(witness.to('/oidc/token')).toHaveLength(1);
    await home.tryAgainButton.click();
    await signIn.signIn(person);
    await home.expectSignedIn(person.name);
  });
});

test('a reload in the middle of the exchange sends no code twice, and Try again signs in', fault('the asking page goes away', 'told, and a new sign-in worked'), async ({ page, home, signIn, provider, person, witness }) => {
  const sent = page.waitForRequest(`${provider.issuer}/token`);
  // The provider hears the request; its answer never arrives.
  await page.route(`${provider.issuer}/token`, async (route) => {
    await route.fetch();
  }, { times: 1 });
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await sent;
  await page.reload();
  await expect(home.alert).toBeVisible();
  await home.tryAgainButton.click();
  await home.expectSignedIn(person.name);
  const codes = witness.to('/oidc/token').map(({ body }) => new URLSearchParams(body).get('code'));
  expect(codes).toHaveLength(2);
  expect(new Set(codes).size, 'each code is sent once').toBe(2);
});

test.describe('with an ID token that proves nothing', () => {
  const changes = {
    'another subject under the old signature': (token) => withClaims(token, { sub: 'somebody-else', name: 'Mallory' }),
    'a signature that is cut off': (token) => token.replace(/[^.]+$/, ''),
    'the algorithm none': (token) => token.replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url')),
  };
  for (const [name, change] of Object.entries(changes)) {
    test(`${name} signs nobody in`, async ({ page, context, home, signIn, provider, person }) => {
      await tampering(context, provider.issuer, change);
      await home.open();
      await home.signInButton.click();
      await signIn.signIn(person);
      await expect(home.alert).toBeVisible();
      await expect(page.locator('body')).not.toContainText('Mallory');
      await home.open();
      await home.expectSignedOut();
    });
  }
});
