import { test as base } from '@playwright/test';
import { LocalProvider, appId } from './local-provider.mjs';
import { Site } from './site.mjs';
import { dist } from './target.mjs';
import { WebDriver } from './web-driver.mjs';

const signIn = "//button[normalize-space()='Sign in']";
const signOut = "//button[normalize-space()='Sign out']";

/** For what the page may load and run: a browser of a fresh profile, the application, and the local provider that knows it. */
export const test = base.extend({
  open: async ({}, use) => {
    const opened = [];
    await use(async (name, { policy = 'meta', storage = 'local', alter } = {}) => {
      const site = await Site.open(dist);
      opened.unshift(() => site.close());
      site.policy = policy;
      site.reports = [];
      if (alter) site.alter = alter;
      const provider = await LocalProvider.start([site.origin]);
      opened.unshift(() => provider.stop());
      const api = { name: 'Bookstore', url: `${provider.endpoint}demo-api/books`, resource: 'https://api.example.com' };
      site.config = {
        endpoint: provider.endpoint, appId, storage,
        scopes: ['email', 'identities', 'read', 'urn:logto:scope:organizations'], connectors: ['wecom'], apis: [api],
      };
      const browser = await WebDriver.start(name);
      opened.unshift(() => browser.close());
      return { browser, site, provider };
    });
    for (const close of opened) await close();
  },
});

/** Signs in by the provider's page, opens every page that the application has a way to, and signs out. Gives the paths it has seen. */
export async function visitEverything({ browser, site }) {
  await browser.open(`${site.origin}/`);
  await browser.expectSession('signed-out');
  await browser.open(`${site.origin}/sign-in`);
  await browser.type("//input[@name='identifier']", 'alice');
  await browser.type("//input[@name='password']", 'alice-password');
  await browser.click("//button[@type='submit']");
  await browser.expectSession('signed-in');
  const seen = new Set();
  const ahead = ['/', '/nowhere'];
  while (ahead.length > 0) {
    const path = ahead.shift();
    seen.add(path);
    await browser.open(site.origin + path);
    await browser.expectSession('signed-in');
    await browser.text('//h1');
    const links = await browser.run('return [...document.links].filter((link) => link.origin === origin).map((link) => link.pathname)');
    ahead.push(...new Set(links.filter((link) => !seen.has(link) && !ahead.includes(link) && !/sign|callback/.test(link))));
  }
  await browser.click(signOut);
  // Nobody is signed in before the page is left for the provider; only home, where it comes back to, asks for a sign-in.
  await browser.text(signIn);
  await browser.expectSession('signed-out');
  return [...seen];
}

/** Waits until the site has heard of a violation like this. Reports come in the order in which they were made. */
export async function reported(site, pattern) {
  await base.expect.poll(() => site.reports.filter((report) => pattern.test(report))).not.toEqual([]);
  return site.reports.filter((report) => !pattern.test(report));
}
