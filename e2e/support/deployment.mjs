import { LocalProvider, appId, thirdPartyAppId } from './local-provider.mjs';
import { Site } from './site.mjs';
import { dist } from './target.mjs';

const scopes = ['email', 'identities', 'urn:logto:scope:organizations'];
const resources = ['https://api.example.com'];

/** The local provider and two sites it knows: a first-party application and a third-party one. */
export async function startLocally() {
  const site = await Site.open(dist);
  const thirdParty = await Site.open(dist);
  const provider = await LocalProvider.start([site.origin, thirdParty.origin]);
  site.config = { endpoint: provider.endpoint, appId, scopes, resources, connectors: ['wecom'] };
  thirdParty.config = { ...site.config, appId: thirdPartyAppId };
  return {
    site,
    thirdParty,
    provider,
    close: async () => {
      await Promise.all([site.close(), thirdParty.close(), provider.stop()]);
    },
  };
}

/** The application against a real Logto. */
export async function connect({ endpoint, appId: id, port }) {
  const site = await Site.open(dist, { config: { endpoint, appId: id, scopes }, port });
  return {
    site,
    provider: { endpoint, issuer: `${endpoint}oidc`, appId: id },
    close: () => site.close(),
  };
}
