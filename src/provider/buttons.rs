//! Buttons that sign in and out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::handle::use_logto;
use crate::client::{Error, SignOut};
use crate::oidc::SignInOptions;

/// A button that leaves for the provider's sign-in page.
#[component]
pub fn SignInButton(
    /// How to sign in.
    #[prop(optional)]
    options: SignInOptions,
    /// Called if the sign-in could not be started.
    #[prop(optional, into)]
    on_error: Option<Callback<Error>>,
    /// The button's content.
    children: Children,
) -> impl IntoView {
    let logto = use_logto();
    let busy = RwSignal::new(false);
    let sign_in = move |_| {
        let options = options.clone();
        busy.set(true);
        spawn_local(async move {
            if let Err(error) = logto.sign_in(options).await {
                let _ = busy.try_set(false);
                if let Some(on_error) = on_error {
                    on_error.run(error);
                }
            }
        });
    };
    view! { <button type="button" disabled=busy on:click=sign_in>{children()}</button> }
}

/// A button that signs out.
#[component]
pub fn SignOutButton(
    /// How far the sign-out goes.
    #[prop(optional)]
    scope: SignOut,
    /// Called if the provider could not be told; the person is signed out
    /// here all the same.
    #[prop(optional, into)]
    on_error: Option<Callback<Error>>,
    /// The button's content.
    children: Children,
) -> impl IntoView {
    let logto = use_logto();
    let sign_out = move |_| {
        spawn_local(async move {
            if let Err(error) = logto.sign_out(scope).await
                && let Some(on_error) = on_error
            {
                on_error.run(error);
            }
        });
    };
    view! { <button type="button" on:click=sign_out>{children()}</button> }
}
