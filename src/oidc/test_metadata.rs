//! The discovery document of Logto 1.42 on localhost, for tests.

use super::discovery::{Endpoint, Metadata, parse};

pub(crate) const DOCUMENT: &str = r#"{
  "authorization_endpoint": "http://localhost:3001/oidc/auth",
  "device_authorization_endpoint": "http://localhost:3001/oidc/device/auth",
  "claims_parameter_supported": false,
  "claims_supported": ["sub", "name", "email", "roles", "sid", "auth_time", "iss"],
  "code_challenge_methods_supported": ["S256"],
  "end_session_endpoint": "http://localhost:3001/oidc/session/end",
  "grant_types_supported": ["implicit", "authorization_code", "refresh_token"],
  "issuer": "http://localhost:3001/oidc",
  "jwks_uri": "http://localhost:3001/oidc/jwks",
  "authorization_response_iss_parameter_supported": true,
  "response_modes_supported": ["form_post", "fragment", "query"],
  "response_types_supported": ["code id_token", "code", "id_token", "none"],
  "scopes_supported": ["openid", "offline_access", "profile", "email"],
  "subject_types_supported": ["public"],
  "token_endpoint_auth_methods_supported": ["client_secret_basic", "none"],
  "token_endpoint": "http://localhost:3001/oidc/token",
  "id_token_signing_alg_values_supported": ["ES384"],
  "pushed_authorization_request_endpoint": "http://localhost:3001/oidc/request",
  "request_uri_parameter_supported": false,
  "userinfo_endpoint": "http://localhost:3001/oidc/me",
  "introspection_endpoint": "http://localhost:3001/oidc/token/introspection",
  "revocation_endpoint": "http://localhost:3001/oidc/token/revocation",
  "claim_types_supported": ["normal"]
}"#;

#[allow(clippy::unwrap_used)]
pub(crate) fn metadata() -> Metadata {
    parse(
        &Endpoint::parse("http://localhost:3001/").unwrap(),
        DOCUMENT,
    )
    .unwrap()
}
