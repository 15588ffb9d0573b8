//! What to do when `config.json` cannot be used. A [chunk](crate::browser::chunk): most
//! people never see it.

pub(super) mod words;

use leptos::prelude::*;

use super::alert::alert;
use super::button::button;
use super::card::{card, facts, group};
use super::deployment::{EXAMPLE, Expected, SetupProblem};
use super::layout::heading;
use super::pages::SET_UP;
use super::words::words as common;
use crate::browser::chunk::chunk;
use words::{WORDS, Words};

/// The page that stands in for the application: what is wrong, the base of
/// the addresses, and what reads the file anew.
pub(super) type View = fn(&SetupProblem, &str, Callback<()>) -> AnyView;

chunk! { SETUP, "setup", part => View }

fn part(_: &'static str) -> Option<View> {
    Some(setup)
}

fn setup(problem: &SetupProblem, base: &str, again: Callback<()>) -> AnyView {
    let words = WORDS.of_page();
    let title = match problem {
        SetupProblem::Unreadable(_) => words.unreadable_title,
        _ => words.title,
    };
    let again = button(common().try_again, "button", move || again.run(()));
    // Whatever is wrong with the file, but for where it cannot be read.
    let guide = (!matches!(problem, SetupProblem::Unreadable(_)))
        .then(|| view! { <a class="button plain" href=SET_UP>{words.guide}</a> }.into_any());
    let actions: Vec<_> = [again].into_iter().chain(guide).collect();
    let addresses = [
        (words.redirect_uri, [base, "callback"].concat()),
        (words.post_sign_out_uri, base.to_owned()),
    ];
    let parts = vec![
        heading(title),
        alert(explain(problem, words), None, Some(group("row", actions))),
        subheading(words.example),
        view! { <pre tabindex="0" dir="ltr"><code>{EXAMPLE}</code></pre> }.into_any(),
        subheading(words.addresses),
        facts(addresses),
    ];
    view! { <main>{card("wide", parts)}</main> }.into_any()
}

fn subheading(text: &'static str) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

pub(super) fn explain(problem: &SetupProblem, words: &Words) -> String {
    match problem {
        SetupProblem::Missing => words.missing.to_owned(),
        SetupProblem::Unreadable(None) => words.unreadable.to_owned(),
        SetupProblem::Unreadable(Some(status)) => (words.unreadable_status)(*status),
        SetupProblem::Malformed { line, column } => (words.malformed)(*line, *column),
        SetupProblem::NotAnObject => words.not_an_object.to_owned(),
        SetupProblem::Placeholder => words.placeholder.to_owned(),
        SetupProblem::Key {
            key,
            expected: what,
        } => (words.wrong_key)(key, expected(*what, words)),
    }
}

fn expected(what: Expected, words: &Words) -> &'static str {
    match what {
        Expected::Endpoint => words.expected_endpoint,
        Expected::AppId => words.expected_app_id,
        Expected::Scopes => words.expected_scopes,
        Expected::Resources => words.expected_resources,
        Expected::Connectors => words.expected_connectors,
        Expected::ConnectorIds => words.expected_connector_ids,
        Expected::Apis => words.expected_apis,
        Expected::Text => words.expected_text,
        Expected::Url => words.expected_url,
        Expected::Resource => words.expected_resource,
        Expected::Storage => words.expected_storage,
        Expected::WecomInApp => words.expected_wecom_in_app,
        Expected::Brand => words.expected_brand,
        Expected::Logo => words.expected_logo,
        Expected::Accent => words.expected_accent,
    }
}
