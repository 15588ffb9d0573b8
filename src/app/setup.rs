//! What to do when `config.json` cannot be used.

use leptos::prelude::*;

use super::alert::alert;
use super::deployment::{EXAMPLE, Expected, SetupProblem};
use super::layout::heading;
use super::words::{Words, words};

/// The page that stands in for the application. `again` reads the file anew.
pub(super) fn setup(problem: &SetupProblem, base: &str, again: Callback<()>) -> AnyView {
    let words = words();
    let address = |path: &str| [base, path].concat();
    let title = match problem {
        SetupProblem::Unreadable(_) => words.setup_unreadable_title,
        _ => words.setup_title,
    };
    let retry = view! {
        <button type="button" class="button" on:click=move |_| again.run(())>
            {words.try_again}
        </button>
    };
    view! {
        <main>
            <section class="card wide">
                {heading(title)}
                {alert(explain(problem, words), None, retry.into_any())}
                <h2>{words.setup_example}</h2>
                <pre><code>{EXAMPLE}</code></pre>
                <h2>{words.setup_addresses}</h2>
                <dl class="facts">
                    <div><dt>{words.setup_redirect_uri}</dt><dd>{address("callback")}</dd></div>
                    <div><dt>{words.setup_post_sign_out_uri}</dt><dd>{address("")}</dd></div>
                </dl>
            </section>
        </main>
    }
    .into_any()
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
