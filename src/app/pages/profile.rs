//! `/profile`: who is signed in, as the ID token and the provider's user info
//! tell it.

mod about;
mod birthdate;
mod known;
mod linked;
mod words;

use leptos::prelude::*;

use crate::User;
use crate::app::avatar::avatar;
use crate::app::card::{group, text};
use crate::app::language::Spoken;
use about::about;
use linked::linked;
use words::WORDS;

use super::facts::section;
use super::info::Info;
use super::styles::add_styles;

pub(super) fn profile(user: Signal<User>) -> AnyView {
    add_styles();
    // A session that is renewed is news only if it says something new.
    let user = Memo::new(move |_| user.get());
    let asked = Info::ask();
    let page = move || {
        let words = WORDS.of_page();
        let language = Spoken::of_page().spoken_language().tag();
        let info = asked.info();
        user.with(|user| {
            let told = known::Told {
                claims: user.claims(),
                info: info.as_ref().and_then(|info| info.as_ref().ok()),
            };
            let mut parts = vec![head(user, &told)];
            if let Some(Err(error)) = &info {
                parts.push(asked.failure(error));
            }
            parts.push(section(
                words.about,
                vec![about::person(&told, words, language)],
            ));
            parts.push(section(
                words.linked,
                vec![match &info {
                    Some(info) => linked(info.as_ref().ok(), words, language),
                    None => group("skeleton short", Vec::new()),
                }],
            ));
            parts.push(section(words.account, vec![about(&told, words, language)]));
            parts.push(known::all(&told, words));
            group("parts", parts)
        })
    };
    page.into_any()
}

fn head(user: &User, told: &known::Told<'_>) -> AnyView {
    let words = WORDS.of_page();
    let name = told.text("name");
    let name = name.as_deref().unwrap_or(user.display_name()).to_owned();
    let picture = told.text("picture");
    group(
        "head",
        vec![
            avatar(&name, picture.as_deref(), "avatar large"),
            group(
                "",
                vec![text("strong name", name), text("detail", words.intro)],
            ),
        ],
    )
}
