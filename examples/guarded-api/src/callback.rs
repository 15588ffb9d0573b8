//! `/callback`: finishes a sign-in and goes back to the page that asked for it.

use leptos::prelude::*;
use leptos_logto::{SignInButton, use_sign_in_callback};
use leptos_router::components::Redirect;

#[component]
pub fn Callback() -> impl IntoView {
    let finished = use_sign_in_callback();
    move || match finished.get() {
        None => "One moment…".into_any(),
        Some(Ok(completed)) if completed.signed_in => {
            let back = completed.return_to.unwrap_or_else(|| "/".to_owned());
            view! { <Redirect path=back /> }.into_any()
        }
        // A silent sign-in has found nobody.
        Some(Ok(_)) => view! {
            <p role="status">"Nobody is signed in at Logto."</p>
            <SignInButton>"Sign in"</SignInButton>
        }
        .into_any(),
        Some(Err(error)) => view! {
            <p role="alert">{error.to_string()}</p>
            // Loads the page anew: a session at hand is shown again.
            <a href="/" rel="external">"Go on"</a>
        }
        .into_any(),
    }
}
