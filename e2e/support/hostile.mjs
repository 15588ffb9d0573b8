import { test as base } from './drivers.mjs';
import { MisbehavingProvider } from './misbehaving-provider.mjs';
import { Site } from './site.mjs';
import { dist } from './target.mjs';

/** `scene` gives a provider and an application that trusts it. */
export const test = base.extend({
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
