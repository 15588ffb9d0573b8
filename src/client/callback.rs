//! Finishing a sign-in: whoever loads the callback, and however often, the
//! code is used once and all see the same outcome.

use super::error::{Error, ErrorKind};
use super::platform::Platform;
use super::session::Session;
use super::state::Client;
use super::store::{Outcome, SessionRecord, Stage, Started, Stored, TokenRecord, Transaction};
use super::token_request::TokenRequest;
use super::verification::Expectation;
use crate::oidc::{
    AuthorizationCode, CallbackError, CallbackParameters, CodeVerifier, IdTokenClaims, Metadata,
    Pending, Secret, Timestamp, TokenResponse, pkce::random_token, token,
};

/// A finished sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completed {
    /// The path to go back to, if the sign-in was started with one.
    pub return_to: Option<String>,
    /// Whether a person is signed in now; a silent sign-in may find nobody.
    pub signed_in: bool,
}

impl<P: Platform> Client<P> {
    /// Finishes the sign-in whose callback is `url`. The exchange runs as a
    /// task of its own: dropping this future does not stop it.
    ///
    /// # Errors
    /// - [`ErrorKind::Cancelled`] if the person turned back;
    /// - [`ErrorKind::CallbackRejected`] if the callback belongs to no sign-in
    ///   of this browser, or is used up;
    /// - [`ErrorKind::Refused`] if the provider refused;
    /// - [`ErrorKind::Untrusted`] if its answer does not stand;
    /// - [`ErrorKind::Network`] or [`ErrorKind::Storage`] if it could not be
    ///   finished.
    ///
    /// A session at hand is untouched then.
    pub async fn handle_callback(&self, url: &str) -> Result<Completed, Error> {
        self.show_callback(Some(Session::Loading));
        let url = url.to_owned();
        let result = self
            .detached(move |client| async move {
                let result = client.finish(&url).await;
                client.show_callback(result.as_ref().err().cloned().map(Session::Failed));
                result
            })
            .await;
        if result.is_ok() {
            let client = self.clone();
            self.0
                .platform
                .spawn(async move { client.revalidate().await });
        }
        result
    }

    async fn finish(&self, url: &str) -> Result<Completed, Error> {
        let inner = &self.0;
        let parameters = CallbackParameters::parse(url)?;
        let Some(state) = parameters.state().map(ToOwned::to_owned) else {
            // The address bar was cleaned: a reload comes here.
            if parameters.is_bare()
                && let Some(state) = inner.store.last_callback(&inner.platform)
                && let Some(transaction) = inner.store.transaction(&inner.platform, &state)?
            {
                return self.locked(self.outcome_of(&state, transaction)).await;
            }
            let nothing = if parameters.is_bare() {
                CallbackError::Bare
            } else {
                CallbackError::MissingState
            };
            return Err(nothing.into());
        };
        match inner.store.transaction(&inner.platform, &state)? {
            Some(transaction) => self.remember_automatic(&transaction.automatic),
            None => return Err(CallbackError::StateMismatch.into()),
        }
        inner.store.save_last_callback(&inner.platform, &state);
        // Before the code is used up: what is missing now can be had later.
        inner.platform.can_verify()?;
        let metadata = self.metadata().await?;
        self.keys(&metadata).await?;
        self.locked(self.finish_locked(&state, parameters, &metadata))
            .await
    }

    async fn finish_locked(
        &self,
        state: &str,
        parameters: CallbackParameters,
        metadata: &Metadata,
    ) -> Result<Completed, Error> {
        let inner = &self.0;
        let transaction = inner
            .store
            .transaction(&inner.platform, state)?
            .ok_or(CallbackError::StateMismatch)?;
        let Stage::Started(started) = &transaction.stage else {
            return self.outcome_of(state, transaction).await;
        };
        // RFC 9700 §4.4.2: a response goes to where its request went.
        if started.issuer != metadata.issuer || started.token_endpoint != metadata.token_endpoint {
            return Err(CallbackError::IssuerMismatch.into());
        }
        let pending = Pending {
            state,
            redirect_uri: &transaction.redirect_uri,
            issuer: &started.issuer,
            iss_required: metadata.iss_parameter_supported,
        };
        let code = match parameters.validate(&pending) {
            Ok(code) => code,
            Err(error @ CallbackError::Provider(_)) => {
                let error = Error::from(error);
                let nobody = transaction.silent && error.kind() == ErrorKind::NotSignedIn;
                let outcome = if nobody {
                    Outcome::NobodySignedIn
                } else {
                    Outcome::Failed(error.kind())
                };
                self.finished(state, &transaction, outcome)?;
                return if nobody {
                    Ok(self.completed(&transaction))
                } else {
                    Err(error)
                };
            }
            Err(error) => return Err(error.into()),
        };
        let exchanging = Transaction {
            stage: Stage::Exchanging,
            ..transaction.clone()
        };
        inner
            .store
            .save_transaction(&inner.platform, state, &exchanging)?;

        match self.exchange(&code, &transaction, started, metadata).await {
            Ok(generation) => {
                self.finished(state, &transaction, Outcome::SignedIn(generation))?;
                self.look();
                Ok(self.completed(&transaction))
            }
            Err(error) => {
                self.finished(state, &transaction, Outcome::Failed(error.kind()))?;
                Err(error)
            }
        }
    }

    /// Exchanges the code and stores the session; returns its generation.
    async fn exchange(
        &self,
        code: &AuthorizationCode,
        transaction: &Transaction,
        started: &Started,
        metadata: &Metadata,
    ) -> Result<String, Error> {
        let inner = &self.0;
        let sent_at = self.now();
        let verifier = CodeVerifier::of_stored(started.verifier.clone());
        let request = token::exchange_request(
            metadata,
            inner.config.app_id(),
            code,
            &verifier,
            &transaction.redirect_uri,
        );
        let response = inner.platform.send(request).await?;
        let tokens = token::parse(&response).map_err(|error| {
            let refused = Error::from(error);
            match refused.kind() {
                // A code that is refused was used up or is too old.
                ErrorKind::SessionExpired => refused.of_kind(ErrorKind::CallbackRejected),
                _ => refused,
            }
        })?;
        let Some(id_token) = tokens.id_token.clone() else {
            return Err(Error::new(
                ErrorKind::Untrusted,
                "the token response has no ID token",
            ));
        };
        let expectation = Expectation {
            nonce: Some(&started.nonce),
            max_age: started.max_age,
            access_token: Some(&tokens.access_token),
            ..Expectation::default()
        };
        let claims = self.verified(metadata, &id_token, &expectation).await?;
        if started
            .subject
            .as_ref()
            .is_some_and(|subject| *subject != claims.subject)
        {
            return Err(Error::new(
                ErrorKind::Refused,
                "somebody else has signed in",
            ));
        }
        let record = self.record(started, id_token, &claims, tokens, sent_at)?;
        inner
            .store
            .forget_revocations_of(&inner.platform, &claims.subject);
        self.save_newest(&record)?;
        if inner.store.session(&inner.platform)? == Stored::Absent {
            return Err(Error::new(
                ErrorKind::Storage,
                "the browser takes the session and does not give it back",
            ));
        }
        inner.back_off.end();
        Ok(record.generation)
    }

    fn record(
        &self,
        started: &Started,
        id_token: Secret,
        claims: &IdTokenClaims,
        tokens: TokenResponse,
        sent_at: Timestamp,
    ) -> Result<SessionRecord, Error> {
        let access_token =
            TokenRecord::of(&TokenRequest::default(), &tokens, &started.scopes, sent_at);
        // Without `offline_access`, as after `prompt=none`, no refresh token
        // comes: one of the same person is still good.
        let earlier = match self.0.store.session(&self.0.platform)? {
            Stored::Live(earlier) if tokens.refresh_token.is_none() => {
                IdTokenClaims::of_stored(earlier.id_token.expose())
                    .is_ok_and(|earlier| earlier.subject == claims.subject)
                    .then_some(earlier)
            }
            _ => None,
        };
        let mut record = match earlier {
            Some(earlier) => SessionRecord {
                id_token,
                withheld: None,
                ..(*earlier).clone()
            },
            None => SessionRecord {
                generation: random_token(self.random()?),
                issuer: started.issuer.clone(),
                scopes: started.scopes.clone(),
                resources: started.resources.clone(),
                id_token,
                refresh_token: tokens.refresh_token,
                nonce: started.nonce.clone(),
                access_tokens: Vec::new(),
                withheld: None,
                attempt: None,
            },
        };
        record.keep_access_token(access_token);
        Ok(record)
    }

    /// What became of a callback that was handled before.
    async fn outcome_of(&self, state: &str, seen: Transaction) -> Result<Completed, Error> {
        let inner = &self.0;
        let transaction = inner
            .store
            .transaction(&inner.platform, state)?
            .unwrap_or(seen);
        match &transaction.stage {
            Stage::Finished(Outcome::SignedIn(_) | Outcome::NobodySignedIn) => {
                Ok(self.completed(&transaction))
            }
            Stage::Finished(Outcome::Failed(kind)) => {
                Err(Error::new(*kind, "this sign-in has failed before"))
            }
            // The tab that sent the code is gone. It must not be sent twice:
            // the server would revoke the whole grant.
            Stage::Exchanging => Err(Error::new(
                ErrorKind::CallbackRejected,
                "this sign-in was interrupted; its code is used up",
            )),
            Stage::Started(_) => Err(CallbackError::Bare.into()),
        }
    }

    fn finished(
        &self,
        state: &str,
        transaction: &Transaction,
        outcome: Outcome,
    ) -> Result<(), Error> {
        let over = Transaction {
            stage: Stage::Finished(outcome),
            ..transaction.clone()
        };
        Ok(self
            .0
            .store
            .save_transaction(&self.0.platform, state, &over)?)
    }

    fn completed(&self, transaction: &Transaction) -> Completed {
        Completed {
            return_to: transaction.return_to.clone(),
            signed_in: self.live().is_ok(),
        }
    }
}
