import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ApisPage } from '../pages/apis-page.mjs';
import { expect, hosts, test } from '../support/hosting.mjs';

const endpoint = 'http://localhost:3001';

const directive = (policy, name) => policy.split('; ').find((one) => one.startsWith(`${name} `));

test('a build with --config lets the page speak with what that names and nobody else', async ({ page, home, signIn, person, hosted, witness }) => {
  const { dist } = hosts[hosted];
  witness.expectUncaught(/connect-src/);
  const response = await page.goto('');
  const html = await response.text();
  const [, meta] = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
  expect(directive(meta, 'connect-src')).toBe(`connect-src 'self' ${endpoint}`);
  expect(directive(meta, 'img-src')).toBe(`img-src 'self' data: https: ${endpoint}`);
  const [, header] = readFileSync(path.join(dist, '_headers'), 'utf8').match(/^ {2}Content-Security-Policy: (.*)$/m);
  expect(header).toBe(`${meta}; frame-ancestors 'none'`);
  for (const copy of ['404.html', 'callback/index.html', 'profile/index.html']) {
    expect(readFileSync(path.join(dist, copy), 'utf8'), copy).toBe(html);
  }

  await home.expectSignedOut();
  const blocked = await page.evaluate(async () => {
    const policies = [];
    const both = new Promise((resolve) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, originalPolicy }) => {
        policies.push([effectiveDirective, originalPolicy.includes('script-src')]);
        if (policies.some(([, ofThePage]) => ofThePage)) resolve();
      });
    });
    const sent = await fetch('https://elsewhere.example/').then(() => 'sent', () => 'refused');
    await both;
    return [sent, policies.find(([, ofThePage]) => ofThePage)[0]];
  });
  expect(blocked).toEqual(['refused', 'connect-src']);

  await home.signInButton.click();
  await signIn.signIn(person);
  await home.expectSignedIn(person.name);
  await page.getByRole('link', { name: 'API access', exact: true }).click();
  const api = new ApisPage(page).api('Bookstore');
  await api.readButton.click();
  await api.expectAnswer(200);
});

test('the path without its slash leads below it', async ({ page, home, deployment: { site } }) => {
  await page.goto(`${site.origin}/app?lang=ja`);
  await home.expectSession('signed-out');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  expect(new URL(page.url()).pathname).toBe('/app/');
});
