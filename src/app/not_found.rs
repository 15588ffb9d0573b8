//! Every address that is no page.

use leptos::prelude::*;

use super::card::{card, text, way_home};
use super::layout::heading;
use super::words::words;

pub(super) fn not_found() -> AnyView {
    let page = move || {
        let words = words();
        card(
            "",
            vec![
                heading(words.not_found_title),
                text("lead", words.not_found),
                way_home("button"),
            ],
        )
    };
    page.into_any()
}
