//! Setting the first password, or another.

use std::fmt;

use serde::Serialize;

use super::call::Call;
use super::error::{AccountError, Refusal};
use super::verification::VerificationRecord;
use crate::oidc::excerpt::excerpt;
use crate::oidc::json::{self, Object};
use crate::oidc::{HttpResponse, Method};

#[derive(Serialize)]
struct Body<'a> {
    password: &'a str,
}

/// Sets the password. All tokens and sessions, of other browsers too, live on.
///
/// The first password of somebody without
/// [`has_security_verification_method`](super::Account::has_security_verification_method) needs no
/// record; all others do. Without username, e-mail address or phone number a password alone is
/// nothing to sign in with.
///
/// # Errors
/// [`PasswordError`]
#[must_use]
pub fn set_password(
    password: &str,
    record: Option<&VerificationRecord>,
) -> Call<(), PasswordError> {
    Call::new(Method::Post, "/my-account/password", read)
        .body(&Body { password })
        .verified(record)
}

fn read(response: &HttpResponse) -> Result<(), PasswordError> {
    let Some(refusal) = Refusal::of(response) else {
        return Ok(());
    };
    Err(match refusal.code.as_str() {
        "password.rejected" => {
            let issues = refusal.data.and_then(json::objects).unwrap_or_default();
            PasswordError::Rejected(issues.iter().filter_map(PasswordIssue::of).collect())
        }
        "user.same_password" => PasswordError::Same,
        _ => AccountError::from(refusal).into(),
    })
}

/// What the tenant's policy has against a password.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum PasswordIssue {
    /// Fewer characters than these.
    TooShort {
        /// The least number of characters.
        min: u32,
    },
    /// More characters than these.
    TooLong {
        /// The largest number of characters.
        max: u32,
    },
    /// Fewer kinds of characters (small letters, capitals, digits, signs) than these.
    CharacterTypes {
        /// The least number of kinds.
        min: u32,
    },
    /// Characters beyond ASCII, or white space.
    UnsupportedCharacters,
    /// Little but one character again and again.
    Repetition,
    /// Little but a sequence such as `12345` or `qwerty`.
    Sequence,
    /// Little but what is known of the person.
    UserInfo,
    /// Little but words the tenant does not allow.
    Words,
    /// It has been seen in a leak.
    Pwned,
    /// Something else, by its code, cut to 200 characters.
    Other(String),
}

impl PasswordIssue {
    fn of(issue: &Object<'_>) -> Option<Self> {
        let code = issue.text("code")?;
        let number = |name| {
            let number = issue.object("interpolation")?.integer(name)?;
            u32::try_from(number).ok()
        };
        let kind = code.strip_prefix("password_rejected.").unwrap_or(&code);
        let known = match kind {
            "too_short" => number("min").map(|min| Self::TooShort { min }),
            "too_long" => number("max").map(|max| Self::TooLong { max }),
            "character_types" => number("min").map(|min| Self::CharacterTypes { min }),
            "unsupported_characters" => Some(Self::UnsupportedCharacters),
            "restricted.repetition" => Some(Self::Repetition),
            "restricted.sequence" => Some(Self::Sequence),
            "restricted.user_info" => Some(Self::UserInfo),
            "restricted.words" => Some(Self::Words),
            "pwned" => Some(Self::Pwned),
            _ => None,
        };
        Some(known.unwrap_or_else(|| Self::Other(excerpt(kind))))
    }
}

impl fmt::Display for PasswordIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { min } => write!(f, "shorter than {min} characters"),
            Self::TooLong { max } => write!(f, "longer than {max} characters"),
            Self::CharacterTypes { min } => write!(f, "fewer than {min} types of characters"),
            Self::UnsupportedCharacters => f.write_str("characters that are not supported"),
            Self::Repetition => f.write_str("repeated characters"),
            Self::Sequence => f.write_str("a sequence of characters"),
            Self::UserInfo => f.write_str("something of the person"),
            Self::Words => f.write_str("words that are not allowed"),
            Self::Pwned => f.write_str("known from a leak"),
            Self::Other(code) => f.write_str(code),
        }
    }
}

/// Why the password was not set.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum PasswordError {
    /// The tenant's policy refuses it, for all of these.
    Rejected(Vec<PasswordIssue>),
    /// It is the present one.
    Same,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for PasswordError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for PasswordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected(issues) => {
                f.write_str("the password is rejected: ")?;
                for (at, issue) in issues.iter().enumerate() {
                    if at > 0 {
                        f.write_str(", ")?;
                    }
                    issue.fmt(f)?;
                }
                Ok(())
            }
            Self::Same => f.write_str("the password is the present one"),
            Self::Account(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PasswordError {}
