//! Renewing with the refresh token. It is used only inside the application's
//! lock, and the rotated one is written before the lock is released: the
//! server takes a second use, three seconds later, for theft and revokes the
//! whole grant.

use std::rc::Rc;
use std::time::Duration;

use super::error::{Error, ErrorKind};
use super::platform::{Platform, PlatformError};
use super::state::Client;
use super::store::{Attempt, Ended, SessionRecord, TokenRecord};
use super::token_request::TokenRequest;
use super::tokens::{good, living};
use crate::oidc::{HttpResponse, Metadata, RefreshRequest, Secret, Timestamp, TokenError, token};

/// A refresh without an answer is sent again within this time of the first;
/// the server's leeway is three seconds.
const RESEND_WINDOW: Duration = Duration::from_secs(2);

const LONGEST_BACK_OFF: Duration = Duration::from_secs(5 * 60);

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
        self.locked(self.renew_locked(request, asked_at, generation, &metadata))
            .await
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
        if self.0.retry_at.get().is_some_and(|at| now < at) {
            let waiting = "waiting before the provider is asked again";
            return self.live_on(request, Error::new(ErrorKind::Network, waiting));
        }
        let unanswered = record
            .attempt
            .is_some_and(|attempt| RESEND_WINDOW < now.saturating_since(attempt.first_sent_at));
        if unanswered && let Some(token) = living(&record, request, now) {
            return Ok(token.clone());
        }

        let attempt = record.attempt.unwrap_or(Attempt { first_sent_at: now });
        self.save_attempt(&record, Some(attempt))?;
        let answer = self
            .send_refresh(metadata, request, &refresh_token, attempt)
            .await;
        let response = match answer {
            Ok(response) => response,
            Err(error) => {
                if error == PlatformError::Offline {
                    // Surely not sent.
                    self.settle(generation, record.attempt)?;
                }
                self.back_off(None);
                return self.live_on(request, error.into());
            }
        };
        match token::parse(&response) {
            Ok(tokens) => {
                self.0.retry_at.set(None);
                self.0.failures.set(0);
                let token = TokenRecord::of(request, &tokens, now);
                self.keep(generation, metadata, tokens, token.clone())
                    .await?;
                Ok(token)
            }
            Err(error) => {
                self.refused(
                    generation,
                    metadata,
                    &refresh_token,
                    unanswered,
                    &response,
                    &error,
                )
                .await?;
                match &error {
                    TokenError::Refused { .. } => Err(error.into()),
                    TokenError::Unavailable { .. } | TokenError::Malformed => {
                        self.live_on(request, error.into())
                    }
                }
            }
        }
    }

    /// Sends the refresh, and once more if no answer came within the server's
    /// leeway.
    async fn send_refresh(
        &self,
        metadata: &Metadata,
        request: &TokenRequest,
        refresh_token: &Secret,
        attempt: Attempt,
    ) -> Result<HttpResponse, PlatformError> {
        let build = || {
            token::refresh_request(
                metadata,
                &RefreshRequest {
                    client_id: self.0.config.app_id(),
                    refresh_token,
                    resource: request.resource.as_deref(),
                    organization: request.organization.as_deref(),
                    scopes: &request.scopes,
                },
            )
        };
        match self.0.platform.send(build()).await {
            Err(PlatformError::Network(_))
                if self.now().saturating_since(attempt.first_sent_at) < RESEND_WINDOW =>
            {
                self.0.platform.send(build()).await
            }
            answer => answer,
        }
    }

    /// What a refusal means for the session.
    async fn refused(
        &self,
        generation: &str,
        metadata: &Metadata,
        sent: &Secret,
        unanswered: bool,
        response: &HttpResponse,
        error: &TokenError,
    ) -> Result<(), Error> {
        match error {
            TokenError::Refused { error, .. } if error.is("invalid_grant") => {
                let record = self.of_generation(generation)?;
                if record.refresh_token.as_ref() == Some(sent) {
                    let ended = if unanswered {
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
                self.recover(generation, metadata, sent).await
            }
            TokenError::Refused { .. } => self.settle(generation, None),
            TokenError::Unavailable { status: 429 | 503 } => {
                self.back_off(response.retry_after(self.now()));
                self.settle(generation, None)
            }
            TokenError::Unavailable { .. } | TokenError::Malformed => {
                self.back_off(response.retry_after(self.now()));
                Ok(())
            }
        }
    }

    async fn recover(
        &self,
        generation: &str,
        metadata: &Metadata,
        refresh_token: &Secret,
    ) -> Result<(), Error> {
        let request = TokenRequest::default();
        let now = self.now();
        let attempt = Attempt { first_sent_at: now };
        let response = self
            .send_refresh(metadata, &request, refresh_token, attempt)
            .await?;
        match token::parse(&response) {
            Ok(tokens) => {
                let token = TokenRecord::of(&request, &tokens, now);
                self.keep(generation, metadata, tokens, token).await
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

    /// Leaves the provider alone for a while: as long as it asked, or longer
    /// each time, with jitter so that tabs do not march in step.
    fn back_off(&self, asked: Option<Duration>) {
        let failures = self.0.failures.get().saturating_add(1);
        self.0.failures.set(failures);
        let jitter = self.random().map_or(0, |bytes| u64::from(bytes[0]));
        let millis = (500_u64 << failures.min(10)) * (256 + jitter) / 512;
        let wait = asked
            .unwrap_or(Duration::from_millis(millis))
            .min(LONGEST_BACK_OFF);
        self.0.retry_at.set(Some(self.now().saturating_add(wait)));
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
        self.save(&SessionRecord {
            attempt,
            ..record.clone()
        })
    }

    pub(super) fn save(&self, record: &SessionRecord) -> Result<(), Error> {
        Ok(self.0.store.save_session(&self.0.platform, record)?)
    }
}
