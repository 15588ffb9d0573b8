//! A client whatever its platform, so that the components work over the
//! in-memory one in an application's tests just as in a browser.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use super::in_parts::InParts;
use crate::browser;
use crate::client::{
    Api, Client, ClockOffset, Completed, Config, Error, Event, JwtToken, KeptToken, OpaqueToken,
    Platform, Session, SignOut, Subscription, TokenRequest,
};
use crate::oidc::{HttpRequest, HttpResponse, SignInOptions, Timestamp, UserInfo};

pub(super) type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + 'a>>;

pub(super) trait AnyClient {
    fn config(&self) -> &Config;
    fn session(&self) -> Session;
    fn subscribe(&self, listener: Box<dyn Fn(&Session)>) -> Subscription;
    fn refresh(&self);
    fn prepare(self: Rc<Self>);
    fn end_pause(&self);
    fn sign_in(&self, options: SignInOptions) -> Answer<'_, ()>;
    fn sign_in_automatically(&self, options: SignInOptions) -> Answer<'_, ()>;
    fn events(&self, listener: Box<dyn Fn(&Event)>) -> Subscription;
    fn learn_clock(&self, date: Timestamp, age: Duration);
    fn clock_offset(&self) -> ClockOffset;
    fn handle_callback(&self, url: String) -> Answer<'_, Completed>;
    fn access_token(&self, request: TokenRequest) -> Answer<'_, JwtToken>;
    fn opaque_token(&self, request: TokenRequest) -> Answer<'_, OpaqueToken>;
    fn kept_tokens(&self) -> Vec<KeptToken>;
    fn clear_access_tokens(&self) -> Answer<'_, ()>;
    fn user_info(&self) -> Answer<'_, UserInfo>;
    fn sign_out(&self, scope: SignOut) -> Answer<'_, ()>;
    fn sign_in_silently(&self, return_to: Option<String>) -> Answer<'_, ()>;
    fn step_up(&self, return_to: Option<String>) -> Answer<'_, ()>;
    fn authenticated_within(&self, age: Duration) -> bool;
    fn send(&self, apis: Vec<Api>, request: HttpRequest) -> Answer<'_, HttpResponse>;
}

impl<P: Platform> AnyClient for Client<P> {
    fn config(&self) -> &Config {
        Self::config(self)
    }

    fn session(&self) -> Session {
        Self::session(self)
    }

    fn subscribe(&self, listener: Box<dyn Fn(&Session)>) -> Subscription {
        Self::subscribe(self, listener)
    }

    fn refresh(&self) {
        Self::refresh(self);
    }

    fn prepare(self: Rc<Self>) {
        let client = (*self).clone();
        self.platform().spawn(async move { client.prepare().await });
    }

    fn end_pause(&self) {
        Self::end_pause(self);
    }

    fn sign_in(&self, options: SignInOptions) -> Answer<'_, ()> {
        Box::pin(Self::sign_in(self, options))
    }

    fn sign_in_automatically(&self, options: SignInOptions) -> Answer<'_, ()> {
        Box::pin(Self::sign_in_automatically(self, options))
    }

    fn events(&self, listener: Box<dyn Fn(&Event)>) -> Subscription {
        Self::events(self, listener)
    }

    fn learn_clock(&self, date: Timestamp, age: Duration) {
        Self::learn_clock(self, date, age);
    }

    fn clock_offset(&self) -> ClockOffset {
        Self::clock_offset(self)
    }

    fn handle_callback(&self, url: String) -> Answer<'_, Completed> {
        Box::pin(async move { Self::handle_callback(self, &url).await })
    }

    fn access_token(&self, request: TokenRequest) -> Answer<'_, JwtToken> {
        Box::pin(Self::access_token(self, request))
    }

    fn opaque_token(&self, request: TokenRequest) -> Answer<'_, OpaqueToken> {
        Box::pin(Self::opaque_token_as(self, request))
    }

    fn kept_tokens(&self) -> Vec<KeptToken> {
        Self::kept_tokens(self)
    }

    fn clear_access_tokens(&self) -> Answer<'_, ()> {
        Box::pin(Self::clear_access_tokens(self))
    }

    fn user_info(&self) -> Answer<'_, UserInfo> {
        Box::pin(Self::user_info(self))
    }

    fn sign_out(&self, scope: SignOut) -> Answer<'_, ()> {
        Box::pin(Self::sign_out(self, scope))
    }

    fn sign_in_silently(&self, return_to: Option<String>) -> Answer<'_, ()> {
        Box::pin(async move { Self::sign_in_silently(self, return_to.as_deref()).await })
    }

    fn step_up(&self, return_to: Option<String>) -> Answer<'_, ()> {
        Box::pin(async move { Self::step_up(self, return_to.as_deref()).await })
    }

    fn authenticated_within(&self, age: Duration) -> bool {
        Self::authenticated_within(self, age)
    }

    fn send(&self, apis: Vec<Api>, request: HttpRequest) -> Answer<'_, HttpResponse> {
        Box::pin(async move { Self::send(self, &apis, request).await })
    }
}

/// What [`LogtoProvider`](super::LogtoProvider) is made from: a [`Config`], or
/// a [`Client`] over a platform of your own.
pub struct ClientSource(Box<dyn FnOnce() -> Result<Rc<dyn AnyClient>, Error>>);

impl ClientSource {
    pub(super) fn of(make: impl FnOnce() -> Result<Rc<dyn AnyClient>, Error> + 'static) -> Self {
        Self(Box::new(make))
    }

    pub(super) fn client(self) -> Result<Rc<dyn AnyClient>, Error> {
        (self.0)()
    }
}

impl From<Config> for ClientSource {
    fn from(config: Config) -> Self {
        Self::of(move || Ok(InParts::of(browser::client(config)?)))
    }
}

impl<P: Platform> From<Client<P>> for ClientSource {
    fn from(client: Client<P>) -> Self {
        Self::of(move || Ok(Rc::new(client)))
    }
}
