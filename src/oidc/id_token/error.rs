//! Why an ID token is not believed.

use std::fmt;

/// Why an ID token is not believed. Nothing of its contents is part of the error, save the name
/// of an algorithm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IdTokenError {
    /// Longer than 64 KiB.
    TooLarge,
    /// Not a signed JWT with JSON objects as header and claims.
    Malformed,
    /// Signed with an algorithm that this client or the provider's metadata does not name.
    Algorithm(String),
    /// The header has critical extensions.
    CriticalHeader,
    /// The header declares another type than JWT.
    Type,
    /// The signature is not the provider's.
    Signature,
    /// A required claim is not there.
    MissingClaim(&'static str),
    /// A claim that is checked has the wrong type.
    InvalidClaim(&'static str),
    /// `iss` is another provider.
    Issuer,
    /// `aud` is not this application, or others beside it.
    Audience,
    /// `azp` is another application, or missing where it must stand.
    AuthorizedParty,
    /// `exp` has passed.
    Expired,
    /// `nbf` is still to come.
    NotYetValid,
    /// `iat` is not the present.
    IssuedAt,
    /// `nonce` is missing or belongs to another sign-in.
    Nonce,
    /// `at_hash` belongs to another access token.
    AccessTokenHash,
    /// `auth_time` is missing, too long ago, or changed by a renewal.
    AuthenticationTime,
    /// `sub` changed by a renewal.
    Subject,
    /// `iat` lies before the one of the token that is renewed.
    Older,
}

impl fmt::Display for IdTokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: &str = match self {
            Self::TooLarge => "the ID token is longer than 64 KiB",
            Self::Malformed => "the ID token is not a signed JWT",
            Self::Algorithm(name) => {
                f.write_str("the ID token is signed with an algorithm that is not accepted: ")?;
                name
            }
            Self::CriticalHeader => "the ID token has critical headers that are not understood",
            Self::Type => "the token is not an ID token",
            Self::Signature => "the ID token's signature is not the provider's",
            Self::MissingClaim(name) => {
                f.write_str("the ID token lacks the claim ")?;
                name
            }
            Self::InvalidClaim(name) => {
                f.write_str("the ID token has an invalid claim ")?;
                name
            }
            Self::Issuer => "the ID token is of another issuer",
            Self::Audience => "the ID token is not for this application alone",
            Self::AuthorizedParty => "the ID token was issued to another application",
            Self::Expired => "the ID token has expired; is the clock right?",
            Self::NotYetValid => "the ID token is not valid yet; is the clock right?",
            Self::IssuedAt => "the ID token was not issued just now; is the clock right?",
            Self::Nonce => "the ID token belongs to another sign-in",
            Self::AccessTokenHash => "the ID token belongs to another access token",
            Self::AuthenticationTime => {
                "the ID token does not say that the person signed in recently"
            }
            Self::Subject => "the renewed ID token is of another person",
            Self::Older => "the renewed ID token is older than the one before it",
        };
        f.write_str(text)
    }
}

impl std::error::Error for IdTokenError {}
