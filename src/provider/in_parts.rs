//! The client of a browser in two parts: what a first view takes, and what comes
//! with a [chunk](crate::browser::chunk) once it is there.

use std::rc::Rc;
use std::time::Duration;

use super::any_client::{Answer, AnyClient};
use crate::browser::chunk::chunk;
use crate::browser::{self, Browser, page};
use crate::client::{
    Api, Client, ClockOffset, Completed, Config, Error, ErrorKind, Event, JwtToken, KeptToken,
    OpaqueToken, Platform, Session, SignOut, Subscription, TokenRequest,
};
use crate::oidc::{HttpRequest, HttpResponse, SignInOptions, Timestamp, UserInfo};

type Make = fn(Client<Browser>) -> Rc<dyn AnyClient>;

chunk! {
    /// All that a client does for who comes back from the provider or is signed in.
    CLIENT, "client", part => Make
}

fn part(_: &'static str) -> Option<Make> {
    Some(|client| Rc::new(client))
}

/// Has the chunk here, if it can be loaded.
pub(super) async fn load() {
    let _ = CLIENT.load().await;
}

/// Finishes the sign-in whose callback this page is; `None` if what that takes
/// cannot be loaded.
pub(super) async fn handle_callback(client: &Client<Browser>) -> Result<Option<Completed>, Error> {
    load().await;
    match CLIENT.get("client") {
        Some(make) => of_this_page(&*make(client.clone())).await.map(Some),
        None => Ok(None),
    }
}

/// Code and state leave the address bar and the history at once.
pub(super) async fn of_this_page(client: &dyn AnyClient) -> Result<Completed, Error> {
    let url = browser::current_url().unwrap_or_default();
    let clean = url.split(['?', '#']).next().unwrap_or_default();
    // A browser that refuses leaves a used code in the address bar, no more.
    let _ = page::replace_url(clean);
    client.handle_callback(url).await
}

/// Starting a sign-in and showing who is signed in take no chunk.
pub(super) struct InParts(Client<Browser>);

impl InParts {
    pub(super) fn of(client: Client<Browser>) -> Rc<dyn AnyClient> {
        Rc::new(Self(client))
    }

    async fn whole(&self) -> Result<Rc<dyn AnyClient>, Error> {
        load().await;
        let make = CLIENT.get("client").ok_or_else(|| {
            Error::new(
                ErrorKind::Network,
                "a part of the application could not be loaded",
            )
        })?;
        Ok(make(self.0.clone()))
    }
}

impl AnyClient for InParts {
    fn config(&self) -> &Config {
        self.0.config()
    }

    fn session(&self) -> Session {
        self.0.session()
    }

    fn subscribe(&self, listener: Box<dyn Fn(&Session)>) -> Subscription {
        self.0.subscribe(listener)
    }

    fn refresh(&self) {
        self.0.refresh();
    }

    fn prepare(self: Rc<Self>) {
        let platform = *self.0.platform();
        platform.spawn(async move {
            if self.0.session().user().is_some() || self.0.owes_revocation() {
                page::idle().await;
                if let Ok(whole) = self.whole().await {
                    whole.prepare();
                }
            } else {
                self.0.prefetch().await;
                // For when the person is back.
                CLIENT.prefetch();
            }
        });
    }

    fn end_pause(&self) {
        self.0.end_pause();
    }

    fn sign_in(&self, options: SignInOptions) -> Answer<'_, ()> {
        Box::pin(self.0.sign_in(options))
    }

    fn sign_in_automatically(&self, options: SignInOptions) -> Answer<'_, ()> {
        Box::pin(self.0.sign_in_automatically(options))
    }

    fn events(&self, listener: Box<dyn Fn(&Event)>) -> Subscription {
        self.0.events(listener)
    }

    fn learn_clock(&self, date: Timestamp, age: Duration) {
        self.0.learn_clock(date, age);
    }

    fn clock_offset(&self) -> ClockOffset {
        self.0.clock_offset()
    }

    fn handle_callback(&self, url: String) -> Answer<'_, Completed> {
        Box::pin(async move {
            self.0.show_callback(Some(Session::Loading));
            match self.whole().await {
                Ok(whole) => whole.handle_callback(url).await,
                Err(error) => {
                    self.0.show_callback(Some(Session::Failed(error.clone())));
                    Err(error)
                }
            }
        })
    }

    fn access_token(&self, request: TokenRequest) -> Answer<'_, JwtToken> {
        Box::pin(async move { self.whole().await?.access_token(request).await })
    }

    fn opaque_token(&self, request: TokenRequest) -> Answer<'_, OpaqueToken> {
        Box::pin(async move { self.whole().await?.opaque_token(request).await })
    }

    fn kept_tokens(&self) -> Vec<KeptToken> {
        self.0.kept_tokens()
    }

    fn clear_access_tokens(&self) -> Answer<'_, ()> {
        Box::pin(async move { self.whole().await?.clear_access_tokens().await })
    }

    fn user_info(&self) -> Answer<'_, UserInfo> {
        Box::pin(async move {
            if !CLIENT.is_here() {
                // The view comes first.
                page::idle().await;
            }
            self.whole().await?.user_info().await
        })
    }

    fn sign_out(&self, scope: SignOut) -> Answer<'_, ()> {
        Box::pin(async move { self.whole().await?.sign_out(scope).await })
    }

    fn sign_in_silently(&self, return_to: Option<String>) -> Answer<'_, ()> {
        Box::pin(async move { self.0.sign_in_silently(return_to.as_deref()).await })
    }

    fn step_up(&self, return_to: Option<String>) -> Answer<'_, ()> {
        Box::pin(async move { self.whole().await?.step_up(return_to).await })
    }

    fn authenticated_within(&self, age: Duration) -> bool {
        self.0.authenticated_within(age)
    }

    fn send(&self, apis: Vec<Api>, request: HttpRequest) -> Answer<'_, HttpResponse> {
        Box::pin(async move { self.whole().await?.send(apis, request).await })
    }
}
