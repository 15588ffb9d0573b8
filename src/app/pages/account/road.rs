//! The way to a full account for people who only sign in through a connector.

use leptos::prelude::*;

use super::own::Own;
use super::words::Words;
use crate::account::Member;
use crate::app::card::{group, text};

pub(super) fn road(own: Own, words: &'static Words) -> AnyView {
    let steps = Memo::new(move |_| {
        own.with(|account| {
            let unset = |member: &Member<String>| *member == Member::Unset;
            let reachable = !unset(&account.username)
                || account.primary_email.value().is_some()
                || account.primary_phone.value().is_some();
            let has_password = account.has_password != Member::Set(false);
            // Those who need a code have a road of their own.
            let stuck = !has_password && account.has_security_verification_method;
            let done = has_password && reachable;
            (!stuck && !done).then_some((has_password, !unset(&account.username)))
        })
        .flatten()
    });
    let road = move || {
        let (has_password, has_username) = steps.get()?;
        let step = |done: bool, now: bool, what: &'static str| {
            let class = if done { "step done" } else { "step" };
            let current = now.then_some("step");
            let state = done.then(|| view! { <span class="visually-hidden">{words.done}</span> });
            view! { <li class=class aria-current=current>{what} " " {state}</li> }.into_any()
        };
        let steps = vec![
            step(has_password, !has_password, words.road_password),
            step(
                has_username,
                has_password && !has_username,
                words.road_username,
            ),
            step(false, false, words.road_rest),
        ];
        Some(group(
            "road",
            vec![
                view! { <h2>{words.road}</h2> }.into_any(),
                text("detail", words.road_why),
                view! { <ol>{steps}</ol> }.into_any(),
            ],
        ))
    };
    road.into_any()
}
