//! What a provider tells of an application before anybody signs in: whether it knows it, whether a
//! page may ask, and whether a redirect address is registered.
//!
//! Nothing here belongs to a sign-in. A page cannot read how the authorization endpoint answers, but
//! a pushed authorization request (RFC 9126) is judged by the same rules, and its answer can be read.

use std::fmt;

use super::discovery::Metadata;
use super::http::{HttpRequest, HttpResponse};
use super::json::Object;
use super::oauth_error::OAuthError;
use super::url::Url;

/// A refresh token that no provider has issued.
const NO_TOKEN: &str = "none";

/// The challenge of RFC 7636 appendix B: the pushed request is never used.
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeGjbYqfBLnt7-8pnSxg";

/// Asks the token endpoint as the application would, with a refresh token that nobody has issued:
/// how it is refused tells whether the application is known.
#[must_use]
pub fn application_request(metadata: &Metadata, client_id: &str) -> HttpRequest {
    let pairs = [
        ("client_id", client_id),
        ("refresh_token", NO_TOKEN),
        ("grant_type", "refresh_token"),
    ];
    HttpRequest::post_form(&metadata.token_endpoint, &pairs)
}

/// Reads the answer to [`application_request`].
///
/// # Errors
/// [`RegistrationError`] unless the token alone was refused.
pub fn application(response: &HttpResponse) -> Result<(), RegistrationError> {
    match refusal(response) {
        RegistrationError::Refused(error) if error.is("invalid_grant") => Ok(()),
        other => Err(other),
    }
}

/// Where a provider takes pushed authorization requests, if it does: from its discovery document
/// (RFC 9126 §5).
#[must_use]
pub fn pushed_endpoint(document: &str) -> Option<String> {
    let text = Object::parse(document)?.text("pushed_authorization_request_endpoint")?;
    let url = Url::parse(&text).ok()?;
    (url.is_secure() && url.fragment().is_none()).then_some(text)
}

/// An authorization request to be judged, not followed.
#[derive(Clone, Copy, Debug)]
pub struct Proposal<'a> {
    /// The application.
    pub client_id: &'a str,
    /// Where people would be sent back to.
    pub redirect_uri: &'a str,
    /// The scopes that would be asked for.
    pub scopes: &'a [String],
    /// The resource indicators that would be asked for (RFC 8707).
    pub resources: &'a [String],
}

impl Proposal<'_> {
    /// The request that has it judged, at the address from [`pushed_endpoint`].
    #[must_use]
    pub fn request(&self, endpoint: &str) -> HttpRequest {
        let scope = self.scopes.join(" ");
        let mut pairs = vec![
            ("client_id", self.client_id),
            ("redirect_uri", self.redirect_uri),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
            ("response_type", "code"),
            ("scope", scope.as_str()),
        ];
        let resources = self.resources.iter();
        pairs.extend(resources.map(|resource| ("resource", resource.as_str())));
        HttpRequest::post_form(endpoint, &pairs)
    }
}

/// Reads the answer to [`Proposal::request`].
///
/// # Errors
/// [`RegistrationError`] unless the request was taken.
pub fn judgement(response: &HttpResponse) -> Result<(), RegistrationError> {
    let taken = || Object::parse(&response.body).is_some_and(|it| it.has("request_uri"));
    if (200..300).contains(&response.status) && taken() {
        return Ok(());
    }
    Err(refusal(response))
}

fn refusal(response: &HttpResponse) -> RegistrationError {
    let status = response.status;
    let error = OAuthError::of_body(&response.body).filter(|_| (400..500).contains(&status));
    let Some(error) = error else {
        return RegistrationError::Unavailable { status };
    };
    // RFC 9126 §2.3 leaves the code open: Logto says `invalid_request` and names the parameter.
    let about_redirect = error.is("invalid_redirect_uri")
        || error.is("invalid_request")
            && error
                .description
                .as_ref()
                .is_some_and(|it| it.contains("redirect_uri"));
    match error.error.as_str() {
        // RFC 6749 §5.2 has 401 for an application that did not authenticate. Logto says 400 where
        // there is none of that id.
        "invalid_client" if status == 401 => RegistrationError::Confidential,
        "invalid_client" => RegistrationError::UnknownApplication,
        "invalid_target" => RegistrationError::Resource,
        "invalid_scope" => RegistrationError::Scope(error.scope),
        _ if about_redirect => RegistrationError::RedirectUri,
        _ => RegistrationError::Refused(error),
    }
}

/// What is wrong with the registration of an application.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RegistrationError {
    /// The provider has no application of that id.
    UnknownApplication,
    /// The application has a secret, which no page can keep (RFC 6749 §2.1).
    Confidential,
    /// The redirect address is not registered.
    RedirectUri,
    /// A resource indicator is not known.
    Resource,
    /// A scope is not open to the application; which one, if the provider says so.
    Scope(Option<String>),
    /// The provider refused for another reason.
    Refused(OAuthError),
    /// No word of the provider: too many requests, a failing server, or a page of something that
    /// stands between.
    Unavailable {
        /// The HTTP status.
        status: u16,
    },
}

impl fmt::Display for RegistrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownApplication => "the provider has no application of this id",
            Self::Confidential => "the application has a secret: it is no single-page application",
            Self::RedirectUri => "the redirect address is not registered",
            Self::Resource => "a resource indicator is not known",
            Self::Scope(None) => "a scope is not open to the application",
            Self::Scope(Some(scope)) => {
                return write!(f, "the scope {scope} is not open to the application");
            }
            Self::Refused(error) => return error.fmt(f),
            Self::Unavailable { status } => {
                return write!(f, "the provider gave no answer of its own (HTTP {status})");
            }
        })
    }
}

impl std::error::Error for RegistrationError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
