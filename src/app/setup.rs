//! What to do when `config.json` cannot be used.

use leptos::prelude::*;

use super::alert::alert;
use super::button::button;
use super::card::{card, facts};
use super::deployment::{EXAMPLE, Expected, SetupProblem};
use super::layout::heading;
use super::words::{Words, words};

/// The page that stands in for the application. `again` reads the file anew.
pub(super) fn setup(problem: &SetupProblem, base: &str, again: Callback<()>) -> AnyView {
    let words = words();
    let title = match problem {
        SetupProblem::Unreadable(_) => words.setup_unreadable_title,
        _ => words.setup_title,
    };
    let again = button(words.try_again, "button", move || again.run(()));
    let addresses = [
        (words.setup_redirect_uri, [base, "callback"].concat()),
        (words.setup_post_sign_out_uri, base.to_owned()),
    ];
    let parts = vec![
        heading(title),
        alert(explain(problem, words), None, Some(again)),
        subheading(words.setup_example),
        view! { <pre><code>{EXAMPLE}</code></pre> }.into_any(),
        subheading(words.setup_addresses),
        facts(addresses),
    ];
    view! { <main>{card("wide", parts)}</main> }.into_any()
}

fn subheading(text: &'static str) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

pub(super) fn explain(problem: &SetupProblem, words: &Words) -> String {
    match problem {
        SetupProblem::Missing => words.setup_missing.to_owned(),
        SetupProblem::Unreadable(None) => words.setup_unreadable.to_owned(),
        SetupProblem::Unreadable(Some(status)) => (words.setup_unreadable_status)(*status),
        SetupProblem::Malformed { line, column } => (words.setup_malformed)(*line, *column),
        SetupProblem::NotAnObject => words.setup_not_an_object.to_owned(),
        SetupProblem::Placeholder => words.setup_placeholder.to_owned(),
        SetupProblem::Key {
            key,
            expected: what,
        } => (words.setup_wrong_key)(key, expected(*what, words)),
    }
}

fn expected(what: Expected, words: &Words) -> &'static str {
    match what {
        Expected::Endpoint => words.expected_endpoint,
        Expected::AppId => words.expected_app_id,
        Expected::Scopes => words.expected_scopes,
        Expected::Resources => words.expected_resources,
        Expected::Connectors => words.expected_connectors,
        Expected::Apis => words.expected_apis,
        Expected::Text => words.expected_text,
        Expected::Url => words.expected_url,
        Expected::Resource => words.expected_resource,
        Expected::Storage => words.expected_storage,
    }
}
