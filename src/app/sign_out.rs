//! `/sign-out`: ends the session, here and at the provider.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::alert::alert;
use super::button::button;
use super::card::{card, way_home};
use super::errors;
use super::layout::{heading, progress};
use super::words::words;
use crate::browser::page;
use crate::{Error, ErrorKind, Logto, SignOut, use_logto};

pub(super) fn sign_out() -> impl IntoView {
    let logto = use_logto();
    let failure = RwSignal::new(None);
    // So that "back" does not sign out the next person.
    let _ = page::replace_url("./");
    start(logto, failure);
    move || {
        let words = words();
        let Some(error) = failure.get() else {
            return progress(words.signing_out);
        };
        let text = match error.kind() {
            ErrorKind::Network if logto.signed_in() != Some(true) => words.sign_out_unreachable,
            kind => errors::explain(kind, words),
        };
        let again = button(words.try_again, "button", move || start(logto, failure));
        let said = errors::provider_said(&error, words);
        card(
            "",
            vec![
                heading(words.sign_out_failed),
                alert(text, said, Some(again)),
                way_home("button plain"),
            ],
        )
    }
}

fn start(logto: Logto, failure: RwSignal<Option<Error>>) {
    failure.set(None);
    spawn_local(async move {
        if let Err(error) = logto.sign_out(SignOut::Global).await {
            failure.try_set(Some(error));
        }
    });
}
