import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { HomePage } from './pages/home-page.mjs';
import { SignInPage } from './pages/sign-in-page.mjs';
import { WecomPage } from './pages/wecom-page.mjs';
import { launch } from './support/browser.mjs';
import { startLocally } from './support/deployment.mjs';
import { Site } from './support/site.mjs';
import { checkTarget, dist, person } from './support/target.mjs';

/**
 * Pictures of every page, on a phone and a desktop, light and dark, in every language, into `shots/`.
 * `npm run shots -- home profile` takes the named pages only.
 */
const directory = fileURLToPath(new URL('shots/', import.meta.url));
const sizes = { phone: { width: 375, height: 812 }, desktop: { width: 1280, height: 800 } };
const schemes = ['light', 'dark'];
const languages = ['en', 'ja', 'zh-CN'];

/** The application's pages by name: how to reach each, signed out and signed in. */
const signedOutPages = {
  'provider-down': async (page, at) => {
    await page.context().route(`${deployment.provider.endpoint}**`, (route) => route.abort());
    await page.goto(at('/sign-in'));
    await expect(page.getByRole('alert')).toBeVisible();
    await page.context().unrouteAll();
  },
  'signed-out': (page, at) => page.goto(at('/')),
  'not-found': (page, at) => page.goto(at('/no-such-page')),
  'callback-refused': async (page, at) => {
    await page.goto(at('/callback?code=forged&state=forged'));
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'set-up': async (page, at) => {
    await page.goto(broken.origin + at('/'));
    await expect(page.getByRole('alert')).toBeVisible();
  },
};
const signedInPages = {
  'home': (page, at) => page.goto(at('/')),
  'profile': async (page, at) => {
    await page.goto(at('/profile'));
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expect(page.locator('dl').first()).toBeVisible();
  },
  'account': async (page, at) => {
    await page.goto(at('/account'));
    await expect(page.locator('.item').first()).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
  },
  'session': async (page, at) => {
    await page.goto(at('/session'));
    await expect(page.locator('.countdown').first()).toBeVisible();
  },
  'apis': async (page, at) => {
    await page.goto(at('/apis'));
    await page.getByRole('button', { name: /GET/ }).click();
    await expect(page.locator('pre')).toHaveCount(2);
  },
};

checkTarget();
const wanted = process.argv.slice(2);
const names = [...Object.keys(signedOutPages), ...Object.keys(signedInPages), 'home-wecom', 'provider', 'wecom'];
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such page: ${unknown.join(', ')}. There are: ${names.join(', ')}`);
  process.exit(1);
}
const chosen = (name) => wanted.length === 0 || wanted.includes(name);

await rm(directory, { recursive: true, force: true });
await mkdir(directory, { recursive: true });
const deployment = await startLocally();
Object.assign(deployment.site.config, {
  scopes: [...deployment.site.config.scopes, 'read', 'write'],
  apis: [{ name: 'Bookstore', url: `${deployment.provider.endpoint}demo-api/books`, resource: 'https://api.example.com' }],
});
const broken = await Site.open(dist, { config: { ...deployment.site.config, endpoint: 'logto' } });
const browser = await launch();
let count = 0;
try {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of schemes) {
      for (const language of languages) await take({ size, viewport, colorScheme, language });
    }
  }
} finally {
  await browser.close();
  await Promise.all([deployment.close(), broken.close()]);
}
console.log(`${count} pictures in ${path.relative(process.cwd(), directory) || directory}`);

async function take(variant) {
  const { colorScheme, language, viewport } = variant;
  const context = await browser.newContext({ baseURL: deployment.site.origin, viewport, colorScheme, locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const signIn = new SignInPage(page);
  const wecom = new WecomPage(page);
  const at = (address) => `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
  const each = async (pages, session) => {
    for (const [name, reach] of Object.entries(pages).filter(([name]) => chosen(name))) {
      await reach(page, at);
      await expect(page.locator('html')).toHaveAttribute('data-session', session);
      await shoot(page, name, variant);
    }
  };

  await each(signedOutPages, /^(signed-out|failed)$/);
  await page.goto(at('/sign-in?connector=wecom'));
  await wecom.expectShown();
  if (chosen('wecom')) await shoot(page, 'wecom', variant);
  await wecom.confirmAs('张伟');
  await expect(page.getByText(/zhangwei$/)).toBeVisible();
  if (chosen('home-wecom')) await shoot(page, 'home-wecom', variant);

  await context.clearCookies();
  await page.goto(at('/sign-in'));
  await signIn.expectShown();
  if (chosen('provider')) await shoot(page, 'provider', variant);
  await signIn.signIn(person);
  await expect(new HomePage(page).heading(person.name)).toBeVisible();
  await each(signedInPages, 'signed-in');
  await context.close();
}

async function shoot(page, name, { size, colorScheme, language }) {
  await page.screenshot({ path: path.join(directory, `${name}-${size}-${colorScheme}-${language}.png`), fullPage: true });
  count += 1;
}
