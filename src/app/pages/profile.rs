//! `/profile`: the claims of the person who is signed in.

mod words;

use leptos::prelude::*;

use crate::User;
use crate::app::card::{facts, text};
use words::WORDS;

pub(super) fn profile(user: Signal<User>) -> AnyView {
    let page = move || {
        let words = WORDS.of_page();
        vec![
            text("lead", words.intro),
            user.with(|user| claims(user, words)),
        ]
    };
    page.into_any()
}

fn claims(user: &User, words: &words::Words) -> AnyView {
    let claims = user.claims();
    let roles = Some(claims.roles.join(", ")).filter(|roles| !roles.is_empty());
    let known = [
        (words.name, claims.name.clone()),
        (words.username, claims.username.clone()),
        (words.email, claims.email.clone()),
        (words.phone, claims.phone_number.clone()),
        (words.roles, roles),
        (words.user_id, Some(claims.subject.clone())),
    ];
    facts(
        known
            .into_iter()
            .filter_map(|(what, value)| Some((what, value?))),
    )
}
