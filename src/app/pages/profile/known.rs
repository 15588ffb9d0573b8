//! What there is to know of the person, and where it comes from.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use super::words::Words;
use crate::app::alert;
use crate::app::button::Busy;
use crate::app::errors::explain;
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::app::pages::facts::try_again;
use crate::{Error, IdTokenClaims, Logto, UserInfo, use_logto};

/// The user info, asked for when the page is opened and whenever the person
/// tries again.
#[derive(Clone, Copy)]
pub(super) struct Known {
    info: RwSignal<Option<Result<UserInfo, Error>>>,
    busy: Busy,
    logto: Logto,
    announcer: Announcer,
    spoken: Spoken,
}

impl Known {
    pub(super) fn ask() -> Self {
        let known = Self {
            info: RwSignal::new(None),
            busy: Busy::new(None),
            logto: use_logto(),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        };
        known.load();
        known
    }

    /// Reactive.
    pub(super) fn info(self) -> Option<Result<UserInfo, Error>> {
        self.info.get()
    }

    pub(super) fn failure(self, error: &Error) -> AnyView {
        alert::failure(error, try_again(self.busy, move || self.again()))
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
            let info = self.logto.user_info().await;
            // The person may have moved on to another page.
            let Some(again) = self.busy.try_get_untracked() else {
                return;
            };
            self.busy.set(None);
            // An alert that is there already is not said again by itself.
            if let (Some(_), Err(error)) = (again, &info) {
                let words = untrack(|| self.spoken.words());
                self.announcer.say(explain(error.kind(), words));
            }
            if self
                .info
                .with_untracked(|before| before.as_ref() != Some(&info))
            {
                self.info.set(Some(info));
            }
        });
    }
}

/// What was told of the person, the newest first.
pub(super) struct Told<'a> {
    pub(super) claims: &'a IdTokenClaims,
    pub(super) info: Option<&'a UserInfo>,
}

impl Told<'_> {
    pub(super) fn claim<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.info
            .and_then(|info| info.claim(name))
            .or_else(|| self.claims.claim(name))
    }

    /// A text that says something.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.claim::<String>(name)
            .filter(|text| !text.trim().is_empty())
    }
}

/// All claims, for whoever wants to see what the application got.
pub(super) fn all(told: &Told<'_>, words: &'static Words) -> AnyView {
    let part = |title: &'static str, json: &str| {
        let json = match serde_json::from_str::<serde_json::Value>(json) {
            Ok(value) => format!("{value:#}"),
            Err(_) => json.to_owned(),
        };
        view! { <h3>{title}</h3><pre tabindex="0">{json}</pre> }.into_any()
    };
    let mut parts = vec![part(words.id_token, told.claims.json())];
    parts.extend(told.info.map(|info| part(words.user_info, info.json())));
    view! { <details class="part"><summary>{words.all_claims}</summary>{parts}</details> }
        .into_any()
}
