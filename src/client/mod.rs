//! The stateful client: sign-in, the session, tokens and sign-out, over one
//! [`Platform`].

mod access_token;
mod api;
mod callback;
mod config;
mod documents;
mod error;
mod platform;
mod refresh;
mod renewed;
mod session;
mod sign_in;
mod sign_out;
mod state;
pub(crate) mod store;
mod token_request;
mod tokens;
mod user_info;
mod verification;

#[cfg(test)]
mod tests;

pub use access_token::{JwtToken, OpaqueToken};
pub use api::{Api, ApiError};
pub use callback::Completed;
pub use config::{Config, ConfigError, StorageKind};
pub use error::{Error, ErrorKind};
pub use platform::{Platform, PlatformError};
pub use session::{Reason, Session, User};
pub use sign_out::SignOut;
pub use state::{Client, Subscription};
pub use store::{Area, Slot};
pub use token_request::{TokenRequest, TokenRequestError};
