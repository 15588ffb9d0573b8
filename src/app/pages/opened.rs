//! A page that is opened before or after its chunk is there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Page, View};
use crate::app::alert::alert;
use crate::app::button::{Busy, busy_button, button};
use crate::app::card::{card, group};
use crate::app::deployment::Deployment;
use crate::app::language::Spoken;
use crate::app::layout::{Announcer, focus_heading, heading};
use crate::app::version;
use crate::app::words::{Words, words};
use crate::browser::page;
use crate::{StorageKind, User};

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
        view: RwSignal::new(page.chunk.get(page.path).map(Ok)),
        busy: Busy::new(None),
        announcer: Announcer::of_page(),
        spoken: Spoken::of_page(),
        in_memory: use_context::<StoredValue<Deployment>>()
            .is_some_and(|deployment| deployment.with_value(is_in_memory)),
    };
    if opening.view.with_untracked(Option::is_none) {
        opening.load();
    }
    let body = move || match opening.view.get() {
        None => group("skeleton", Vec::new()),
        Some(Ok(view)) => view.show(user),
        Some(Err(missing)) => opening.failure(missing),
    };
    let name = move || heading((page.name)(words()));
    card("wide", vec![name.into_any(), body.into_any()])
}

fn is_in_memory(deployment: &Deployment) -> bool {
    deployment.config.storage_kind() == StorageKind::Memory
}

#[derive(Clone, Copy)]
struct Opening {
    page: &'static Page,
    view: RwSignal<Option<Result<View, Missing>>>,
    busy: Busy,
    announcer: Announcer,
    spoken: Spoken,
    /// Whether the session would go with the page.
    in_memory: bool,
}

impl Opening {
    fn failure(self, missing: Missing) -> AnyView {
        let words = words();
        let reload = button(words.reload, "button plain", || {
            page::reload();
        });
        let mut actions = Vec::new();
        if missing == Missing::Unreachable {
            let again = move || self.again();
            actions.push(busy_button(words.try_again, "button", self.busy, again));
        }
        actions.push(reload);
        alert(missing.explain(words), None, Some(group("row", actions)))
    }

    fn again(self) {
        if self.busy.with_untracked(Option::is_none) {
            let words = untrack(|| self.spoken.words());
            self.busy.set(Some(words.try_again.to_owned()));
            self.announcer.say("");
            self.load();
        }
    }

    fn load(self) {
        spawn_local(async move {
            let loaded = self.page.chunk.load().await;
            let missing = if loaded.is_err() && version::is_replaced().await {
                Missing::Replaced
            } else {
                Missing::Unreachable
            };
            // The person may have moved on to another page.
            let Some(before) = self
                .busy
                .try_set(None)
                .is_none()
                .then(|| self.view.get_untracked())
            else {
                return;
            };
            let view = match loaded {
                Ok(()) => self.page.chunk.get(self.page.path).ok_or(missing),
                Err(_) => Err(missing),
            };
            match (before, view) {
                // An alert that is there already is not said again by itself.
                (Some(Err(before)), Err(missing)) if before == missing => {
                    let words = untrack(|| self.spoken.words());
                    self.announcer.say(missing.explain(words));
                }
                (before, view) => {
                    self.view.set(Some(view));
                    // The button that had the focus goes.
                    if before.is_some() {
                        focus_heading();
                    }
                }
            }
            match view {
                Ok(_) => version::is_complete(),
                Err(Missing::Replaced) if !self.in_memory => drop(version::reload_once()),
                Err(_) => {}
            }
        });
    }
}
