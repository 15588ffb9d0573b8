//! What every call of the Account API may answer.

use std::fmt;

use crate::oidc::HttpResponse;
use crate::oidc::excerpt::excerpt;
use crate::oidc::json::Object;

/// Why a call of the Account API was refused, for reasons that any call may meet.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum AccountError {
    /// The tenant has not switched its account center on.
    NotEnabled,
    /// The tenant keeps this part of the account to itself.
    FieldNotEnabled,
    /// The tenant lets nobody change this field here.
    FieldNotEditable,
    /// The person must prove who they are, first or again.
    VerificationRequired,
    /// The access token is not accepted, or lacks a scope.
    Unauthorized,
    /// A third-party application may not do this.
    ThirdParty,
    /// Something in the request has not the form it must have, such as a character that Logto
    /// cannot store.
    InvalidInput,
    /// Another refusal, by its code.
    Refused {
        /// The HTTP status.
        status: u16,
        /// Logto's code, cut to 200 characters.
        code: String,
    },
    /// No answer of the Account API.
    Unavailable {
        /// The HTTP status.
        status: u16,
    },
    /// An answer without what it must have.
    Malformed,
}

impl fmt::Display for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotEnabled => "the tenant's account center is not enabled",
            Self::FieldNotEnabled => "the tenant's account center does not show this field",
            Self::FieldNotEditable => {
                "the tenant's account center does not let this field be changed"
            }
            Self::VerificationRequired => "the person's identity must be verified first",
            Self::Unauthorized => "the access token is not accepted, or lacks a scope",
            Self::ThirdParty => "third-party applications may not change an account",
            Self::InvalidInput => "the request is malformed",
            Self::Refused { status, code } => {
                return write!(f, "the account API answered {code} (HTTP {status})");
            }
            Self::Unavailable { status } => {
                return write!(f, "the account API answered HTTP {status}");
            }
            Self::Malformed => "the answer of the account API is malformed",
        })
    }
}

impl std::error::Error for AccountError {}

/// An answer other than success: Logto's `{code, message, data?}`. The message is for people of
/// one language and is not read.
pub(super) struct Refusal<'a> {
    pub(super) status: u16,
    pub(super) code: String,
    pub(super) data: Option<&'a str>,
}

impl<'a> Refusal<'a> {
    pub(super) fn of(response: &'a HttpResponse) -> Option<Self> {
        if (200..300).contains(&response.status) {
            return None;
        }
        let body = Object::parse(&response.body);
        let code = body.as_ref().and_then(|body| body.text("code"));
        Some(Self {
            status: response.status,
            code: code.unwrap_or_default(),
            data: body.and_then(|body| body.raw("data")),
        })
    }
}

impl From<Refusal<'_>> for AccountError {
    fn from(refusal: Refusal<'_>) -> Self {
        match refusal.code.as_str() {
            "" => Self::Unavailable {
                status: refusal.status,
            },
            "account_center.not_enabled" => Self::NotEnabled,
            "account_center.field_not_enabled" => Self::FieldNotEnabled,
            "account_center.field_not_editable" => Self::FieldNotEditable,
            "verification_record.permission_denied" => Self::VerificationRequired,
            "auth.unauthorized"
            | "auth.forbidden"
            | "auth.authorization_header_missing"
            | "auth.authorization_token_type_not_supported" => Self::Unauthorized,
            "auth.third_party_application_forbidden" => Self::ThirdParty,
            "guard.invalid_input" | "entity.invalid_input" => Self::InvalidInput,
            code => Self::Refused {
                status: refusal.status,
                code: excerpt(code),
            },
        }
    }
}

/// The JSON object of an answer.
pub(super) fn object(response: &HttpResponse) -> Result<Object<'_>, AccountError> {
    if let Some(refusal) = Refusal::of(response) {
        return Err(refusal.into());
    }
    Object::parse(&response.body).ok_or(AccountError::Malformed)
}
