//! The stateful client: sign-in, the session, tokens and sign-out, over one
//! [`Platform`].

mod access_token;
pub(crate) mod account;
mod api;
mod automatic;
mod back_off;
mod callback;
mod checks;
mod clear;
mod clock;
mod config;
mod documents;
mod error;
mod event;
mod kept;
mod platform;
mod preview;
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
pub use account::AccountCallError;
pub use api::{Api, ApiError};
pub use callback::Completed;
pub use checks::{CheckError, Checks, Discovered};
pub use clock::ClockOffset;
pub use config::{Config, ConfigError, StorageKind};
pub use error::{Error, ErrorKind};
pub use event::Event;
pub use kept::KeptToken;
pub use platform::{Platform, PlatformError};
pub use preview::SignInPreview;
pub use session::{Reason, Session, User};
pub use sign_out::SignOut;
pub use state::{Client, Subscription};
pub use store::{Area, Slot, knows_somebody};
pub use token_request::{TokenRequest, TokenRequestError};
