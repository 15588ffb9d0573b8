import { test as base } from '@playwright/test';
import { MisbehavingProvider } from './misbehaving-provider.mjs';
import { Site } from './site.mjs';
import { dist } from './target.mjs';
import { WebDriver } from './web-driver.mjs';

/** For what holds in every browser: `drivers` gives one by its name, `scene` a provider and an application that trusts it. */
export const test = base.extend({
  drivers: [async ({}, use) => {
    const started = new Map();
    await use((name) => {
      if (!started.has(name)) started.set(name, WebDriver.start(name));
      return started.get(name);
    });
    for (const driver of await Promise.allSettled(started.values())) await driver.value?.close();
  }, { scope: 'worker' }],

  /** Opens an origin that no journey has used, so that its storage is empty. */
  scene: async ({}, use) => {
    const opened = [];
    await use(async ({ algorithm, conduct = {} } = {}) => {
      const provider = await MisbehavingProvider.start(algorithm);
      provider.conduct = conduct;
      const site = await Site.open(dist, { config: { endpoint: provider.endpoint, appId: 'hostile' } });
      opened.push(provider, site);
      return { provider, site };
    });
    await Promise.all(opened.map((server) => server.close()));
  },
});
