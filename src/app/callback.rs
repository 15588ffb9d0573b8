//! `/callback`: finishes a sign-in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::attempt::Attempt;
use super::card::{card, way_home};
use super::layout::{heading, progress};
use super::words::words;
use crate::use_logto;

pub(super) fn callback() -> impl IntoView {
    let words = words();
    let logto = use_logto();
    let navigate = use_navigate();
    let attempt = Attempt::new();
    let failure = RwSignal::new(None);
    spawn_local(async move {
        match logto.handle_callback().await {
            Ok(completed) => {
                // It holds the base of the application already.
                let options = NavigateOptions {
                    resolve: completed.return_to.is_none(),
                    replace: true,
                    ..Default::default()
                };
                let to = completed.return_to.as_deref().unwrap_or("/");
                navigate(to, options);
            }
            Err(error) => drop(failure.try_set(Some(error))),
        }
    });
    move || {
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
