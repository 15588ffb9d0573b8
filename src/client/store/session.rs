//! The stored session: one record under one key, so that no tab ever reads
//! half of one person and half of another.

use std::rc::Rc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Store;
use crate::client::platform::{Platform, PlatformError};
use crate::client::token_request::TokenRequest;
use crate::oidc::{Secret, Timestamp, TokenResponse};

const VERSION: u32 = 1;

/// More tokens than this are dropped, the soonest to expire first.
const MOST_ACCESS_TOKENS: usize = 1_000;

/// A session as the store keeps it. Everything in it was verified first,
/// `withheld` aside.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SessionRecord {
    /// Drawn at random at each sign-in: a result of another one is dropped.
    pub(crate) generation: String,
    pub(crate) issuer: String,
    /// The scopes and resources that the sign-in asked for. Others must not
    /// be sent: the server answers by burning the refresh token.
    pub(crate) scopes: Vec<String>,
    pub(crate) resources: Vec<String>,
    pub(crate) id_token: Secret,
    pub(crate) refresh_token: Option<Secret>,
    /// Of the sign-in that the refresh token is from: renewed ID tokens carry
    /// it, even after a silent sign-in with another nonce.
    pub(crate) nonce: Secret,
    pub(crate) access_tokens: Vec<TokenRecord>,
    /// A renewed ID token that could not be verified yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) withheld: Option<Withheld>,
    /// Stands while a refresh is on its way, and after one without an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) attempt: Option<Attempt>,
}

/// A renewed ID token whose keys were out of reach when it came.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Withheld {
    pub(crate) id_token: Secret,
    /// That came with it, for `at_hash`. A record of before it was kept has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) access_token: Option<Secret>,
    pub(crate) received_at: Timestamp,
}

/// An access token and what it is for.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct TokenRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) resource: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) organization: Option<String>,
    /// The narrowed scopes that were asked for, sorted; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) asked: Vec<String>,
    pub(crate) granted: String,
    pub(crate) token: Secret,
    pub(crate) obtained_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// A refresh that was sent and whose answer is not known.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attempt {
    pub(crate) first_sent_at: Timestamp,
}

impl Attempt {
    /// Whether it began at most `window` ago. One in the future is not: the
    /// clock was set back, and nobody knows how long ago it was.
    pub(crate) fn is_within(self, window: Duration, now: Timestamp) -> bool {
        self.first_sent_at <= now && now.saturating_since(self.first_sent_at) < window
    }
}

/// Why a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ended {
    SignedOut,
    Expired,
    Untrusted,
    AnswerLost,
}

/// What the session's slot holds.
#[derive(Clone, PartialEq)]
pub(crate) enum Stored {
    Absent,
    Live(Rc<SessionRecord>),
    Ended(Ended),
    /// Corrupted, or written by another version.
    Unreadable,
}

#[derive(Deserialize)]
struct Version {
    v: u32,
}

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    v: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Ended>,
}

impl SessionRecord {
    /// The token for exactly this request, if there is one.
    pub(crate) fn access_token(
        &self,
        resource: Option<&str>,
        organization: Option<&str>,
        asked: &[String],
    ) -> Option<&TokenRecord> {
        self.access_tokens.iter().find(|token| {
            token.resource.as_deref() == resource
                && token.organization.as_deref() == organization
                && token.asked == asked
        })
    }

    /// Keeps `token` in the place of its predecessor and drops expired ones.
    pub(crate) fn keep_access_token(&mut self, token: TokenRecord) {
        let now = token.obtained_at;
        self.access_tokens.retain(|kept| {
            now < kept.expires_at
                && (kept.resource != token.resource
                    || kept.organization != token.organization
                    || kept.asked != token.asked)
        });
        self.access_tokens.push(token);
        if MOST_ACCESS_TOKENS < self.access_tokens.len() {
            self.access_tokens.sort_by_key(|kept| kept.expires_at);
            self.access_tokens.remove(0);
        }
    }
}

/// A response that does not say how long the token lives (RFC 6749 §5.1).
const UNSTATED_LIFETIME: Duration = Duration::from_secs(5 * 60);

impl TokenRecord {
    /// The access token of a response to a request that was sent at `sent_at`.
    /// A response that does not name its scopes grants the `usual` ones (RFC 6749 §5.1).
    pub(crate) fn of(
        request: &TokenRequest,
        tokens: &TokenResponse,
        usual: &[String],
        sent_at: Timestamp,
    ) -> Self {
        let asked = if request.scopes.is_empty() {
            usual
        } else {
            &request.scopes
        };
        Self {
            resource: request.resource.clone(),
            organization: request.organization.clone(),
            asked: request.scopes.clone(),
            granted: tokens.scope.clone().unwrap_or_else(|| asked.join(" ")),
            token: tokens.access_token.clone(),
            obtained_at: sent_at,
            expires_at: sent_at.saturating_add(tokens.expires_in.unwrap_or(UNSTATED_LIFETIME)),
        }
    }

    /// Whether the token lives for `min_ttl` from `now` on.
    pub(crate) fn lives(&self, now: Timestamp, min_ttl: Duration) -> bool {
        now.saturating_add(min_ttl) < self.expires_at
            // Obtained in the future: the clock was set back since; not to be relied on.
            && self.obtained_at <= now.saturating_add(Duration::from_secs(60))
    }
}

impl Store {
    /// Reads the session's slot.
    pub(crate) fn session<P: Platform>(&self, platform: &P) -> Result<Stored, PlatformError> {
        let Some(text) = platform.load(&self.session_slot())? else {
            return Ok(Stored::Absent);
        };
        if let Some((known, stored)) = &*self.read.borrow()
            && *known == text
        {
            let stored = stored.clone();
            return Ok(self.end_copy(platform, stored));
        }
        let stored = match parse(&text) {
            // The configuration was changed: another issuer's tokens are not to be sent to this
            // one, nor its claims believed (RFC 9700 §4.4).
            Stored::Live(record) if record.issuer != self.issuer => Stored::Absent,
            stored => stored,
        };
        *self.read.borrow_mut() = Some((text, stored.clone()));
        Ok(self.end_copy(platform, stored))
    }

    /// Writes the session in one step.
    pub(crate) fn save_session<P: Platform>(
        &self,
        platform: &P,
        record: &SessionRecord,
    ) -> Result<(), PlatformError> {
        self.write(
            platform,
            &Envelope {
                v: VERSION,
                session: Some(record),
                ended: None,
            },
        )
    }

    /// Ends the session, also in tabs that hold a copy, leaving word why.
    pub(crate) fn end_session<P: Platform>(
        &self,
        platform: &P,
        ended: Ended,
    ) -> Result<(), PlatformError> {
        if let Ok(Stored::Live(record)) = self.session(platform) {
            self.note_end(platform, &record, ended);
        }
        self.write_end(platform, ended)
    }

    /// Ends the session in this tab.
    pub(crate) fn write_end<P: Platform>(
        &self,
        platform: &P,
        ended: Ended,
    ) -> Result<(), PlatformError> {
        self.write::<_, ()>(
            platform,
            &Envelope {
                v: VERSION,
                session: None,
                ended: Some(ended),
            },
        )
    }

    fn write<P: Platform, T: Serialize>(
        &self,
        platform: &P,
        envelope: &Envelope<T>,
    ) -> Result<(), PlatformError> {
        let text = super::to_text(envelope)?;
        let slot = self.session_slot();
        let before = platform.area_in_use(self.area);
        platform.save(&slot, Some(&text))?;
        if before == self.area && platform.area_in_use(self.area) != before {
            // It is full: a session is worth more than what can be had again.
            self.drop_documents(platform);
            self.purge_transactions(platform);
            platform.save(&slot, Some(&text))?;
        }
        Ok(())
    }
}

fn parse(text: &str) -> Stored {
    let readable = serde_json::from_str::<Version>(text).is_ok_and(|it| it.v == VERSION);
    if !readable {
        return Stored::Unreadable;
    }
    match serde_json::from_str::<Envelope<SessionRecord>>(text) {
        Ok(Envelope {
            session: Some(record),
            ended: None,
            ..
        }) => Stored::Live(Rc::new(record)),
        Ok(Envelope {
            session: None,
            ended: Some(ended),
            ..
        }) => Stored::Ended(ended),
        _ => Stored::Unreadable,
    }
}
