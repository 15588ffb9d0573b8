//! The protocol as values: OAuth 2.0, OpenID Connect and Logto's additions.
//!
//! Functions here build requests and read answers. They perform no I/O, read no clock and draw no
//! randomness: the time, random bytes and the result of a signature check are handed in. Each
//! exchange is a pair, such as [`token::refresh_request`] and [`token::parse`]; what happens
//! between the two belongs to the caller.
//!
//! The wrong order does not compile. An [`AuthorizationCode`] only comes out of
//! [`CallbackParameters::validate`], [`IdTokenClaims`] only out of [`UnverifiedIdToken::accept`].
//!
//! In reading order: the words of the layer (values, addresses, requests), then one module per
//! step of a sign-in.

mod base64url;
pub(crate) mod excerpt;
pub(crate) mod json;
mod jws;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod spoilt_input;
#[cfg(test)]
mod test_metadata;

pub mod value;

pub mod url;

pub mod http;

pub mod discovery;

pub mod scope;

pub mod pkce;

pub mod authorize;

pub mod return_to;

pub mod oauth_error;

pub mod callback;

pub mod token;

pub mod jwk;

pub mod id_token;

pub mod access_token;

pub mod user_info;

pub mod sign_out;

pub mod registration;

pub use access_token::{AccessTokenClaims, decode_claims_for_display};
pub use authorize::{
    AuthorizationRequest, DirectSignIn, FirstScreen, Identifier, OptionsError, Prompt,
    SignInOptions,
};
pub use base64url::decode as decode_base64url;
pub use callback::{AuthorizationCode, CallbackError, CallbackParameters, Pending};
pub use discovery::{DiscoveryError, Endpoint, EndpointError, Metadata};
pub use http::{HttpRequest, HttpResponse, MAX_BODY, Method};
pub use id_token::{CLOCK_TOLERANCE, Expected, IdTokenClaims, IdTokenError, UnverifiedIdToken};
pub use jwk::{Algorithm, Curve, Jwk, JwkError, JwkSet, Key};
pub use oauth_error::OAuthError;
pub use pkce::{CodeVerifier, random_token};
pub use registration::RegistrationError;
pub use return_to::{ReturnTo, ReturnToError};
pub use scope::{
    ORGANIZATION_ROLES_SCOPE, ORGANIZATIONS_RESOURCE, ORGANIZATIONS_SCOPE, SESSIONS_SCOPE,
    ScopeError, normalize, normalize_resources, organization_audience,
};
pub use token::{RefreshRequest, TokenError, TokenResponse};
pub use url::{Url, UrlError};
pub use user_info::{Identity, OrganizationData, SsoIdentity, UserInfo, UserInfoError};
pub use value::{Secret, Timestamp};
