//! `/profile`: the claims of the person who is signed in.

use leptos::prelude::*;

use super::guard::guarded;
use super::layout::heading;
use super::words::words;
use crate::User;

pub(super) fn profile() -> impl IntoView {
    guarded(facts)
}

fn facts(user: &User) -> AnyView {
    let words = words();
    let claims = user.claims();
    let roles = claims.roles.join(", ");
    let facts: Vec<AnyView> = [
        (words.name, claims.name.as_deref()),
        (words.username, claims.username.as_deref()),
        (words.email, claims.email.as_deref()),
        (words.phone, claims.phone_number.as_deref()),
        (
            words.roles,
            Some(roles.as_str()).filter(|roles| !roles.is_empty()),
        ),
        (words.user_id, Some(claims.subject.as_str())),
    ]
    .into_iter()
    .filter_map(|(what, value)| Some(fact(what, value?)))
    .collect();
    view! {
        <section class="card wide">
            {heading(words.profile)}
            <p class="lead">{words.profile_intro}</p>
            <dl class="facts">{facts}</dl>
        </section>
    }
    .into_any()
}

fn fact(what: &'static str, value: &str) -> AnyView {
    view! { <div><dt>{what}</dt><dd>{value.to_owned()}</dd></div> }.into_any()
}
