//! The checks with what they have found.

use leptos::prelude::*;

use super::checking::Checking;
use super::copy;
use super::found::{Check, Found, State};
use super::rich::beside;
use super::told::{summary, told};
use super::values::Values;
use super::words::Words;
use crate::app::button::busy_button;
use crate::app::card::{group, text};
use crate::app::pages::facts::{facts, mark};

pub(super) fn findings(checking: Checking, values: Values, words: &'static Words) -> Vec<AnyView> {
    let counted = move || {
        let is_running = checking.busy.with(Option::is_some);
        let text = checking.found.with(|all| match is_running {
            true => words.running.to_owned(),
            false => summary(all, words),
        });
        view! { <p class="strong">{text}</p> }
    };
    let rows = move || {
        let subject = checking.subject.get();
        let rows = checking.found.get().into_iter().map(|(check, found)| {
            let said = told(check, &found, &subject, words);
            let place = &subject.place;
            let mut parts = vec![title(check.name(words), &found, words)];
            parts.extend(said.map(|said| text("detail", said)));
            let more = match (check, &found) {
                (Check::Endpoint, Found::NoAnswer | Found::Unreadable | Found::Status(_)) => {
                    let issuer = subject.config.as_ref().map(|it| it.endpoint().issuer());
                    let document = [
                        issuer.unwrap_or_default(),
                        "/.well-known/openid-configuration",
                    ];
                    Some(beside(document.concat(), words.open_document))
                }
                (Check::RedirectUri, Found::NotTold) => Some(beside("sign-in", words.try_sign_in)),
                (Check::RedirectUri, Found::Registration(_)) | (_, Found::Origin) => {
                    let fact = copy::fact(words.redirect_uri, place.redirect_uri());
                    Some(facts(vec![fact]))
                }
                (Check::PostSignOutUri, Found::OnlyBySigningOut) => {
                    let uri = place.post_sign_out_uri();
                    let fact = copy::fact(words.post_sign_out_uri, uri);
                    Some(facts(vec![fact]))
                }
                _ => None,
            };
            parts.extend(more);
            view! { <li class="finding">{parts}</li> }.into_any()
        });
        view! { <ul class="items">{rows.collect::<Vec<_>>()}</ul> }
    };
    let is_of_what_runs = checking.is_of_what_runs();
    let label = if is_of_what_runs {
        words.check_again
    } else {
        words.check_these
    };
    let again = move || {
        let entered = if is_of_what_runs {
            None
        } else {
            match values.judge() {
                Some(config) => Some(config),
                None => return,
            }
        };
        checking.again(label, entered);
    };
    let about = if is_of_what_runs {
        words.checks_about
    } else {
        words.checks_of_entered
    };
    vec![
        text("detail", about),
        counted.into_any(),
        rows.into_any(),
        group(
            "row",
            vec![busy_button(label, "button", checking.busy, again)],
        ),
    ]
}

fn title(name: &'static str, found: &Found, words: &'static Words) -> AnyView {
    let (class, word) = match found.state() {
        State::Running => ("", words.running),
        State::Fine => ("good", words.fine),
        State::CannotTell => ("", words.cannot_tell),
        State::Problem => ("bad", words.problem),
    };
    view! { <h3>{name} " " {mark(class, word)}</h3> }.into_any()
}
