//! Text with code in it: what stands between backticks is code.

use leptos::prelude::*;

pub(super) fn rich(text: &'static str) -> AnyView {
    let pieces: Vec<_> = text
        .split('`')
        .enumerate()
        .map(|(number, piece)| match number % 2 {
            0 => piece.into_any(),
            _ => view! { <code dir="ltr">{piece}</code> }.into_any(),
        })
        .collect();
    pieces.into_any()
}

/// Things to do, one after the other.
pub(super) fn list(steps: &'static [&'static str]) -> AnyView {
    let steps: Vec<_> = steps
        .iter()
        .map(|step| view! { <li>{rich(step)}</li> })
        .collect();
    view! { <ol class="to-do">{steps}</ol> }.into_any()
}

pub(super) fn paragraph(text: &'static str) -> AnyView {
    view! { <p class="detail">{rich(text)}</p> }.into_any()
}

/// A link that opens beside this page.
pub(super) fn beside(href: impl Into<String>, label: impl Into<String>) -> AnyView {
    let (href, label) = (href.into(), label.into());
    view! {
        <a class="button" href=href target="_blank" rel="external noopener noreferrer">
            {label}
        </a>
    }
    .into_any()
}
