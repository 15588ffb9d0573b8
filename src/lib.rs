//! Logto sign-in for Rust in the browser.
//!
//! # Map
//!
//! Five layers, each of which may use those on its left only:
//!
//! ```text
//! oidc  ←  client  ←  browser  ←  provider  ←  app
//! ```
//!
//! - [`oidc`] is the protocol as values: it builds requests and reads responses.
//! - [`client`] is the stateful client, generic over one [`Platform`].
//! - `browser` is the [`Platform`] of a real browser.
//! - `provider` is the Leptos binding.
//! - `app` is the finished application.

#![deny(missing_docs)]

pub mod client;
pub mod oidc;

#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "provider")]
pub mod provider;

#[cfg(feature = "app")]
pub mod app;

#[cfg(feature = "test-util")]
pub mod memory;
#[cfg(feature = "software-crypto")]
mod software_crypto;

pub use client::{
    Api, ApiError, Client, Completed, Config, ConfigError, Error, ErrorKind, JwtToken, OpaqueToken,
    Platform, PlatformError, Reason, Session, SignOut, StorageKind, Subscription, TokenRequest,
    TokenRequestError, User,
};
pub use oidc::{
    AccessTokenClaims, DirectSignIn, EndpointError, FirstScreen, HttpRequest, HttpResponse,
    IdTokenClaims, Identifier, Identity, Method, OAuthError, OptionsError, OrganizationData,
    Prompt, ReturnTo, ReturnToError, ScopeError, Secret, SignInOptions, SsoIdentity, Timestamp,
    UrlError, UserInfo,
};
#[cfg(feature = "provider")]
pub use provider::{
    AccessTokens, Awaited, ClientSource, Failed, Loading, Logto, LogtoProvider, RequireScopes,
    RequireSignIn, SignInButton, SignOutButton, SignedIn, SignedOut, use_access_token,
    use_granted_scopes, use_logto, use_organization_token, use_sign_in_callback, use_user_info,
};
