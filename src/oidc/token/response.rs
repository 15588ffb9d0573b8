//! The answer of the token endpoint.

use std::fmt;
use std::time::Duration;

use crate::oidc::http::{HttpResponse, MAX_BODY};
use crate::oidc::json::{self, Object};
use crate::oidc::oauth_error::OAuthError;
use crate::oidc::value::Secret;

/// No token is believed to live longer than a year.
const LONGEST_LIFE: Duration = Duration::from_secs(365 * 86_400);

/// Reads the answer to a token request.
///
/// # Errors
/// [`TokenError`]: only [`TokenError::Refused`] is the provider's word on the code or the refresh
/// token.
pub fn parse(response: &HttpResponse) -> Result<TokenResponse, TokenError> {
    let status = response.status;
    match status {
        200..=299 => tokens(response),
        429 => Err(TokenError::Unavailable { status }),
        400..=499 => match OAuthError::of_body(&response.body) {
            Some(error) => Err(TokenError::Refused { status, error }),
            None => Err(TokenError::Unavailable { status }),
        },
        _ => Err(TokenError::Unavailable { status }),
    }
}

fn tokens(response: &HttpResponse) -> Result<TokenResponse, TokenError> {
    if response.body.len() > MAX_BODY {
        return Err(TokenError::Malformed);
    }
    let Some(object) = Object::parse(&response.body) else {
        return Err(if is_page(response) {
            TokenError::Unavailable {
                status: response.status,
            }
        } else {
            TokenError::Malformed
        });
    };
    // RFC 6749 §7.1: a token of a type that is not understood must not be used.
    let is_bearer = object
        .text("token_type")
        .is_some_and(|kind| kind.eq_ignore_ascii_case("Bearer"));
    let access_token = secret(&object, "access_token").filter(|_| is_bearer);
    Ok(TokenResponse {
        access_token: access_token.ok_or(TokenError::Malformed)?,
        expires_in: lifetime(&object),
        id_token: secret(&object, "id_token"),
        refresh_token: secret(&object, "refresh_token"),
        scope: object.text("scope"),
    })
}

/// Whether a page came instead of an answer: captive portals and proxies send theirs with 200.
fn is_page(response: &HttpResponse) -> bool {
    match response.header("content-type") {
        Some(_) => !response.is_json(),
        None => response.body.trim_ascii_start().starts_with('<'),
    }
}

/// Visible ASCII only (RFC 6749 §A.12, RFC 6750 §2.1): a token is going to stand in a header.
fn secret(object: &Object<'_>, name: &str) -> Option<Secret> {
    let text = object.text(name)?;
    let valid = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    valid.then(|| Secret::new(text))
}

/// Some servers send the number as a string.
fn lifetime(object: &Object<'_>) -> Option<Duration> {
    let raw = object.raw("expires_in")?;
    let seconds = match json::text(raw) {
        Some(text) => json::integer(text.trim_ascii()),
        None => json::integer(raw),
    }?;
    let life = Duration::from_secs(u64::try_from(seconds).unwrap_or(0));
    Some(life.min(LONGEST_LIFE))
}

/// Tokens, not yet verified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TokenResponse {
    /// The access token.
    pub access_token: Secret,
    /// How long it lives from now, if the provider says so; a year at most.
    pub expires_in: Option<Duration>,
    /// The compact ID token, for [`UnverifiedIdToken::parse`](crate::oidc::UnverifiedIdToken::parse).
    pub id_token: Option<Secret>,
    /// The refresh token that replaces the one used.
    pub refresh_token: Option<Secret>,
    /// The scopes granted, separated by spaces; `None` means those asked for (RFC 6749 §5.1).
    pub scope: Option<String>,
}

/// Why a token request gave no tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TokenError {
    /// The provider refused, in its own words.
    Refused {
        /// The HTTP status.
        status: u16,
        /// The refusal.
        error: OAuthError,
    },
    /// No word of the provider: too many requests, a failing server, or a page of something that
    /// stands between.
    Unavailable {
        /// The HTTP status.
        status: u16,
    },
    /// A success without usable tokens.
    Malformed,
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { error, .. } => error.fmt(f),
            Self::Unavailable { status } => {
                write!(
                    f,
                    "the token endpoint gave no answer of its own (HTTP {status})"
                )
            }
            Self::Malformed => f.write_str("the token endpoint's answer has no usable tokens"),
        }
    }
}

impl std::error::Error for TokenError {}
