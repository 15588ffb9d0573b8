//! `/profile`: the claims of the person who is signed in.

use leptos::prelude::*;

use super::card::{card, facts, text};
use super::guard::guarded;
use super::layout::heading;
use super::words::words;
use crate::User;

pub(super) fn profile() -> impl IntoView {
    guarded(claims)
}

fn claims(user: &User) -> AnyView {
    let words = words();
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
    let known = known
        .into_iter()
        .filter_map(|(what, value)| Some((what, value?)));
    card(
        "wide",
        vec![
            heading(words.profile),
            text("lead", words.profile_intro),
            facts(known),
        ],
    )
}
