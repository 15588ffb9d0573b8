import { expect, test } from '../support/journey.mjs';

const good = { endpoint: 'http://localhost:3001/', appId: 'leptos-logto-dev' };

/** What `/config.json` answers, and the words the set-up page must have about it. */
const cases = {
  'missing': [404, /config\.json/],
  'missing, on a host that answers every path with index.html': ['fallback', /config\.json/],
  'answered with an error': [500, /500/],
  'empty': ['', /config\.json/],
  'malformed JSON': ['{ "endpoint": "http://localhost:3001/", }', /line 1/i],
  'not an object': ['[]', /object/i],
  'without an endpoint': [{ appId: good.appId }, /endpoint/],
  'without an application id': [{ endpoint: good.endpoint }, /appId/],
  'with an application id that is a number': [{ ...good, appId: 5 }, /appId/],
  'with an empty application id': [{ ...good, appId: '' }, /appId/],
  'with scopes that are a text': [{ ...good, scopes: 'email' }, /scopes/],
  'with a scope that is no scope': [{ ...good, scopes: ['two words'] }, /scope/],
  'with resources that are numbers': [{ ...good, resources: [1] }, /resources/],
  'with connectors that are an object': [{ ...good, connectors: {} }, /connectors/],
  'with an unknown storage': [{ ...good, storage: 'cookie' }, /storage/],
  'with an unknown way to sign in in WeCom': [{ ...good, wecomInApp: true }, /wecomInApp/],
  'with an endpoint that is no URL': [{ ...good, endpoint: 'logto' }, /endpoint/],
  'with an endpoint of another scheme': [{ ...good, endpoint: 'ftp://logto.example.com/' }, /endpoint/],
  'with an endpoint that is not secure': [{ ...good, endpoint: 'http://logto.example.com/' }, /https/],
  'with the endpoint of the example': [{ ...good, endpoint: 'https://your-tenant.logto.app/' }, /endpoint|example/],
  'with the application id of the example': [{ ...good, appId: 'your-app-id' }, /appId|example/],
};

for (const [name, [config, problem]] of Object.entries(cases)) {
  test(`config.json ${name}: the set-up page names the problem and shows a correct example`, { tag: '@local' }, async ({ page, home, host, witness }) => {
    const origin = await host(config);
    await page.goto(origin);
    await expect(home.alert).toBeVisible();
    await expect(home.alert).toContainText(problem);
    await expect(page.locator('pre')).toContainText('"endpoint"');
    await expect(page.locator('pre')).toContainText('"appId"');
    await expect(page.locator('body'), 'what to register in the console').toContainText(`${origin}/callback`);
    await home.expectSession('failed');
    await expect(home.signInButton).toHaveCount(0);
    expect(witness.to('/oidc/auth')).toEqual([]);
  });
}

test('config.json with an unknown key is no problem', { tag: '@local' }, async ({ home, host, page }) => {
  await page.goto(await host({ ...good, comment: 'staging' }));
  await home.expectSignedOut();
});

test('config.json mended: Try again is enough', { tag: '@local' }, async ({ home, signIn, deployment, person }) => {
  const { config } = deployment.site;
  try {
    deployment.site.config = { ...config, endpoint: 'logto' };
    await home.open();
    await expect(home.alert).toContainText('endpoint');
  } finally {
    deployment.site.config = config;
  }
  await home.tryAgainButton.click();
  await home.expectSignedOut();
  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
});

test('a configuration the provider does not know ends on the provider\'s page and loses nothing', { tag: '@local' }, async ({ home, page, host, deployment, provider }) => {
  const origin = await host({ ...deployment.site.config, appId: 'no-such-application' });
  await page.goto(origin);
  await home.expectSignedOut();
  await home.signInButton.click();
  await expect(page.locator('body')).toContainText('invalid_client');
  expect(page.url()).toContain(provider.issuer);
  await page.goto(origin);
  await home.expectSignedOut();
});
