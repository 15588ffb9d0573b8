//! Hooks: one value each, for as long as the component lives. No token ever
//! enters a signal.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::handle::{Logto, use_logto};
use crate::client::{Completed, Error, JwtToken, Session, TokenRequest};
use crate::oidc::UserInfo;

/// What a hook has to say: `None` until it is known.
pub type Awaited<T> = Signal<Option<Result<T, Error>>>;

/// Finishes the sign-in whose callback this page is, once.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_logto::use_sign_in_callback;
///
/// #[component]
/// fn Callback() -> impl IntoView {
///     let completed = use_sign_in_callback();
///     move || match completed.get() {
///         None => "One moment".to_owned(),
///         Some(Ok(completed)) => completed.return_to.unwrap_or_default(),
///         Some(Err(error)) => error.to_string(),
///     }
/// }
/// ```
pub fn use_sign_in_callback() -> Awaited<Completed> {
    let logto = use_logto();
    let completed = RwSignal::new(None);
    Effect::new(move |ran: Option<()>| {
        if ran.is_none() {
            spawn_local(async move {
                let result = logto.handle_callback().await;
                // The page may be gone; the sign-in is finished all the same.
                let _ = completed.try_set(Some(result));
            });
        }
    });
    completed.into()
}

/// What the provider knows of the person who is signed in; asked anew when
/// somebody else is.
pub fn use_user_info() -> Awaited<UserInfo> {
    of_person(|logto| Box::pin(logto.user_info()))
}

/// The scopes that an access token for `request` has: what the person may do
/// at a resource, or within an organization.
pub fn use_granted_scopes(request: TokenRequest) -> Awaited<Vec<String>> {
    of_person(move |logto| {
        let request = request.clone();
        Box::pin(async move {
            let token = logto.access_token(request).await?;
            Ok(token.scopes().map(ToOwned::to_owned).collect())
        })
    })
}

/// Access tokens for one purpose, got when they are used.
#[derive(Clone, Copy)]
pub struct AccessTokens {
    logto: Logto,
    request: StoredValue<TokenRequest>,
}

/// Access tokens for `request`.
///
/// ```
/// use leptos_logto::{TokenRequest, use_access_token};
///
/// # fn component() {
/// let books = use_access_token(TokenRequest::resource("https://api.example.com"));
/// let call = async move {
///     let token = books.get().await?;
///     // … send it
///     Ok::<_, leptos_logto::Error>(())
/// };
/// # drop(call);
/// # }
/// ```
pub fn use_access_token(request: TokenRequest) -> AccessTokens {
    AccessTokens {
        logto: use_logto(),
        request: StoredValue::new(request),
    }
}

/// Access tokens for the organization with this id.
pub fn use_organization_token(organization: impl Into<String>) -> AccessTokens {
    use_access_token(TokenRequest::organization(organization))
}

impl AccessTokens {
    /// The kept token while it lives, else a renewed one.
    ///
    /// # Errors
    /// As [`Client::access_token`](crate::Client::access_token).
    pub async fn get(self) -> Result<JwtToken, Error> {
        self.logto
            .access_token(self.request().unwrap_or_default())
            .await
    }

    /// A renewed token, for example after the person's roles have changed.
    ///
    /// # Errors
    /// As [`Client::access_token`](crate::Client::access_token).
    pub async fn renew(self) -> Result<JwtToken, Error> {
        self.logto
            .access_token(self.request().unwrap_or_default().force())
            .await
    }

    fn request(self) -> Option<TokenRequest> {
        self.request.try_with_value(Clone::clone)
    }
}

type Asked<T> = std::pin::Pin<Box<dyn Future<Output = Result<T, Error>>>>;

/// Asks again whenever another person is signed in; an answer about an
/// earlier one is dropped.
fn of_person<T>(ask: impl Fn(Logto) -> Asked<T> + 'static) -> Awaited<T>
where
    T: Clone + Send + Sync + 'static,
{
    let logto = use_logto();
    let answer = RwSignal::new(None);
    let person = Memo::new(move |_| match logto.session() {
        Session::SignedIn(user) => Some(user.claims().subject.clone()),
        _ => None,
    });
    Effect::new(move || {
        let asked_for = person.get();
        answer.set(None);
        if asked_for.is_none() {
            return;
        }
        let asking = ask(logto);
        spawn_local(async move {
            let result = asking.await;
            if person.try_get_untracked().flatten() == asked_for {
                let _ = answer.try_set(Some(result));
            }
        });
    });
    answer.into()
}
