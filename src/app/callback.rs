//! `/callback`: finishes a sign-in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::attempt::Attempt;
use super::card::{card, way_home};
use super::layout::{heading, progress};
use super::pages;
use super::words::words;
use crate::use_logto;

pub(super) fn callback() -> impl IntoView {
    let logto = use_logto();
    let navigate = use_navigate();
    let attempt = Attempt::new();
    let failure = RwSignal::new(None);
    // While the provider thinks.
    pages::prefetch();
    spawn_local(async move {
        match logto.handle_callback().await {
            Ok(completed) => {
                // Where nobody is signed in, the page that was asked for would
                // start a sign-in of its own.
                let back = completed.return_to.filter(|_| completed.signed_in);
                let options = NavigateOptions {
                    // It holds the base of the application already.
                    resolve: back.is_none(),
                    replace: true,
                    ..Default::default()
                };
                navigate(back.as_deref().unwrap_or("/"), options);
            }
            Err(error) => drop(failure.try_set(Some(error))),
        }
    });
    move || {
        let words = words();
        let Some(error) = failure.get() else {
            return progress(words.finishing_sign_in);
        };
        card(
            "",
            vec![
                heading(words.sign_in_failed),
                attempt.failure(Some(error)),
                way_home("button plain"),
            ],
        )
    }
}
