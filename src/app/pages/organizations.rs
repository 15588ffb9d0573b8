//! `/organizations`: the organizations of the person, and what they may do in
//! the one that they choose.

mod api;
mod choice;
mod chosen;
mod list;
mod member;
mod refusal;
mod words;

use leptos::prelude::*;

use super::facts::section;
use super::info::Info;
use super::styles::add_styles;
use crate::User;
use crate::app::alert::alert;
use crate::app::attempt::Attempt;
use crate::app::card::{group, text};
use crate::app::deployment::Deployment;
use crate::app::words::words as common;
use choice::Choice;
use chosen::Chosen;
use list::List;
use member::{Membership, ORGANIZATIONS_SCOPE};
use words::{WORDS, Words};

/// What a `config.json` asks for where organizations are to be seen.
const EXAMPLE: &str = r#""scopes": [
  "urn:logto:scope:organizations",
  "urn:logto:scope:organization_roles"
]"#;

pub(super) fn organizations(user: Signal<User>) -> AnyView {
    add_styles();
    let info = Info::ask();
    let membership = Memo::new(move |_| {
        let told = info.known();
        user.with(|user| Membership::of(user.claims(), told.as_ref()))
    });
    let failure = Memo::new(move |_| info.info().and_then(Result::err));
    let choice = Choice::new(user, membership);
    let list = List::new(membership, choice, info);
    let attempt = Attempt::new();
    // Until then only IDs are known.
    let is_here = Memo::new(move |_| info.info().is_some());
    let chosen = move || {
        let id = choice.id.get().filter(|_| is_here.get())?;
        let chosen = Chosen::new(id, membership, info);
        let view = move || chosen.view(WORDS.of_page());
        Some(view.into_any())
    };
    let state = Memo::new(move |_| match membership.get() {
        _ if !is_here.get() => State::Loading,
        Some(membership) if membership.organizations.is_empty() => State::None,
        Some(_) => State::Some,
        None if failure.get().is_some() => State::Unknown,
        None => State::NotTold,
    });
    let page = move || {
        let words = WORDS.of_page();
        let mut parts = vec![text("lead", words.intro)];
        parts.extend(failure.get().map(|error| info.failure(&error)));
        parts.push(match state.get() {
            State::Loading => group("skeleton", Vec::new()),
            State::Unknown => ().into_any(),
            State::NotTold => not_told(attempt, words),
            State::None => list.nothing(words),
            State::Some => section(words.yours, list.view(words)),
        });
        group("parts", parts)
    };
    group("parts", vec![page.into_any(), chosen.into_any()])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    /// The provider could not be asked.
    Unknown,
    /// The sign-in did not ask for organizations.
    NotTold,
    None,
    Some,
}

fn not_told(attempt: Attempt, words: &'static Words) -> AnyView {
    let asked = use_context::<StoredValue<Deployment>>().is_some_and(|deployment| {
        deployment.with_value(|it| {
            let mut scopes = it.config.asked_scopes().iter();
            scopes.any(|scope| scope == ORGANIZATIONS_SCOPE)
        })
    });
    if asked {
        let sign_in = attempt.button(common().sign_in, "button", attempt.back_here());
        return alert(words.sign_in_older, None, Some(sign_in));
    }
    let parts = vec![
        text("", words.not_asked),
        text("detail", words.not_asked_how),
        view! { <pre tabindex="0" dir="ltr">{EXAMPLE}</pre> }.into_any(),
    ];
    group("part", parts)
}
