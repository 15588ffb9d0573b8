//! Changing name, picture, username and custom data.

use std::fmt;

use serde_json::{Map, Value};

use super::call::Call;
use super::error::{AccountError, Refusal};
use super::show::{self, Account};
use super::verification::VerificationRecord;
use crate::oidc::scope::{CUSTOM_DATA, PROFILE};
use crate::oidc::{HttpResponse, Method, Url};

/// The longest name, in UTF-16 code units. A longer one that Logto counts otherwise would be stored
/// and make the account unreadable.
pub const MAX_NAME: usize = 128;

/// The longest address of a picture, in bytes.
pub const MAX_AVATAR: usize = 2048;

/// What to change. `None` takes a value away; what is not named stays.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct AccountChange {
    members: Map<String, Value>,
    record: Option<VerificationRecord>,
}

impl AccountChange {
    /// The name; empty is none.
    #[must_use]
    pub fn name(self, name: Option<&str>) -> Self {
        self.with("name", name.into())
    }

    /// The address of a picture.
    #[must_use]
    pub fn avatar(self, avatar: Option<&str>) -> Self {
        self.with("avatar", avatar.into())
    }

    /// The name to sign in with.
    #[must_use]
    pub fn username(mut self, username: Option<&str>, record: &VerificationRecord) -> Self {
        self.record = Some(record.clone());
        self.with("username", username.into())
    }

    /// The application's own data, which replaces all that was there: read, merge, then write.
    #[must_use]
    pub fn custom_data(self, data: Map<String, Value>) -> Self {
        self.with("customData", Value::Object(data))
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        self.members.insert(name.to_owned(), value);
        self
    }

    fn check(&self) -> Result<(), ChangeError> {
        if self.members.is_empty() || self.members.values().any(has_nul) {
            return Err(AccountError::InvalidInput.into());
        }
        let text = |name| self.members.get(name).and_then(Value::as_str);
        if text("name").is_some_and(|name| MAX_NAME < name.encode_utf16().count()) {
            return Err(ChangeError::NameTooLong);
        }
        if let Some(avatar) = text("avatar") {
            if MAX_AVATAR < avatar.len() {
                return Err(ChangeError::AvatarTooLong);
            }
            Url::parse(avatar).map_err(|_| ChangeError::AvatarInvalid)?;
        }
        if text("username").is_some_and(|name| !is_username(name)) {
            return Err(ChangeError::UsernameInvalid);
        }
        Ok(())
    }
}

/// Logto answers 500 to a NUL in any text.
fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(has_nul),
        Value::Object(members) => members
            .iter()
            .any(|(name, value)| name.contains('\0') || has_nul(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn is_username(name: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.bytes().all(word) && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// Changes all that `change` names, or nothing, and answers with the account as it then is.
///
/// # Errors
/// [`ChangeError`]; at once if Logto would refuse the change or choke on it.
pub fn change(change: &AccountChange) -> Result<Call<Account, ChangeError>, ChangeError> {
    change.check()?;
    let mut call = Call::new(Method::Patch, "/my-account", read)
        .body(&change.members)
        .scope(PROFILE);
    if change.members.contains_key("customData") {
        call = call.scope(CUSTOM_DATA);
    }
    Ok(call.verified(change.record.as_ref()))
}

fn read(response: &HttpResponse) -> Result<Account, ChangeError> {
    let Some(refusal) = Refusal::of(response) else {
        return Ok(show::read(response)?);
    };
    Err(match refusal.code.as_str() {
        "user.username_already_in_use" => ChangeError::UsernameTaken,
        "user.username_too_short"
        | "user.username_too_long"
        | "user.username_uppercase_not_allowed"
        | "user.username_numbers_not_allowed"
        | "user.username_underscore_not_allowed" => ChangeError::UsernameInvalid,
        "user.last_sign_in_method_required" => ChangeError::LastIdentifier,
        "entity.value_too_long" => ChangeError::NameTooLong,
        _ => AccountError::from(refusal).into(),
    })
}

/// Why the account was not changed.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ChangeError {
    /// The name has more than [`MAX_NAME`] UTF-16 code units.
    NameTooLong,
    /// The picture's address has more than [`MAX_AVATAR`] bytes.
    AvatarTooLong,
    /// The picture has no absolute http or https address.
    AvatarInvalid,
    /// A username begins with a letter or underscore and goes on with letters, digits and
    /// underscores of ASCII; the tenant may ask for more.
    UsernameInvalid,
    /// Somebody has this username.
    UsernameTaken,
    /// Without it nothing would be left to sign in with.
    LastIdentifier,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for ChangeError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for ChangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NameTooLong => "the name is longer than 128 characters",
            Self::AvatarTooLong => "the address of the picture is longer than 2048 bytes",
            Self::AvatarInvalid => "the address of the picture must begin with https:// or http://",
            Self::UsernameInvalid => {
                "a username begins with a letter or underscore and has letters, digits and underscores only, or what the tenant allows of these"
            }
            Self::UsernameTaken => "the username is in use",
            Self::LastIdentifier => "the last identifier cannot be taken away",
            Self::Account(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for ChangeError {}
