import { expect } from '@playwright/test';
import { test as base } from './drivers.mjs';
import { LocalProvider, appId } from './local-provider.mjs';
import { Site } from './site.mjs';
import { dist } from './target.mjs';

const signIn = "//button[normalize-space()='Sign in']";
const signOut = "//button[normalize-space()='Sign out']";

/** What a site says its policy in, and where it keeps sessions. */
const kinds = ['meta', 'headers'].flatMap((policy) => ['local', 'session'].map((storage) => [policy, storage]));

/** For what the page may load and run: a browser, the application at an address that is new to it, and the local provider. */
export const test = base.extend({
  /** The provider, and a site of each kind that it knows. No two journeys in a browser ask for the same. */
  known: [async ({}, use) => {
    const sites = new Map();
    for (const [policy, storage] of kinds) sites.set(`${policy} ${storage}`, Object.assign(await Site.open(dist), { policy, storage }));
    const provider = await LocalProvider.start([...sites.values()].map(({ origin }) => origin));
    await use({ provider, site: (policy, storage) => sites.get(`${policy} ${storage}`) });
    await Promise.all([provider.stop(), ...[...sites.values()].map((site) => site.close())]);
  }, { scope: 'worker' }],

  open: async ({ drivers, known: { provider } }, use) => {
    const opened = [];
    await use(async (name, site) => {
      await provider.control('reset');
      if (!site) opened.push(site = await Site.open(dist));
      site.reports = [];
      const api = { name: 'Bookstore', url: `${provider.endpoint}demo-api/books`, resource: 'https://api.example.com' };
      site.config = {
        endpoint: provider.endpoint, appId, storage: site.storage,
        scopes: ['email', 'identities', 'read', 'urn:logto:scope:organizations'], connectors: ['wecom'], apis: [api],
      };
      return { browser: await drivers(name), site, provider };
    });
    await Promise.all(opened.map((site) => site.close()));
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
  await expect.poll(() => site.reports.filter((report) => pattern.test(report))).not.toEqual([]);
  return site.reports.filter((report) => !pattern.test(report));
}
