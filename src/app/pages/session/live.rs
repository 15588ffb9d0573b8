//! What changes while one looks at it.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::log::Log;
use super::words::Words;
use crate::app::button::Busy;
use crate::app::errors::explain;
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::browser::page;
use crate::{AccessTokenClaims, Error, Event, Logto, Timestamp, TokenRequest, use_logto};

/// A kept access token, as it is shown.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) request: TokenRequest,
    pub(super) scopes: Vec<String>,
    pub(super) obtained_at: Timestamp,
    pub(super) expires_at: Timestamp,
    pub(super) claims: Option<AccessTokenClaims>,
}

#[derive(Clone, Copy)]
pub(super) struct Live {
    logto: Logto,
    /// The time by which tokens are judged. Only shown: the client decides by
    /// its own look at the clock.
    pub(super) now: RwSignal<Timestamp>,
    pub(super) kept: RwSignal<Vec<Shown>>,
    pub(super) log: Log,
    pub(super) busy: Busy,
    /// What was renewed last, if that failed, and why.
    pub(super) failure: RwSignal<Option<(TokenRequest, Error)>>,
    announcer: Announcer,
    spoken: Spoken,
}

impl Live {
    /// For the page that is being built.
    pub(super) fn start() -> Self {
        let logto = use_logto();
        let live = Self {
            logto,
            now: RwSignal::new(now(logto)),
            kept: RwSignal::new(Vec::new()),
            log: Log::of_tab(logto),
            busy: Busy::new(None),
            failure: RwSignal::new(None),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        };
        Effect::new(move || {
            let _ = logto.session();
            live.look();
        });
        logto.on_event(move |event| match event {
            // The store is read right after it is told.
            Event::LookedAgain => spawn_local(async move { live.look() }),
            _ => live.look(),
        });
        let tick = move || {
            if page::is_visible() {
                live.now.try_set(now(logto));
            }
        };
        if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || ticking.clear());
        }
        live
    }

    fn look(self) {
        let kept = self.logto.kept_tokens();
        let known = |kept: &[Shown]| -> Vec<_> {
            kept.iter()
                .map(|it| (it.request.clone(), it.obtained_at))
                .collect()
        };
        let there: Vec<_> = kept
            .iter()
            .map(|it| (it.request(), it.obtained_at()))
            .collect();
        self.now.try_set(now(self.logto));
        // The person may have moved on to another page.
        if self.kept.try_with_untracked(|kept| known(kept)) == Some(there) {
            return;
        }
        let shown = kept.iter().map(|token| Shown {
            request: token.request(),
            scopes: token.scopes().map(ToOwned::to_owned).collect(),
            obtained_at: token.obtained_at(),
            expires_at: token.expires_at(),
            claims: token.claims(),
        });
        self.kept.try_set(shown.collect());
    }

    /// Gets a new token for what `request` asks for; the session is renewed
    /// with it. `label` names the button that shows it.
    pub(super) fn renew(self, label: &str, request: TokenRequest, words: &'static Words) {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        // A person wants it: the network's failures are no reason to wait.
        self.logto.end_pause();
        self.busy.set(Some(label.to_owned()));
        self.announcer.say("");
        spawn_local(async move {
            let renewed = if request == TokenRequest::default() {
                self.logto.renew_session().await
            } else {
                let request = request.clone().force();
                self.logto.access_token(request).await.map(drop)
            };
            if self.busy.try_set(None).is_some() {
                return;
            }
            self.look();
            let said = untrack(|| match &renewed {
                Ok(()) => words.renewed,
                Err(error) => explain(error.kind(), self.spoken.words()),
            });
            let again = self.failure.with_untracked(Option::is_some);
            // An alert that is new is said by itself.
            if renewed.is_ok() || again {
                self.announcer.say(said);
            }
            self.failure
                .set(renewed.err().map(|error| (request, error)));
        });
    }
}

/// This device's clock, corrected by what the client has learnt.
fn now(logto: Logto) -> Timestamp {
    let shown = page::now().as_millis();
    Timestamp::from_millis(shown.saturating_add(logto.clock_offset().as_millis()))
}
