//! Guards by what a person may do.

use leptos::either::Either;
use leptos::prelude::*;

use super::hooks::use_granted_scopes;
use crate::client::TokenRequest;

/// Shows its children to a person who holds all of `scopes` at a resource, or
/// all of these permissions within an organization.
///
/// It spares people what they cannot use. It protects nothing: the API that is
/// called must check the token.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_logto::{RequireScopes, TokenRequest};
///
/// #[component]
/// fn Editor() -> impl IntoView {
///     view! {
///         <RequireScopes
///             of=TokenRequest::resource("https://api.example.com")
///             scopes=vec!["write".to_owned()]
///             fallback=|| "You may not write here."
///         >
///             <button>"Add a book"</button>
///         </RequireScopes>
///     }
/// }
/// ```
#[component]
pub fn RequireScopes(
    /// The resource, the organization, or both.
    of: TokenRequest,
    /// What must be granted.
    scopes: Vec<String>,
    /// What anybody else sees, and everybody until it is known.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// What a person with these scopes sees.
    children: ChildrenFn,
) -> impl IntoView {
    let granted = use_granted_scopes(of);
    let allowed = Memo::new(move |_| {
        granted.with(|granted| match granted {
            Some(Ok(granted)) => scopes.iter().all(|scope| granted.contains(scope)),
            _ => false,
        })
    });
    move || {
        if allowed.get() {
            Either::Left(children())
        } else {
            Either::Right(fallback.run())
        }
    }
}
