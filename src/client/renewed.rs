//! Keeping what a refresh has brought: the rotated token at once, the claims
//! of a renewed ID token once they are verified (OpenID Connect Core §12.2).

use super::error::{Error, ErrorKind};
use super::event::Event;
use super::platform::Platform;
use super::refresh::Renewal;
use super::state::Client;
use super::store::{Ended, SessionRecord, Stored, TokenRecord, Withheld};
use super::verification::{Expectation, Unverified};
use crate::oidc::{IdTokenClaims, Metadata, Secret, TokenResponse};

impl<P: Platform> Client<P> {
    /// Keeps a successful answer, unless the session is another one by now.
    pub(super) async fn keep(
        &self,
        renewal: &Renewal<'_>,
        tokens: TokenResponse,
        token: TokenRecord,
    ) -> Result<(), Error> {
        let record = match self.of_generation(renewal.generation) {
            Ok(record) => record,
            Err(error) => {
                if let Some(token) = tokens.refresh_token {
                    self.unwanted(token, renewal.subject);
                }
                return Err(error);
            }
        };
        let mut next = SessionRecord {
            attempt: None,
            ..(*record).clone()
        };
        // Where a lease stands in for the lock it may have run out: a token
        // that somebody else has rotated meanwhile is the newer one.
        if let Some(rotated) = tokens.refresh_token
            && next.refresh_token.as_ref() == Some(renewal.refresh_token)
        {
            next.refresh_token = Some(rotated);
        }
        next.keep_access_token(token);
        self.0.store.note_newest(&self.0.platform, &next);
        let Some(id_token) = tokens.id_token else {
            return self.save(&next);
        };
        next.withheld = Some(Withheld {
            id_token,
            access_token: Some(tokens.access_token),
            received_at: self.now(),
        });
        self.settle_withheld(renewal.generation, renewal.metadata, next)
            .await
    }

    /// Signed out, or somebody else, while the answer was on its way: nobody
    /// may use the token. But Logto gives all tokens of one person and browser
    /// one grant, so it is left alone if that person is signed in again.
    fn unwanted(&self, token: Secret, subject: &str) {
        let again = match self.0.store.session(&self.0.platform) {
            Ok(Stored::Live(record)) => subject_of(&record).is_ok_and(|it| it == subject),
            Ok(Stored::Absent | Stored::Ended(_)) => false,
            // Another version of the application may have taken it over.
            Ok(Stored::Unreadable) | Err(_) => true,
        };
        if !again {
            let subject = subject.to_owned();
            self.revoke_in_background(self.revocation(token, subject));
        }
    }

    /// Tries again to verify an ID token whose keys were out of reach. What
    /// fails is tried again later.
    pub(super) async fn retry_withheld(&self) {
        let Ok(record) = self.live() else { return };
        if record.withheld.is_none() {
            return;
        }
        let _ = self
            .detached(|client| async move {
                let metadata = client.metadata().await?;
                client
                    .locked(async {
                        let record = client.of_generation(&record.generation)?;
                        let next = (*record).clone();
                        client
                            .settle_withheld(&record.generation, &metadata, next)
                            .await
                    })
                    .await
            })
            .await;
    }

    /// Verifies what `next` withholds and writes what comes of it.
    async fn settle_withheld(
        &self,
        generation: &str,
        metadata: &Metadata,
        mut next: SessionRecord,
    ) -> Result<(), Error> {
        let Some(withheld) = &next.withheld else {
            return Ok(());
        };
        let mut claims = IdTokenClaims::of_stored(next.id_token.expose())?;
        claims.nonce = Some(next.nonce.expose().to_owned());
        let expectation = Expectation {
            access_token: withheld.access_token.as_ref(),
            renewed: Some(&claims),
            received_at: Some(withheld.received_at),
            ..Expectation::default()
        };
        let id_token = &withheld.id_token;
        let verified = match self
            .verified_at_once(metadata, id_token, &expectation)
            .await
        {
            Some(verified) => verified,
            None => {
                // Asking for keys takes time: the rotated token is safe first.
                self.of_generation(generation)?;
                self.save(&next)?;
                self.verified(metadata, id_token, &expectation).await
            }
        };
        self.of_generation(generation)?;
        match verified {
            Ok(_) => {
                if let Some(withheld) = next.withheld.take() {
                    next.id_token = withheld.id_token;
                }
                self.save(&next)
            }
            // This device's clock may have been set a moment ago: the claims
            // are not believed, and nothing is proven.
            Err(Unverified::Refused(error)) if error.is_of_time() => {
                next.withheld = None;
                self.tell(&Event::ClaimsWithheld);
                self.save(&next)
            }
            Err(Unverified::Refused(error)) if error.kind() == ErrorKind::Untrusted => {
                self.end(generation, Ended::Untrusted)?;
                if let Some(token) = next.refresh_token {
                    let subject = claims.subject;
                    self.revoke_in_background(self.revocation(token, subject));
                }
                Err(error)
            }
            Err(_) => {
                self.tell(&Event::ClaimsWithheld);
                self.save(&next)
            }
        }
    }
}

/// Whose session it is.
pub(super) fn subject_of(record: &SessionRecord) -> Result<String, Error> {
    Ok(IdTokenClaims::of_stored(record.id_token.expose())?.subject)
}
