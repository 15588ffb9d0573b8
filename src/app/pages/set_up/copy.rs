//! What people take from here to somewhere else.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::Words;
use crate::app::card::{group, text};
use crate::app::layout::Announcer;
use crate::app::pages::facts::Fact;
use crate::browser::page;

/// A button that copies `value`. `of` says what that is, to people who do not
/// see what stands beside it.
pub(super) fn copy_button(
    value: impl Fn() -> String + Send + 'static,
    of: &'static str,
    words: &'static Words,
) -> AnyView {
    let announcer = Announcer::of_page();
    // None before the first time, then whether it worked.
    let copied = RwSignal::new(None);
    let copy = move |_| {
        let value = value();
        announcer.say("");
        spawn_local(async move {
            let done = page::copy(&value).await.is_ok();
            if copied.try_set(Some(done)).is_none() {
                let said = if done { words.copied } else { words.not_copied };
                announcer.say(said);
            }
        });
    };
    let label = move || match copied.get() {
        Some(true) => words.copied,
        _ => words.copy,
    };
    let name = move || [label(), words.copy_of, of].concat();
    let failed = move || (copied.get() == Some(false)).then(|| text("wrong", words.not_copied));
    view! {
        <button type="button" class="button copy" aria-label=name on:click=copy>{label}</button>
        {failed}
    }
    .into_any()
}

/// A name, a value, and the button that copies the value.
pub(super) fn fact(name: &'static str, value: String, words: &'static Words) -> Fact {
    let copied = value.clone();
    let button = copy_button(move || copied.clone(), name, words);
    let value = view! { <code dir="ltr">{value}</code> }.into_any();
    Fact::made(name, group("to-copy", vec![value, button]))
}

/// Lines to copy.
pub(super) fn block(
    value: impl Fn() -> String + Clone + Send + 'static,
    of: &'static str,
    words: &'static Words,
) -> AnyView {
    let shown = value.clone();
    let lines = view! { <pre tabindex="0" dir="ltr">{shown}</pre> }.into_any();
    group("exchange", vec![lines, copy_button(value, of, words)])
}
