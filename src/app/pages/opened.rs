//! A page that is opened before or after its chunk is there.

use leptos::prelude::*;

use super::{Page, View};
use crate::User;
use crate::app::alert::alert;
use crate::app::button::busy_button;
use crate::app::card::{card, group, reload};
use crate::app::deployment;
use crate::app::layout::heading;
use crate::app::retried::Retried;
use crate::app::version;
use crate::app::words::{Words, words};

/// Why the chunk of a page is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Unreachable,
    /// It went with the build that this page is of.
    Replaced,
}

impl Missing {
    fn explain(self, words: &Words) -> &'static str {
        match self {
            Self::Unreachable => words.page_unavailable,
            Self::Replaced => words.newer_version,
        }
    }
}

/// Under the heading: the shape of the page until its chunk is there, then
/// the page; or what went wrong.
pub(super) fn opened(page: &'static Page, user: Option<Signal<User>>) -> AnyView {
    let opening = Opening {
        page,
        view: Retried::new(),
        in_memory: deployment::is_in_memory(),
    };
    match page.chunk.get(page.path) {
        Some(here) => opening.view.answer.set(Some(Ok(here))),
        None => opening.view.ask(opening.load()),
    }
    let body = move || match opening.view.answer.get() {
        None => group("skeleton", Vec::new()),
        Some(Ok(view)) => view.show(user),
        Some(Err(missing)) => opening.failure(missing),
    };
    let name = move || heading((page.name)(words()).0);
    card("wide", vec![name.into_any(), body.into_any()])
}

#[derive(Clone, Copy)]
struct Opening {
    page: &'static Page,
    view: Retried<View, Missing>,
    /// Whether the session would go with the page.
    in_memory: bool,
}

impl Opening {
    async fn load(self) -> Result<View, Missing> {
        if self.page.chunk.load().await.is_ok() {
            version::is_complete();
            return self
                .page
                .chunk
                .get(self.page.path)
                .ok_or(Missing::Unreachable);
        }
        if !version::is_replaced().await {
            return Err(Missing::Unreachable);
        }
        // The person may have moved on to another page.
        let waits = self.view.busy.try_get_untracked().is_some();
        if waits && !self.in_memory {
            version::reload_once();
        }
        Err(Missing::Replaced)
    }

    fn failure(self, missing: Missing) -> AnyView {
        let words = words();
        let mut actions = Vec::new();
        if missing == Missing::Unreachable {
            let again = move || {
                self.view
                    .again(words.try_again, self.load(), |view, words| {
                        view.err().map(|missing| missing.explain(words).to_owned())
                    });
            };
            actions.push(busy_button(
                words.try_again,
                "button",
                self.view.busy,
                again,
            ));
        }
        actions.push(reload(words.reload));
        alert(missing.explain(words), None, Some(group("row", actions)))
    }
}
