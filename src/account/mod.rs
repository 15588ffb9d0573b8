//! Logto's Account API as values: what people may see and change of their own account.
//!
//! Like [`oidc`](crate::oidc), this module performs no I/O. Each function builds a [`Call`]: a
//! request and the reading of its answer. [`Client::account`](crate::Client::account) sends it.
//!
//! ```
//! use leptos_logto::account::{self, AccountChange};
//! # use leptos_logto::{Client, Platform};
//! # async fn example<P: Platform>(client: Client<P>) -> Result<(), Box<dyn std::error::Error>> {
//! let known = client.account(account::show()).await?;
//! let change = AccountChange::default().name(Some("Alice"));
//! let changed = client.account(account::change(&change)?).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Sensitive calls want a [`VerificationRecord`], which [`verify_password`] gives: it is good for
//! ten minutes and any number of calls. Where it is optional it is needed only by people with
//! [`Account::has_security_verification_method`].
//!
//! The tenant must have switched its account center on; fields it keeps closed are
//! [`Member::Hidden`] in answers and [`AccountError::FieldNotEditable`] when changed.

mod call;
mod change;
mod code;
mod error;
mod factors;
mod grants;
mod identifiers;
mod identities;
mod member;
mod password;
mod profile;
mod sessions;
mod show;
mod social;
mod verification;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub use call::Call;
pub use change::{AccountChange, ChangeError, MAX_AVATAR, MAX_NAME, change};
pub use code::{CodeError, CodeIdentifier, SentCode, send_code, verify_code};
pub use error::AccountError;
pub use factors::{Factor, FactorKind, factors};
pub use grants::{Grant, RevokeGrantError, grants, revoke_grant};
pub use identifiers::{IdentifierError, remove_email, remove_phone};
pub use identities::{LinkError, UnlinkError, link, replace, unlink};
pub use member::Member;
pub use password::{PasswordError, PasswordIssue, set_password};
pub use profile::{Address, Profile, ProfileChange, ProfileMember, change_profile};
pub use sessions::{AccountSession, RevokeGrants, RevokeSessionError, revoke_session, sessions};
pub use show::{Account, show};
pub use social::{
    PendingSocial, SocialAnswer, SocialCallbackError, SocialError, SocialRecord,
    SocialVerification, start_social, verify_social,
};
pub use verification::{VerificationRecord, VerifyPasswordError, verify_password};
