import { test as base, expect } from '@playwright/test';
import { CallbackPage } from '../pages/callback-page.mjs';
import { HomePage } from '../pages/home-page.mjs';
import { SignInPage } from '../pages/sign-in-page.mjs';
import { WecomPage } from '../pages/wecom-page.mjs';
import { connect, startLocally } from './deployment.mjs';
import { Site } from './site.mjs';
import { dist, person, realLogto } from './target.mjs';
import { Witness } from './witness.mjs';

export { expect };

export const test = base.extend({
  /** The provider and the sites it knows; one of each per worker. */
  deployment: [async ({}, use) => {
    const deployment = realLogto ? await connect(realLogto) : await startLocally();
    await use(deployment);
    await deployment.close();
  }, { scope: 'worker' }],

  /** The identity provider: `endpoint`, `issuer`, `appId`, and for the local one its controls. A local one is fresh for each journey. */
  provider: async ({ deployment }, use) => {
    await deployment.provider.control?.('reset');
    for (const site of [deployment.site, deployment.softwareCrypto]) if (site) site.ahead = 0;
    await use(deployment.provider);
  },

  /** Scopes that the application asks for beside its usual ones. */
  scopes: [[], { option: true }],

  asking: [async ({ deployment: { site }, scopes }, use) => {
    const { config } = site;
    if (scopes.length > 0) site.config = { ...config, scopes: [...config.scopes, ...scopes] };
    await use();
    site.config = config;
  }, { auto: true }],

  baseURL: async ({ deployment }, use) => {
    await use(deployment.site.origin);
  },

  /** Hosts the application once more, under a `config.json` of the journey's own. */
  host: async ({ witness }, use) => {
    const sites = [];
    await use(async (config) => {
      const site = await Site.open(dist, { config });
      sites.push(site);
      witness.alsoWatches(site);
      return site.origin;
    });
    await Promise.all(sites.map((site) => site.close()));
  },

  /** Watches every page of the journey for what must never be seen, and fails it at the end. */
  witness: [async ({ context, provider, deployment }, use) => {
    const witness = new Witness(provider.endpoint, sitesOf(deployment));
    await witness.watch(context);
    await use(witness);
    await witness.check();
  }, { auto: true }],

  /** Who signs in by password. */
  person: async ({}, use) => {
    await use(person);
  },

  home: async ({ page }, use) => {
    await use(new HomePage(page));
  },
  signIn: async ({ page }, use) => {
    await use(new SignInPage(page));
  },
  wecom: async ({ page }, use) => {
    await use(new WecomPage(page));
  },
  callback: async ({ page, provider }, use) => {
    await use(new CallbackPage(page, provider.issuer));
  },

  /** Signs the person in at an address of the application, until nothing of that is on its way any more. */
  signInAt: async ({ page, provider, home, signIn, person: who }, use) => {
    await use(async (address) => {
      await home.open(address);
      await home.signInButton.click();
      const informed = page.waitForResponse(`${provider.issuer}/me`);
      await signIn.signIn(who);
      await informed;
      await home.expectSignedIn(who.name);
    });
  },

  /** The person, already signed in on the home page, and nothing on its way any more. */
  signedIn: async ({ signInAt, person: who }, use) => {
    await signInAt('/');
    await use(who);
  },
});

/** Wherever the application is served from, under each of its names. */
function sitesOf({ site, thirdParty, softwareCrypto }) {
  return [site, thirdParty, softwareCrypto].filter(Boolean).flatMap((one) => [
    one,
    {
      origin: one.lanOrigin,
      get config() {
        return one.config;
      },
    },
  ]);
}
