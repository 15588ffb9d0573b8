//! A guard for pages that only a signed-in person may see.

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::handle::use_logto;
use crate::client::{Error, Session};
use crate::oidc::SignInOptions;

/// Shows its children to a signed-in person. Anybody else is sent to sign in,
/// once, and comes back to the page that was asked for.
///
/// A person who has just signed out here is not sent anywhere.
#[component]
pub fn RequireSignIn(
    /// How to sign in; the way back to this page is added if they name none.
    #[prop(optional)]
    options: SignInOptions,
    /// What is shown meanwhile, and after a sign-in that could not be started.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// Called if the sign-in could not be started.
    #[prop(optional, into)]
    on_error: Option<Callback<Error>>,
    /// What a signed-in person sees.
    children: ChildrenFn,
) -> impl IntoView {
    let logto = use_logto();
    let asked = StoredValue::new(false);
    let was_signed_in = StoredValue::new(false);
    Effect::new(move || match logto.session() {
        Session::SignedIn(_) => was_signed_in.set_value(true),
        Session::SignedOut { .. } if !asked.get_value() && !was_signed_in.get_value() => {
            asked.set_value(true);
            let options = options.clone();
            spawn_local(async move {
                if let Err(error) = logto.sign_in_automatically(options).await
                    && let Some(on_error) = on_error
                {
                    on_error.run(error);
                }
            });
        }
        _ => {}
    });
    let signed_in = Memo::new(move |_| logto.signed_in() == Some(true));
    move || {
        if signed_in.get() {
            Either::Left(children())
        } else {
            Either::Right(fallback.run())
        }
    }
}
