//! A JWK set (RFC 7517 §5) and the choice of keys for a token.

use std::fmt;

use super::{Algorithm, Jwk};
use crate::oidc::discovery::Metadata;
use crate::oidc::http::{HttpRequest, MAX_BODY};
use crate::oidc::json::Object;

/// How many keys are tried on one token at most: a set is no reason to compute for minutes.
const MAX_CANDIDATES: usize = 8;

/// The request for the provider's keys.
#[must_use]
pub fn request(metadata: &Metadata) -> HttpRequest {
    HttpRequest::get(metadata.jwks_uri.clone())
}

/// The keys of a provider that signatures can be verified with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JwkSet {
    keys: Vec<Jwk>,
}

impl JwkSet {
    /// Reads a JWK set. Keys of other types, for other uses, weak or incomplete are left out
    /// (RFC 7517 §5: readers ignore what they do not understand).
    ///
    /// # Errors
    /// [`JwkError`] if the text is not a JWK set or none of its keys can be used.
    pub fn parse(body: &str) -> Result<Self, JwkError> {
        if body.len() > MAX_BODY {
            return Err(JwkError::TooLarge);
        }
        let keys: Vec<_> = Object::parse(body)
            .and_then(|set| set.objects("keys"))
            .ok_or(JwkError::Malformed)?
            .iter()
            .filter_map(Jwk::of)
            .collect();
        if keys.is_empty() {
            return Err(JwkError::NoUsableKey);
        }
        Ok(Self { keys })
    }

    /// All of them, in the provider's order.
    #[must_use]
    pub fn keys(&self) -> &[Jwk] {
        &self.keys
    }

    /// The keys, at most eight, that may have signed a token with that `kid` and algorithm. A
    /// token without `kid` may have been signed by any key that fits the algorithm (OpenID Connect
    /// Core §10.1).
    ///
    /// No candidate means: fetch the set once more, then refuse (§10.1.1).
    #[must_use]
    pub fn candidates(&self, key_id: Option<&str>, algorithm: Algorithm) -> Vec<&Jwk> {
        self.keys
            .iter()
            .filter(|key| key_id.is_none() || key.key_id.as_deref() == key_id)
            .filter(|key| key.fits(algorithm))
            .take(MAX_CANDIDATES)
            .collect()
    }
}

/// Why a JWK set is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JwkError {
    /// Longer than [`MAX_BODY`].
    TooLarge,
    /// Not a JSON object with a list of keys.
    Malformed,
    /// No key in it can verify a signature.
    NoUsableKey,
}

impl fmt::Display for JwkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "the provider's key set is longer than 1 MiB",
            Self::Malformed => "the provider's key set is not valid",
            Self::NoUsableKey => "the provider's key set has no key that can verify ID tokens",
        })
    }
}

impl std::error::Error for JwkError {}
