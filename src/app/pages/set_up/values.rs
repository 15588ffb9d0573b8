//! The two values that every deployment has of its own, as people enter them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::file;
use super::words::Words;
use crate::app::deployment;
use crate::browser::page;
use crate::{Config, ConfigError, EndpointError};

const ENDPOINT: &str = "set-up-endpoint";
const APP_ID: &str = "set-up-app-id";

#[derive(Clone, Copy)]
pub(super) struct Values {
    endpoint: RwSignal<String>,
    app_id: RwSignal<String>,
    /// Whether to speak of what is wrong: not while it is first entered.
    judged: RwSignal<[bool; 2]>,
    /// The `config.json` that is there, if any.
    file: RwSignal<Option<String>>,
}

impl Values {
    /// For the page that is being built: what runs here, or else what the file
    /// says.
    pub(super) fn start(running: Option<&Config>) -> Self {
        let value = |of: fn(&Config) -> String| RwSignal::new(running.map(of).unwrap_or_default());
        let values = Self {
            endpoint: value(|config| [config.endpoint().as_str(), "/"].concat()),
            app_id: value(|config| config.app_id().to_owned()),
            judged: RwSignal::new([false; 2]),
            file: RwSignal::new(None),
        };
        spawn_local(async move {
            let Some(text) = deployment::read().await else {
                return;
            };
            if !deployment::is_as_delivered(&text) {
                let (endpoint, app_id) = file::values(&text);
                values.fill(values.endpoint, endpoint);
                values.fill(values.app_id, app_id);
            }
            values.file.try_set(Some(text));
        });
        values
    }

    /// Nothing that was entered meanwhile is lost.
    fn fill(self, field: RwSignal<String>, value: Option<String>) {
        if let Some(value) = value
            && field.try_with_untracked(String::is_empty) == Some(true)
        {
            field.set(value);
        }
    }

    /// Reactive.
    fn config(self) -> Result<Config, ConfigError> {
        Config::new(self.endpoint.get().trim(), self.app_id.get().trim())
    }

    /// What was entered, if both can be used. Else it says what is wrong, and
    /// the focus goes there.
    pub(super) fn judge(self) -> Option<Config> {
        self.judged.set([true; 2]);
        match untrack(|| self.config()) {
            Ok(config) => Some(config),
            Err(ConfigError::AppId) => {
                page::focus(APP_ID);
                None
            }
            Err(_) => {
                page::focus(ENDPOINT);
                None
            }
        }
    }

    /// The file with these values. Reactive.
    pub(super) fn text(self) -> String {
        let entered = |value: RwSignal<String>, or: &str| match value.get().trim() {
            "" => or.to_owned(),
            value => value.to_owned(),
        };
        let endpoint = entered(self.endpoint, deployment::PLACEHOLDER_ENDPOINT);
        let app_id = entered(self.app_id, deployment::PLACEHOLDER_APP_ID);
        self.file
            .with(|there| file::with(there.as_deref(), &endpoint, &app_id))
    }

    /// The endpoint, once it can be used. Reactive.
    pub(super) fn endpoint(self) -> Option<String> {
        let config = Config::new(self.endpoint.get().trim(), "any").ok()?;
        Some([config.endpoint().as_str(), "/"].concat())
    }

    pub(super) fn fields(self, words: &'static Words) -> Vec<AnyView> {
        let endpoint = move || match self.endpoint.with(|it| Config::new(it.trim(), "any")) {
            Err(ConfigError::Endpoint(error)) => Some(of_endpoint(error, words)),
            _ => None,
        };
        let app_id = move || {
            let endpoint = deployment::PLACEHOLDER_ENDPOINT;
            let refused = self.app_id.with(|it| Config::new(endpoint, it.trim()));
            refused.err().map(|_| words.wrong_app_id)
        };
        vec![
            self.field(0, ENDPOINT, words.endpoint, words.endpoint_hint, endpoint),
            self.field(1, APP_ID, words.app_id, words.app_id_hint, app_id),
        ]
    }

    fn field(
        self,
        number: usize,
        id: &'static str,
        label: &'static str,
        hint: &'static str,
        problem: impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let value = [self.endpoint, self.app_id][number];
        let kind = ["url", "text"][number];
        let (hint_id, problem_id) = ([id, "-hint"].concat(), [id, "-problem"].concat());
        let wrong = move || problem().filter(|_| self.judged.get()[number]);
        let described = {
            let (hint_id, problem_id) = (hint_id.clone(), problem_id.clone());
            move || match wrong() {
                Some(_) => [&problem_id, " ", &hint_id].concat(),
                None => hint_id.clone(),
            }
        };
        let said = move || {
            let id = problem_id.clone();
            wrong().map(|what| view! { <p class="field-problem" role="alert" id=id>{what}</p> })
        };
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    id=id
                    type=kind
                    dir="ltr"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-invalid=move || wrong().is_some().then_some("true")
                    aria-describedby=described
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                    on:change=move |_| self.judged.update(|judged| judged[number] = true)
                />
                <p class="detail" id=hint_id>{hint}</p>
                {said}
            </div>
        }
        .into_any()
    }
}

fn of_endpoint(error: EndpointError, words: &Words) -> &'static str {
    match error {
        EndpointError::Url(_) => words.endpoint_no_url,
        EndpointError::Insecure => words.endpoint_insecure,
        EndpointError::QueryOrFragment => words.endpoint_query,
        EndpointError::Issuer => words.endpoint_issuer,
    }
}
