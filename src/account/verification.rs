//! Proving who one is before a sensitive call.

use std::fmt;

use serde::Serialize;

use super::call::Call;
use super::error::{AccountError, Refusal, object};
use crate::oidc::http::date;
use crate::oidc::json::Object;
use crate::oidc::{HttpResponse, Method, Secret, Timestamp};

/// The proof that a person is who they are, good for any number of calls until it expires. `Debug`
/// does not print it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerificationRecord {
    pub(super) id: Secret,
    /// When it expires, by the server's clock, as far as Logto says.
    pub expires_at: Option<Timestamp>,
}

impl VerificationRecord {
    /// The code of an answer to a call without such a proof. It says nothing about the token.
    pub(super) const DENIED: &str = "verification_record.permission_denied";

    pub(super) fn of(object: &Object<'_>) -> Option<Self> {
        Some(Self {
            id: Secret::new(object.text("verificationRecordId")?),
            expires_at: expires_at(object),
        })
    }
}

pub(super) fn expires_at(object: &Object<'_>) -> Option<Timestamp> {
    date::parse_rfc3339(&object.text("expiresAt")?)
}

#[derive(Serialize)]
struct Password<'a> {
    password: &'a str,
}

/// Proves who the person is by the password.
///
/// # Errors
/// [`VerifyPasswordError`]
#[must_use]
pub fn verify_password(password: &str) -> Call<VerificationRecord, VerifyPasswordError> {
    Call::new(Method::Post, "/verifications/password", read_password).body(&Password { password })
}

fn read_password(response: &HttpResponse) -> Result<VerificationRecord, VerifyPasswordError> {
    let Some(refusal) = Refusal::of(response) else {
        let record = VerificationRecord::of(&object(response)?);
        return Ok(record.ok_or(AccountError::Malformed)?);
    };
    Err(match refusal.code.as_str() {
        "session.invalid_credentials" => VerifyPasswordError::Wrong,
        "session.verification_blocked_too_many_attempts" => VerifyPasswordError::Blocked,
        _ => AccountError::from(refusal).into(),
    })
}

/// Why a password proves nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum VerifyPasswordError {
    /// It is wrong, or the person has none.
    Wrong,
    /// Too many were wrong; an hour later, if the tenant has not set another time, it may be tried
    /// again. Signing in is not affected.
    Blocked,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for VerifyPasswordError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for VerifyPasswordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wrong => "the password is wrong",
            Self::Blocked => "too many passwords were wrong",
            Self::Account(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for VerifyPasswordError {}
