//! Proving that a social account is one's own, before it is linked.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::call::Call;
use super::error::{AccountError, Refusal, object};
use super::verification::expires_at;
use crate::oidc::callback::is_redirect;
use crate::oidc::{HttpResponse, Method, Secret, Timestamp, Url};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Start<'a> {
    connector_id: &'a str,
    state: &'a str,
    redirect_uri: &'a str,
}

/// Asks where to send the person, who comes back to `redirect_uri`, a page of the application whose
/// host the provider must know. `connector_id` is the id of the connector, not its target (`wecom`).
/// `state` is fresh and random: Logto does not compare it, [`PendingSocial::answer`] does.
///
/// # Errors
/// [`SocialError`]
#[must_use]
pub fn start_social(
    connector_id: &str,
    state: &str,
    redirect_uri: &str,
) -> Call<SocialVerification, SocialError> {
    Call::new(Method::Post, "/verifications/social", read_start).body(&Start {
        connector_id,
        state,
        redirect_uri,
    })
}

fn read_start(response: &HttpResponse) -> Result<SocialVerification, SocialError> {
    if let Some(refusal) = Refusal::of(response) {
        return Err(refusal.into());
    }
    Ok(SocialVerification::of(response).ok_or(AccountError::Malformed)?)
}

/// A social verification that has begun. `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct SocialVerification {
    id: Secret,
    /// Where to send the person: an https address, or one on this machine.
    pub authorization_uri: String,
    /// When it expires, by the server's clock.
    pub expires_at: Option<Timestamp>,
}

impl SocialVerification {
    fn of(response: &HttpResponse) -> Option<Self> {
        let object = object(response).ok()?;
        let authorization_uri = object.text("authorizationUri")?;
        // The page is left for it: no script, and nobody on the way.
        Url::parse(&authorization_uri).ok().filter(Url::is_secure)?;
        Some(Self {
            id: Secret::new(object.text("verificationRecordId")?),
            authorization_uri,
            expires_at: expires_at(&object),
        })
    }

    /// What must be kept until the person is back. `subject` is who asks: Logto would let anybody
    /// link what comes back.
    #[must_use]
    pub fn pending(&self, state: &str, redirect_uri: &str, subject: &str) -> PendingSocial {
        PendingSocial {
            id: self.id.clone(),
            state: Secret::new(state),
            redirect_uri: redirect_uri.to_owned(),
            subject: subject.to_owned(),
        }
    }
}

impl fmt::Debug for SocialVerification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SocialVerification")
    }
}

/// A social verification whose person is at the provider.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PendingSocial {
    id: Secret,
    state: Secret,
    redirect_uri: String,
    subject: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Verify<'a> {
    verification_record_id: &'a str,
    connector_data: &'a BTreeMap<String, String>,
}

impl PendingSocial {
    /// What came back with `url`, the address of the page the person was sent back to.
    ///
    /// # Errors
    /// [`SocialCallbackError`]; nothing may then be sent.
    pub fn answer(&self, url: &str, subject: &str) -> Result<SocialAnswer, SocialCallbackError> {
        let url = Url::parse(url).map_err(|_| SocialCallbackError::Unexpected)?;
        let redirect =
            Url::parse(&self.redirect_uri).map_err(|_| SocialCallbackError::Unexpected)?;
        let mut data = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(url.query().unwrap_or_default().as_bytes()) {
            if data.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(SocialCallbackError::Unexpected);
            }
        }
        if !is_redirect(&url, &redirect)
            || data.get("state").map(String::as_str) != Some(self.state.expose())
        {
            return Err(SocialCallbackError::Unexpected);
        }
        if subject != self.subject {
            return Err(SocialCallbackError::OtherPerson);
        }
        if data.get("code").is_none_or(String::is_empty) {
            return Err(SocialCallbackError::Cancelled);
        }
        Ok(SocialAnswer {
            id: self.id.clone(),
            data,
        })
    }
}

/// What a social provider sent back, seen to answer what was asked. `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct SocialAnswer {
    id: Secret,
    data: BTreeMap<String, String>,
}

impl fmt::Debug for SocialAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SocialAnswer")
    }
}

/// Has Logto ask the provider whose account it is.
///
/// # Errors
/// [`SocialError`]
#[must_use]
pub fn verify_social(answer: &SocialAnswer) -> Call<SocialRecord, SocialError> {
    Call::new(Method::Post, "/verifications/social/verify", read_verify).body(&Verify {
        verification_record_id: answer.id.expose(),
        connector_data: &answer.data,
    })
}

fn read_verify(response: &HttpResponse) -> Result<SocialRecord, SocialError> {
    if let Some(refusal) = Refusal::of(response) {
        return Err(refusal.into());
    }
    let id = object(response)?.text("verificationRecordId");
    let id = Secret::new(id.ok_or(AccountError::Malformed)?);
    Ok(SocialRecord { id })
}

/// The proof that a social account is one's own. It does not prove who one is here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SocialRecord {
    pub(super) id: Secret,
}

/// Why what came back is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum SocialCallbackError {
    /// It is not the answer to what was asked here.
    Unexpected,
    /// Somebody else has signed in since.
    OtherPerson,
    /// The person turned back at the provider.
    Cancelled,
}

impl fmt::Display for SocialCallbackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unexpected => "this is not the answer to a verification of this browser",
            Self::OtherPerson => "somebody else has signed in meanwhile",
            Self::Cancelled => "the person turned back at the provider",
        })
    }
}

impl std::error::Error for SocialCallbackError {}

/// Why a social account was not proven to be one's own.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum SocialError {
    /// There is no connector with this id; its target is not its id.
    UnknownConnector,
    /// The provider does not confirm what came back: the code is wrong, used, or too old.
    NotConfirmed,
    /// The ten minutes are over; starting again helps.
    Gone,
    /// What came back is not believed; nothing was sent.
    Callback(SocialCallbackError),
    /// What any call may answer.
    Account(AccountError),
}

impl From<AccountError> for SocialError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl From<Refusal<'_>> for SocialError {
    fn from(refusal: Refusal<'_>) -> Self {
        match refusal.code.as_str() {
            "session.invalid_connector_id" => Self::UnknownConnector,
            "verification_record.not_found" => Self::Gone,
            code if code.starts_with("connector.") => Self::NotConfirmed,
            _ => Self::Account(refusal.into()),
        }
    }
}

impl fmt::Display for SocialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownConnector => "the tenant has no connector with this id",
            Self::NotConfirmed => "the connector does not confirm the account",
            Self::Gone => "the verification has expired",
            Self::Callback(error) => return error.fmt(f),
            Self::Account(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for SocialError {}
