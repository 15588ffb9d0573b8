import { expectAccessible, expectMirrored, expectNarrow, expectZoomable } from '../support/accessible.mjs';
import { unreachable } from '../support/faults.mjs';
import { expect, test } from '../support/journey.mjs';

async function reached(page, home, state) {
  await home.expectSession(state);
  await expectAccessible(page);
  await expectNarrow(page);
}

const signedOut = {
  'home': ['/', 'signed-out'],
  'home in Japanese': ['/?lang=ja', 'signed-out'],
  'home in Chinese': ['/?lang=zh-CN', 'signed-out'],
  'the session': ['/session', 'signed-out'],
  'the sign-in builder': ['/builder', 'signed-out'],
  'the set-up': ['/set-up', 'signed-out'],
  'an address with nothing behind it': ['/no-such-page', 'signed-out'],
  'a sign-in that asks for something unknown': ['/sign-in?first_screen=bogus', 'signed-out'],
  'a callback that is refused': ['/callback?code=forged&state=forged', 'failed'],
  'a callback that says nothing': ['/callback', 'failed'],
};

for (const [name, [address, state]] of Object.entries(signedOut)) {
  test(`signed out: ${name}`, async ({ page, home }) => {
    await home.open(address);
    await expect(home.heading(/\S/).first()).toBeVisible();
    await reached(page, home, state);
  });
}

test('the provider is down when Sign in is pressed', async ({ context, page, home, provider }) => {
  await unreachable(context, `${provider.endpoint}**`);
  await home.open();
  await home.signInButton.click();
  await expect(home.alert).toBeVisible();
  await reached(page, home, 'signed-out');
});

for (const address of ['/sign-in', '/profile']) {
  test(`the provider is down when ${address} is opened`, async ({ context, page, home, provider }) => {
    await unreachable(context, `${provider.endpoint}**`);
    await home.open(address);
    await expect(home.alert).toBeVisible();
    await reached(page, home, 'signed-out');
  });
}

test('while a sign-in is being finished, and after it failed', async ({ context, page, home, signIn, provider, person }) => {
  let fail;
  const failing = new Promise((resolve) => {
    fail = resolve;
  });
  await context.route(`${provider.issuer}/token`, async (route) => {
    await failing;
    await route.abort();
  });
  await home.open();
  await home.signInButton.click();
  await signIn.signIn(person);
  await expect(home.heading('Signing you in…')).toBeVisible();
  // The session is still loading, and nothing moves on before the answer.
  await expectAccessible(page, 'loading');
  fail();
  await expect(home.alert).toBeVisible();
  await reached(page, home, 'failed');
});

test('a session that cannot be read', { tag: '@local' }, async ({ page, home, signedIn }) => {
  await page.evaluate(() => {
    for (const [key, value] of Object.entries(localStorage)) {
      if (key.includes('session')) localStorage.setItem(key, `${value}unreadable`);
    }
  });
  await home.open();
  await expect(home.alert).toBeVisible();
  await reached(page, home, 'signed-out');
  expect(signedIn.name).toBeTruthy();
});

test('signed in: home', async ({ page, home, signedIn }) => {
  await reached(page, home, 'signed-in');
  await page.setViewportSize({ width: 375, height: 812 });
  await expectAccessible(page);
  expect(signedIn).toBeTruthy();
});

for (const address of ['/', '/profile', '/account', '/session', '/apis', '/organizations', '/organizations?organization=org-acme', '/builder', '/set-up']) {
  test(`signed in: ${address} enlarged, and from right to left`, { tag: '@local' }, async ({ page, home, signedIn }) => {
    await home.open(address);
    await home.expectSession('signed-in');
    await expect(home.heading(/\S/).first()).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expectAccessible(page);
    await expectZoomable(page);
    await expectMirrored(page);
    expect(signedIn).toBeTruthy();
  });
}

test('with colours of their own people see the mark and the buttons', async ({ page, home }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await home.open();
  await home.expectSignedOut();
  const { ground, mark, edge } = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    mark: getComputedStyle(document.querySelector('.welcome'), '::before').backgroundColor,
    edge: getComputedStyle(document.querySelector('.primary')).borderTopColor,
  }));
  expect(mark).not.toBe(ground);
  expect(edge).not.toBe(ground);
});

test('a sign-out that the provider does not hear of', async ({ context, page, home, provider, signedIn }) => {
  await unreachable(context, `${provider.endpoint}**`);
  await home.signOutButton.click();
  await expect(home.alert).toBeVisible();
  await reached(page, home, 'signed-out');
  expect(signedIn).toBeTruthy();
});

for (const language of ['en', 'ja', 'zh-CN']) {
  test(`a config.json that is wrong, in ${language}`, { tag: '@local' }, async ({ page, home, host }) => {
    await page.goto(`${await host({ endpoint: 'logto', appId: 'app' })}/?lang=${language}`);
    await expect(home.alert).toBeVisible();
    await reached(page, home, 'failed');
  });
}

test('before the application is there, and where it cannot start', async ({ page, witness }) => {
  witness.expectUncaught(/WebAssembly is not defined/);
  await page.addInitScript(() => {
    delete window.WebAssembly;
  });
  await page.goto('/');
  await expect(page.getByText(/could not start/)).toBeVisible();
  await expectAccessible(page, null);
});
