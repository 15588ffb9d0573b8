//! A sign-in that a page starts, and the buttons that start it.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::button::{Busy, busy_button};
use super::language::Spoken;
use super::layout::Announcer;
use super::start::Failure;
use super::{alert, errors, wecom};
use crate::browser::page;
use crate::{Error, Logto, SignInOptions, use_logto};

/// One attempt at a time; it ends when the page is left, or in a failure.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    logto: Logto,
    /// The address of the page, without its origin.
    here: StoredValue<String>,
    /// Where "back" leads once the page is left.
    back: StoredValue<String>,
    busy: Busy,
    failure: RwSignal<Option<Error>>,
    last: StoredValue<SignInOptions>,
    announcer: Announcer,
    spoken: Spoken,
}

impl Attempt {
    /// For the page that is being built. The first goes on from what failed
    /// before there was one.
    pub(super) fn new() -> Self {
        let busy = Busy::new(None);
        let navigate = use_navigate();
        // Back from the provider, the browser may show the page as it was left.
        let restored = window_event_listener(ev::pageshow, move |event| {
            if event.persisted() && busy.try_set(None).is_none() {
                let options = NavigateOptions {
                    replace: true,
                    ..Default::default()
                };
                navigate("/", options);
            }
        });
        on_cleanup(move || restored.remove());
        let failure = use_context::<StoredValue<Option<Failure>>>()
            .and_then(|failure| failure.try_update_value(Option::take).flatten());
        let (last, failure) = failure
            .map(|failure| (failure.options, failure.error))
            .unzip();
        Self {
            logto: use_logto(),
            here: StoredValue::new(address()),
            // A page that signs in by itself would send the person forth again.
            back: StoredValue::new("./".to_owned()),
            busy,
            failure: RwSignal::new(failure),
            last: StoredValue::new(last.unwrap_or_default()),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        }
    }

    /// Starts a sign-in. `label` names the button that shows it.
    pub(super) fn start(self, label: &str, options: SignInOptions) {
        self.leave(label, options, false);
    }

    /// Starts a sign-in that nobody has asked for; only so many within a
    /// minute.
    pub(super) fn start_by_itself(self, label: &str, options: SignInOptions) {
        self.leave(label, options, true);
    }

    fn leave(self, label: &str, options: SignInOptions, by_itself: bool) {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        self.busy.set(Some(label.to_owned()));
        self.announcer.say("");
        self.last.set_value(options.clone());
        let _ = page::replace_url(&self.back.get_value());
        let options = self.asking(options);
        spawn_local(async move {
            let left = if by_itself {
                self.logto.sign_in_automatically(options).await
            } else {
                self.logto.sign_in(options).await
            };
            if let Err(error) = left {
                if by_itself {
                    self.last.with_value(wecom::did_not_start);
                }
                self.fail(error);
            }
        });
    }

    /// What a sign-in with `options` asks for: also for the language of the
    /// page, where they name none.
    pub(super) fn asking(self, options: SignInOptions) -> SignInOptions {
        self.spoken.asking(options)
    }

    /// Says that the page has this address now, and that "back" may lead to it.
    pub(super) fn is_at(self, address: String) {
        self.back.set_value(address.clone());
        self.here.set_value(address);
    }

    fn fail(self, error: Error) {
        // The person may have moved on to another page.
        let Some(here) = self.here.try_get_value() else {
            return;
        };
        let _ = page::replace_url(&here);
        // An alert that is there already is not said again by itself.
        if self.failure.with_untracked(Option::is_some) {
            let what = errors::explain(error.kind(), untrack(|| self.spoken.words()));
            self.announcer.say(what);
        }
        self.busy.set(None);
        self.failure.set(Some(error));
    }

    /// The options of a sign-in that comes back to this page.
    pub(super) fn back_here(self) -> SignInOptions {
        SignInOptions::default().return_to(self.here.get_value())
    }

    /// Whether the page is about to be left.
    pub(super) fn is_busy(self) -> bool {
        self.busy.with(Option::is_some)
    }

    /// What the last attempt failed with, or what went wrong before it, as an
    /// alert with `Try again`.
    pub(super) fn failure(self, earlier: Option<Error>) -> AnyView {
        let alert = move || {
            let error = self.failure.get().or_else(|| earlier.clone())?;
            Some(alert::failure(&error, self.try_again()))
        };
        alert.into_any()
    }

    fn try_again(self) -> AnyView {
        let label = self.spoken.words().try_again;
        let again = move || self.start(label, self.last.get_value());
        busy_button(label, "button", self.busy, again)
    }

    /// A button that starts a sign-in with `options`.
    pub(super) fn button(
        self,
        label: impl Into<String>,
        class: &'static str,
        options: SignInOptions,
    ) -> AnyView {
        let label = label.into();
        let name = label.clone();
        let start = move || self.start(&name, options.clone());
        busy_button(label, class, self.busy, start)
    }
}

// From the router: after a click on a link it knows before the address bar does.
fn address() -> String {
    let location = use_location();
    let mut address = location.pathname.get_untracked();
    let search = location.search.get_untracked();
    if !search.is_empty() {
        address.push('?');
        address.push_str(&search);
    }
    address.push_str(&location.hash.get_untracked());
    address
}
