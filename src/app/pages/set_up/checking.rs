//! The checks, live.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Subject;
use super::checks::{after, application, discovery, proposal};
use super::found::{Check, Found, State};
use super::place::Place;
use super::words::WORDS;
use super::{browser as this_browser, told};
use crate::app::button::Busy;
use crate::app::deployment::ask_date;
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::browser::{self, page};
use crate::{Config, StorageKind};

#[derive(Clone, Copy)]
pub(super) struct Checking {
    place: StoredValue<Place>,
    /// What runs here. Without it, the checks are about what is entered.
    running: StoredValue<Option<Config>>,
    pub(super) subject: RwSignal<Subject>,
    pub(super) found: RwSignal<Vec<(Check, Found)>>,
    pub(super) busy: Busy,
    announcer: Announcer,
    spoken: Spoken,
}

impl Checking {
    /// For the page that is being built. It checks at once what it can.
    pub(super) fn start(place: StoredValue<Place>, running: Option<Config>) -> Self {
        let subject = Subject {
            place: place.get_value(),
            config: running.clone(),
        };
        let checking = Self {
            place,
            running: StoredValue::new(running.clone()),
            subject: RwSignal::new(subject),
            found: RwSignal::new(Vec::new()),
            busy: Busy::new(None),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        };
        checking.run("", running);
        checking
    }

    pub(super) fn is_of_what_runs(self) -> bool {
        self.running.with_value(Option::is_some)
    }

    /// Checks anew: what runs here, or `entered`. `label` names the button that
    /// shows it.
    pub(super) fn again(self, label: &str, entered: Option<Config>) {
        if self.busy.with_untracked(Option::is_none) {
            self.announcer.say("");
            self.run(label, self.running.get_value().or(entered));
        }
    }

    fn run(self, label: &str, config: Option<Config>) {
        let is_first = label.is_empty();
        self.busy.set(Some(label.to_owned()));
        let subject = Subject {
            place: self.place.get_value(),
            config: config.clone(),
        };
        let mut all = Check::OF_BROWSER.to_vec();
        if config.is_some() {
            all.extend(Check::OF_LOGTO);
        }
        let running = all.into_iter().map(|check| (check, Found::Running));
        self.found.set(running.collect());
        self.subject.set(subject);
        spawn_local(async move {
            self.check_browser(config.as_ref()).await;
            if let Some(config) = config {
                self.check_logto(config).await;
            }
            // The person may have moved on to another page.
            if self.busy.try_set(None).is_none() && !is_first {
                self.tell();
            }
        });
    }

    async fn check_browser(self, config: Option<&Config>) {
        let storage = config.map_or_else(StorageKind::default, Config::storage_kind);
        self.note(Check::Page, this_browser::page());
        self.note(Check::Storage, this_browser::storage(storage));
        self.note(Check::Application, this_browser::application());
        let dated = ask_date().await;
        self.note(Check::Clock, this_browser::clock(dated, page::now()));
    }

    async fn check_logto(self, config: Config) {
        let base = self.place.try_with_value(|place| place.base().to_owned());
        let page_of_logto = [config.endpoint().as_str(), "/unknown-session"].concat();
        let checks = config
            .with_base(&base.unwrap_or_default())
            .and_then(browser::checks);
        let Ok(checks) = checks else {
            return self.give_up(Check::Endpoint);
        };
        let outcome = checks.discovery().await;
        // Logto keeps its documents from other sites, but not its pages.
        let answers = outcome.is_err() && page::answers(&page_of_logto).await;
        let [endpoint, issuer] = discovery(&outcome, answers);
        self.note(Check::Endpoint, endpoint);
        self.note(Check::Issuer, issuer);
        let Ok(provider) = outcome else {
            return self.give_up(Check::Issuer);
        };

        let keys = checks.keys(&provider).await;
        self.note(Check::Keys, keys.map_or_else(Found::from, |()| Found::Fine));

        let [app_id, origin] = application(&checks.application(&provider).await);
        let first = [(Check::AppId, &app_id), (Check::Origin, &origin)];
        let broken = first
            .iter()
            .find(|(_, found)| found.state() == State::Problem);
        let broken = broken.map(|(check, _)| *check);
        self.note(Check::AppId, app_id);
        self.note(Check::Origin, origin);
        if let Some(broken) = broken {
            return self.give_up(broken);
        }

        let redirect_uri = proposal(checks.redirect_uri(&provider).await);
        let is_broken = redirect_uri.state() == State::Problem;
        self.note(Check::RedirectUri, redirect_uri);
        if is_broken {
            return self.give_up(Check::RedirectUri);
        }
        let permissions = proposal(checks.permissions(&provider).await);
        self.note(Check::Permissions, permissions);
        self.give_up(Check::Permissions);
    }

    fn note(self, check: Check, found: Found) {
        self.found.try_update(|all| {
            if let Some((_, state)) = all.iter_mut().find(|(known, _)| *known == check) {
                *state = found;
            }
        });
    }

    /// What is still open cannot be told before `broken` is mended. Signing out
    /// is never tried.
    fn give_up(self, broken: Check) {
        self.note(Check::PostSignOutUri, Found::OnlyBySigningOut);
        self.found.try_update(|all| {
            for (_, state) in all {
                if *state == Found::Running {
                    *state = after(broken);
                }
            }
        });
    }

    fn tell(self) {
        let words = untrack(|| WORDS.of(self.spoken));
        let summary = self.found.with_untracked(|all| told::summary(all, words));
        self.announcer.say(summary);
    }
}
