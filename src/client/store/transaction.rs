//! A sign-in under way: what must survive the way to the provider and back.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Area, Slot, Store};
use crate::client::error::ErrorKind;
use crate::client::platform::{Platform, PlatformError};
use crate::oidc::{Secret, Timestamp};

/// As long as Logto keeps its side of a sign-in.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// How much longer the outcome is kept for a callback that is loaded again.
const TOMBSTONE: Duration = Duration::from_secs(10 * 60);

/// One sign-in, kept under its `state`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Transaction {
    pub(crate) started_at: Timestamp,
    pub(crate) redirect_uri: String,
    pub(crate) return_to: Option<String>,
    /// A `prompt=none` round trip: being signed out is an answer, not a fault.
    pub(crate) silent: bool,
    /// When this and the automatic sign-ins before it were started, if no
    /// person has asked for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) automatic: Vec<Timestamp>,
    pub(crate) stage: Stage,
}

/// How far a sign-in has come. A code is used once: whoever loads the callback
/// again reads the outcome.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    /// The person is at the provider.
    Started(Started),
    /// The code was sent; nothing is known of the answer.
    Exchanging,
    /// It is over.
    Finished(Outcome),
}

/// What is needed to finish a sign-in, and gone once it has been used.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Started {
    pub(crate) verifier: Secret,
    pub(crate) nonce: Secret,
    /// The issuer and token endpoint the request went to (RFC 9700 §4.4.2).
    pub(crate) issuer: String,
    pub(crate) token_endpoint: String,
    pub(crate) max_age: Option<Duration>,
    /// Who must come back, if it matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) subject: Option<String>,
    pub(crate) scopes: Vec<String>,
    pub(crate) resources: Vec<String>,
}

/// How a sign-in ended.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// It made the session of this generation.
    SignedIn(String),
    /// A silent sign-in found nobody.
    NobodySignedIn,
    /// It failed.
    Failed(ErrorKind),
}

impl Transaction {
    /// Whether the time to come back is over.
    pub(crate) fn is_over(&self, now: Timestamp) -> bool {
        let lifetime = match self.stage {
            Stage::Started(_) => LIFETIME,
            Stage::Exchanging | Stage::Finished(_) => LIFETIME + TOMBSTONE,
        };
        lifetime < now.saturating_since(self.started_at)
    }
}

impl Store {
    /// The sign-in under way with this `state`, if there is one.
    pub(crate) fn transaction<P: Platform>(
        &self,
        platform: &P,
        state: &str,
    ) -> Result<Option<Transaction>, PlatformError> {
        let slot = Slot::transaction(&self.app_id, state);
        let text = platform.load(&slot)?;
        Ok(text
            .and_then(|text| serde_json::from_str::<Transaction>(&text).ok())
            .filter(|transaction| !transaction.is_over(self.now(platform))))
    }

    /// Keeps a sign-in under its `state`.
    pub(crate) fn save_transaction<P: Platform>(
        &self,
        platform: &P,
        state: &str,
        transaction: &Transaction,
    ) -> Result<(), PlatformError> {
        let text = super::to_text(transaction)?;
        platform.save(&Slot::transaction(&self.app_id, state), Some(&text))
    }

    /// The `state` of the callback that this tab handled last.
    pub(crate) fn last_callback<P: Platform>(&self, platform: &P) -> Option<String> {
        platform
            .load(&Slot::last_callback(&self.app_id))
            .ok()
            .flatten()
    }

    /// Remembers the callback that this tab handles: the address bar is
    /// cleaned, and a reload must find its outcome.
    pub(crate) fn save_last_callback<P: Platform>(&self, platform: &P, state: &str) {
        let _ = platform.save(&Slot::last_callback(&self.app_id), Some(state));
    }

    /// Forgets it: a new sign-in starts in this tab.
    pub(crate) fn forget_last_callback<P: Platform>(&self, platform: &P) {
        let _ = platform.save(&Slot::last_callback(&self.app_id), None);
    }

    /// Drops sign-ins whose time is over, so that abandoned ones do not pile up.
    pub(crate) fn purge_transactions<P: Platform>(&self, platform: &P) {
        let prefix = Slot::transaction_prefix(&self.app_id);
        for key in platform.keys(Area::Local, &prefix).unwrap_or_default() {
            let Some(state) = key.strip_prefix(&prefix) else {
                continue;
            };
            let slot = Slot::transaction(&self.app_id, state);
            if let Ok(Some(text)) = platform.load(&slot)
                && !serde_json::from_str::<Beginning>(&text)
                    .is_ok_and(|it| !it.is_long_over(self.now(platform)))
            {
                // A store that refuses to forget is no reason to fail a sign-in.
                let _ = platform.save(&slot, None);
            }
        }
    }
}

/// What tells of a sign-in whether anything may still ask for it.
#[derive(Deserialize)]
struct Beginning {
    started_at: Timestamp,
}

impl Beginning {
    fn is_long_over(&self, now: Timestamp) -> bool {
        LIFETIME + TOMBSTONE < now.saturating_since(self.started_at)
    }
}
