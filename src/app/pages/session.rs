//! `/session`: what the client knows and does, live, for whoever wants to
//! understand it. Nothing leaves the page, and no token is shown.

mod live;
mod log;
mod state;
mod tokens;
mod words;

use leptos::prelude::*;

use super::facts::section;
use super::styles::add_styles;
use crate::app::attempt::Attempt;
use crate::app::card::{group, text};
use crate::use_logto;
use live::Live;
use words::WORDS;

pub(super) fn session() -> AnyView {
    add_styles();
    let live = Live::start();
    let attempt = Attempt::new();
    let logto = use_logto();
    let signed_in = Memo::new(move |_| logto.signed_in() == Some(true));
    let page = move || {
        let words = WORDS.of_page();
        let tokens = move || {
            let tokens = signed_in.get().then(|| tokens::tokens(live, words));
            tokens.unwrap_or_default()
        };
        let parts = vec![
            text("lead", words.intro),
            section(words.state, vec![state::state(attempt, words)]),
            tokens.into_any(),
            section(words.log, vec![log::log(live, words)]),
        ];
        group("parts", parts)
    };
    page.into_any()
}
