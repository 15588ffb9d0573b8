//! Taking away e-mail address and phone number.

use std::fmt;

use super::call::Call;
use super::error::{AccountError, Refusal};
use super::verification::VerificationRecord;
use crate::oidc::scope::{EMAIL, PHONE};
use crate::oidc::{HttpResponse, Method};

/// Takes the e-mail address away.
///
/// # Errors
/// [`IdentifierError`]
#[must_use]
pub fn remove_email(record: &VerificationRecord) -> Call<(), IdentifierError> {
    remove("/my-account/primary-email", EMAIL, record)
}

/// Takes the phone number away.
///
/// # Errors
/// [`IdentifierError`]
#[must_use]
pub fn remove_phone(record: &VerificationRecord) -> Call<(), IdentifierError> {
    remove("/my-account/primary-phone", PHONE, record)
}

fn remove(
    path: &str,
    scope: &'static str,
    record: &VerificationRecord,
) -> Call<(), IdentifierError> {
    Call::new(Method::Delete, path, read)
        .verified(Some(record))
        .scope(scope)
}

fn read(response: &HttpResponse) -> Result<(), IdentifierError> {
    let Some(refusal) = Refusal::of(response) else {
        return Ok(());
    };
    Err(match refusal.code.as_str() {
        "user.last_sign_in_method_required" => IdentifierError::LastIdentifier,
        _ => AccountError::from(refusal).into(),
    })
}

/// Why an identifier was not taken away.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum IdentifierError {
    /// Without it nothing would be left to sign in with.
    LastIdentifier,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for IdentifierError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for IdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LastIdentifier => f.write_str("the last identifier cannot be taken away"),
            Self::Account(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for IdentifierError {}
