//! `/payment`: a sensitive action needs a fresh sign-in.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_logto::{RequireSignIn, use_logto};

const FRESH: Duration = Duration::from_secs(300);

#[component]
pub fn Payment() -> impl IntoView {
    view! {
        <RequireSignIn fallback=|| "One moment…">
            <h1>"Pay 20 €"</h1>
            <Pay />
        </RequireSignIn>
    }
}

#[component]
fn Pay() -> impl IntoView {
    let logto = use_logto();
    let said = RwSignal::new(String::new());
    // Whoever has not proven who they are of late does so now, and comes back to this page. An API
    // that moves money checks the same in the token it is sent.
    let pay = move |_| {
        if logto.authenticated_within(FRESH) {
            said.set("Paid.".to_owned());
            return;
        }
        spawn_local(async move {
            if let Err(error) = logto.step_up().await {
                said.set(error.to_string());
            }
        });
    };
    view! {
        <button on:click=pay>"Pay"</button>
        <p role="status">{said}</p>
    }
}
