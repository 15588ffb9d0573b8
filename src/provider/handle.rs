//! The handle that components and functions use.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::any_client::AnyClient;
use super::in_parts::of_this_page;
use super::page_path::current_path;
use crate::client::{
    Api, ClockOffset, Completed, Error, ErrorKind, Event, JwtToken, KeptToken, OpaqueToken,
    Session, SignOut, TokenRequest, User,
};
use crate::oidc::{HttpRequest, HttpResponse, SignInOptions, Timestamp, UserInfo};

/// A handle on the client of the nearest
/// [`LogtoProvider`](super::LogtoProvider). It is `Copy`: move it into as many
/// closures and futures as you like.
#[derive(Clone, Copy)]
pub struct Logto {
    pub(super) client: StoredValue<Option<Rc<dyn AnyClient>>, LocalStorage>,
    pub(super) session: RwSignal<Session>,
}

/// The handle of the nearest [`LogtoProvider`](super::LogtoProvider).
///
/// # Panics
/// Outside of a `LogtoProvider`: that is a mistake in the application.
#[allow(
    clippy::expect_used,
    reason = "a mistake of the program, not of its user"
)]
pub fn use_logto() -> Logto {
    use_context().expect("use_logto is called outside of a <LogtoProvider>")
}

impl Logto {
    /// The state of the session. Reactive; a renewed token is no change.
    pub fn session(self) -> Session {
        self.session.try_get().unwrap_or(Session::Loading)
    }

    /// Whether a person is signed in; `None` while that is not known. Reactive.
    pub fn signed_in(self) -> Option<bool> {
        self.session.try_with(Session::signed_in).flatten()
    }

    /// The person who is signed in. Reactive.
    pub fn user(self) -> Option<User> {
        self.session
            .try_with(|session| session.user().cloned())
            .flatten()
    }

    /// Leaves the page for the provider's sign-in page.
    ///
    /// # Errors
    /// As [`Client::sign_in`](crate::Client::sign_in); the page is not left then.
    pub async fn sign_in(self, options: SignInOptions) -> Result<(), Error> {
        self.client()?.sign_in(options).await
    }

    /// Leaves the page for the provider's sign-in page without the person
    /// having asked for it, and comes back to this page unless `options` name
    /// another; only a few times within a minute.
    ///
    /// # Errors
    /// As [`Client::sign_in_automatically`](crate::Client::sign_in_automatically).
    pub async fn sign_in_automatically(self, options: SignInOptions) -> Result<(), Error> {
        let options = match options.return_to {
            Some(_) => options,
            None => options.return_to(current_path()),
        };
        self.client()?.sign_in_automatically(options).await
    }

    /// Learns how far this device's clock is off, see
    /// [`Client::learn_clock`](crate::Client::learn_clock).
    pub fn learn_clock(self, date: Timestamp, age: Duration) {
        if let Ok(client) = self.client() {
            client.learn_clock(date, age);
        }
    }

    /// How far this device's clock is off, as far as it is known.
    pub fn clock_offset(self) -> ClockOffset {
        self.client()
            .map(|client| client.clock_offset())
            .unwrap_or_default()
    }

    /// Calls `listener` with all that happens in the client, for as long as
    /// the present owner lives.
    pub fn on_event(self, listener: impl Fn(&Event) + 'static) {
        if let Ok(client) = self.client() {
            StoredValue::new_local(client.events(Box::new(listener)));
        }
    }

    /// Leaves the page for a round trip on which the provider shows nothing,
    /// and comes back to this page.
    ///
    /// # Errors
    /// As [`Client::sign_in_silently`](crate::Client::sign_in_silently).
    pub async fn sign_in_silently(self) -> Result<(), Error> {
        self.client()?.sign_in_silently(Some(current_path())).await
    }

    /// Has the person prove anew who they are, and comes back to this page.
    ///
    /// # Errors
    /// As [`Client::step_up`](crate::Client::step_up).
    pub async fn step_up(self) -> Result<(), Error> {
        self.client()?.step_up(Some(current_path())).await
    }

    /// Whether the person has proven who they are within `age`, see
    /// [`Client::authenticated_within`](crate::Client::authenticated_within).
    pub fn authenticated_within(self, age: Duration) -> bool {
        self.client()
            .is_ok_and(|client| client.authenticated_within(age))
    }

    /// Sends a request to one of `apis` with the right token, and to anybody
    /// else without.
    ///
    /// # Errors
    /// As [`Client::send`](crate::Client::send).
    pub async fn send(self, apis: Vec<Api>, request: HttpRequest) -> Result<HttpResponse, Error> {
        self.client()?.send(apis, request).await
    }

    /// Finishes the sign-in whose callback this page is. Code and state leave
    /// the address bar and the history at once.
    ///
    /// # Errors
    /// As [`Client::handle_callback`](crate::Client::handle_callback); a
    /// session at hand is untouched then.
    pub async fn handle_callback(self) -> Result<Completed, Error> {
        of_this_page(&*self.client()?).await
    }

    /// An access token for an API resource, an organization, or both.
    ///
    /// # Errors
    /// As [`Client::access_token`](crate::Client::access_token).
    pub async fn access_token(self, request: TokenRequest) -> Result<JwtToken, Error> {
        self.client()?.access_token(request).await
    }

    /// The opaque access token for userinfo and the Account API.
    ///
    /// # Errors
    /// As [`Client::opaque_token`](crate::Client::opaque_token).
    pub async fn opaque_token(self) -> Result<OpaqueToken, Error> {
        self.client()?.opaque_token(TokenRequest::default()).await
    }

    /// Renews the session now, whatever is kept.
    ///
    /// # Errors
    /// As [`Client::renew_session`](crate::Client::renew_session).
    pub async fn renew_session(self) -> Result<(), Error> {
        let request = TokenRequest::default().force();
        self.client()?.opaque_token(request).await.map(drop)
    }

    /// Has the provider asked at once, because a person wants it, see
    /// [`Client::end_pause`](crate::Client::end_pause).
    pub fn end_pause(self) {
        if let Ok(client) = self.client() {
            client.end_pause();
        }
    }

    /// The access tokens that are kept, as a developer may see them, see
    /// [`Client::kept_tokens`](crate::Client::kept_tokens).
    pub fn kept_tokens(self) -> Vec<KeptToken> {
        self.client()
            .map(|client| client.kept_tokens())
            .unwrap_or_default()
    }

    /// Forgets all kept access tokens; the session stays.
    ///
    /// # Errors
    /// As [`Client::clear_access_tokens`](crate::Client::clear_access_tokens).
    pub async fn clear_access_tokens(self) -> Result<(), Error> {
        self.client()?.clear_access_tokens().await
    }

    /// What the provider knows of the person beyond the ID token.
    ///
    /// # Errors
    /// As [`Client::user_info`](crate::Client::user_info).
    pub async fn user_info(self) -> Result<UserInfo, Error> {
        self.client()?.user_info().await
    }

    /// Signs out: here and in all tabs at once, then at the provider.
    ///
    /// # Errors
    /// As [`Client::sign_out`](crate::Client::sign_out).
    pub async fn sign_out(self, scope: SignOut) -> Result<(), Error> {
        self.client()?.sign_out(scope).await
    }

    pub(super) fn client(self) -> Result<Rc<dyn AnyClient>, Error> {
        self.client
            .try_with_value(Option::clone)
            .flatten()
            .ok_or_else(|| Error::new(ErrorKind::Unsupported, "there is no client on this page"))
    }
}
