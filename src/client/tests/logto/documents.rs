//! What Logto publishes and signs.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p384::ecdsa::signature::Signer;
use p384::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};

use super::ISSUER;

pub(super) fn jwks((id, key): &(String, SigningKey)) -> String {
    let point = key.verifying_key().to_encoded_point(false);
    json!({ "keys": [{
        "kty": "EC", "use": "sig", "kid": id, "alg": "ES384", "crv": "P-384",
        "x": URL_SAFE_NO_PAD.encode(point.x().unwrap()),
        "y": URL_SAFE_NO_PAD.encode(point.y().unwrap()),
    }] })
    .to_string()
}

pub(super) fn metadata() -> String {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://logto.test/oidc/auth",
        "token_endpoint": "https://logto.test/oidc/token",
        "userinfo_endpoint": "https://logto.test/oidc/me",
        "jwks_uri": "https://logto.test/oidc/jwks",
        "end_session_endpoint": "https://logto.test/oidc/session/end",
        "revocation_endpoint": "https://logto.test/oidc/token/revocation",
        "id_token_signing_alg_values_supported": ["ES384"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
    })
    .to_string()
}

/// The compact form of a token with these claims.
pub(super) fn signed((id, key): &(String, SigningKey), claims: &Value) -> String {
    let header = json!({ "alg": "ES384", "kid": id }).to_string();
    let claims = claims.to_string();
    let signed = [
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(claims),
    ]
    .join(".");
    let signature: Signature = key.sign(signed.as_bytes());
    [signed, URL_SAFE_NO_PAD.encode(signature.to_bytes())].join(".")
}
