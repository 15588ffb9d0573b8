//! The factors of multi-factor authentication.

use super::call::Call;
use super::error::{AccountError, Refusal};
use crate::oidc::http::date;
use crate::oidc::json::{self, Object};
use crate::oidc::scope::IDENTITIES;
use crate::oidc::{HttpResponse, Method, Timestamp};

/// Asks for the factors the person has set up.
///
/// # Errors
/// [`AccountError`]
#[must_use]
pub fn factors() -> Call<Vec<Factor>> {
    Call::new(Method::Get, "/my-account/mfa-verifications", read).scope(IDENTITIES)
}

fn read(response: &HttpResponse) -> Result<Vec<Factor>, AccountError> {
    if let Some(refusal) = Refusal::of(response) {
        return Err(refusal.into());
    }
    let factors = json::objects(&response.body).ok_or(AccountError::Malformed)?;
    Ok(factors.iter().filter_map(Factor::of).collect())
}

/// One factor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Factor {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: FactorKind,
    /// When it was set up.
    pub created_at: Option<Timestamp>,
    /// How many backup codes are left.
    pub remaining_codes: Option<u32>,
}

/// What a factor is.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum FactorKind {
    /// One-time codes of an authenticator app.
    Totp,
    /// Codes on paper.
    BackupCode,
    /// A passkey.
    WebAuthn,
    /// Another one, by Logto's name.
    Other(String),
}

impl Factor {
    fn of(factor: &Object<'_>) -> Option<Self> {
        let kind = match factor.text("type")?.as_str() {
            "Totp" => FactorKind::Totp,
            "BackupCode" => FactorKind::BackupCode,
            "WebAuthn" => FactorKind::WebAuthn,
            other => FactorKind::Other(other.to_owned()),
        };
        Some(Self {
            id: factor.text("id")?,
            kind,
            created_at: factor
                .text("createdAt")
                .and_then(|text| date::parse_rfc3339(&text)),
            remaining_codes: factor
                .integer("remainCodes")
                .and_then(|left| u32::try_from(left).ok()),
        })
    }
}
