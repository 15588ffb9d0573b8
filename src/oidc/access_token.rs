//! Access tokens are opaque to a client (RFC 9068 §6). Looking into one is for display only.

use std::fmt;

use serde::de::DeserializeOwned;

use super::json::{self, Object};
use super::jws::{self, Jws};
use super::value::Timestamp;

/// What an access token seems to say, to be shown to a developer.
///
/// Nothing in it was verified, and its format is a matter between Logto and the API: decide
/// nothing by it. `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessTokenClaims {
    /// `iss`
    pub issuer: Option<String>,
    /// `sub`
    pub subject: Option<String>,
    /// `aud`: the resource, or `urn:logto:organization:<id>`.
    pub audience: Vec<String>,
    /// `scope`, split.
    pub scopes: Vec<String>,
    /// `client_id`
    pub client_id: Option<String>,
    /// `organization_id`
    pub organization_id: Option<String>,
    /// `iat`
    pub issued_at: Option<Timestamp>,
    /// `exp`
    pub expires_at: Option<Timestamp>,
    json: String,
}

impl AccessTokenClaims {
    /// Any claim by name, in the caller's own type; `None` if it is absent, `null` or of another
    /// type.
    #[must_use]
    pub fn claim<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        json::member(&self.json, name)
    }

    /// All claims as JSON text.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }
}

impl fmt::Debug for AccessTokenClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessTokenClaims")
    }
}

/// Decodes an access token for display. `None` for an opaque one, such as Logto issues without a
/// resource.
///
/// The signature is not checked; see [`AccessTokenClaims`].
#[must_use]
pub fn decode_claims_for_display(jwt: &str) -> Option<AccessTokenClaims> {
    if jwt.len() > jws::MAX_LENGTH {
        return None;
    }
    let json = Jws::parse(jwt)?.payload;
    let object = Object::parse(&json)?;
    let audience = match object.text("aud") {
        Some(entry) => vec![entry],
        None => object.texts("aud").unwrap_or_default(),
    };
    let scope = object.text("scope").unwrap_or_default();
    Some(AccessTokenClaims {
        issuer: object.text("iss"),
        subject: object.text("sub"),
        audience,
        scopes: scope.split_ascii_whitespace().map(str::to_owned).collect(),
        client_id: object.text("client_id"),
        organization_id: object.text("organization_id"),
        issued_at: object.integer("iat").map(Timestamp::from_secs),
        expires_at: object.integer("exp").map(Timestamp::from_secs),
        json,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::oidc::base64url;

    fn jwt(payload: &str) -> String {
        let header = r#"{"alg":"ES384","typ":"at+jwt","kid":"k"}"#;
        let parts = [header, payload, "signature"].map(|part| base64url::encode(part.as_bytes()));
        parts.join(".")
    }

    #[test]
    fn resource_tokens_are_shown() {
        let claims = decode_claims_for_display(&jwt(
            r#"{"jti":"j","sub":"u1","iat":1700000000,"exp":1700003600,"scope":"read:things write:things","client_id":"app","iss":"https://l/oidc","aud":"https://api.example.test","organization_id":"o1"}"#,
        ))
        .unwrap();
        assert_eq!(claims.audience, ["https://api.example.test"]);
        assert_eq!(claims.scopes, ["read:things", "write:things"]);
        assert_eq!(claims.organization_id.as_deref(), Some("o1"));
        assert_eq!(claims.expires_at, Some(Timestamp::from_secs(1_700_003_600)));
        assert_eq!(claims.claim::<String>("jti").as_deref(), Some("j"));
        assert_eq!(format!("{claims:?}"), "AccessTokenClaims");
    }

    #[test]
    fn s45_an_opaque_token_has_no_claims() {
        let long = jwt(&format!(r#"{{"a":"{}"}}"#, "x".repeat(jws::MAX_LENGTH)));
        for token in [
            "",
            "7t7RnklPVhZb0XrrliyJU6i_AB8AtQe4hz5gk3DncbL",
            "a.b",
            "a.b.c",
            "..",
            &long,
        ] {
            assert_eq!(decode_claims_for_display(token), None);
        }
        assert_eq!(decode_claims_for_display(&jwt("[]")), None);
    }

    #[test]
    fn odd_claims_are_left_out() {
        let claims = decode_claims_for_display(&jwt(r#"{"aud":["a",1],"scope":null,"exp":"x"}"#));
        let claims = claims.unwrap();
        assert_eq!(claims.audience, ["a"]);
        assert!(claims.scopes.is_empty() && claims.expires_at.is_none());
    }
}
