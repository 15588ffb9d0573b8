//! `/callback`: finishes a sign-in, where that was not done before there was a component.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::attempt::Attempt;
use super::card::{card, way_home};
use super::layout::{heading, progress};
use super::pages;
use super::start::{Arrival, leads_to};
use super::words::words;
use crate::use_logto;

/// Something of the sign-in that was finished, or tried to be, before there was
/// a component.
pub(super) fn arrival<T>(of: impl FnOnce(&mut Arrival) -> T) -> Option<T> {
    let arrival = use_context::<StoredValue<Option<Arrival>, LocalStorage>>()?;
    arrival.try_update_value(|arrival| arrival.as_mut().map(of))?
}

pub(super) fn callback() -> impl IntoView {
    let logto = use_logto();
    let navigate = use_navigate();
    let attempt = Attempt::new();
    let failure = RwSignal::new(arrival(|arrival| arrival.error.take()).flatten());
    let finish = async move {
        match logto.handle_callback().await {
            Ok(completed) => {
                let back = leads_to(completed);
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
    };
    if failure.with_untracked(Option::is_none) {
        // While the provider thinks.
        pages::prefetch();
        spawn_local(finish);
    }
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
