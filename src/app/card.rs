//! What a page is made of: a card with its parts one below the other.

use leptos::prelude::*;

use super::button::button;
use super::words::words;
use crate::browser::page;

/// A card. `kind` says how it is laid out: `welcome`, `person`, `wide` or nothing.
///
/// All cards are one type of view: each type of its own costs every visitor a
/// kilobyte.
pub(super) fn card(kind: &'static str, parts: Vec<AnyView>) -> AnyView {
    let class = ["card ", kind].concat();
    view! { <section class=class>{parts}</section> }.into_any()
}

/// A line of text.
pub(super) fn text(class: &'static str, text: impl Into<String>) -> AnyView {
    view! { <p class=class>{text.into()}</p> }.into_any()
}

/// A group of parts, laid out by its class.
pub(super) fn group(class: &'static str, parts: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{parts}</div> }.into_any()
}

/// The way home, from a page that leads nowhere else.
pub(super) fn way_home(class: &'static str) -> AnyView {
    view! { <a class=class href="./">{words().back_home}</a> }.into_any()
}

/// Loads this page anew, the application with it.
pub(super) fn reload(label: &'static str) -> AnyView {
    // A link to nothing would lead to the base of the page.
    button(label, "button plain", || {
        page::reload();
    })
}

/// Names and what they stand for, as a list.
pub(super) fn facts(facts: impl IntoIterator<Item = (&'static str, String)>) -> AnyView {
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}
