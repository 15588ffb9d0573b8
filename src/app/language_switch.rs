//! The choice of a language, at the foot of every page.

use leptos::prelude::*;

use super::language::{Language, Spoken};
use super::words::words;

/// A button for each language, in its own words.
pub(super) fn language_switch() -> AnyView {
    let spoken = Spoken::of_page();
    let choices = Language::ALL.map(|language| {
        view! {
            <button
                type="button"
                class="button plain"
                lang=language.tag()
                aria-pressed=move || if spoken.is(language) { "true" } else { "false" }
                on:click=move |_| spoken.choose(language)
            >
                {language.name()}
            </button>
        }
        .into_any()
    });
    view! {
        <footer class="foot">
            <div role="group" aria-label=move || words().language>
                {choices.into_iter().collect::<Vec<_>>()}
            </div>
        </footer>
    }
    .into_any()
}
