//! Linking and unlinking social identities.

use std::fmt;

use serde::Serialize;

use super::call::{Call, segment};
use super::error::{AccountError, Refusal};
use super::social::SocialRecord;
use super::verification::VerificationRecord;
use crate::oidc::scope::IDENTITIES;
use crate::oidc::{HttpResponse, Method};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    new_identifier_verification_record_id: &'a str,
}

/// Links the social account that `social` proves to be the person's own.
///
/// `record` is needed by people with
/// [`has_security_verification_method`](super::Account::has_security_verification_method).
///
/// # Errors
/// [`LinkError`]
#[must_use]
pub fn link(social: &SocialRecord, record: Option<&VerificationRecord>) -> Call<(), LinkError> {
    attach(Method::Post, social, record)
}

/// As [`link`], in place of the identity of the same target that may be linked already.
///
/// # Errors
/// [`LinkError`]
#[must_use]
pub fn replace(social: &SocialRecord, record: Option<&VerificationRecord>) -> Call<(), LinkError> {
    attach(Method::Put, social, record)
}

fn attach(
    method: Method,
    social: &SocialRecord,
    record: Option<&VerificationRecord>,
) -> Call<(), LinkError> {
    Call::new(method, "/my-account/identities", read_link)
        .body(&Body {
            new_identifier_verification_record_id: social.id.expose(),
        })
        .verified(record)
        .scope(IDENTITIES)
}

fn read_link(response: &HttpResponse) -> Result<(), LinkError> {
    let Some(refusal) = Refusal::of(response) else {
        return Ok(());
    };
    // One code for both; only the status tells whose the other identity is.
    Err(match (refusal.code.as_str(), refusal.status) {
        ("user.identity_already_in_use", 400) => LinkError::AlreadyLinked,
        ("user.identity_already_in_use", _) => LinkError::InUse,
        ("verification_record.not_found", _) => LinkError::Gone,
        _ => AccountError::from(refusal).into(),
    })
}

/// Unlinks the identity of a connector target such as `wecom`. For `record` see [`link`].
///
/// # Errors
/// [`UnlinkError`]
#[must_use]
pub fn unlink(target: &str, record: Option<&VerificationRecord>) -> Call<(), UnlinkError> {
    let path = ["/my-account/identities/", &segment(target)].concat();
    Call::new(Method::Delete, &path, read_unlink)
        .verified(record)
        .scope(IDENTITIES)
}

fn read_unlink(response: &HttpResponse) -> Result<(), UnlinkError> {
    let Some(refusal) = Refusal::of(response) else {
        return Ok(());
    };
    Err(match refusal.code.as_str() {
        "user.identity_not_exist" => UnlinkError::NotLinked,
        "user.last_sign_in_method_required" => UnlinkError::LastIdentifier,
        _ => AccountError::from(refusal).into(),
    })
}

/// Why an identity was not linked.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum LinkError {
    /// It is linked to another account.
    InUse,
    /// This account has an identity of this target: [`replace`] it.
    AlreadyLinked,
    /// The proof has expired; starting again helps.
    Gone,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for LinkError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InUse => "the identity is linked to another account",
            Self::AlreadyLinked => "an identity of this target is linked already",
            Self::Gone => "the verification has expired",
            Self::Account(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for LinkError {}

/// Why an identity was not unlinked.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum UnlinkError {
    /// None of this target is linked.
    NotLinked,
    /// Nothing would be left to sign in with; a password alone is nobody's.
    LastIdentifier,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for UnlinkError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for UnlinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotLinked => "no identity of this target is linked",
            Self::LastIdentifier => "the last identifier cannot be taken away",
            Self::Account(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for UnlinkError {}
