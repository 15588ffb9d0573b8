//! `/sign-in`: starts a sign-in at once, as its address asks.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::alert::alert;
use super::attempt::Attempt;
use super::base_path;
use super::card::{card, way_home};
use super::layout::{heading, progress};
use super::request::{self, Parameter, WrongParameter};
use super::words::{Words, words};

pub(super) fn sign_in() -> impl IntoView {
    let attempt = Attempt::new();
    let asked = request::parse(&use_location().search.get_untracked(), &base_path());
    if let Ok(options) = &asked {
        attempt.start(untrack(words).sign_in, options.clone());
    }
    let wrong = asked.err();
    move || {
        let words = words();
        if attempt.is_busy() {
            return progress(words.leaving_to_sign_in);
        }
        let mut parts = vec![heading(words.sign_in_failed)];
        parts.push(match &wrong {
            Some(wrong) => {
                let detail = expected(wrong.name, words).to_owned();
                alert(what_is_wrong(wrong, words), Some(detail), None)
            }
            None => attempt.failure(None),
        });
        parts.push(way_home("button plain"));
        card("", parts)
    }
}

fn what_is_wrong(wrong: &WrongParameter, words: &Words) -> String {
    (words.wrong_parameter)(wrong.name.name(), &wrong.value)
}

fn expected(parameter: Parameter, words: &Words) -> &'static str {
    match parameter {
        Parameter::FirstScreen => words.wrong_first_screen,
        Parameter::Connector => words.wrong_connector,
        Parameter::ReturnTo => words.wrong_return_to,
    }
}
