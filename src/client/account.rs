//! Calls of Logto's Account API: with the opaque token, and once more with a new one if it is
//! refused.

use std::fmt;

use super::access_token::OpaqueToken;
use super::config::Config;
use super::error::{Error, ErrorKind};
use super::platform::Platform;
use super::state::Client;
use super::store::{Area, pending_social, save_pending_social};
use super::token_request::TokenRequest;
use crate::account::{
    Call, SocialCallbackError, SocialError, SocialRecord, start_social, verify_social,
};
use crate::oidc::{HttpRequest, HttpResponse, IdTokenClaims, Secret, Url, pkce::random_token};

impl<P: Platform> Client<P> {
    /// Sends a call of the Account API. The answer is dropped if another session has begun
    /// meanwhile.
    ///
    /// # Errors
    /// [`AccountCallError`]; the session lives on, unless the error of the client says otherwise.
    pub async fn account<T, E>(&self, call: Call<T, E>) -> Result<T, AccountCallError<E>> {
        AccountSender::call(self, &call).await
    }

    /// Leaves the page for the provider behind a connector, where the person shows whose social
    /// account is to be linked, and comes back to `redirect_uri`.
    /// `connector_id` is the id of the connector, not its target.
    ///
    /// # Errors
    /// As [`Client::account`]; [`ErrorKind::Config`] if `redirect_uri` is no absolute URL,
    /// [`ErrorKind::Storage`] if nothing can be kept until the return. The page is not left then.
    pub async fn start_social_verification(
        &self,
        connector_id: &str,
        redirect_uri: &str,
    ) -> Result<(), AccountCallError<SocialError>> {
        AccountSender::start_social(self, connector_id, redirect_uri).await
    }

    /// Finishes the verification that came back with `url`, once: what proves that the social
    /// account is the person's own, to be given to [`link`](crate::account::link).
    ///
    /// # Errors
    /// As [`Client::account`]; [`SocialError::Callback`] if `url` is not the answer to a
    /// verification that this person has begun in this browser.
    pub async fn finish_social_verification(
        &self,
        url: &str,
    ) -> Result<SocialRecord, AccountCallError<SocialError>> {
        AccountSender::finish_social(self, url).await
    }
}

/// What calls are sent through: a client, or a handle on one.
pub(crate) trait AccountSender {
    type Platform: Platform;

    fn platform(&self) -> &Self::Platform;

    fn config(&self) -> &Config;

    /// Who is signed in, and which session of theirs it is.
    fn person(&self) -> Result<Person, Error>;

    async fn opaque(&self, renewed: bool) -> Result<OpaqueToken, Error>;

    async fn deliver(&self, request: HttpRequest) -> Result<HttpResponse, Error>;

    async fn call<T, E>(&self, call: &Call<T, E>) -> Result<T, AccountCallError<E>> {
        let person = self.person()?;
        let mut response = self.call_with(call, false).await?;
        if Call::<T, E>::refuses_token(&response) {
            response = self.call_with(call, true).await?;
        }
        if self.person()? != person {
            return Err(Error::other_session().into());
        }
        call.read(&response).map_err(AccountCallError::Refused)
    }

    async fn call_with<T, E>(
        &self,
        call: &Call<T, E>,
        renewed: bool,
    ) -> Result<HttpResponse, AccountCallError<E>> {
        let token = self.opaque(renewed).await?;
        if let Some(missing) = call
            .scopes()
            .find(|needed| !token.scopes().any(|held| held == *needed))
        {
            return Err(AccountCallError::MissingScope(missing));
        }
        let endpoint = self.config().endpoint();
        let request = call.request(endpoint, &Secret::new(token.expose()));
        Ok(self.deliver(request).await?)
    }

    async fn start_social(
        &self,
        connector_id: &str,
        redirect_uri: &str,
    ) -> Result<(), AccountCallError<SocialError>> {
        if Url::parse(redirect_uri).is_err() {
            let because = "the page to come back to must have an absolute address";
            return Err(Error::new(ErrorKind::Config, because).into());
        }
        let person = self.person()?;
        let platform = self.platform();
        let mut random = [0; 32];
        platform.fill_random(&mut random).map_err(Error::from)?;
        let state = random_token(random);
        let begun = self
            .call(&start_social(connector_id, &state, redirect_uri))
            .await?;
        let pending = begun.pending(&state, redirect_uri, &person.subject);
        let app_id = self.config().app_id();
        save_pending_social(platform, app_id, Some(&pending)).map_err(Error::from)?;
        if platform.area_in_use(Area::Local) == Area::Memory {
            let because = "nothing can be stored: the verification would be forgotten on the way";
            return Err(Error::new(ErrorKind::Storage, because).into());
        }
        platform
            .navigate(&begun.authorization_uri)
            .map_err(Error::from)?;
        Ok(())
    }

    async fn finish_social(
        &self,
        url: &str,
    ) -> Result<SocialRecord, AccountCallError<SocialError>> {
        let person = self.person()?;
        let (platform, app_id) = (self.platform(), self.config().app_id());
        let refused = |error| AccountCallError::Refused(SocialError::Callback(error));
        let pending = pending_social(platform, app_id)
            .map_err(Error::from)?
            .ok_or(refused(SocialCallbackError::Unexpected))?;
        let answer = pending.answer(url, &person.subject).map_err(refused);
        if !matches!(
            answer,
            Err(AccountCallError::Refused(SocialError::Callback(
                SocialCallbackError::Unexpected
            )))
        ) {
            save_pending_social(platform, app_id, None).map_err(Error::from)?;
        }
        self.call(&verify_social(&answer?)).await
    }
}

/// Who is signed in.
#[derive(PartialEq)]
pub(crate) struct Person {
    pub(crate) subject: String,
    /// Tells apart the sessions of one person, where that is known.
    pub(crate) session: Option<String>,
}

impl<P: Platform> AccountSender for Client<P> {
    type Platform = P;

    fn platform(&self) -> &P {
        &self.0.platform
    }

    fn config(&self) -> &Config {
        &self.0.config
    }

    fn person(&self) -> Result<Person, Error> {
        let record = self.known()?;
        Ok(Person {
            subject: IdTokenClaims::of_stored(record.id_token.expose())?.subject,
            session: Some(record.generation.clone()),
        })
    }

    async fn opaque(&self, renewed: bool) -> Result<OpaqueToken, Error> {
        let mut request = TokenRequest::default();
        if renewed {
            request = request.force();
        }
        Ok(OpaqueToken::of(&self.token(request).await?))
    }

    async fn deliver(&self, request: HttpRequest) -> Result<HttpResponse, Error> {
        Ok(self.0.platform.send(request).await?)
    }
}

/// Why a call of the Account API has no result.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AccountCallError<E> {
    /// There was no token, or no answer; [`Error::kind`] says what can be done.
    Client(Error),
    /// The access token lacks this scope: the application must ask for it, and the person sign in
    /// again. Nothing was sent.
    MissingScope(&'static str),
    /// The Account API refused.
    Refused(E),
}

impl<E> From<Error> for AccountCallError<E> {
    fn from(error: Error) -> Self {
        Self::Client(error)
    }
}

impl<E: fmt::Display> fmt::Display for AccountCallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(error) => error.fmt(f),
            Self::MissingScope(scope) => write!(f, "the access token lacks the scope {scope}"),
            Self::Refused(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> std::error::Error for AccountCallError<E> {}
