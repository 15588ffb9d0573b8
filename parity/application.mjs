/** The application of one request, as its developer configures it. */
export function application(overrides = {}) {
  const endpoint = overrides.endpoint ?? 'https://tenant.example/';
  const { document = {}, ...rest } = overrides;
  return {
    endpoint,
    document: { ...discoveryDocument(endpoint), ...document },
    appId: 'app-id',
    scopes: [],
    resources: [],
    includeReservedScopes: true,
    prompt: undefined,
    ...rest,
  };
}

/** What a Logto at `endpoint` says about itself, as far as either side reads it. */
function discoveryDocument(endpoint) {
  const issuer = `${endpoint.replace(/\/$/, '')}/oidc`;
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/me`,
    revocation_endpoint: `${issuer}/token/revocation`,
    end_session_endpoint: `${issuer}/session/end`,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: ['ES384'],
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
    authorization_response_iss_parameter_supported: true,
  };
}
