//! What the client has told since this page was first opened in this tab. It
//! tells neither tokens nor names.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::facts::mark;
use super::live::Live;
use super::state::why;
use super::words::Words;
use crate::app::card::{group, text};
use crate::app::errors::explain;
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::browser::page;
use crate::{Event, KeptToken, Logto, Timestamp};

/// More than anybody reads.
const MOST: usize = 200;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Told(Event),
    /// Another tab has renewed the session.
    RenewedElsewhere,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) at: Timestamp,
    pub(super) what: What,
    /// By another tab.
    pub(super) elsewhere: bool,
}

/// The newest first.
#[derive(Clone, Copy)]
pub(super) struct Log(RwSignal<Vec<Entry>>);

thread_local! {
    static OF_TAB: Cell<Option<Log>> = const { Cell::new(None) };
}

impl Log {
    pub(super) fn of_tab(logto: Logto) -> Self {
        if let Some(log) = OF_TAB.get().filter(|log| !log.0.is_disposed()) {
            return log;
        }
        // It outlives the page.
        let mut owner = Owner::current().unwrap_or_default();
        while let Some(parent) = owner.parent() {
            owner = parent;
        }
        let log = owner.with(|| {
            let log = Self(RwSignal::new(Vec::new()));
            log.listen(logto);
            log
        });
        OF_TAB.set(Some(log));
        log
    }

    fn listen(self, logto: Logto) {
        let looking = StoredValue::new(false);
        let renewing = StoredValue::new(false);
        let newest = StoredValue::new(newest(logto));
        logto.on_event(move |event| match event {
            Event::LookedAgain => {
                looking.set_value(true);
                // After all that this look brings to light.
                spawn_local(async move {
                    looking.set_value(false);
                    let now = self::newest(logto);
                    let renewed = newest.get_value() < now && newest.get_value().is_some();
                    if renewed && !renewing.get_value() {
                        self.write(What::RenewedElsewhere, true);
                    }
                    if !renewing.get_value() {
                        newest.set_value(now);
                    }
                });
            }
            event => {
                renewing.set_value(match event {
                    Event::RenewalStarted => true,
                    Event::RenewalDone | Event::RenewalFailed { .. } => false,
                    _ => renewing.get_value(),
                });
                let change = matches!(event, Event::SignedIn | Event::SignedOut(_));
                self.write(What::Told(*event), change && looking.get_value());
                newest.set_value(self::newest(logto));
            }
        });
    }

    fn write(self, what: What, elsewhere: bool) {
        let at = page::now();
        let entry = Entry {
            at,
            what,
            elsewhere,
        };
        self.0.update(|entries| {
            entries.insert(0, entry);
            entries.truncate(MOST);
        });
    }
}

/// When the newest access token was obtained.
fn newest(logto: Logto) -> Option<Timestamp> {
    let kept = logto.kept_tokens();
    kept.iter().map(KeptToken::obtained_at).max()
}

pub(super) fn log(live: Live, words: &'static Words) -> AnyView {
    let spoken = Spoken::of_page();
    let entries = move || {
        let language = spoken.spoken_language().tag();
        live.log.0.with(|entries| {
            if entries.is_empty() {
                return text("detail", words.log_empty);
            }
            let entries: Vec<_> = entries
                .iter()
                .map(|entry| {
                    let at = page::time_of_day(entry.at, language).unwrap_or_default();
                    let what = describe(entry, words, spoken);
                    let mark = entry.elsewhere.then(|| mark("", words.another_tab));
                    view! { <li><time>{at}</time><span>{what}" "{mark}</span></li> }.into_any()
                })
                .collect();
            view! { <ol class="log">{entries}</ol> }.into_any()
        })
    };
    let announcer = Announcer::of_page();
    let is_empty = Memo::new(move |_| live.log.0.with(Vec::is_empty));
    // Disabled for assistive technology only: it keeps the focus.
    let clear = view! {
        <button
            type="button"
            class="button"
            aria-disabled=move || is_empty.get().then_some("true")
            on:click=move |_| {
                live.log.0.set(Vec::new());
                announcer.say(words.log_empty);
            }
        >
            {words.log_clear}
        </button>
    };
    let parts = vec![
        text("detail", words.log_intro),
        entries.into_any(),
        group("row", vec![clear.into_any()]),
    ];
    group("part", parts)
}

fn describe(entry: &Entry, words: &Words, spoken: Spoken) -> String {
    let What::Told(event) = entry.what else {
        return words.renewed_elsewhere.to_owned();
    };
    match event {
        Event::SignedIn => words.event_signed_in.to_owned(),
        Event::SignedOut(reason) => why(reason, words).to_owned(),
        Event::RenewalStarted => words.event_renewal_started.to_owned(),
        Event::RenewalDone => words.event_renewal_done.to_owned(),
        Event::RenewalFailed { kind, wait } => {
            let why = explain(kind, spoken.words());
            (words.event_renewal_failed)(why, wait.as_secs())
        }
        Event::AnswerLost => words.event_answer_lost.to_owned(),
        Event::ClaimsWithheld => words.event_claims_withheld.to_owned(),
        Event::LeftBehind => words.event_left_behind.to_owned(),
        Event::StorageFellBack(_) => words.event_storage_fell_back.to_owned(),
        Event::ClockLearnt(offset) => {
            (words.event_clock_learnt)(offset.size().as_secs(), offset.is_fast())
        }
        Event::LoopStopped => words.event_loop_stopped.to_owned(),
        // An event of its own only for the log itself.
        Event::LookedAgain => String::new(),
    }
}
