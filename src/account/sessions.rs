//! The browsers a person is signed in with.

use std::fmt;

use super::call::{Call, segment};
use super::error::{AccountError, Refusal, object};
use super::verification::VerificationRecord;
use crate::oidc::json::Object;
use crate::oidc::scope::SESSIONS_SCOPE;
use crate::oidc::{HttpResponse, Method, Timestamp};

/// Asks for the sessions, one for each browser.
///
/// # Errors
/// [`AccountError`]
#[must_use]
pub fn sessions(record: &VerificationRecord) -> Call<Vec<AccountSession>> {
    Call::new(Method::Get, "/my-account/sessions", read)
        .verified(Some(record))
        .scope(SESSIONS_SCOPE)
}

fn read(response: &HttpResponse) -> Result<Vec<AccountSession>, AccountError> {
    let object = object(response)?;
    let sessions = object.objects("sessions").ok_or(AccountError::Malformed)?;
    Ok(sessions.iter().filter_map(AccountSession::of).collect())
}

/// A person signed in with one browser. `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountSession {
    /// Its id, to end it with.
    pub uid: String,
    /// Whether it is the session of the access token that asked.
    pub is_current: bool,
    /// When the person signed in.
    pub signed_in_at: Option<Timestamp>,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// The application that was signed in to first.
    pub client_id: Option<String>,
    /// All applications that are signed in to.
    pub authorized_client_ids: Vec<String>,
    /// The address the sign-in came from.
    pub ip: Option<String>,
    /// The browser, as it described itself.
    pub user_agent: Option<String>,
    /// What the person proved: `Password`, `Social` and others.
    pub verification_types: Vec<String>,
}

impl AccountSession {
    fn of(session: &Object<'_>) -> Option<Self> {
        let payload = session.object("payload")?;
        let submission = session.object("lastSubmission");
        let context = submission
            .as_ref()
            .and_then(|it| it.object("signInContext"));
        let records = submission
            .as_ref()
            .and_then(|it| it.objects("verificationRecords"));
        let applications = payload.object("authorizations");
        Some(Self {
            uid: payload.text("uid")?,
            is_current: session.flag("isCurrent").unwrap_or(false),
            signed_in_at: payload.integer("loginTs").map(Timestamp::from_secs),
            expires_at: session.integer("expiresAt").map(Timestamp::from_millis),
            client_id: session.text("clientId"),
            authorized_client_ids: applications
                .iter()
                .flat_map(Object::members)
                .map(|(id, _)| id.to_owned())
                .collect(),
            ip: context.as_ref().and_then(|it| it.text("ip")),
            user_agent: context.as_ref().and_then(|it| it.text("userAgent")),
            verification_types: records
                .iter()
                .flatten()
                .filter_map(|record| record.text("type"))
                .collect(),
        })
    }
}

impl fmt::Debug for AccountSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountSession")
    }
}

/// Which grants end with a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum RevokeGrants {
    /// None: applications that may act while the person is away stay signed in, and only single
    /// sign-on in that browser ends.
    None,
    /// Those of first-party applications.
    FirstParty,
    /// All of them: the applications of that browser lose their tokens, but for JWTs, which live
    /// until they expire.
    #[default]
    All,
}

/// Ends the session with this `uid`; it may be the present one.
///
/// # Errors
/// [`RevokeSessionError`]
#[must_use]
pub fn revoke_session(
    uid: &str,
    grants: RevokeGrants,
    record: &VerificationRecord,
) -> Call<(), RevokeSessionError> {
    let query = match grants {
        RevokeGrants::None => "",
        RevokeGrants::FirstParty => "?revokeGrantsTarget=firstParty",
        RevokeGrants::All => "?revokeGrantsTarget=all",
    };
    let path = ["/my-account/sessions/", &segment(uid), query].concat();
    Call::new(Method::Delete, &path, read_revoked)
        .verified(Some(record))
        .scope(SESSIONS_SCOPE)
}

fn read_revoked(response: &HttpResponse) -> Result<(), RevokeSessionError> {
    let Some(refusal) = Refusal::of(response) else {
        return Ok(());
    };
    Err(match refusal.code.as_str() {
        "oidc.session_not_found" | "oidc.invalid_session_account_id" => {
            RevokeSessionError::NotFound
        }
        _ => AccountError::from(refusal).into(),
    })
}

/// Why a session was not ended.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum RevokeSessionError {
    /// The person has no such session, any more.
    NotFound,
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for RevokeSessionError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl fmt::Display for RevokeSessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("the person has no such session"),
            Self::Account(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RevokeSessionError {}
