//! Requests to APIs with the right token, and to nobody else with any.

use std::fmt;

use super::error::Error;
use super::platform::Platform;
use super::state::Client;
use super::token_request::{TokenRequest, TokenRequestError};
use crate::oidc::{HttpRequest, HttpResponse, Secret, Url, UrlError};

/// An API and the access token it is called with.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    base: Url,
    token: TokenRequest,
}

impl Api {
    /// The API below `base`: the same origin, and a path that begins with the
    /// segments of `base`. `https://api.example.com/v1` covers
    /// `https://api.example.com/v1/books` but neither `/v10` nor
    /// `https://api.example.com.evil.test/v1`.
    ///
    /// # Errors
    /// `base` is no absolute URL, not secure, or has a query or a fragment;
    /// or the token is for nothing.
    pub fn new(base: &str, token: TokenRequest) -> Result<Self, ApiError> {
        let base = Url::parse(base).map_err(ApiError::Url)?;
        if !base.is_secure() {
            return Err(ApiError::Insecure);
        }
        if base.query().is_some() || base.fragment().is_some() {
            return Err(ApiError::Parts);
        }
        if token.resource.is_none() && token.organization.is_none() {
            return Err(ApiError::Token(TokenRequestError::NothingAsked));
        }
        Ok(Self { base, token })
    }

    fn covers(&self, url: &Url) -> bool {
        if url.origin() != self.base.origin() {
            return false;
        }
        let base = self.base.path();
        let base = base.strip_suffix('/').unwrap_or(base);
        url.path()
            .strip_prefix(base)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl<P: Platform> Client<P> {
    /// Sends `request` with the token of the first of `apis` that covers its
    /// address, and without one if none does. On a 401 the token is renewed
    /// and the request sent once more. A redirect is not followed.
    ///
    /// # Errors
    /// As [`Client::access_token`]; [`ErrorKind::Config`] if the address is
    /// no absolute URL, or if the request brings an `Authorization` header of
    /// its own to a covered address; [`ErrorKind::Network`] if no answer came.
    /// An answer of any status is no error.
    ///
    /// [`ErrorKind::Config`]: crate::ErrorKind::Config
    /// [`ErrorKind::Network`]: crate::ErrorKind::Network
    pub async fn send(&self, apis: &[Api], request: HttpRequest) -> Result<HttpResponse, Error> {
        let url = Url::parse(&request.url).map_err(ApiError::Url)?;
        let Some(api) = apis.iter().find(|api| api.covers(&url)) else {
            return Ok(self.0.platform.send(request).await?);
        };
        if request
            .headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("authorization"))
        {
            return Err(ApiError::Authorized.into());
        }
        let response = self
            .send_with_token(api.token.clone(), request.clone())
            .await?;
        if response.status == 401 {
            return self
                .send_with_token(api.token.clone().force(), request)
                .await;
        }
        Ok(response)
    }

    async fn send_with_token(
        &self,
        token: TokenRequest,
        request: HttpRequest,
    ) -> Result<HttpResponse, Error> {
        let token = self.access_token(token).await?;
        let request = request.with_bearer(&Secret::new(token.expose()));
        Ok(self.0.platform.send(request).await?)
    }
}

/// What is wrong with an [`Api`], or with a request to one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ApiError {
    /// The address is not an absolute URL.
    Url(UrlError),
    /// The address is neither https nor on this machine.
    Insecure,
    /// The base address has a query or a fragment.
    Parts,
    /// The token cannot be asked for.
    Token(TokenRequestError),
    /// The request has an `Authorization` header already.
    Authorized,
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(error) => write!(f, "the API's address: {error}"),
            Self::Insecure => f.write_str("the API's address must be https, or on this machine"),
            Self::Parts => f.write_str("an API's address may have neither a query nor a fragment"),
            Self::Token(error) => error.fmt(f),
            Self::Authorized => f.write_str("the request has an Authorization header already"),
        }
    }
}

impl std::error::Error for ApiError {}
