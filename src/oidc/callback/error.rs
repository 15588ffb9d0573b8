//! Why a callback signs nobody in.

use std::fmt;

use crate::oidc::oauth_error::OAuthError;

/// Why a callback signs nobody in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CallbackError {
    /// No response parameters: cancelled, or opened by hand.
    Bare,
    /// Not an absolute URL, too long, or a code in the fragment.
    Malformed,
    /// A parameter stands twice (RFC 6749 §3.1).
    DuplicateParameter(&'static str),
    /// Tokens, or a JWT response, that were not asked for.
    TokenInUrl,
    /// No `state`.
    MissingState,
    /// The `state` of another sign-in.
    StateMismatch,
    /// The address is not the redirect address of the request.
    RedirectMismatch,
    /// No `iss`, though the provider promises one.
    MissingIssuer,
    /// The `iss` of another provider.
    IssuerMismatch,
    /// The provider refused the request.
    Provider(OAuthError),
    /// Neither a code nor an error.
    MissingCode,
}

impl fmt::Display for CallbackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: &str = match self {
            Self::Bare => "the callback has no answer of the provider",
            Self::Malformed => "the callback address is not valid",
            Self::DuplicateParameter(name) => {
                f.write_str("the callback has two parameters ")?;
                name
            }
            Self::TokenInUrl => "the callback carries a token that was not asked for",
            Self::MissingState => "the callback has no state",
            Self::StateMismatch => "the callback has the state of another sign-in",
            Self::RedirectMismatch => {
                "the callback came to another address than the redirect address"
            }
            Self::MissingIssuer => "the callback does not name its issuer",
            Self::IssuerMismatch => "the callback names another issuer",
            Self::Provider(error) => return error.fmt(f),
            Self::MissingCode => "the callback has neither a code nor an error",
        };
        f.write_str(text)
    }
}

impl std::error::Error for CallbackError {}
