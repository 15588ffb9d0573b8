import { checksOfBrowser, checksOfLogto, SetUpPage } from '../pages/set-up-page.mjs';
import { expectAccessible, expectNarrow } from '../support/accessible.mjs';
import { unreachable } from '../support/faults.mjs';
import { expect, test as journey } from '../support/journey.mjs';

const test = journey.extend({
  setUp: async ({ page }, use) => {
    await use(new SetUpPage(page));
  },
  /** Changes members of the application's `config.json` for this journey. */
  configure: async ({ deployment: { site } }, use) => {
    const { config } = site;
    await use((changes) => {
      site.config = { ...config, ...changes };
    });
    site.config = config;
  },
});

const discovery = (provider) => `${provider.issuer}/.well-known/openid-configuration`;

/** Lets the discovery document through with a change. */
async function changingDiscovery(context, provider, change) {
  await context.route(discovery(provider), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...change } });
  });
}

test('where all is set up every check is fine, and nobody is signed in or out by it', { tag: '@local' }, async ({ home, page, setUp, witness }) => {
  await setUp.openAndCheck();
  for (const name of [...checksOfBrowser, ...checksOfLogto.slice(0, -1)]) await setUp.expectFound(name, 'Fine');
  await setUp.expectFound('Post sign-out redirect URI', 'Cannot tell', new URL('/', page.url()).href);
  await expect(setUp.summary).toHaveText('No problems found. Fine: 11. Cannot tell: 1.');
  expect(witness.to('/oidc/auth')).toEqual([]);
  expect(witness.to('/oidc/session/end')).toEqual([]);
  await home.expectSession('signed-out');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('session')))).toEqual([]);
  await expectAccessible(page);
  await expectNarrow(page);
});

test('a person who is signed in stays so', { tag: '@local' }, async ({ home, page, setUp, signedIn }) => {
  await page.getByRole('link', { name: 'Set-up', exact: true }).click();
  await expect(setUp.summary).toHaveText(/^No problems found/);
  await page.reload();
  await home.expectSession('signed-in');
  expect(signedIn.name).toBeTruthy();
});

test('a Logto that is not there: what relies on it cannot be told, and Check again finds it', { tag: '@local' }, async ({ context, page, provider, setUp }) => {
  const end = await unreachable(context, `${provider.endpoint}**`);
  await setUp.openAndCheck();
  await setUp.expectFound('Endpoint', 'Problem', /No answer from http:\/\/localhost:\d+\./);
  await expect(setUp.check('Endpoint').getByRole('link')).toHaveAttribute('href', discovery(provider));
  await setUp.expectFound('Issuer', 'Cannot tell', '“Endpoint” is fine');
  for (const name of checksOfLogto.slice(2, -1)) await setUp.expectFound(name, 'Cannot tell', '“Issuer” is fine');
  await expectAccessible(page);
  await expectNarrow(page);
  await end();
  await setUp.checkAgain.focus();
  await page.keyboard.press('Enter');
  await expect(setUp.announcement('No problems found.')).toHaveCount(1);
  await setUp.expectFound('Endpoint', 'Fine');
  await expect(setUp.checkAgain).toBeFocused();
});

test('a server that lets pages read nothing is told from one that is not there', { tag: '@local' }, async ({ context, provider, setUp }) => {
  await context.route(discovery(provider), async (route) => {
    const response = await route.fetch();
    // Without the header Playwright would add one that lets the page read.
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': 'https://elsewhere.example' } });
  });
  await setUp.openAndCheck();
  await setUp.expectFound('Endpoint', 'Problem', 'Something answers at');
  await expect(setUp.check('Endpoint')).toContainText('Access-Control-Allow-Origin');
});

for (const [what, answer, text] of [
  ['a status', { status: 503, body: '<p>' }, 'status 503'],
  ['a page of the network', { status: 200, contentType: 'text/html', body: '<h1>Wi-Fi' }, 'A web page came'],
]) {
  test(`${what} in place of discovery is named`, { tag: '@local' }, async ({ context, provider, setUp }) => {
    await context.route(discovery(provider), (route) => route.fulfill({ ...answer, headers: { 'access-control-allow-origin': '*' } }));
    await setUp.openAndCheck();
    await setUp.expectFound('Endpoint', 'Problem', text);
  });
}

test('a Logto that calls itself something else', { tag: '@local' }, async ({ context, provider, setUp }) => {
  await changingDiscovery(context, provider, { issuer: 'https://old.example/oidc' });
  await setUp.openAndCheck();
  await setUp.expectFound('Endpoint', 'Fine');
  await setUp.expectFound('Issuer', 'Problem', 'https://old.example/oidc');
  await expect(setUp.check('Issuer')).toContainText(`should be ${provider.issuer}`);
});

test('keys that cannot be used', { tag: '@local' }, async ({ context, provider, setUp }) => {
  await context.route(`${provider.issuer}/jwks`, (route) => route.fulfill({ json: {}, headers: { 'access-control-allow-origin': '*' } }));
  await setUp.openAndCheck();
  await setUp.expectFound('Keys', 'Problem', '/oidc/jwks');
  await setUp.expectFound('App ID', 'Fine');
});

test('an App ID that Logto does not know', { tag: '@local' }, async ({ configure, setUp }) => {
  configure({ appId: 'no-such-application' });
  await setUp.openAndCheck();
  await setUp.expectFound('App ID', 'Problem', 'no-such-application');
  await setUp.expectFound('Origin of this site', 'Cannot tell', '“App ID” is fine');
  await setUp.expectFound('Redirect URI', 'Cannot tell', '“App ID” is fine');
});

test('an application that has a secret', { tag: '@local' }, async ({ context, provider, setUp }) => {
  const headers = { 'access-control-allow-origin': '*' };
  await context.route(`${provider.issuer}/token`, (route) => route.fulfill({ status: 401, headers, json: { error: 'invalid_client' } }));
  await setUp.openAndCheck();
  await setUp.expectFound('App ID', 'Problem', 'Single page app');
  await setUp.expectFound('Origin of this site', 'Fine');
});

test('a site whose addresses are not registered', { tag: '@local' }, async ({ deployment, host, page, setUp }) => {
  const origin = await host(deployment.site.config);
  await setUp.openAndCheck(`${origin}/set-up`);
  for (const name of ['Endpoint', 'Issuer', 'Keys']) await setUp.expectFound(name, 'Fine');
  await setUp.expectFound('Origin of this site', 'Problem', `not to pages of ${origin}`);
  await expect(setUp.check('Origin of this site')).toContainText(`${origin}/callback`);
  await setUp.expectFound('App ID', 'Cannot tell', 'Origin of this site');
  await setUp.expectFound('Redirect URI', 'Cannot tell', 'Origin of this site');
  await expectAccessible(page);
});

test('a redirect URI that is not registered, though the origin is', { tag: '@local' }, async ({ context, page, provider, setUp }) => {
  await context.route(`${provider.issuer}/request`, (route) => {
    const form = new URLSearchParams(route.request().postData());
    form.set('redirect_uri', `${form.get('redirect_uri')}/`);
    return route.continue({ postData: String(form) });
  });
  await setUp.openAndCheck();
  await setUp.expectFound('Origin of this site', 'Fine');
  await setUp.expectFound('Redirect URI', 'Problem', 'letter for letter');
  await expect(setUp.check('Redirect URI').getByRole('button', { name: 'Copy: Redirect URI' })).toBeVisible();
  await setUp.expectFound('Scopes and API resources', 'Cannot tell', '“Redirect URI” is fine');
  await expectAccessible(page);
});

test('an API resource that Logto does not know', { tag: '@local' }, async ({ configure, setUp }) => {
  configure({ resources: ['https://unknown.example'] });
  await setUp.openAndCheck();
  await setUp.expectFound('Redirect URI', 'Fine');
  await setUp.expectFound('Scopes and API resources', 'Problem', 'API resource');
});

test('a Logto that does not tell of redirect URIs: a sign-in in a new tab does', { tag: '@local' }, async ({ context, page, provider, setUp, signIn }) => {
  await changingDiscovery(context, provider, { pushed_authorization_request_endpoint: undefined });
  await setUp.openAndCheck();
  await setUp.expectFound('Redirect URI', 'Cannot tell', 'invalid_redirect_uri');
  await setUp.expectFound('Scopes and API resources', 'Cannot tell', 'invalid_target');
  const opened = context.waitForEvent('page');
  await setUp.check('Redirect URI').getByRole('link').click();
  await new signIn.constructor(await opened).expectShown();
  await expect(page).toHaveURL(/\/set-up$/);
});

test('a clock that is off by two hours', { tag: '@local' }, async ({ deployment, setUp }) => {
  deployment.site.ahead = 7_200;
  await setUp.openAndCheck();
  await setUp.expectFound('Clock', 'Problem', /is (119|120) minutes slow/);
  deployment.site.ahead = -7_200;
  await setUp.checkAgain.click();
  await expect(setUp.check('Clock')).toContainText(/is 120 minutes fast/);
  deployment.site.ahead = 0;
});

test('a browser that stores nothing', { tag: '@local' }, async ({ page, setUp }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('no', 'QuotaExceededError');
    };
  });
  await setUp.openAndCheck();
  await setUp.expectFound('Storage', 'Problem', 'stores nothing');
});

test('a device that is offline', { tag: '@local' }, async ({ context, setUp }) => {
  await setUp.openAndCheck();
  await context.setOffline(true);
  await setUp.checkAgain.click();
  await expect(setUp.announcement('Problems: 1.')).toHaveCount(1);
  await setUp.expectFound('Endpoint', 'Problem', 'offline');
  await setUp.expectFound('Clock', 'Cannot tell');
  await context.setOffline(false);
});

test('a page that came over plain http', { tag: '@local' }, async ({ deployment, page, setUp }) => {
  await setUp.openAndCheck(`${deployment.site.lanOrigin}/set-up`);
  await setUp.expectFound('Secure page', 'Problem', 'https');
  await setUp.expectFound('Keys', 'Problem', 'cannot verify');
  // Nor can anything be copied there.
  await setUp.copyButton('Redirect URI').first().click();
  await expect(page.getByText('does not allow copying').locator('visible=true').first()).toBeVisible();
  await expectAccessible(page);
});

for (const [name, userAgent, state, text] of [
  ['WeCom', 'Mozilla/5.0 (iPhone) Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1', 'Fine', 'WeCom’s own browser'],
  ['WeChat', 'Mozilla/5.0 (iPhone) Mobile/15E148 MicroMessenger/8.0.49', 'Cannot tell', 'inside WeChat'],
]) {
  test.describe(`inside ${name}`, () => {
    test.use({ userAgent });

    test('the browser is named', { tag: '@local' }, async ({ setUp }) => {
      await setUp.openAndCheck();
      await setUp.expectFound('Browser', state, text);
    });
  });
}

test('what is entered elsewhere can be copied', { tag: '@local' }, async ({ context, deployment: { site }, page, setUp }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await setUp.openAndCheck();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  for (const [of, value] of [
    ['Redirect URI', `${site.origin}/callback`],
    ['CORS allowed origin', site.origin],
    ['Callback address of the connector', `${site.config.endpoint}callback/connector-id`],
  ]) {
    const button = setUp.copyButton(of).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(setUp.announcement('Copied')).toHaveCount(1);
    expect(await copied()).toBe(value);
  }
  await setUp.copyButton('Command').click();
  await expect.poll(copied).toContain(`--endpoint ${site.config.endpoint} \\`);
  expect(await copied()).toContain(`--origin ${site.origin} \\`);
});

test('config.json keeps what else it has', { tag: '@local' }, async ({ configure, context, deployment: { site }, page, setUp }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  configure({ storage: 'session', connectorIds: { wecom: 'c1' }, brand: { name: 'Acme' } });
  await setUp.openAndCheck();
  await expect(page.getByText(`${site.config.endpoint}callback/c1`)).toBeVisible();
  await expect(setUp.endpoint).toHaveValue(site.config.endpoint);
  await setUp.endpoint.fill('https://logto.example');
  await setUp.appId.fill('another');
  await expect(setUp.file).toContainText('another');
  await setUp.copyButton('config.json').click();
  await expect(setUp.announcement('Copied')).toHaveCount(1);
  const written = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(written).toEqual({ ...site.config, endpoint: 'https://logto.example', appId: 'another' });
});

test.describe('without a config.json', { tag: '@local' }, () => {
  test('the way leads from the problem to the guide, which checks what is entered', async ({ home, host, page, provider, setUp, witness }) => {
    const origin = await host(404);
    await page.goto(origin);
    await page.getByRole('link', { name: 'How to set it up' }).click();
    await expect(page).toHaveURL(`${origin}/set-up`);
    await expect(page.getByRole('heading', { level: 1, name: 'Set-up' })).toBeVisible();
    await home.expectSession('failed');
    await expect(setUp.summary).toHaveText(/Fine: 4\./);
    await expect(setUp.check('Endpoint')).toHaveCount(0);
    await expect(page.getByText(`${origin}/config.json`)).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);

    await setUp.checkThese.click();
    await expect(setUp.endpoint).toBeFocused();
    await expect(page.getByRole('alert')).toHaveText([/whole address/, /App ID/]);
    for (const [entered, problem] of [
      ['http://logto.example/', /must begin with https/],
      ['https://logto.example/oidc', /Leave out \/oidc/],
      ['https://logto.example/?a', /Leave out everything/],
    ]) {
      await setUp.endpoint.fill(entered);
      await expect(page.getByRole('alert').first()).toHaveText(problem);
    }
    await expectAccessible(page);

    witness.mayAsk(provider.endpoint);
    await setUp.endpoint.fill(provider.endpoint);
    await setUp.appId.fill(provider.appId);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(setUp.file).toContainText(`"appId": "${provider.appId}"`);
    await setUp.checkThese.click();
    await setUp.expectFound('Endpoint', 'Fine');
    await setUp.expectFound('Origin of this site', 'Problem', origin);
    await expect(setUp.announcement('Problems: 1.')).toHaveCount(1);
    await expect(setUp.endpoint).toHaveValue(provider.endpoint);
  });

  test('the file as it is delivered gives no values, a broken one those it has', async ({ host, setUp }) => {
    const delivered = { endpoint: 'https://your-tenant.logto.app/', appId: 'your-app-id' };
    await setUp.open(`${await host(delivered)}/set-up`);
    await expect(setUp.file).toContainText('your-app-id');
    await expect(setUp.endpoint).toHaveValue('');
    await setUp.open(`${await host({ endpoint: 'logto', appId: 'app-1' })}/set-up/`);
    await expect(setUp.endpoint).toHaveValue('logto');
    await expect(setUp.appId).toHaveValue('app-1');
  });
});

for (const [language, title, state, summary] of [
  ['ja', 'セットアップ', '問題なし', '問題は見つかりませんでした。'],
  ['zh-CN', '部署指南', '正常', '未发现问题。'],
]) {
  test(`speaks ${language}`, { tag: '@local' }, async ({ page, setUp }) => {
    await setUp.open(`/set-up?lang=${language}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText(summary).first()).toBeVisible();
    await expect(page.locator('.finding .mark.good')).toHaveText(Array(11).fill(state));
    await expectAccessible(page);
    await expectNarrow(page);
  });
}

test('another language keeps what was entered and what was found', { tag: '@local' }, async ({ page, setUp }) => {
  await setUp.openAndCheck();
  await setUp.appId.fill('typed');
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'セットアップ' })).toBeVisible();
  await expect(setUp.appId).toHaveValue('typed');
  await expect(page.locator('.finding .mark.good')).toHaveCount(11);
});
