//! The token endpoint: codes and refresh tokens become tokens (RFC 6749 §4.1.3, §5, §6).

mod response;

pub use response::{TokenError, TokenResponse, parse};

use super::callback::AuthorizationCode;
use super::discovery::Metadata;
use super::http::HttpRequest;
use super::pkce::CodeVerifier;
use super::value::Secret;

/// The request that exchanges a code, once: a second use revokes what the first one gave.
#[must_use]
pub fn exchange_request(
    metadata: &Metadata,
    client_id: &str,
    code: &AuthorizationCode,
    verifier: &CodeVerifier,
    redirect_uri: &str,
) -> HttpRequest {
    let pairs = [
        ("client_id", client_id),
        ("code", code.expose()),
        ("code_verifier", verifier.as_secret().expose()),
        ("redirect_uri", redirect_uri),
        ("grant_type", "authorization_code"),
    ];
    HttpRequest::post_form(&metadata.token_endpoint, &pairs)
}

/// What a refresh token is used for.
#[derive(Clone, Copy, Debug)]
pub struct RefreshRequest<'a> {
    /// The application.
    pub client_id: &'a str,
    /// The newest refresh token.
    pub refresh_token: &'a Secret,
    /// The API resource the access token is for; one that was asked for at sign-in, or Logto
    /// refuses and the refresh token is lost.
    pub resource: Option<&'a str>,
    /// The organization the access token is for.
    pub organization: Option<&'a str>,
    /// Fewer scopes than were granted; empty for all. Without `openid` no ID token is renewed.
    pub scopes: &'a [String],
}

/// The request that renews tokens. It uses up the refresh token.
#[must_use]
pub fn refresh_request(metadata: &Metadata, request: &RefreshRequest<'_>) -> HttpRequest {
    let scope = request.scopes.join(" ");
    let mut pairs = vec![
        ("client_id", request.client_id),
        ("refresh_token", request.refresh_token.expose()),
        ("grant_type", "refresh_token"),
    ];
    pairs.extend(request.resource.map(|resource| ("resource", resource)));
    pairs.extend(request.organization.map(|id| ("organization_id", id)));
    if !scope.is_empty() {
        pairs.push(("scope", &scope));
    }
    HttpRequest::post_form(&metadata.token_endpoint, &pairs)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
