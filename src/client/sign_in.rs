//! Starting a sign-in: remember it, then leave for the provider.

use std::time::Duration;

use super::error::{Error, ErrorKind};
use super::platform::Platform;
use super::state::Client;
use super::store::{Area, Ended, Stage, Started, Transaction};
use crate::oidc::{
    AuthorizationRequest, CodeVerifier, IdTokenClaims, Prompt, ReturnTo, ReturnToError, Secret,
    SignInOptions, Timestamp, Url, authorize, pkce::random_token,
};

impl<P: Platform> Client<P> {
    /// Leaves the page for the provider's sign-in page. The session at hand
    /// stays until the new one is there, unless `options` say otherwise.
    ///
    /// # Errors
    /// - [`ErrorKind::Config`] if the options contradict each other or lead
    ///   back to somewhere outside the application;
    /// - [`ErrorKind::Network`] or [`ErrorKind::Untrusted`] if the provider's
    ///   metadata is not to be had or not to be trusted;
    /// - [`ErrorKind::Storage`] if nothing can be kept until the return;
    /// - [`ErrorKind::Unsupported`] if this browser could not verify what
    ///   comes back.
    ///
    /// The page is not left then.
    pub async fn sign_in(&self, options: SignInOptions) -> Result<(), Error> {
        self.leave_to_sign_in(options, Vec::new()).await
    }

    /// Leaves for a sign-in; `automatic` are the times of those that no person
    /// has asked for, this one included.
    pub(super) async fn leave_to_sign_in(
        &self,
        options: SignInOptions,
        automatic: Vec<Timestamp>,
    ) -> Result<(), Error> {
        let inner = &self.0;
        let url = self.begin(&options, None, automatic).await?;
        if options.clear_session {
            inner.store.end_session(&inner.platform, Ended::SignedOut)?;
            self.look();
        }
        Ok(inner.platform.navigate(&url)?)
    }

    /// The address of the provider's sign-in page for a sign-in that this
    /// call has begun: [`Client::sign_in`] without leaving the page.
    ///
    /// # Errors
    /// As [`Client::sign_in`].
    pub async fn sign_in_url(&self, options: &SignInOptions) -> Result<String, Error> {
        self.begin(options, None, Vec::new()).await
    }

    /// Leaves the page for a round trip on which the provider shows nothing
    /// (`prompt=none`): whoever has a session there comes back signed in, and
    /// anybody else as signed out as before, which is no error. A session at
    /// hand keeps its refresh token.
    ///
    /// # Errors
    /// As [`Client::sign_in_automatically`].
    pub async fn sign_in_silently(&self, return_to: Option<&str>) -> Result<(), Error> {
        let options = SignInOptions {
            return_to: return_to.map(ToOwned::to_owned),
            ..SignInOptions::default().prompt([Prompt::None])
        };
        self.sign_in_automatically(options).await
    }

    /// Has the person who is signed in prove anew who they are, before a
    /// sensitive action: the provider asks for the password or connector even
    /// though it knows them. Somebody else who comes back is refused, and the
    /// session stays as it was.
    ///
    /// Afterwards [`Client::authenticated_within`] tells how long ago it was.
    ///
    /// # Errors
    /// As [`Client::sign_in`], and [`ErrorKind::NotSignedIn`] if nobody is
    /// signed in.
    pub async fn step_up(&self, return_to: Option<&str>) -> Result<(), Error> {
        let record = self.known()?;
        let claims = IdTokenClaims::of_stored(record.id_token.expose())?;
        let options = SignInOptions {
            return_to: return_to.map(ToOwned::to_owned),
            max_age: Some(Duration::ZERO),
            ..SignInOptions::default().prompt([Prompt::Login, Prompt::Consent])
        };
        let url = self
            .begin(&options, Some(claims.subject), Vec::new())
            .await?;
        Ok(self.0.platform.navigate(&url)?)
    }

    /// Whether the person has proven who they are within `age`. Logto says
    /// when that was only after a [`Client::step_up`] or a sign-in with
    /// [`SignInOptions::max_age`].
    pub fn authenticated_within(&self, age: Duration) -> bool {
        let session = self.session();
        let at = session.user().and_then(|user| user.claims().auth_time);
        at.is_some_and(|at| self.now().saturating_since(at) <= age)
    }

    async fn begin(
        &self,
        options: &SignInOptions,
        subject: Option<String>,
        automatic: Vec<Timestamp>,
    ) -> Result<String, Error> {
        let inner = &self.0;
        inner.store.save_automatic(&inner.platform, &automatic);
        options.check()?;
        inner.platform.can_verify()?;
        let return_to = options
            .return_to
            .as_deref()
            .map(|path| return_to(path, &inner.redirect_uri))
            .transpose()?;
        // What takes no metadata comes before the wait for it: it may be on its way already.
        let state = random_token(self.random()?);
        let nonce = random_token(self.random()?);
        let verifier = CodeVerifier::from_random(self.random()?);
        let challenge = verifier.challenge();
        inner.store.purge_transactions(&inner.platform);

        let metadata = self.metadata_to_leave_with().await?;
        let url = authorize::url(
            &metadata,
            &AuthorizationRequest {
                client_id: inner.config.app_id(),
                redirect_uri: &inner.redirect_uri,
                challenge: &challenge,
                state: &state,
                nonce: &nonce,
                scopes: inner.config.asked_scopes(),
                resources: inner.config.asked_resources(),
                default_prompt: inner.config.default_prompt(),
                options,
            },
        )?;
        let transaction = Transaction {
            started_at: self.now(),
            redirect_uri: inner.redirect_uri.clone(),
            return_to: return_to.map(|path| path.as_str().to_owned()),
            automatic,
            silent: options.prompt.as_deref() == Some(&[Prompt::None]),
            stage: Stage::Started(Started {
                verifier: verifier.into_secret(),
                nonce: Secret::new(nonce),
                issuer: metadata.issuer.clone(),
                token_endpoint: metadata.token_endpoint.clone(),
                max_age: options.max_age,
                subject,
                scopes: inner.config.asked_scopes().to_vec(),
                resources: inner.config.asked_resources().to_vec(),
            }),
        };
        inner.store.forget_last_callback(&inner.platform);
        inner
            .store
            .save_transaction(&inner.platform, &state, &transaction)?;
        if inner.platform.area_in_use(Area::Local) == Area::Memory {
            return Err(Error::new(
                ErrorKind::Storage,
                "nothing can be stored: the sign-in would be forgotten on the way",
            ));
        }
        Ok(url)
    }
}

/// The path to come back to: never that of the callback.
pub(super) fn return_to(path: &str, redirect_uri: &str) -> Result<ReturnTo, ReturnToError> {
    let redirect = Url::parse(redirect_uri);
    let redirect_path = redirect.as_ref().map_or("", |url| url.path());
    ReturnTo::parse(path, redirect_path)
}
