//! A page that is opened before or after its chunk is there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Page, View};
use crate::User;
use crate::app::alert::alert;
use crate::app::button::{Busy, busy_button};
use crate::app::card::{card, group, reload};
use crate::app::chunk::Unavailable;
use crate::app::language::Spoken;
use crate::app::layout::{Announcer, focus_heading, heading};
use crate::app::words::words;

/// Under the heading: the shape of the page until its chunk is there, then
/// the page; or what went wrong.
pub(super) fn opened(page: &'static Page, user: Option<Signal<User>>) -> AnyView {
    let opening = Opening {
        page,
        view: RwSignal::new(page.chunk.get(page.path).map(Ok)),
        busy: Busy::new(None),
        announcer: Announcer::of_page(),
        spoken: Spoken::of_page(),
    };
    if opening.view.with_untracked(Option::is_none) {
        opening.load();
    }
    let body = move || match opening.view.get() {
        None => group("skeleton", Vec::new()),
        Some(Ok(view)) => view.show(user),
        Some(Err(Unavailable)) => opening.failure(),
    };
    let name = move || heading((page.name)(words()));
    card("wide", vec![name.into_any(), body.into_any()])
}

#[derive(Clone, Copy)]
struct Opening {
    page: &'static Page,
    view: RwSignal<Option<Result<View, Unavailable>>>,
    busy: Busy,
    announcer: Announcer,
    spoken: Spoken,
}

impl Opening {
    fn failure(self) -> AnyView {
        let words = words();
        let actions = vec![
            busy_button(words.try_again, "button", self.busy, move || self.again()),
            reload(words.reload),
        ];
        alert(words.page_unavailable, None, Some(group("row", actions)))
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
            // The person may have moved on to another page.
            let Some(again) = self
                .busy
                .try_set(None)
                .is_none()
                .then(|| self.view.get_untracked())
            else {
                return;
            };
            let view = loaded.and_then(|()| self.page.chunk.get(self.page.path).ok_or(Unavailable));
            match again {
                // An alert that is there already is not said again by itself.
                Some(_) if view.is_err() => {
                    let words = untrack(|| self.spoken.words());
                    self.announcer.say(words.page_unavailable);
                }
                again => {
                    self.view.set(Some(view));
                    // The button that had the focus goes.
                    if again.is_some() {
                        focus_heading();
                    }
                }
            }
        });
    }
}
