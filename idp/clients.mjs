export const thirdPartyId = 'leptos-logto-third-party';
export const secondAppId = 'leptos-logto-second';

const thirdPartyScopes = 'openid offline_access profile email roles identities '
  + 'urn:logto:scope:organizations urn:logto:scope:organization_roles';

/** An application as oidc-provider client metadata; nothing when there is none of this id. */
export function findClient(id, tenant, algorithm) {
  const app = tenant.application(id);
  if (!app) return undefined;
  const shared = { client_id: id, client_name: app.name, id_token_signed_response_alg: algorithm };
  return { ...shared, ...(app.type === 'MachineToMachine' ? ofMachine(app) : ofPublicApp(app)) };
}

function ofPublicApp({ isThirdParty: foreign, oidcClientMetadata: { redirectUris, postLogoutRedirectUris } }) {
  return {
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: redirectUris,
    post_logout_redirect_uris: postLogoutRedirectUris.flatMap(asLogtoCompares),
    ...(foreign ? { scope: thirdPartyScopes } : undefined),
  };
}

function ofMachine({ secret }) {
  return {
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}

/** Logto compares these as URLs: with and without the slash after an origin are the same. */
function asLogtoCompares(address) {
  const { origin, href } = new URL(address);
  return href === `${origin}/` ? [href, origin] : [address];
}

export const isThirdParty = (clientId) => clientId === thirdPartyId;
