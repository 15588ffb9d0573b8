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
const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h3v6H1z" fill="#b8002e"/><path d="M4.500 1H7v6H4.500z" fill="#e8a33d"/></svg>';
const inWecom = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1 Language/zh';

/** The application's pages by name: how to reach each, signed out and signed in. */
const signedOutPages = {
  'provider-down': async (page, at) => {
    await page.context().route(`${deployment.provider.endpoint}**`, (route) => route.abort());
    await page.goto(at('/sign-in'));
    await expect(page.getByRole('alert')).toBeVisible();
    await page.context().unrouteAll();
  },
  'signed-out': (page, at) => page.goto(at('/')),
  'signed-out-menu': async (page, at) => {
    await page.goto(at('/'));
    await openMenu(page);
  },
  'branded': async (page, at) => {
    await page.context().route(`${branded.origin}/logo.svg`, (route) => route.fulfill({ contentType: 'image/svg+xml', body: logo }));
    await page.goto(branded.origin + at('/'));
  },
  'branded-session': async (page, at) => {
    await page.goto(branded.origin + at('/session'));
    await expect(page.locator('.states')).toBeVisible();
  },
  'not-found': (page, at) => page.goto(at('/no-such-page')),
  'set-up': async (page, at) => {
    await page.goto(at('/set-up'));
    await expect(page.locator('.mark.good')).toHaveCount(11);
  },
  'set-up-problems': async (page, at) => {
    await page.goto(unregistered.origin + at('/set-up'));
    await expect(page.locator('.mark.bad')).toHaveCount(1);
  },
  'set-up-no-config': async (page, at) => {
    await page.goto(broken.origin + at('/set-up'));
    await expect(page.locator('.mark.good')).toHaveCount(4);
  },
  'callback-refused': async (page, at) => {
    await page.goto(at('/callback?code=forged&state=forged'));
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'builder': async (page, at) => {
    await page.goto(at('/builder?prompt=login&first_screen=identifier%3Asign_in&identifier=email+phone&direct_sign_in=social%3Awecom&ui_locales=zh-CN+en'));
    await expect(page.locator('.parameters')).toBeVisible();
  },
  'builder-wrong': async (page, at) => {
    await page.goto(at('/builder?max_age=soon'));
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'no-config': async (page, at) => {
    await page.goto(broken.origin + at('/'));
    await expect(page.getByRole('alert')).toBeVisible();
  },
};
const signedInPages = {
  'home': (page, at) => page.goto(at('/')),
  'menu': async (page, at) => {
    await page.goto(at('/'));
    await openMenu(page);
  },
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
  'organizations': async (page, at) => {
    await page.goto(at('/organizations?organization=org-acme'));
    await expect(page.locator('dl').nth(1).locator('.mark').first()).toBeVisible();
  },
  'organization-refused': async (page, at) => {
    await page.goto(at('/organizations?organization=org-vault'));
    await expect(page.getByRole('alert')).toBeVisible();
  },
};

checkTarget();
const wanted = process.argv.slice(2);
const names = [...Object.keys(signedOutPages), ...Object.keys(signedInPages), 'home-wecom', 'in-wecom', 'provider', 'wecom'];
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
  scopes: [
    ...deployment.site.config.scopes, 'phone', 'urn:logto:scope:sessions', 'read', 'write',
    'urn:logto:scope:organization_roles', 'read:documents', 'write:documents', 'manage:members',
  ],
  connectorIds: { wecom: 'local-wecom-connector' },
  apis: [
    { name: 'Bookstore', url: `${deployment.provider.endpoint}demo-api/books`, resource: 'https://api.example.com' },
    {
      name: 'Documents',
      url: `${deployment.provider.endpoint}demo-api/organizations/{organization}/documents`,
      resource: 'urn:logto:resource:organizations',
    },
  ],
});
const broken = await Site.open(dist, { config: { ...deployment.site.config, endpoint: 'logto' } });
const unregistered = await Site.open(dist, { config: deployment.site.config });
const branded = await Site.open(dist, {
  config: { ...deployment.site.config, brand: { name: 'Bookshop', logo: 'logo.svg', accent: '#b8002e' } },
});
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
  await Promise.all([deployment.close(), broken.close(), unregistered.close(), branded.close()]);
}
console.log(`${count} pictures in ${path.relative(process.cwd(), directory) || directory}`);

async function take(variant) {
  const { colorScheme, language, viewport } = variant;
  const settings = { baseURL: deployment.site.origin, viewport, colorScheme, locale: 'en-US', reducedMotion: 'reduce' };
  const context = await browser.newContext(settings);
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

  if (variant.size !== 'phone' || !chosen('in-wecom')) return;
  const phone = await browser.newContext({ ...settings, userAgent: inWecom, isMobile: true, hasTouch: true });
  const inApp = await phone.newPage();
  await inApp.goto(at('/'));
  await expect(inApp.locator('html')).toHaveAttribute('data-session', 'signed-out');
  await shoot(inApp, 'in-wecom', variant);
  await phone.close();
}

/** Where the screen is wide the menu stands open. */
async function openMenu(page) {
  const button = page.locator('.bar [popovertarget]');
  await expect(page.locator('h1')).toBeVisible();
  if (await button.isVisible()) await button.click();
}

async function shoot(page, name, { size, colorScheme, language }) {
  await page.screenshot({ path: path.join(directory, `${name}-${size}-${colorScheme}-${language}.png`), fullPage: true });
  count += 1;
}
