//! What a person has let applications do.

use std::fmt;

use super::call::{Call, segment};
use super::error::{AccountError, Refusal, object};
use super::verification::VerificationRecord;
use crate::oidc::json::Object;
use crate::oidc::scope::SESSIONS_SCOPE;
use crate::oidc::{HttpResponse, Method, Timestamp};

/// Asks for the grants, one for each sign-in; they outlive its session.
///
/// # Errors
/// [`AccountError`]
#[must_use]
pub fn grants(record: &VerificationRecord) -> Call<Vec<Grant>> {
    Call::new(Method::Get, "/my-account/grants", read)
        .verified(Some(record))
        .scope(SESSIONS_SCOPE)
}

fn read(response: &HttpResponse) -> Result<Vec<Grant>, AccountError> {
    let object = object(response)?;
    let grants = object.objects("grants").ok_or(AccountError::Malformed)?;
    Ok(grants.iter().filter_map(Grant::of).collect())
}

/// What one application may do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grant {
    /// Its id, to end it with.
    pub id: String,
    /// The application.
    pub client_id: Option<String>,
    /// What the application is called.
    pub application_name: Option<String>,
    /// The scopes of OpenID Connect that were granted.
    pub scopes: Vec<String>,
    /// When it was given.
    pub granted_at: Option<Timestamp>,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
}

impl Grant {
    fn of(grant: &Object<'_>) -> Option<Self> {
        let payload = grant.object("payload");
        let payload = payload.as_ref();
        let application = grant.object("application");
        let scope = payload
            .and_then(|it| it.object("openid"))
            .and_then(|it| it.text("scope"))
            .unwrap_or_default();
        Some(Self {
            id: grant.text("id")?,
            client_id: payload.and_then(|it| it.text("clientId")),
            application_name: application.and_then(|it| it.text("name")),
            scopes: scope.split_ascii_whitespace().map(str::to_owned).collect(),
            granted_at: payload
                .and_then(|it| it.integer("iat"))
                .map(Timestamp::from_secs),
            expires_at: grant.integer("expiresAt").map(Timestamp::from_millis),
        })
    }
}

/// Ends a grant: its tokens die, and the browser behind it is signed out.
///
/// # Errors
/// [`RevokeGrantError`]
#[must_use]
pub fn revoke_grant(id: &str, record: &VerificationRecord) -> Call<(), RevokeGrantError> {
    let path = ["/my-account/grants/", &segment(id)].concat();
    Call::new(Method::Delete, &path, read_revoked)
        .verified(Some(record))
        .scope(SESSIONS_SCOPE)
}

fn read_revoked(response: &HttpResponse) -> Result<(), RevokeGrantError> {
    let Some(refusal) = Refusal::of(response) else {
        return Ok(());
    };
    Err(match refusal.code.as_str() {
        "oidc.invalid_grant" => RevokeGrantError::NotFound,
        _ => AccountError::from(refusal).into(),
    })
}

/// Why a grant was not ended.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum RevokeGrantError {
    /// The person has no such grant, any more.
    NotFound,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for RevokeGrantError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for RevokeGrantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("the person has no such grant"),
            Self::Account(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RevokeGrantError {}
