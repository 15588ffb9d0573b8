//! ID tokens, good ones unless told otherwise.

use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::{APP, Grant, ISSUER, Provider};
use crate::hostile::keys::{compact, encode};
use leptos_logto::oidc::Algorithm;

impl Provider {
    pub(super) fn issue_id_token(&self, grant: &Grant, access_token: &str) -> String {
        let key = self.key();
        let now = self.now();
        let mut header = json!({ "alg": key.algorithm.name(), "kid": key.id });
        let mut claims = json!({
            "iss": ISSUER, "aud": APP, "sub": grant.subject, "iat": now, "exp": now + 3600,
            "nonce": grant.nonce, "at_hash": access_token_hash(key.algorithm, access_token),
            "name": format!("{} of Test", grant.subject), "username": Value::Null,
        });
        if grant.max_age {
            claims["auth_time"] = now.into();
        }
        let conduct = self.0.conduct.borrow();
        (conduct.header)(&mut header);
        (conduct.claims)(&mut claims);
        let claims = (conduct.claims_text)(claims.to_string());
        let token = compact(&header, &claims, |signed| {
            (conduct.signature)(signed, key.sign(signed))
        });
        let token = (conduct.id_token)(token);
        self.0.issued.borrow_mut().push(token.clone());
        token
    }
}

/// OpenID Connect Core §3.1.3.8.
pub(crate) fn access_token_hash(algorithm: Algorithm, token: &str) -> String {
    let hash = match algorithm {
        Algorithm::Rs256 | Algorithm::Ps256 | Algorithm::Es256 => Sha256::digest(token).to_vec(),
        Algorithm::Es384 => Sha384::digest(token).to_vec(),
        Algorithm::Es512 | Algorithm::EdDsa => Sha512::digest(token).to_vec(),
    };
    encode(&hash[..hash.len() / 2])
}
