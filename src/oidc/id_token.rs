//! ID tokens: from text nobody believes to claims (OpenID Connect Core §2, §3.1.3.7, §12.2).

mod accept;
mod claims;
mod error;

pub use accept::{CLOCK_TOLERANCE, Expected};
pub use claims::IdTokenClaims;
pub use error::IdTokenError;

use std::fmt;

use super::excerpt::excerpt;
use super::json::Object;
use super::jwk::Algorithm;
use super::jws::{self, Jws};

/// An ID token whose header can be read. Its claims stay hidden until
/// [`accept`](Self::accept) finds nothing wrong with them.
///
/// The signature is checked by the caller, over [`signed_part`](Self::signed_part) and
/// [`signature`](Self::signature), with one of the keys that
/// [`JwkSet::candidates`](super::JwkSet::candidates) gives for its key id and algorithm.
#[derive(Clone)]
pub struct UnverifiedIdToken {
    algorithm: Algorithm,
    key_id: Option<String>,
    compact: String,
    signed: usize,
    signature: Vec<u8>,
    claims: String,
}

impl UnverifiedIdToken {
    /// Reads the compact form. Keys and key addresses in the header (`jwk`, `jku`, `x5u`) are
    /// ignored: only the provider's own set counts.
    ///
    /// # Errors
    /// [`IdTokenError`] if the text is not a signed JWT, or its header asks for something this
    /// client does not do: no or a symmetric signature, critical extensions (RFC 7515 §4.1.11).
    pub fn parse(compact: &str) -> Result<Self, IdTokenError> {
        if compact.len() > jws::MAX_LENGTH {
            return Err(IdTokenError::TooLarge);
        }
        let jws = Jws::parse(compact).ok_or(IdTokenError::Malformed)?;
        let header = Object::parse(&jws.header).ok_or(IdTokenError::Malformed)?;
        let name = header.text("alg").ok_or(IdTokenError::Malformed)?;
        let algorithm =
            Algorithm::from_name(&name).ok_or_else(|| IdTokenError::Algorithm(excerpt(&name)))?;
        // Present at all, even empty or null.
        if header.members().any(|(name, _)| name == "crit") {
            return Err(IdTokenError::CriticalHeader);
        }
        if header.has("typ") && !header.text("typ").is_some_and(|kind| is_jwt(&kind)) {
            return Err(IdTokenError::Type);
        }
        if header.has("kid") && header.text("kid").is_none() || jws.signature.is_empty() {
            return Err(IdTokenError::Malformed);
        }
        Ok(Self {
            algorithm,
            key_id: header.text("kid"),
            compact: compact.to_owned(),
            signed: jws.signed,
            signature: jws.signature,
            claims: jws.payload,
        })
    }

    /// The algorithm the token says it is signed with; never `none` and never a symmetric one.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The id of the key it says it is signed with.
    #[must_use]
    pub fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    /// The bytes the signature is over.
    #[must_use]
    pub fn signed_part(&self) -> &[u8] {
        &self.compact.as_bytes()[..self.signed]
    }

    /// The signature; for ECDSA the two numbers one after the other (RFC 7518 §3.4).
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }
}

/// RFC 8725 §3.11: a JWT of another declared type, such as an access token, is not an ID token.
/// Logto's ID tokens declare none.
fn is_jwt(kind: &str) -> bool {
    kind.eq_ignore_ascii_case("JWT") || kind.eq_ignore_ascii_case("application/jwt")
}

impl fmt::Debug for UnverifiedIdToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnverifiedIdToken")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
