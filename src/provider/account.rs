//! The Account API through the handle. All of this is built by its callers: a page that is loaded
//! later brings its own calls.

use std::rc::Rc;

use super::any_client::AnyClient;
use super::handle::Logto;
use crate::account::{Call, SocialError, SocialRecord};
use crate::browser::{self, Browser};
use crate::client::account::{AccountSender, Person};
use crate::client::{AccountCallError, Config, Error, OpaqueToken, Session, TokenRequest};
use crate::oidc::{HttpRequest, HttpResponse};

impl Logto {
    /// Sends a call of the Account API.
    ///
    /// # Errors
    /// As [`Client::account`](crate::Client::account).
    pub async fn account<T, E>(self, call: Call<T, E>) -> Result<T, AccountCallError<E>> {
        self.sender()?.call(&call).await
    }

    /// Leaves the page for the provider behind a connector, to show whose social account is to be
    /// linked.
    ///
    /// # Errors
    /// As [`Client::start_social_verification`](crate::Client::start_social_verification).
    pub async fn start_social_verification(
        self,
        connector_id: &str,
        redirect_uri: &str,
    ) -> Result<(), AccountCallError<SocialError>> {
        self.sender()?
            .start_social(connector_id, redirect_uri)
            .await
    }

    /// Finishes the verification that this page came back from. What came back leaves the address
    /// bar and the history at once.
    ///
    /// # Errors
    /// As [`Client::finish_social_verification`](crate::Client::finish_social_verification).
    pub async fn finish_social_verification(
        self,
    ) -> Result<SocialRecord, AccountCallError<SocialError>> {
        let sender = self.sender()?;
        let url = browser::current_url().unwrap_or_default();
        let clean = url.split(['?', '#']).next().unwrap_or_default();
        // A browser that refuses leaves a used code in the address bar, no more.
        let _ = browser::page::replace_url(clean);
        sender.finish_social(&url).await
    }

    fn sender(self) -> Result<Sender, Error> {
        Ok(Sender {
            client: self.client()?,
            platform: Browser::new(),
        })
    }
}

struct Sender {
    client: Rc<dyn AnyClient>,
    /// The pages of a handle are in a browser, whatever the client's platform.
    platform: Browser,
}

impl AccountSender for Sender {
    type Platform = Browser;

    fn platform(&self) -> &Browser {
        &self.platform
    }

    fn config(&self) -> &Config {
        self.client.config()
    }

    fn person(&self) -> Result<Person, Error> {
        match self.client.session() {
            Session::SignedIn(user) => Ok(Person {
                subject: user.claims().subject.clone(),
                session: None,
            }),
            _ => Err(Error::not_signed_in()),
        }
    }

    async fn opaque(&self, renewed: bool) -> Result<OpaqueToken, Error> {
        if renewed {
            self.client.clear_access_tokens().await?;
        }
        self.client.opaque_token(TokenRequest::default()).await
    }

    async fn deliver(&self, request: HttpRequest) -> Result<HttpResponse, Error> {
        self.client.send(Vec::new(), request).await
    }
}
