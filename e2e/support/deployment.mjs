import { LocalProvider, appId, thirdPartyAppId } from './local-provider.mjs';
import { Site } from './site.mjs';
import { dist, distWithSoftwareCrypto } from './target.mjs';

const scopes = ['email', 'identities', 'urn:logto:scope:organizations'];
const resources = ['https://api.example.com'];

/** The local provider and the sites it knows: a first-party application, a third-party one, and the first built with `software-crypto`. */
export async function startLocally() {
  const site = await Site.open(dist);
  const thirdParty = await Site.open(dist);
  const softwareCrypto = await Site.open(distWithSoftwareCrypto);
  const sites = [site, thirdParty, softwareCrypto];
  const origins = sites.flatMap(({ origin, lanOrigin }) => [origin, lanOrigin]);
  const provider = await LocalProvider.start(origins);
  site.config = { endpoint: provider.endpoint, appId, scopes, resources, connectors: ['wecom'] };
  thirdParty.config = { ...site.config, appId: thirdPartyAppId };
  softwareCrypto.config = site.config;
  return {
    site,
    thirdParty,
    softwareCrypto,
    provider,
    close: async () => {
      await Promise.all([...sites.map((one) => one.close()), provider.stop()]);
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
