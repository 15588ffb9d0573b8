//! Starting a sign-in: remember it, then leave for the provider.

use super::error::{Error, ErrorKind};
use super::platform::Platform;
use super::state::Client;
use super::store::{Area, Ended, Stage, Started, Transaction};
use crate::oidc::{
    AuthorizationRequest, CodeVerifier, Prompt, ReturnTo, Secret, SignInOptions, Url, authorize,
    pkce::random_token,
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
    /// - [`ErrorKind::Storage`] if nothing can be kept until the return.
    ///
    /// The page is not left then.
    pub async fn sign_in(&self, options: SignInOptions) -> Result<(), Error> {
        let url = self.sign_in_url(&options).await?;
        if options.clear_session {
            self.0
                .store
                .end_session(&self.0.platform, Ended::SignedOut)?;
            self.look();
        }
        self.0.platform.navigate(&url)?;
        Ok(())
    }

    /// The address of the provider's sign-in page for a sign-in that this
    /// call has begun: [`Client::sign_in`] without leaving the page.
    ///
    /// # Errors
    /// As [`Client::sign_in`].
    pub async fn sign_in_url(&self, options: &SignInOptions) -> Result<String, Error> {
        let inner = &self.0;
        options.check()?;
        let return_to = options
            .return_to
            .as_deref()
            .map(|path| self.return_to(path))
            .transpose()?;
        let metadata = self.metadata().await?;

        let state = random_token(self.random()?);
        let nonce = random_token(self.random()?);
        let verifier = CodeVerifier::from_random(self.random()?);
        let url = authorize::url(
            &metadata,
            &AuthorizationRequest {
                client_id: inner.config.app_id(),
                redirect_uri: &inner.redirect_uri,
                challenge: &verifier.challenge(),
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
            return_to,
            silent: options.prompt.as_deref() == Some(&[Prompt::None]),
            stage: Stage::Started(Started {
                verifier: verifier.into_secret(),
                nonce: Secret::new(nonce),
                issuer: metadata.issuer.clone(),
                token_endpoint: metadata.token_endpoint.clone(),
                max_age: options.max_age,
                scopes: inner.config.asked_scopes().to_vec(),
                resources: inner.config.asked_resources().to_vec(),
            }),
        };
        inner.store.purge_transactions(&inner.platform);
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

    fn return_to(&self, path: &str) -> Result<String, Error> {
        let redirect = Url::parse(&self.0.redirect_uri);
        let redirect_path = redirect.as_ref().map_or("", |url| url.path());
        Ok(ReturnTo::parse(path, redirect_path)?.as_str().to_owned())
    }
}
