//! One API to call: what the person may do there, what was sent, and what came
//! back.

mod challenge;
mod outcome;
mod shown;
mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::IgnoredAny;

use super::facts::{Fact, facts, mark, section_of, try_again};
use crate::app::alert::alert;
use crate::app::attempt::Attempt;
use crate::app::button::busy_button;
use crate::app::card::{group, text};
use crate::app::errors::explain;
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::app::pages::failed::failed;
use crate::app::retried::Retried;
use crate::app::words::words as common;
use crate::browser::page;
use crate::{Api, Error, ErrorKind, HttpRequest, Logto, Method, TokenRequest, use_logto};
use challenge::Challenge;
use outcome::Outcome;
use words::{WORDS, Words};

/// An address, and the access token that goes there.
#[derive(Clone)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) url: String,
    pub(super) resource: String,
    pub(super) token: TokenRequest,
}

/// A target on the page. It outlives the words, which change with the language.
#[derive(Clone, Copy)]
pub(super) struct Call {
    target: StoredValue<Target>,
    /// Of the field for the data; `data` and a number of its own.
    id: StoredValue<String>,
    /// The scopes that the person holds there.
    held: Retried<Vec<String>, Error>,
    data: RwSignal<String>,
    data_wrong: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
    /// The scopes that the API missed, by method.
    missed: [(Method, RwSignal<Option<String>>); 2],
    attempt: Attempt,
    logto: Logto,
    announcer: Announcer,
    spoken: Spoken,
}

impl Call {
    /// `number` tells it from the others of the page.
    pub(super) fn new(target: Target, number: usize) -> Self {
        Self {
            target: StoredValue::new(target),
            id: StoredValue::new(["data-", &number.to_string()].concat()),
            held: Retried::new(),
            data: RwSignal::new("{}".to_owned()),
            data_wrong: RwSignal::new(false),
            outcome: RwSignal::new(None),
            missed: [Method::Get, Method::Post].map(|method| (method, RwSignal::new(None))),
            attempt: Attempt::new(),
            logto: use_logto(),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        }
    }

    /// Asks for what the person may do there: anew after their roles may have
    /// changed.
    pub(super) fn ask(self, anew: bool) {
        self.held.ask(self.holds(anew));
    }

    async fn holds(self, anew: bool) -> Result<Vec<String>, Error> {
        // Without a target the person has moved on to another page.
        let target = self.target.try_get_value();
        let request = target.map(|target| target.token).unwrap_or_default();
        let request = if anew { request.force() } else { request };
        let token = self.logto.access_token(request).await?;
        if anew {
            for (_, missed) in self.missed {
                missed.try_set(None);
            }
        }
        Ok(token.scopes().map(str::to_owned).collect())
    }

    fn refresh(self, label: &str) {
        self.held
            .again(label, self.holds(true), move |held, common| {
                let words = self.words();
                Some(match held {
                    Ok(scopes) if scopes.is_empty() => words.no_permissions.to_owned(),
                    Ok(scopes) => (words.permissions_are)(&scopes.join(", ")),
                    Err(error) => explain(error.kind(), common).to_owned(),
                })
            });
    }

    /// Not reactive, for what happens later.
    fn words(self) -> &'static Words {
        untrack(|| WORDS.of(self.spoken))
    }

    fn send(self, label: &str, method: Method) {
        let data = (method == Method::Post).then(|| self.data.get_untracked());
        let wrong = data
            .as_ref()
            .is_some_and(|data| serde_json::from_str::<IgnoredAny>(data).is_err());
        self.data_wrong.set(wrong);
        if wrong {
            self.id.with_value(|id| page::focus(id));
            return;
        }
        if !self.held.begin(label) {
            return;
        }
        // An alert that is there already is not said again by itself.
        self.outcome.set(None);
        let target = self.target.get_value();
        let mut request = HttpRequest::new(method, &target.url);
        if let Some(data) = data {
            request = request.json(data);
        }
        spawn_local(async move {
            let outcome = send(self.logto, target, request).await;
            if self.held.busy.try_set(None).is_some() {
                return;
            }
            if let Outcome::Answered {
                status, missing, ..
            } = &outcome
            {
                let words = self.words();
                if words.explain(*status).is_none() {
                    self.announcer.say((words.answered)(&status.to_string()));
                }
                for (known, missed) in self.missed {
                    if known == method {
                        missed.set(missing.clone());
                    }
                }
            }
            self.outcome.set(Some(outcome));
        });
    }

    /// What the page shows of it, under a heading of the level below the page's.
    pub(super) fn view(self) -> AnyView {
        let words = WORDS.of_page();
        let target = self.target.get_value();
        let parts = vec![
            facts(vec![
                Fact::new(words.address, target.url),
                Fact::new(words.resource, target.resource),
                Fact::made(words.permissions, (move || self.permissions()).into_any()),
            ]),
            (move || self.trouble()).into_any(),
            self.field(),
            group(
                "row",
                vec![
                    self.button(words.read, 0),
                    self.button(words.create, 1),
                    busy_button(words.refresh, "button plain", self.held.busy, move || {
                        self.refresh(words.refresh);
                    }),
                ],
            ),
            self.note(0),
            self.note(1),
            (move || self.outcome.get().map(|outcome| outcome.view(self.retry()))).into_any(),
        ];
        section_of(target.name, parts)
    }

    fn permissions(self) -> AnyView {
        match self.held.answer.get() {
            None => text("detail", common().loading),
            Some(Ok(scopes)) if scopes.is_empty() => text("detail", WORDS.of_page().no_permissions),
            Some(Ok(scopes)) => group(
                "marks",
                scopes.into_iter().map(|scope| mark("", scope)).collect(),
            ),
            Some(Err(_)) => text("detail", "–"),
        }
    }

    /// Why it is not known what the person may do.
    fn trouble(self) -> Option<AnyView> {
        let Some(Err(error)) = self.held.answer.get() else {
            return None;
        };
        Some(self.token_failure(&error))
    }

    fn token_failure(self, error: &Error) -> AnyView {
        // The configuration is sound, or there would be no page: it has grown
        // since the person signed in.
        if error.kind() == ErrorKind::Config {
            let sign_in = self
                .attempt
                .button(common().sign_in, "button", self.attempt.back_here());
            return alert(WORDS.of_page().sign_in_older, None, Some(sign_in));
        }
        let label = common().try_again;
        failed(
            error,
            try_again(self.held.busy, move || self.refresh(label)),
        )
    }

    fn retry(self) -> impl Fn(&Error) -> AnyView {
        move |error| self.token_failure(error)
    }

    fn button(self, label: &'static str, index: usize) -> AnyView {
        let (method, missed) = self.missed[index];
        let note = self.note_id(index);
        let at_work = move || self.held.busy.get();
        view! {
            <button
                type="button"
                class="button"
                aria-busy=move || (at_work().as_deref() == Some(label)).then_some("true")
                aria-disabled=move || at_work().is_some().then_some("true")
                aria-describedby=move || missed.with(Option::is_some).then(|| note.clone())
                on:click=move |_| self.send(label, method)
            >
                {label}
            </button>
        }
        .into_any()
    }

    /// What the person lacks for a method.
    fn note(self, index: usize) -> AnyView {
        let (method, missed) = self.missed[index];
        let id = self.note_id(index);
        let note = move || {
            let scope = missed.get()?;
            let says = (WORDS.of_page().lacking)(method.as_str(), &scope);
            Some(view! { <p class="lacking" id=id.clone()>{says}</p> })
        };
        note.into_any()
    }

    fn note_id(self, index: usize) -> String {
        self.id
            .with_value(|id| [id, "-note-", &index.to_string()].concat())
    }

    fn field(self) -> AnyView {
        let words = WORDS.of_page();
        let id = self.id.get_value();
        let error = [&id, "-error"].concat();
        let described = error.clone();
        view! {
            <div class="field">
                <label for=id.clone()>{words.data}</label>
                <textarea
                    id=id
                    rows="3"
                    spellcheck="false"
                    autocapitalize="off"
                    dir="ltr"
                    prop:value=self.data.get_untracked()
                    aria-invalid=move || self.data_wrong.get().then_some("true")
                    aria-describedby=move || self.data_wrong.get().then(|| described.clone())
                    on:input=move |event| {
                        self.data.set(event_target_value(&event));
                        self.data_wrong.set(false);
                    }
                ></textarea>
                {move || {
                    self.data_wrong
                        .get()
                        .then(|| view! { <p class="wrong" id=error.clone() role="alert">{words.data_wrong}</p> })
                }}
            </div>
        }
        .into_any()
    }
}

async fn send(logto: Logto, target: Target, request: HttpRequest) -> Outcome {
    let mut tokens = Vec::new();
    match logto.access_token(target.token.clone()).await {
        Ok(token) => tokens.push(token.expose().to_owned()),
        Err(error) => return Outcome::NoToken(error),
    }
    // The query belongs to the call, not to the API.
    let base = target.url.split(['?', '#']).next().unwrap_or_default();
    let api = match Api::new(base, target.token.clone()) {
        Ok(api) => api,
        Err(error) => return Outcome::NoToken(error.into()),
    };
    let sent = shown::request(&request);
    let response = match logto.send(vec![api], request).await {
        Ok(response) => response,
        Err(error) if error.kind() == ErrorKind::Network => return Outcome::Unreached { sent },
        Err(error) => return Outcome::NoToken(error),
    };
    // It was renewed if the API did not take the first.
    if let Ok(token) = logto.access_token(target.token).await {
        tokens.push(token.expose().to_owned());
    }
    let (body, cut) = shown::body(&response, &tokens);
    let challenge = response.header("www-authenticate").map(Challenge::parse);
    Outcome::Answered {
        sent,
        status: response.status,
        missing: challenge
            .filter(|_| response.status == 403)
            .and_then(|challenge| challenge.missing().map(str::to_owned)),
        body,
        cut,
    }
}
