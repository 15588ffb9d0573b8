import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { VIEW, held } from '../support/held.mjs';
import { expect, test } from '../support/journey.mjs';

const notThere = (page) => expect(page.locator('html')).not.toHaveAttribute('data-session', /./);

/** What is on the screen and where. The menu comes with the application. */
const shown = (page) => page.evaluate(() => [...document.querySelectorAll('h1, main p, button, main section')]
  .filter((element) => !element.closest('header') && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.matches('section') ? element.className : element.textContent, x, y, width, height];
  }));

const connectors = ['wecom', 'github', 'my-company'];

for (const [language, label] of Object.entries({ 'en': 'Continue with My company', 'ja': 'My companyで続行', 'zh-CN': '使用 My company 登录' })) {
  test(`what is shown first is what the application then shows, in ${language}`, { tag: '@local' }, async ({ page, home, host, deployment }) => {
    const release = await held(page);
    const origin = await host({ ...deployment.site.config, connectors });
    await page.goto(`${origin}/?lang=${language}`);
    await expect(page.getByRole('button', { name: label, exact: true })).toBeVisible();
    await notThere(page);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const before = await shown(page);
    expect(before.length).toBeGreaterThan(10);
    release();
    await home.expectSession('signed-out');
    await expect(page.locator('#shell')).toHaveCount(0);
    expect(await shown(page)).toEqual(before);
  });
}

for (const name of ['Sign in', 'Continue with WeCom']) {
  test(`“${name}”, pressed before the application is there, is done when it is`, { tag: '@local' }, async ({ page, provider, signIn, wecom, witness }) => {
    const release = await held(page);
    await page.goto('/');
    const button = page.getByRole('button', { name, exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-busy', 'true');
    await expect(page.getByRole('status').filter({ hasText: 'Taking you to sign in…' })).toBeAttached();
    await expect(page.getByRole('button', { name: 'Create account' })).toHaveAttribute('aria-disabled', 'true');
    // One is enough.
    await page.getByRole('button', { name: 'Create account' }).click({ force: true });
    await notThere(page);
    expect(witness.to('/oidc/auth')).toEqual([]);
    release();
    await (name === 'Sign in' ? signIn : wecom).expectShown();
    const [{ url }, ...more] = witness.to('/oidc/auth');
    expect(more).toEqual([]);
    expect(new URL(url).searchParams.get('first_screen')).toBeNull();
    expect(witness.requests.filter((request) => request.url.startsWith(`${provider.issuer}/.well-known`)), 'asked for once').toHaveLength(1);
  });
}

for (const name of ['Sign in', 'Create account', 'Continue with WeCom']) {
  test(`“${name}” waits for nothing that is only shown`, { tag: '@local' }, async ({ page, provider, witness }) => {
    const release = await held(page);
    await page.route(VIEW, () => {});
    await page.goto('/');
    await page.getByRole('button', { name, exact: true }).click();
    release();
    await expect(page).toHaveURL((url) => url.href.startsWith(provider.endpoint));
    expect(witness.requests.filter(({ url }) => VIEW.test(url)), 'asked for').toEqual([]);
    const [{ url }, ...more] = witness.to('/oidc/auth');
    expect(more).toEqual([]);
    const { searchParams } = new URL(url);
    expect([searchParams.get('first_screen'), searchParams.get('direct_sign_in'), searchParams.get('ui_locales')]).toEqual([
      name === 'Create account' ? 'register' : null,
      name === 'Continue with WeCom' ? 'social:wecom' : null,
      'en-US en',
    ]);
  });
}

test('a sign-in that was asked for early comes back to the whole page', { tag: '@local' }, async ({ page, home, signIn, person }) => {
  const release = await held(page);
  await page.goto('/');
  await home.signInButton.click();
  release();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

test('whoever comes back by “Back” can sign in', { tag: '@local' }, async ({ page, home, signIn }) => {
  const release = await held(page);
  await page.goto('/');
  await home.signInButton.click();
  release();
  await signIn.expectShown();
  await page.goBack();
  await home.expectSignedOut();
  await home.signInButton.click();
  await signIn.expectShown();
});

test('a page of which the most cannot be loaded says so', { tag: '@local' }, async ({ page, home }) => {
  await page.route(VIEW, (route) => route.abort('connectionrefused'));
  await page.goto('/');
  await expect(page.getByText('This page could not start.')).toBeVisible();
  await notThere(page);
  await page.unroute(VIEW);
  await page.reload();
  await home.expectSignedOut();
});

test('a sign-in that was asked for early says it when it cannot start', async ({ page, home, provider }) => {
  const release = await held(page);
  await page.route(`${provider.issuer}/**`, (route) => route.abort('connectionrefused'));
  await page.goto('/');
  await home.signInButton.click();
  release();
  await expect(home.alert).toBeVisible();
  await page.unroute(`${provider.issuer}/**`);
  await home.tryAgainButton.click();
  await expect(page).toHaveURL((url) => url.href.startsWith(provider.endpoint));
});

test('the focus stays on the button that has it', async ({ page, home }) => {
  const release = await held(page);
  await page.goto('/');
  await expect(home.signInButton).toBeVisible();
  await home.createAccountButton.focus();
  release();
  await home.expectSignedOut();
  await expect(home.createAccountButton).toBeFocused();
});

test('a language that was chosen early is spoken', async ({ page, home }) => {
  const release = await held(page);
  await page.goto('/');
  await page.getByRole('button', { name: '日本語' }).click();
  release();
  await home.expectSession('signed-out');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('button', { name: 'サインイン', exact: true })).toBeVisible();
});

test('what is shown first can be used by everybody', async ({ page, home }) => {
  await held(page);
  await page.goto('/');
  await expect(home.signInButton).toBeVisible();
  await expectAccessible(page, null);
  await expectNarrow(page);
});

test('a browser that refuses storage shows the same first', async ({ page, home }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The user denied permission to access the database.', 'SecurityError');
        },
      });
    }
  });
  const release = await held(page);
  await page.goto('/');
  await expect(home.signInButton).toBeVisible();
  await notThere(page);
  release();
  await home.expectSignedOut();
});

test('a deployment has its own name from the first', { tag: '@local' }, async ({ page, home, host, deployment }) => {
  const release = await held(page);
  await page.goto(await host({ ...deployment.site.config, brand: { name: 'Bookshop' } }));
  await expect(home.signInButton).toBeVisible();
  await expect(home.heading('Bookshop')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Leptos Logto');
  const before = await shown(page);
  release();
  await home.expectSignedOut();
  expect(await shown(page)).toEqual(before);
});

/** The colours that follow the accent, and the logo, as they are painted. */
const painted = (page) => page.evaluate(() => {
  const button = getComputedStyle(document.querySelector('.button.primary'));
  const mark = getComputedStyle(document.querySelector('.welcome'), '::before');
  const chosen = getComputedStyle(document.querySelector('.foot [aria-pressed=true]'));
  return [button.backgroundColor, button.color, mark.backgroundColor, mark.backgroundImage, mark.clipPath, chosen.textDecorationColor];
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const accent of ['#b8002e', '#ffd100', '#FFFFFF', '#000000', '#06c755', '#0a1a4a', '#808080']) {
      test(`the accent ${accent} is there from the first, as the application then has it`, { tag: '@local' }, async ({ page, home, host, deployment }) => {
        const release = await held(page);
        const brand = { accent };
        await page.goto(await host({ ...deployment.site.config, brand }));
        await expect(home.signInButton).toBeVisible();
        await notThere(page);
        const before = await painted(page);
        release();
        await home.expectSignedOut();
        await expect(page.locator('#shell')).toHaveCount(0);
        expect(await painted(page)).toEqual(before);
      });
    }
  });
}

test('the logo of a deployment is there from the first, and asked for once', { tag: '@local' }, async ({ page, home, host, deployment }) => {
  const asked = [];
  await page.context().route('**/pictures/logo.svg', async (route) => {
    asked.push(await route.request().allHeaders());
    await route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>' });
  });
  const release = await held(page);
  const answered = page.waitForResponse('**/pictures/logo.svg');
  await page.goto(await host({ ...deployment.site.config, brand: { logo: 'pictures/logo.svg' } }));
  await answered;
  await expect(home.signInButton).toBeVisible();
  await notThere(page);
  const before = await painted(page);
  expect(before[3]).toContain('/pictures/logo.svg');
  expect(asked[0].referer).toBeUndefined();
  release();
  await home.expectSignedOut();
  expect(await painted(page)).toEqual(before);
});

for (const brand of [{ accent: 'red' }, { accent: '#b8002e}body{display:none' }, { logo: '//evil.example/logo.svg' }, { logo: 'x")}body{display:none}a{b:url("' }, { logo: 'javascript:x' }, { logo: 7 }]) {
  test(`a brand that cannot be used is not painted: ${JSON.stringify(brand)}`, { tag: '@local' }, async ({ page, home, host, deployment }) => {
    const release = await held(page);
    const answered = page.waitForResponse('**/config.json');
    await page.goto(await host({ ...deployment.site.config, brand }));
    await (await answered).text();
    await expect(page.locator('.skeleton')).toBeVisible();
    await expect(page.locator('.bar a')).toHaveCount(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--logo'))).toBe('none');
    release();
    await home.expectSession('failed');
    await expect(home.alert).toContainText('brand.');
  });
}

for (const language of ['en', 'ja', 'zh-CN']) {
  test(`who is signed in sees first what the application then shows, in ${language}`, { tag: '@local' }, async ({ page, home, signedIn }) => {
    const release = await held(page);
    await page.goto(`/?lang=${language}`);
    await expect(home.heading(signedIn.name)).toBeVisible();
    await notThere(page);
    await expect(page.locator('.actions')).toHaveCount(0);
    await expectAccessible(page, null);
    await expectNarrow(page);
    const before = await shown(page);
    const ways = await page.locator('.ways a').allInnerTexts();
    expect(ways.length).toBeGreaterThan(5);
    release();
    await home.expectSession('signed-in');
    await expect(page.locator('#shell')).toHaveCount(0);
    expect(await page.locator('.ways a').allInnerTexts()).toEqual(ways);
    // Linked identities come later, from the provider.
    const stays = (all) => all.filter(([, , y]) => y < before.find(([text]) => text === signedIn.name)[2] + 40);
    expect(stays(await shown(page)).filter(([text]) => !text.startsWith('card'))).toEqual(stays(before).filter(([text]) => !text.startsWith('card')));
  });
}

for (const [claims, name, initials] of [
  [{ name: '山田 太郎', picture: 'https://pictures.example/me.png' }, '山田 太郎', '山'],
  [{ name: ' ', username: 'ludwig van beethoven', email: 'l@example.com' }, 'ludwig van beethoven', 'lb'],
  [{ email: 'mia@example.com' }, 'mia@example.com', 'm'],
  [{ name: 7, phone_number: '+81 90' }, '+81 90', '89'],
  [{}, 'u1', 'u'],
]) {
  test(`a person is called the same from the first: ${name}`, { tag: '@local' }, async ({ page, home, signedIn }) => {
    expect(signedIn.name).toBeTruthy();
    await page.context().route('https://pictures.example/**', (route) => route.abort('connectionrefused'));
    await page.evaluate((claims) => {
      const encoded = (value) => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value)))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      for (const key of Object.keys(localStorage).filter((key) => key.endsWith(':session'))) {
        const record = JSON.parse(localStorage.getItem(key));
        const [head, payload, signature] = record.session.id_token.split('.');
        const { iss, aud, exp, iat } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
        record.session.id_token = [head, encoded({ iss, sub: 'u1', aud, exp, iat, ...claims }), signature].join('.');
        localStorage.setItem(key, JSON.stringify(record));
      }
    }, claims);
    const release = await held(page);
    await page.goto('/');
    await expect(home.heading(name)).toBeVisible();
    await expect(page.locator('.avatar.large')).toHaveText(initials);
    await notThere(page);
    await expect(page.getByText('This page could not start.')).toBeHidden();
    const lead = await page.locator('.person .lead').allInnerTexts();
    release();
    await expect(page.locator('#shell')).toHaveCount(0);
    await expect(home.heading(name)).toBeVisible();
    await expect(page.locator('.avatar.large')).toHaveText(initials);
    expect(await page.locator('.person .lead').allInnerTexts()).toEqual(lead);
  });
}

test('a page that is opened before the application is there is opened when it is', { tag: '@local' }, async ({ page, home, signedIn }) => {
  const release = await held(page);
  await page.goto('/');
  await page.getByRole('link', { name: 'Profile' }).click();
  await expect(home.heading('Profile')).toBeVisible();
  await expect(home.heading('Profile')).toBeFocused();
  await expect(page.locator('.skeleton')).toBeVisible();
  await notThere(page);
  release();
  await expect(page).toHaveURL(/\/profile$/);
  await expect(page.locator('#shell')).toHaveCount(0);
  await expect(home.heading('Profile')).toBeFocused();
  await expect(page.locator('dd', { hasText: signedIn.name }).first()).toBeVisible();
  await page.goBack();
  await expect(home.heading(signedIn.name)).toBeVisible();
});

test('a page that is opened elsewhere leaves this one', { tag: '@local' }, async ({ page, home, signedIn, context }) => {
  await held(page);
  await page.goto('/');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Profile' }).click({ modifiers: ['ControlOrMeta'] });
  expect((await opened).url()).toBeDefined();
  await expect(home.heading(signedIn.name)).toBeVisible();
});

test('a page of who is signed in has its heading from the first', { tag: '@local' }, async ({ page, home, signedIn }) => {
  const release = await held(page);
  await page.goto('/organizations');
  await expect(home.heading('Organizations')).toBeVisible();
  await notThere(page);
  release();
  await home.expectSession('signed-in');
  await expect(home.heading('Organizations')).toBeVisible();
  expect(signedIn.name).toBeTruthy();
});

test('who comes back from a sign-in is shown before the view is there', { tag: '@local' }, async ({ page, home, signIn, person }) => {
  await page.goto('/');
  await home.signInButton.click();
  await signIn.expectShown();
  const release = await held(page, VIEW);
  await signIn.signIn(person);
  await expect(home.heading(person.name)).toBeVisible();
  await notThere(page);
  await expect(page).toHaveURL(/\/$/);
  await page.getByRole('link', { name: 'Account' }).click();
  release();
  await expect(page).toHaveURL(/\/account$/);
  await home.expectSession('signed-in');
});

test('a returning visitor sees the page before config.json is there, and its changes when it is', { tag: '@local' }, async ({ page, home, host, deployment }) => {
  const config = { ...deployment.site.config, connectors: ['wecom'] };
  const origin = await host(config);
  await page.goto(origin);
  await home.expectSignedOut();
  let answer;
  const changed = new Promise((resolve) => {
    answer = resolve;
  });
  await page.route('**/config.json', async (route) => {
    await changed;
    await route.fulfill({ json: { ...config, connectors: ['github'], brand: { name: 'Bookshop' } } });
  });
  const release = await held(page);
  await page.goto(origin);
  await expect(page.getByRole('button', { name: 'Continue with WeCom' })).toBeVisible();
  answer();
  await expect(page.getByRole('button', { name: 'Continue with GitHub' })).toBeVisible();
  await expect(home.heading('Bookshop')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue with WeCom' })).toHaveCount(0);
  await notThere(page);
  release();
  await home.expectSignedOut();
  await expect(page.getByRole('button', { name: 'Continue with GitHub' })).toBeVisible();
});

for (const spoilt of ['', '[', '{}', 'null', '{"endpoint":"http://logto.example/","appId":"x"}', '{"endpoint":"https://logto.example/","appId":"x","connectors":7}']) {
  test(`what is remembered of config.json may be anything: ${spoilt || 'nothing'}`, { tag: '@local' }, async ({ page, home }) => {
    await page.goto('/');
    await home.expectSignedOut();
    await page.evaluate((spoilt) => localStorage.setItem('leptos-logto-config', spoilt), spoilt);
    const release = await held(page);
    await page.goto('/');
    await expect(home.signInButton).toBeVisible();
    await notThere(page);
    release();
    await home.expectSignedOut();
  });
}

test('a session that has ended is not passed over', { tag: '@local' }, async ({ page, home, signedIn }) => {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.endsWith(':session')) localStorage.setItem(key, '{"v":1,"ended":"expired"}');
    }
  });
  const release = await held(page);
  await page.goto('/');
  await expect(page.locator('.skeleton')).toBeVisible();
  await expect(home.signInButton).toHaveCount(0);
  release();
  await expect(home.alert).toBeVisible();
  await home.expectSignedOut();
  expect(signedIn.name).toBeTruthy();
});

test('who has signed out is offered to sign in', { tag: '@local' }, async ({ page, home, signedIn }) => {
  await home.signOutButton.click();
  await home.expectSignedOut();
  await held(page);
  await page.goto('/');
  await expect(home.signInButton).toBeVisible();
  await notThere(page);
  expect(signedIn.name).toBeTruthy();
});

for (const [path, heading] of [['/callback?code=x&state=y', 'Signing you in…'], ['/sign-in', 'Taking you to sign in…'], ['/sign-out', 'Signing you out…']]) {
  test(`${path} says at once what happens`, async ({ page, home }) => {
    await held(page);
    await page.goto(path);
    await expect(home.heading(heading)).toBeVisible();
    await notThere(page);
    await expect(home.signInButton).toHaveCount(0);
  });
}

test('a config.json that is wrong offers no sign-in', { tag: '@local' }, async ({ page, home, host, witness }) => {
  for (const config of [404, '[', { endpoint: 'https://your-tenant.logto.app/', appId: 'x' }, { endpoint: 'http://logto.example/', appId: 'x' }, { endpoint: 'http://localhost:3001/' }]) {
    const answered = page.waitForResponse('**/config.json');
    await page.goto(await host(config));
    await answered;
    await home.expectSession('failed');
    expect(witness.to('/openid-configuration')).toEqual([]);
  }
});

test('who leaves before the keys are there is back for one request that waits for nothing', { tag: '@local' }, async ({ page, home, provider, signIn, person, witness }) => {
  await page.route(`${provider.issuer}/jwks`, () => {});
  await page.goto('/');
  await home.signInButton.click();
  await signIn.expectShown();
  await page.unroute(`${provider.issuer}/jwks`);
  const release = await held(page);
  const asked = page.waitForRequest(`${provider.issuer}/jwks`);
  await signIn.signIn(person);
  await asked;
  await notThere(page);
  release();
  await home.expectSignedIn(person.name);
  expect(witness.requests.filter(({ url }) => url === `${provider.issuer}/jwks`), 'asked for once on each page').toHaveLength(2);
});

test('a click while the application takes the place of the first page asks for nothing again', { tag: '@local' }, async ({ page, provider, signIn, witness }) => {
  const discovery = `${provider.issuer}/.well-known/openid-configuration`;
  await page.route(`${provider.issuer}/jwks`, () => {});
  const release = await held(page);
  const asked = page.waitForRequest(`${provider.issuer}/jwks`);
  await page.goto('/');
  await asked;
  await page.locator('#shell').getByRole('button', { name: 'Sign in', exact: true }).hover();
  await page.mouse.down();
  release();
  await expect.poll(() => page.evaluate((url) => self.logtoStarted.has(url), discovery), 'the application has taken the answer').toBe(false);
  await page.mouse.up();
  await signIn.expectShown();
  expect(witness.to('/openid-configuration')).toHaveLength(1);
  expect(witness.to('/oidc/jwks')).toHaveLength(1);
});

test('a sign-in that takes long to finish is used once, and its page can be used meanwhile', { tag: '@local' }, async ({ context, page, home, provider, signIn, person, witness }) => {
  const release = await held(context, `${provider.issuer}/token`);
  await page.goto('/');
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSession('loading');
  await expect(page.locator('#shell')).toHaveCount(0);
  await expect(home.heading('Signing you in…')).toBeVisible();
  release();
  await home.expectSignedIn(person.name);
  expect(witness.to('/oidc/token')).toHaveLength(1);
});
