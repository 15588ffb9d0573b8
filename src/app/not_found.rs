//! Every address that is no page.

use leptos::prelude::*;

use super::layout::heading;
use super::words::words;

pub(super) fn not_found() -> impl IntoView {
    let words = words();
    view! {
        <section class="card">
            {heading(words.not_found_title)}
            <p class="lead">{words.not_found}</p>
            <a class="button" href="./">{words.back_home}</a>
        </section>
    }
}
