import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test as journey, expect } from './journey.mjs';
import { FileHost } from './file-host.mjs';
import { LocalProvider, appId } from './local-provider.mjs';
import { Nginx } from './nginx.mjs';
import { dist, distBelowApp } from './target.mjs';

export { expect };

/** Hosts, what they serve, and the journeys to make there. `notFound`: whether they answer with 404.html. */
export const hosts = {
  'nginx, at the root': { Host: Nginx, dist, base: '/', notFound: true, specs: ['visit', 'served', 'new-deployment', 'cloudfront'] },
  'nginx, below /app/, built with --config': { Host: Nginx, dist: distBelowApp, base: '/app/', notFound: true, specs: ['visit', 'served', 'below-a-path', 'cloudfront'] },
  'files with a 404.html, at the root': { Host: FileHost, dist, base: '/', notFound: true, specs: ['visit'] },
  'files and nothing else, below /app/, built with --config': { Host: FileHost, dist: distBelowApp, base: '/app/', specs: ['visit', 'new-deployment'] },
};

/** What a build says in its own config.json, where it was built with one. */
const builtWith = (build) => {
  const config = JSON.parse(readFileSync(path.join(build, 'config.json'), 'utf8'));
  return config.appId === appId ? config : undefined;
};

/** A journey through a build on one of the hosts. */
export const test = journey.extend({
  hosted: [undefined, { scope: 'worker', option: true }],

  deployment: [async ({ hosted }, use) => {
    const { Host, dist: build, base, notFound } = hosts[hosted];
    const site = await Host.start(build, base, { notFound });
    const config = builtWith(build);
    const provider = await LocalProvider.start([site.origin], config?.endpoint, { IDP_APP_BASES: site.origin + base });
    // Whoever builds without a configuration edits the file beside index.html.
    site.config = config ?? await site.configure({ endpoint: provider.endpoint, appId, scopes: ['email'] });
    await use({ site, provider });
    await Promise.all([site.close(), provider.stop()]);
  }, { scope: 'worker' }],

  /** In this browser the endpoint that a build was given leads to the provider of this worker. */
  launchOptions: [async ({ launchOptions, deployment: { provider } }, use) => {
    const rule = `--host-resolver-rules=MAP ${new URL(provider.endpoint).host} 127.0.0.1:${provider.port}`;
    await use({ ...launchOptions, args: [...launchOptions.args, rule] });
  }, { scope: 'worker' }],

  /** Pages are named relative to it. */
  baseURL: async ({ deployment: { site } }, use) => {
    await use(site.origin + site.base);
  },
});

/** Ends a run that could only fail, with one line that says what to do. */
export function checkHosting() {
  const missing = [dist, distBelowApp].filter((build) => !existsSync(path.join(build, '404.html')));
  if (missing.length === 0) return;
  console.error(`No release build in ${missing.join(' and ')}: run \`cargo xtask test hosting\`, or set E2E_DIST and E2E_DIST_BELOW_APP.`);
  process.exit(1);
}
