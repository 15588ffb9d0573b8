//! Keeping what a refresh has brought: the rotated token at once, the claims
//! of a renewed ID token once they are verified (OpenID Connect Core §12.2).

use super::error::{Error, ErrorKind};
use super::platform::Platform;
use super::state::Client;
use super::store::{Ended, SessionRecord, TokenRecord, Withheld};
use super::verification::{Expectation, Unverified};
use crate::oidc::{IdTokenClaims, Metadata, Secret, TokenResponse};

impl<P: Platform> Client<P> {
    /// Keeps a successful answer, unless the session is another one by now.
    pub(super) async fn keep(
        &self,
        generation: &str,
        metadata: &Metadata,
        tokens: TokenResponse,
        token: TokenRecord,
    ) -> Result<(), Error> {
        let record = match self.of_generation(generation) {
            Ok(record) => record,
            Err(error) => {
                // Signed out, or somebody else, meanwhile: nobody may use these.
                if let Some(refresh_token) = tokens.refresh_token {
                    self.revoke_in_background(refresh_token);
                }
                return Err(error);
            }
        };
        let mut next = SessionRecord {
            attempt: None,
            ..(*record).clone()
        };
        if let Some(rotated) = tokens.refresh_token {
            next.refresh_token = Some(rotated);
        }
        next.keep_access_token(token);
        let Some(id_token) = tokens.id_token else {
            return self.save(&next);
        };
        next.withheld = Some(Withheld {
            id_token,
            received_at: self.now(),
        });
        self.settle_withheld(generation, metadata, next, Some(&tokens.access_token))
            .await
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
                            .settle_withheld(&record.generation, &metadata, next, None)
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
        access_token: Option<&Secret>,
    ) -> Result<(), Error> {
        let Some(withheld) = &next.withheld else {
            return Ok(());
        };
        let mut claims = IdTokenClaims::of_stored(next.id_token.expose())?;
        claims.nonce = Some(next.nonce.expose().to_owned());
        let expectation = Expectation {
            access_token,
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
            Err(Unverified::Refused(error)) if error.kind() == ErrorKind::Untrusted => {
                self.end(generation, Ended::Untrusted)?;
                if let Some(refresh_token) = next.refresh_token {
                    self.revoke_in_background(refresh_token);
                }
                Err(error)
            }
            Err(_) => self.save(&next),
        }
    }
}
