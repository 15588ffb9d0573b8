//! What people take from here to somewhere else.

mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::card::{group, text};
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::browser::page;
use words::WORDS;

/// A button that copies what `value` says, and says so until that is another
/// value. `of` says what that is, to people who do not see what stands beside it.
pub(super) fn copy_button(
    of: &'static str,
    value: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> AnyView {
    let announcer = Announcer::of_page();
    let spoken = Spoken::of_page();
    // What was copied, and whether it worked.
    let last = RwSignal::new(None::<(String, bool)>);
    let now = value.clone();
    let copy = move |_| {
        let value = untrack(&now);
        announcer.say("");
        spawn_local(async move {
            let done = page::copy(&value).await.is_ok();
            // The person may have moved on to another page.
            if last.try_set(Some((value, done))).is_none() && done {
                announcer.say(untrack(|| WORDS.of(spoken)).copied);
            }
        });
    };
    // Of what is shown now: it may have changed since.
    let outcome = Memo::new(move |_| {
        let (copied, done) = last.get()?;
        (copied == value()).then_some(done)
    });
    let words = WORDS.of_page();
    let label = move || match outcome.get() {
        Some(true) => words.copied,
        _ => words.copy,
    };
    let name = move || [label(), words.copy_of, of].concat();
    let failed = move || {
        (outcome.get() == Some(false))
            .then(|| view! { <div role="alert">{text("wrong", words.not_copied)}</div> })
    };
    let button = view! {
        <button type="button" class="button" aria-label=name on:click=copy>{label}</button>
    };
    group("row copy", vec![button.into_any(), failed.into_any()])
}
