//! The Leptos binding: [`LogtoProvider`], the [`use_logto`] handle, and
//! components that show what fits the session.

// The component macro makes an inner function that is as public as the outer one.
#![allow(unreachable_pub)]

mod account;
mod any_client;
mod buttons;
mod components;
mod guard;
mod handle;
mod hooks;
mod in_parts;
mod logto_provider;
mod page_client;
mod page_path;
mod permission;

pub use any_client::ClientSource;
pub use buttons::{SignInButton, SignOutButton};
pub use components::{Failed, Loading, SignedIn, SignedOut};
pub use guard::RequireSignIn;
pub use handle::{Logto, use_logto};
pub use hooks::{
    AccessTokens, Awaited, use_access_token, use_granted_scopes, use_organization_token,
    use_sign_in_callback, use_user_info,
};
pub use logto_provider::LogtoProvider;
pub use page_client::PageClient;
pub use permission::RequireScopes;
