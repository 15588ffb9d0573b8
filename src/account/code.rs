//! Proving who one is by a code sent by mail or message.

use std::fmt;

use serde::Serialize;

use super::call::Call;
use super::error::{AccountError, Refusal, object};
use super::verification::VerificationRecord;
use crate::oidc::{HttpResponse, Method};

/// Where a code is sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "type", content = "value", rename_all = "lowercase")]
pub enum CodeIdentifier {
    /// To this e-mail address.
    Email(String),
    /// To this phone number: digits without `+`.
    Phone(String),
}

/// A code on its way to the person; it proves nothing yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SentCode(VerificationRecord);

#[derive(Serialize)]
struct Send<'a> {
    identifier: &'a CodeIdentifier,
}

/// Has a code sent. Sent to the person's own present address or number it proves who they are.
///
/// # Errors
/// [`CodeError`]
#[must_use]
pub fn send_code(identifier: &CodeIdentifier) -> Call<SentCode, CodeError> {
    Call::new(Method::Post, "/verifications/verification-code", read_sent)
        .body(&Send { identifier })
}

fn read_sent(response: &HttpResponse) -> Result<SentCode, CodeError> {
    read(response).map(SentCode)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Verify<'a> {
    identifier: &'a CodeIdentifier,
    verification_id: &'a str,
    code: &'a str,
}

/// Proves who the person is by the code that was sent.
///
/// # Errors
/// [`CodeError`]
#[must_use]
pub fn verify_code(
    identifier: &CodeIdentifier,
    sent: &SentCode,
    code: &str,
) -> Call<VerificationRecord, CodeError> {
    let path = "/verifications/verification-code/verify";
    Call::new(Method::Post, path, read).body(&Verify {
        identifier,
        verification_id: sent.0.id.expose(),
        code,
    })
}

fn read(response: &HttpResponse) -> Result<VerificationRecord, CodeError> {
    let Some(refusal) = Refusal::of(response) else {
        let record = VerificationRecord::of(&object(response)?);
        return Ok(record.ok_or(AccountError::Malformed)?);
    };
    Err(match refusal.code.as_str() {
        "connector.not_found" => CodeError::NoConnector,
        "request.message_rate_limited" => CodeError::TooMany,
        "verification_record.not_found" => CodeError::Gone,
        code if code.starts_with("verification_code.") => CodeError::Wrong,
        _ => AccountError::from(refusal).into(),
    })
}

/// Why a code was not sent, or proves nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum CodeError {
    /// The tenant has no connector for mail, or none for messages.
    NoConnector,
    /// Too many were sent to this address lately.
    TooMany,
    /// The time to enter the code is over.
    Gone,
    /// The code is wrong.
    Wrong,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for CodeError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoConnector => "the tenant has no connector to send codes with",
            Self::TooMany => "too many codes were sent lately",
            Self::Gone => "the time to enter the code is over",
            Self::Wrong => "the code is wrong",
            Self::Account(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for CodeError {}
