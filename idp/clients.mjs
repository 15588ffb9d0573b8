export const thirdPartyId = 'leptos-logto-third-party';
export const secondAppId = 'leptos-logto-second';

const thirdPartyScopes = 'openid offline_access profile email roles identities '
  + 'urn:logto:scope:organizations urn:logto:scope:organization_roles';

/** The applications this provider knows, as oidc-provider client metadata by id. */
export function createClients(config, algorithm) {
  const app = (id, name, extra = {}) => ({
    client_id: id,
    client_name: name,
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: config.redirectUris,
    post_logout_redirect_uris: config.postLogoutRedirectUris,
    id_token_signed_response_alg: algorithm,
    ...extra,
  });
  return new Map([
    [config.appId, app(config.appId, 'Leptos Logto')],
    [secondAppId, app(secondAppId, 'Second application')],
    [thirdPartyId, app(thirdPartyId, 'Third-party application', { scope: thirdPartyScopes })],
  ]);
}

export const isThirdParty = (clientId) => clientId === thirdPartyId;
