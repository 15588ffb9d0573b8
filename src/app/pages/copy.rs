//! A text to take along.

mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::facts::mark;
use crate::app::button::button;
use crate::app::card::{group, text};
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::browser::page;
use words::WORDS;

/// A button that copies what `what` says, and beside it whether that is copied
/// or cannot be.
pub(super) fn copy_button(
    label: &'static str,
    what: impl Fn() -> String + Copy + Send + 'static,
) -> AnyView {
    let outcome = RwSignal::new(None::<(String, bool)>);
    let announcer = Announcer::of_page();
    let spoken = Spoken::of_page();
    let copy = move || {
        let what = untrack(what);
        announcer.say("");
        spawn_local(async move {
            let copied = page::copy(&what).await.is_ok();
            // The person may have moved on to another page.
            if outcome.try_set(Some((what, copied))).is_none() && copied {
                announcer.say(untrack(|| WORDS.of(spoken)).copied);
            }
        });
    };
    let result = move || {
        let (copied_text, copied) = outcome.get()?;
        let words = WORDS.of_page();
        // What was copied may have changed since.
        (copied_text == what()).then(|| match copied {
            true => mark("good", words.copied),
            false => {
                view! { <div role="alert">{text("detail", words.not_copied)}</div> }.into_any()
            }
        })
    };
    let parts = vec![button(label, "button", copy), result.into_any()];
    group("row copy", parts)
}
