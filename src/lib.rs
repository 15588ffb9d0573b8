//! Logto sign-in for Rust in the browser.
//!
#![cfg_attr(feature = "provider", doc = "```")]
#![cfg_attr(not(feature = "provider"), doc = "```text")]
//! use leptos::prelude::*;
//! use leptos_logto::{Config, LogtoProvider, SignInButton, SignedIn, SignedOut};
//!
//! #[component]
//! fn App(config: Config) -> impl IntoView {
//!     view! {
//!         <LogtoProvider config=config>
//!             <SignedIn>"Welcome back"</SignedIn>
//!             <SignedOut><SignInButton>"Sign in"</SignInButton></SignedOut>
//!         </LogtoProvider>
//!     }
//! }
//! ```
//!
//! Without Leptos, a [`Client`] over `browser::Browser` does the same.
#![cfg_attr(
    feature = "provider",
    doc = "Those who know Logto from JavaScript find their way in [`guide`], which also has an example for",
    doc = "each thing the client can do."
)]
//!
//! # Map
//!
//! Six layers, each of which may use those on its left only:
//!
//! ```text
//! oidc  ←  account  ←  client  ←  browser  ←  provider  ←  app
//! ```
//!
//! | module | what it holds | feature |
//! | --- | --- | --- |
//! | [`oidc`] | the protocol as values: it builds requests and reads responses | |
//! | [`account`] | Logto's Account API, likewise | |
//! | [`client`] | the stateful client, generic over one [`Platform`] | |
//! | `browser` | the [`Platform`] of a real browser | `browser` |
//! | `provider` | the Leptos binding: `LogtoProvider`, `use_logto`, components and hooks | `provider` |
//! | `app` | the finished application | `app` (default) |
//! | `memory` | a browser in memory, for the tests of applications | `test-util` |
//!
//! `ssr` and `hydrate` are for applications that render on a server: there the session is
//! [`Session::Loading`]. `software-crypto` verifies signatures in Rust
//! where the browser cannot: it hides `crypto.subtle` from pages served over plain http.
//!
//! # Invariants
//!
//! 1. `oidc` and `account` perform no I/O, read no clock, draw no randomness.
//! 2. No JavaScript value leaves `browser`.
//! 3. Only the client's store knows a storage key or its format.
//! 4. The refresh token is used only inside the application's lock, and the rotated one is written
//!    before the lock is released.
//! 5. Nothing from an unverified ID token is shown or believed.
//! 6. No token enters a signal, a log line, a URL, an error text or a `Debug` output.
//! 7. A result that belongs to an earlier session is dropped.
//! 8. Only `invalid_grant`, a renewed ID token proven wrong, or the person ends a session.
//! 9. Nothing a person reads is written outside the application's message tables.
//! 10. Dropping a caller, a page or the provider neither cancels a refresh or an exchange nor keeps
//!     the lock: they run as tasks of their own.
//!
//! `tests/layers.rs` holds those that are absences; the others are held where they are kept.
//!
//! # Versions
//!
//! The versions follow [Semantic Versioning](https://doc.rust-lang.org/cargo/reference/semver.html) as Cargo
//! reads it. They promise what this documentation lists, without the module `app`, which is there to be run.
//! Before 1.0 a minor version may break something, and says how to go on in `CHANGELOG.md`; so does one that
//! needs a newer Rust (now 1.88) or another 0.x of Leptos.

#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod account;
pub mod client;
pub mod oidc;

#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "provider")]
pub mod provider;

#[cfg(feature = "app")]
pub mod app;

#[cfg(all(doc, feature = "provider"))]
pub mod guide;

#[cfg(all(doctest, feature = "provider"))]
#[doc = include_str!("../README.md")]
mod readme {}

#[cfg(feature = "test-util")]
pub mod memory;
#[cfg(feature = "software-crypto")]
mod software_crypto;
#[cfg(all(feature = "browser", not(feature = "software-crypto")))]
#[path = "no_software_crypto.rs"]
mod software_crypto;

pub use account::{
    Account, AccountChange, AccountError, AccountSession, Address, Call as AccountCall,
    ChangeError, CodeError, CodeIdentifier, Factor, FactorKind, Grant, IdentifierError, LinkError,
    Member, PasswordError, PasswordIssue, Profile, ProfileChange, ProfileMember, RevokeGrantError,
    RevokeGrants, RevokeSessionError, SentCode, SocialCallbackError, SocialError, SocialRecord,
    UnlinkError, VerificationRecord, VerifyPasswordError,
};
pub use client::{
    AccountCallError, Api, ApiError, CheckError, Checks, Client, ClockOffset, Completed, Config,
    ConfigError, Discovered, Error, ErrorKind, Event, JwtToken, KeptToken, OpaqueToken, Platform,
    PlatformError, Reason, Session, SignInPreview, SignOut, StorageKind, Subscription,
    TokenRequest, TokenRequestError, User,
};
pub use oidc::{
    AccessTokenClaims, DirectSignIn, DiscoveryError, EndpointError, FirstScreen, HttpRequest,
    HttpResponse, IdTokenClaims, Identifier, Identity, JwkError, Method, OAuthError, OptionsError,
    OrganizationData, Prompt, RegistrationError, ReturnTo, ReturnToError, ScopeError, Secret,
    SignInOptions, SsoIdentity, Timestamp, Url, UrlError, UserInfo,
};
#[cfg(feature = "provider")]
pub use provider::{
    AccessTokens, Awaited, ClientSource, Failed, Loading, Logto, LogtoProvider, PageClient,
    RequireScopes, RequireSignIn, SignInButton, SignOutButton, SignedIn, SignedOut,
    use_access_token, use_granted_scopes, use_logto, use_organization_token, use_sign_in_callback,
    use_user_info,
};
