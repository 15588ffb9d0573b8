//! What Logto publishes and signs.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p384::ecdsa::signature::Signer;
use p384::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};

use super::ISSUER;
use crate::oidc::{Algorithm, Jwk};

/// A key that ID tokens are signed with.
pub(super) struct Key {
    id: String,
    /// The two coordinates, one after the other.
    point: Vec<u8>,
    /// Without one, signatures are hashes.
    signing: Option<SigningKey>,
}

impl Key {
    pub(super) fn of(id: &str) -> Self {
        let signing = SigningKey::from_slice(&Sha384::digest(id)).unwrap();
        let point = signing.verifying_key().to_encoded_point(false);
        Self {
            id: id.to_owned(),
            point: point.as_bytes()[1..].to_vec(),
            signing: Some(signing),
        }
    }

    pub(super) fn cheap(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            point: Sha384::digest(id).repeat(2),
            signing: None,
        }
    }

    /// The key set.
    pub(super) fn set(&self) -> String {
        let (x, y) = self.point.split_at(48);
        json!({ "keys": [{
            "kty": "EC", "use": "sig", "kid": self.id, "alg": "ES384", "crv": "P-384",
            "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
        }] })
        .to_string()
    }

    /// The compact form of a token with these claims.
    pub(super) fn signed(&self, claims: &Value) -> String {
        let header = json!({ "alg": "ES384", "kid": self.id }).to_string();
        let claims = claims.to_string();
        let signed = [
            URL_SAFE_NO_PAD.encode(header),
            URL_SAFE_NO_PAD.encode(claims),
        ]
        .join(".");
        let signature = match &self.signing {
            Some(key) => {
                let signature: Signature = key.sign(signed.as_bytes());
                signature.to_bytes().to_vec()
            }
            None => hash(&self.point, signed.as_bytes()),
        };
        [signed, URL_SAFE_NO_PAD.encode(signature)].join(".")
    }
}

/// Whether a cheap key has signed this.
pub(super) fn cheap(key: &Jwk, _: Algorithm, signed: &[u8], signature: &[u8]) -> bool {
    key.key
        .ec_point()
        .is_some_and(|point| hash(&point[1..], signed) == signature)
}

fn hash(point: &[u8], signed: &[u8]) -> Vec<u8> {
    let hash = Sha256::new().chain_update(point).chain_update(signed);
    hash.finalize().to_vec()
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
