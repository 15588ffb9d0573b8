//! `/account`: what people may change of their own account, through Logto's
//! Account API.

mod browser_name;
mod details;
mod factors;
mod form;
mod linked;
mod own;
mod password;
mod problem;
mod proof;
mod road;
mod sessions;
mod words;

use leptos::prelude::*;

use crate::User;
use crate::app::alert::alert;
use crate::app::card::{group, text};
use details::Details;
use linked::Linked;
use own::Own;
use password::Password;
use sessions::Sessions;
use words::WORDS;

use super::facts::section;
use super::styles::add_styles;

pub(super) fn account(_user: Signal<User>) -> AnyView {
    add_styles();
    let own = Own::of_page();
    let linked = Linked::new(own);
    own.begin(linked);
    // What is typed outlasts another language.
    let (details, password) = (Details::new(own), Password::new(own));
    let sessions = Sessions::new(own);
    let page = move || {
        let words = WORDS.of_page();
        if let Some(problem) = own.failure() {
            let again = problem.may_pass().then(|| own.try_again());
            return alert(problem.explain(words), problem.detail(words), again);
        }
        if !own.is_known() {
            return group("skeleton", Vec::new());
        }
        group(
            "parts",
            vec![
                text("lead", words.intro),
                road::road(own, words),
                section(words.about, details.person(words)),
                section(words.signing_in, {
                    let mut items = vec![details.username(words)];
                    items.push(password.view(words));
                    items
                }),
                section(words.linked, linked.view(words)),
                section(words.sessions, sessions.view(words)),
                section(words.factors, vec![factors::factors(own, words)]),
            ],
        )
    };
    page.into_any()
}
