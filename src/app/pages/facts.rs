//! Parts that several pages are made of.

use leptos::prelude::*;

use crate::app::words::words;

/// A part of a page with a heading of its own.
pub(super) fn section(title: &'static str, parts: Vec<AnyView>) -> AnyView {
    section_of(title.to_owned(), parts)
}

/// As [`section`], about something that has a name of its own.
pub(super) fn section_of(title: String, parts: Vec<AnyView>) -> AnyView {
    view! { <section class="part"><h2>{title}</h2>{parts}</section> }.into_any()
}

/// What is known under a name: a text, or a text with a mark beside it.
pub(super) struct Fact {
    name: &'static str,
    value: AnyView,
}

impl Fact {
    pub(super) fn new(name: &'static str, value: impl Into<String>) -> Self {
        // A name may be written from the other side than the page.
        let value = view! { <bdi>{value.into()}</bdi> }.into_any();
        Self { name, value }
    }

    pub(super) fn made(name: &'static str, value: AnyView) -> Self {
        Self { name, value }
    }

    /// Nothing where there is no value, or an empty one.
    pub(super) fn known(name: &'static str, value: Option<String>) -> Option<Self> {
        let value = value.filter(|value| !value.trim().is_empty())?;
        Some(Self::new(name, value))
    }

    pub(super) fn marked(name: &'static str, value: String, mark: AnyView) -> Self {
        let value = view! { <bdi>{value}</bdi>" "{mark} }.into_any();
        Self { name, value }
    }

    /// An address of the web as a link; anything else as it is.
    pub(super) fn link(name: &'static str, value: String) -> Self {
        if !value.starts_with("https://") && !value.starts_with("http://") {
            return Self::new(name, value);
        }
        let href = value.clone();
        let value = view! { <a href=href rel="external noopener noreferrer nofollow">{value}</a> };
        Self {
            name,
            value: value.into_any(),
        }
    }
}

pub(super) fn facts(facts: Vec<Fact>) -> AnyView {
    let facts: Vec<_> = facts
        .into_iter()
        .map(|fact| view! { <div><dt>{fact.name}</dt><dd>{fact.value}</dd></div> }.into_any())
        .collect();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

/// A short word about what stands beside it.
pub(super) fn mark(class: &'static str, word: impl Into<String>) -> AnyView {
    let class = ["mark ", class].concat();
    view! { <span class=class>{word.into()}</span> }.into_any()
}

/// A phone number as it is dialled: Logto keeps it without `+`.
pub(super) fn phone(number: String) -> String {
    if number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty() {
        ["+", &number].concat()
    } else {
        number
    }
}

/// A button that tries once more what has failed.
pub(super) fn try_again(
    busy: crate::app::button::Busy,
    again: impl Fn() + Send + 'static,
) -> AnyView {
    crate::app::button::busy_button(words().try_again, "button", busy, again)
}
