//! Renewing with the refresh token. It is used only inside the application's
//! lock, and the rotated one is written before the lock is released: the
//! server takes a second use, three seconds later, for theft and revokes the
//! whole grant.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use super::error::{Error, ErrorKind};
use super::event::Event;
use super::platform::{Platform, PlatformError};
use super::renewed::subject_of;
use super::state::{Client, LOCK_WAIT};
use super::store::{Attempt, Ended, SessionRecord, TokenRecord};
use super::token_request::TokenRequest;
use super::tokens::{good, living};
use crate::oidc::{HttpResponse, Metadata, RefreshRequest, Secret, Timestamp, TokenError, token};

/// A refresh without an answer is sent again within this time of the first;
/// the server's leeway is three seconds.
const RESEND_WINDOW: Duration = Duration::from_secs(2);

/// For those who have a token all the same.
const SHORT_LOCK_WAIT: Duration = Duration::from_secs(5);

/// So long after its first use the server would have refused a token.
const SURELY_REFUSED: Duration = Duration::from_secs(10);

/// How often a refresh was sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    Once,
    Twice,
}

/// A refresh under way, inside the lock.
#[derive(Clone, Copy)]
pub(super) struct Renewal<'a> {
    pub(super) generation: &'a str,
    pub(super) subject: &'a str,
    pub(super) metadata: &'a Metadata,
    pub(super) refresh_token: &'a Secret,
    /// What the sign-in asked for.
    scopes: &'a [String],
    /// The mark that stood before: the refresh token may be used up.
    marked: Option<Attempt>,
}

impl<P: Platform> Client<P> {
    pub(super) async fn renew(
        &self,
        request: &TokenRequest,
        asked_at: Timestamp,
        generation: &str,
    ) -> Result<TokenRecord, Error> {
        let metadata = match self.metadata().await {
            Ok(metadata) => metadata,
            Err(error) => return self.live_on(request, error),
        };
        let renewing = self.renew_locked(request, asked_at, generation, &metadata);
        // Whoever has a token that lives need not wait long for a better one.
        let kept = self.of_generation(generation)?;
        let wait = match living(&kept, request, self.now()) {
            Some(_) if !request.force => SHORT_LOCK_WAIT,
            _ => LOCK_WAIT,
        };
        match self.locked_within(wait, renewing).await {
            // A frozen tab may hold the lock for as long as it likes.
            Err(error) if error == PlatformError::LockTimeout.into() => {
                self.live_on(request, error)
            }
            renewed => renewed,
        }
    }

    async fn renew_locked(
        &self,
        request: &TokenRequest,
        asked_at: Timestamp,
        generation: &str,
        metadata: &Metadata,
    ) -> Result<TokenRecord, Error> {
        let record = self.of_generation(generation)?;
        let now = self.now();
        if let Some(token) = good(&record, request, asked_at, now) {
            return Ok(token.clone());
        }
        let Some(refresh_token) = record.refresh_token.clone() else {
            let expired = "the session has no refresh token";
            return self.live_on(request, Error::new(ErrorKind::SessionExpired, expired));
        };
        if self.0.store.is_left_behind(&self.0.platform, &record) {
            return self.left_behind(request, &record);
        }
        if !self.pause().is_zero() {
            let waiting = "waiting before the provider is asked again";
            return self.live_on(request, Error::new(ErrorKind::Network, waiting));
        }
        let marked = self.0.store.attempt(&self.0.platform, &record);
        if marked.is_some_and(|attempt| !attempt.is_within(RESEND_WINDOW, now))
            && let Some(token) = living(&record, request, now)
        {
            return Ok(token.clone());
        }

        let attempt = marked.unwrap_or(Attempt { first_sent_at: now });
        self.save_attempt(&record, Some(attempt))?;
        self.tell(&Event::RenewalStarted);
        let subject = subject_of(&record)?;
        let renewal = Renewal {
            generation,
            subject: &subject,
            metadata,
            refresh_token: &refresh_token,
            scopes: &record.scopes,
            marked,
        };
        let renewed = self.send_and_keep(&renewal, request, attempt).await;
        self.tell(&match &renewed {
            Ok(_) => Event::RenewalDone,
            Err(error) => Event::RenewalFailed {
                kind: error.kind(),
                wait: self.pause(),
            },
        });
        match renewed {
            Err(error) if error.kind() == ErrorKind::Network => self.live_on(request, error),
            renewed => renewed,
        }
    }

    async fn send_and_keep(
        &self,
        renewal: &Renewal<'_>,
        request: &TokenRequest,
        attempt: Attempt,
    ) -> Result<TokenRecord, Error> {
        let Renewal { generation, .. } = *renewal;
        let sent_at = self.now();
        let (answer, sent) = self.send_refresh(renewal, request, attempt).await;
        let response = match answer {
            Ok(response) => response,
            Err(error) => {
                self.back_off(None);
                if error == PlatformError::Offline {
                    // Surely not sent.
                    self.settle(generation, renewal.marked)?;
                } else {
                    self.tell(&Event::AnswerLost);
                }
                return Err(error.into());
            }
        };
        match token::parse(&response) {
            Ok(tokens) => {
                self.0.back_off.end();
                let token = TokenRecord::of(request, &tokens, renewal.scopes, sent_at);
                self.keep(renewal, tokens, token.clone()).await?;
                Ok(token)
            }
            Err(error) => {
                let unsure = renewal.marked.is_some() || sent == Sent::Twice;
                self.refused(renewal, &response, &error, unsure).await?;
                Err(error.into())
            }
        }
    }

    /// What is left to a tab that is a copy of another: its access tokens. Its
    /// refresh token is used up, and sent again would cost both the session.
    fn left_behind(
        &self,
        request: &TokenRequest,
        record: &SessionRecord,
    ) -> Result<TokenRecord, Error> {
        self.tell(&Event::LeftBehind);
        if let Some(token) = living(record, request, self.now()).filter(|_| !request.force) {
            return Ok(token.clone());
        }
        let inner = &self.0;
        inner.store.write_end(&inner.platform, Ended::AnswerLost)?;
        self.look();
        Err(Error::new(
            ErrorKind::SessionExpired,
            "another tab, of which this one is a copy, has renewed the session",
        ))
    }

    /// Sends the refresh, and once more if no answer came within the server's
    /// leeway: by the clock, and by a timer, which a clock that is being set
    /// does not fool.
    async fn send_refresh(
        &self,
        renewal: &Renewal<'_>,
        request: &TokenRequest,
        attempt: Attempt,
    ) -> (Result<HttpResponse, PlatformError>, Sent) {
        let build = || {
            token::refresh_request(
                renewal.metadata,
                &RefreshRequest {
                    client_id: self.0.config.app_id(),
                    refresh_token: renewal.refresh_token,
                    resource: request.resource.as_deref(),
                    organization: request.organization.as_deref(),
                    scopes: &request.scopes,
                },
            )
        };
        let late = Rc::new(Cell::new(false));
        let (platform, over) = (&self.0.platform, Rc::downgrade(&late));
        let client = self.clone();
        platform.spawn(async move {
            client.0.platform.sleep(RESEND_WINDOW).await;
            if let Some(late) = over.upgrade() {
                late.set(true);
            }
        });
        match platform.send(build()).await {
            Err(PlatformError::Network(_))
                if !late.get() && attempt.is_within(RESEND_WINDOW, self.now()) =>
            {
                (platform.send(build()).await, Sent::Twice)
            }
            answer => (answer, Sent::Once),
        }
    }

    /// What a refusal means for the session.
    async fn refused(
        &self,
        renewal: &Renewal<'_>,
        response: &HttpResponse,
        error: &TokenError,
        unsure: bool,
    ) -> Result<(), Error> {
        let Renewal { generation, .. } = *renewal;
        match error {
            TokenError::Refused { error, .. } if error.is("invalid_grant") => {
                let record = self.of_generation(generation)?;
                if record.refresh_token.as_ref() == Some(renewal.refresh_token) {
                    let ended = if unsure {
                        Ended::AnswerLost
                    } else {
                        Ended::Expired
                    };
                    self.end(generation, ended)?;
                }
                Ok(())
            }
            TokenError::Refused { error, .. } if error.is("invalid_target") => {
                // The server rotated the token all the same and kept the new
                // one to itself; within its leeway the old one gets another.
                self.recover(renewal).await
            }
            // Not a word of the refresh token, so it is good; but perhaps only
            // within the leeway of an earlier answer that was lost.
            TokenError::Refused { .. } => {
                let now = self.now();
                let lost = renewal
                    .marked
                    .filter(|it| it.is_within(SURELY_REFUSED, now));
                self.settle(generation, lost)
            }
            TokenError::Unavailable { status: 429 | 503 } => {
                self.back_off(response.retry_after(self.now()));
                self.settle(generation, renewal.marked)
            }
            TokenError::Unavailable { .. } | TokenError::Malformed => {
                self.back_off(response.retry_after(self.now()));
                Ok(())
            }
        }
    }

    async fn recover(&self, renewal: &Renewal<'_>) -> Result<(), Error> {
        let request = TokenRequest::default();
        let now = self.now();
        let attempt = Attempt { first_sent_at: now };
        let (answer, _) = self.send_refresh(renewal, &request, attempt).await;
        let response = answer?;
        match token::parse(&response) {
            Ok(tokens) => {
                let token = TokenRecord::of(&request, &tokens, renewal.scopes, now);
                self.keep(renewal, tokens, token).await
            }
            // The mark stands: the next renewal will tell.
            Err(_) => Ok(()),
        }
    }

    /// The kept token while it lives at all, else `error`.
    fn live_on(&self, request: &TokenRequest, error: Error) -> Result<TokenRecord, Error> {
        let record = self.live()?;
        match living(&record, request, self.now()) {
            Some(token) if !request.force => Ok(token.clone()),
            _ => Err(error),
        }
    }

    pub(super) fn of_generation(&self, generation: &str) -> Result<Rc<SessionRecord>, Error> {
        let record = self.live()?;
        if record.generation == generation {
            Ok(record)
        } else {
            Err(Error::other_session())
        }
    }

    pub(super) fn end(&self, generation: &str, ended: Ended) -> Result<(), Error> {
        self.of_generation(generation)?;
        self.0.store.end_session(&self.0.platform, ended)?;
        self.look();
        Ok(())
    }

    /// Writes the mark of a refresh, or takes it away.
    fn settle(&self, generation: &str, attempt: Option<Attempt>) -> Result<(), Error> {
        let record = self.of_generation(generation)?;
        self.save_attempt(&record, attempt)
    }

    fn save_attempt(&self, record: &SessionRecord, attempt: Option<Attempt>) -> Result<(), Error> {
        self.save_newest(&SessionRecord {
            attempt,
            ..record.clone()
        })
    }

    /// Writes a record that holds the newest refresh token of its session.
    pub(super) fn save_newest(&self, record: &SessionRecord) -> Result<(), Error> {
        self.0.store.note_newest(&self.0.platform, record);
        self.save(record)
    }

    pub(super) fn save(&self, record: &SessionRecord) -> Result<(), Error> {
        self.0.store.save_session(&self.0.platform, record)?;
        self.tell_of_storage();
        Ok(())
    }
}
