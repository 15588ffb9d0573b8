//! A sign-in that a page starts, and the buttons that start it.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::layout::Announcer;
use super::words::{Words, words};
use super::{alert, errors};
use crate::browser::page;
use crate::{Error, Logto, SignInOptions, use_logto};

/// One attempt at a time; it ends when the page is left, or in a failure.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    logto: Logto,
    here: Memo<String>,
    /// The label of the button that started it, while it lasts.
    busy: RwSignal<Option<String>>,
    failure: RwSignal<Option<Error>>,
    last: StoredValue<SignInOptions>,
    announcer: Announcer,
    words: &'static Words,
}

impl Attempt {
    /// For the page that is being built.
    pub(super) fn new() -> Self {
        let busy = RwSignal::new(None);
        let navigate = use_navigate();
        // Back from the provider, the browser may show the page as it was left.
        let restored = window_event_listener(ev::pageshow, move |event| {
            if event.persisted() && busy.try_set(None).is_none() {
                navigate(
                    "/",
                    NavigateOptions {
                        replace: true,
                        ..Default::default()
                    },
                );
            }
        });
        on_cleanup(move || restored.remove());
        Self {
            logto: use_logto(),
            here: within_origin(),
            busy,
            failure: RwSignal::new(None),
            last: StoredValue::new(SignInOptions::default()),
            announcer: Announcer::of_page(),
            words: words(),
        }
    }

    /// The address of the page, without its origin.
    pub(super) fn here(self) -> String {
        self.here.get_untracked()
    }

    /// Starts a sign-in. `label` names the button that shows it.
    pub(super) fn start(self, label: &str, options: SignInOptions) {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        self.busy.set(Some(label.to_owned()));
        self.announcer.say("");
        self.last.set_value(options.clone());
        spawn_local(async move {
            // So that "back" leads home: a page that signs in by itself would
            // send the person forth again.
            let here = self.here();
            let _ = page::replace_url("./");
            if let Err(error) = self.logto.sign_in(options).await {
                let _ = page::replace_url(&here);
                self.busy.try_set(None);
                self.fail(error);
            }
        });
    }

    fn fail(self, error: Error) {
        // An alert that is there already is not said again by itself.
        if self.failure.try_with_untracked(Option::is_some) == Some(true) {
            self.announcer
                .say(errors::explain(error.kind(), self.words));
        }
        self.failure.try_set(Some(error));
    }

    /// Whether the page is about to be left.
    pub(super) fn is_busy(self) -> bool {
        self.busy.with(Option::is_some)
    }

    /// What the last attempt failed with, or what went wrong before it, as an
    /// alert with `Try again`.
    pub(super) fn failure(self, earlier: Option<Error>) -> impl IntoView {
        move || {
            let error = self.failure.get().or_else(|| earlier.clone())?;
            Some(alert::failure(&error, self.try_again()))
        }
    }

    fn try_again(self) -> AnyView {
        let label = self.words.try_again;
        self.press(label.to_owned(), "button", move || {
            self.start(label, self.last.get_value());
        })
    }

    /// A button that starts a sign-in with `options`.
    pub(super) fn button(
        self,
        label: String,
        class: &'static str,
        options: SignInOptions,
    ) -> AnyView {
        let name = label.clone();
        self.press(label, class, move || self.start(&name, options.clone()))
    }

    fn press(self, label: String, class: &'static str, act: impl Fn() + Send + 'static) -> AnyView {
        let name = label.clone();
        let act: Box<dyn Fn() + Send> = Box::new(act);
        // Disabled for assistive technology only: a button that is really
        // disabled loses the focus.
        view! {
            <button
                type="button"
                class=class
                aria-busy=move || (self.busy.get().as_ref() == Some(&name)).then_some("true")
                aria-disabled=move || self.is_busy().then_some("true")
                on:click=move |_| act()
            >
                {label}
            </button>
        }
        .into_any()
    }
}

fn within_origin() -> Memo<String> {
    let location = use_location();
    Memo::new(move |_| {
        let mut address = location.pathname.get();
        let search = location.search.get();
        if !search.is_empty() {
            address.push('?');
            address.push_str(&search);
        }
        address.push_str(&location.hash.get());
        address
    })
}
