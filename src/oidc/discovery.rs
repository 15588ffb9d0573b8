//! Where a Logto lives and what it says about itself (OpenID Connect Discovery 1.0).

use std::fmt;

use super::excerpt::excerpt;
use super::http::{HttpRequest, MAX_BODY};
use super::json::Object;
use super::jwk::Algorithm;
use super::url::{Url, UrlError};

/// The address of a Logto, as its console shows it: `https://your-tenant.logto.app/`. It may have
/// a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endpoint {
    issuer: String,
    origin: String,
    length: usize,
}

impl Endpoint {
    const ISSUER_PATH: &'static str = "/oidc";

    /// Reads an endpoint. A trailing slash makes no difference.
    ///
    /// # Errors
    /// [`EndpointError`] if it is not a URL, has a query or fragment, or is not secure.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        let url = Url::parse(text)?;
        if !url.is_secure() {
            return Err(EndpointError::Insecure);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(EndpointError::QueryOrFragment);
        }
        let path = url.path().trim_end_matches('/');
        if path.ends_with(Self::ISSUER_PATH) {
            return Err(EndpointError::Issuer);
        }
        Ok(Self {
            issuer: [url.origin(), path, Self::ISSUER_PATH].concat(),
            origin: url.origin().to_owned(),
            length: url.origin().len() + path.len(),
        })
    }

    /// The issuer, to which discovery document, callback and ID tokens must agree to the letter:
    /// the endpoint followed by `/oidc`.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// `scheme://host[:port]`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The endpoint in its normal form, without a trailing slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.issuer[..self.length]
    }
}

/// The request for the discovery document.
#[must_use]
pub fn request(endpoint: &Endpoint) -> HttpRequest {
    HttpRequest::get([endpoint.issuer(), "/.well-known/openid-configuration"].concat())
}

/// Reads a discovery document and checks everything this client relies on, so that a cached copy
/// is as good as a fresh one.
///
/// # Errors
/// [`DiscoveryError`]; nothing may be sent to a provider whose document is refused.
pub fn parse(endpoint: &Endpoint, body: &str) -> Result<Metadata, DiscoveryError> {
    if body.len() > MAX_BODY {
        return Err(DiscoveryError::TooLarge);
    }
    let document = Object::parse(body).ok_or(DiscoveryError::Malformed)?;

    // Discovery §4.3: the value MUST be identical to the one the document was asked for.
    let issuer = required(&document, "issuer")?;
    if issuer != endpoint.issuer() {
        return Err(DiscoveryError::IssuerMismatch {
            expected: excerpt(endpoint.issuer()),
            found: excerpt(&issuer),
        });
    }
    if document.flag("require_pushed_authorization_requests") == Some(true) {
        return Err(DiscoveryError::PushedRequestsRequired);
    }
    // Absent means unknown (RFC 8414 §2). S256 is then sent all the same.
    if let Some(methods) = list(&document, "code_challenge_methods_supported")?
        && !methods.iter().any(|method| method == "S256")
    {
        return Err(DiscoveryError::PkceUnsupported);
    }
    if let Some(types) = list(&document, "response_types_supported")?
        && !types.iter().any(|kind| kind == "code")
    {
        return Err(DiscoveryError::CodeFlowUnsupported);
    }
    let names = "id_token_signing_alg_values_supported";
    let id_token_algorithms: Vec<_> = list(&document, names)?
        .ok_or(DiscoveryError::Missing(names))?
        .iter()
        .filter_map(|name| Algorithm::from_name(name))
        .collect();
    if id_token_algorithms.is_empty() {
        return Err(DiscoveryError::NoUsableAlgorithm);
    }

    Ok(Metadata {
        authorization_endpoint: required_endpoint(&document, "authorization_endpoint")?,
        token_endpoint: required_endpoint(&document, "token_endpoint")?,
        jwks_uri: required_endpoint(&document, "jwks_uri")?,
        userinfo_endpoint: endpoint_at(&document, "userinfo_endpoint")?,
        end_session_endpoint: endpoint_at(&document, "end_session_endpoint")?,
        revocation_endpoint: endpoint_at(&document, "revocation_endpoint")?,
        iss_parameter_supported: document
            .flag("authorization_response_iss_parameter_supported")
            .unwrap_or(false),
        id_token_algorithms,
        issuer,
    })
}

/// What this client uses of a provider's metadata. Every address in it is secure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Metadata {
    /// The issuer.
    pub issuer: String,
    /// Where a sign-in begins.
    pub authorization_endpoint: String,
    /// Where codes and refresh tokens become tokens.
    pub token_endpoint: String,
    /// Where the keys are that ID tokens are signed with.
    pub jwks_uri: String,
    /// Where an access token is exchanged for claims.
    pub userinfo_endpoint: Option<String>,
    /// Where the provider's own session ends.
    pub end_session_endpoint: Option<String>,
    /// Where tokens are revoked.
    pub revocation_endpoint: Option<String>,
    /// The algorithms ID tokens may be signed with, as far as this client knows them.
    pub id_token_algorithms: Vec<Algorithm>,
    /// Whether every callback carries `iss` (RFC 9207 §3).
    pub iss_parameter_supported: bool,
}

fn required(document: &Object<'_>, name: &'static str) -> Result<String, DiscoveryError> {
    document.text(name).ok_or(DiscoveryError::Missing(name))
}

fn list(document: &Object<'_>, name: &'static str) -> Result<Option<Vec<String>>, DiscoveryError> {
    match document.texts(name) {
        None if document.has(name) => Err(DiscoveryError::Malformed),
        list => Ok(list),
    }
}

fn required_endpoint(document: &Object<'_>, name: &'static str) -> Result<String, DiscoveryError> {
    endpoint_at(document, name)?.ok_or(DiscoveryError::Missing(name))
}

fn endpoint_at(
    document: &Object<'_>,
    name: &'static str,
) -> Result<Option<String>, DiscoveryError> {
    if !document.has(name) {
        return Ok(None);
    }
    let text = required(document, name)?;
    // RFC 6749 §3.1, §3.2: no fragment.
    match Url::parse(&text) {
        Ok(url) if url.is_secure() && url.fragment().is_none() => Ok(Some(text)),
        _ => Err(DiscoveryError::UnusableEndpoint(name)),
    }
}

/// Why a text is not the endpoint of a Logto.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EndpointError {
    /// It is not an absolute URL.
    Url(UrlError),
    /// It is http and not this machine.
    Insecure,
    /// It has a query or a fragment.
    QueryOrFragment,
    /// It is the issuer: the endpoint with `/oidc` already added.
    Issuer,
}

impl From<UrlError> for EndpointError {
    fn from(error: UrlError) -> Self {
        Self::Url(error)
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(error) => error.fmt(f),
            Self::Insecure => {
                f.write_str("the endpoint must be https (plain http only on localhost)")
            }
            Self::QueryOrFragment => f.write_str("the endpoint must end before any ? or #"),
            Self::Issuer => f.write_str("give the endpoint without /oidc at its end"),
        }
    }
}

impl std::error::Error for EndpointError {}

/// Why a discovery document is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DiscoveryError {
    /// Longer than [`MAX_BODY`].
    TooLarge,
    /// Not a JSON object, or with members of the wrong type.
    Malformed,
    /// A member this client needs is not there.
    Missing(&'static str),
    /// The document belongs to another issuer.
    IssuerMismatch {
        /// The issuer that was asked.
        expected: String,
        /// The issuer in the document, cut to 200 characters.
        found: String,
    },
    /// An endpoint is not an https URL without fragment (or http on this machine).
    UnusableEndpoint(&'static str),
    /// The provider does not support PKCE with S256.
    PkceUnsupported,
    /// The provider does not support the authorization code flow.
    CodeFlowUnsupported,
    /// The provider only takes pushed authorization requests (RFC 9126 §5).
    PushedRequestsRequired,
    /// No algorithm for ID tokens that this client accepts.
    NoUsableAlgorithm,
}

impl fmt::Display for DiscoveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: &str = match self {
            Self::TooLarge => "the discovery document is longer than 1 MiB",
            Self::Malformed => "the discovery document is not valid; is the endpoint a Logto?",
            Self::Missing(name) => {
                f.write_str("the discovery document lacks ")?;
                name
            }
            Self::IssuerMismatch { expected, found } => {
                f.write_str("the discovery document is of another issuer: expected ")?;
                f.write_str(expected)?;
                f.write_str(", found ")?;
                found
            }
            Self::UnusableEndpoint(name) => {
                f.write_str(name)?;
                " in the discovery document is not an https address"
            }
            Self::PkceUnsupported => "the provider does not support PKCE with S256",
            Self::CodeFlowUnsupported => {
                "the provider does not support the authorization code flow"
            }
            Self::PushedRequestsRequired => {
                "the provider requires pushed authorization requests, which are not supported"
            }
            Self::NoUsableAlgorithm => {
                "the provider signs ID tokens with no algorithm this client accepts"
            }
        };
        f.write_str(text)
    }
}

impl std::error::Error for DiscoveryError {}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
