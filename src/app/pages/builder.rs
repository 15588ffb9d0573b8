//! `/builder`: every option of a sign-in as a form, with the request that it
//! makes and the code that does the same, live; then one goes.

mod asked;
mod fields;
mod shown;
mod snippet;
mod words;
mod wrong;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_url;

use super::facts::section;
use super::styles::add_styles;
use crate::app::alert::alert;
use crate::app::attempt::Attempt;
use crate::app::base_path;
use crate::app::button::button;
use crate::app::card::{group, text};
use crate::app::deployment::Deployment;
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::app::words::words as common;
use crate::browser::{self, page};
use crate::{Config, Logto, Prompt, SignInOptions, SignInPreview, use_logto};
use asked::{Asked, At, ON};
use words::{WORDS, Words};
use wrong::Wrong;

/// Of what is to be known before one goes.
const NOTES: &str = "builder-notes";

#[derive(Clone, Copy)]
struct Builder {
    asked: RwSignal<Asked>,
    wrong: Memo<Option<Wrong>>,
    request: Request,
    attempt: Attempt,
    logto: Logto,
    announcer: Announcer,
    spoken: Spoken,
}

/// What makes a request of what is asked for.
#[derive(Clone, Copy)]
struct Request {
    config: StoredValue<Config>,
    /// The targets of the connectors that have a button here.
    connectors: StoredValue<Vec<String>>,
    attempt: Attempt,
}

impl Request {
    fn of(self, asked: &Asked) -> Result<(SignInOptions, SignInPreview), Wrong> {
        let options = self.attempt.asking(asked.options(&base_path())?);
        let preview = self
            .config
            .with_value(|config| config.sign_in_preview(&options))
            .map_err(Wrong::Options)?;
        Ok((options, preview))
    }
}

pub(super) fn builder() -> AnyView {
    add_styles();
    let Some(builder) = Builder::new() else {
        return alert(common().error_config, None, None);
    };
    (move || builder.view(WORDS.of_page())).into_any()
}

impl Builder {
    fn new() -> Option<Self> {
        let deployment = use_context::<StoredValue<Deployment>>()?;
        let (config, connectors) =
            deployment.with_value(|it| (it.config.clone(), it.connectors.clone()));
        let config = config.with_base(&browser::base_url()?).ok()?;
        let url = use_url();
        let attempt = Attempt::new();
        let asked = RwSignal::new(Asked::read(url.read_untracked().search()));
        let request = Request {
            config: StoredValue::new(config),
            connectors: StoredValue::new(connectors),
            attempt,
        };
        let builder = Self {
            asked,
            wrong: Memo::new(move |_| asked.with(|asked| request.of(asked)).err()),
            request,
            attempt,
            logto: use_logto(),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        };
        builder.keep();
        // A link to here from here, and the browser's own buttons. The query alone would not tell:
        // the router does not know of those that the form puts into the address.
        let here = url.read_untracked().path().to_owned();
        Effect::new(move |opened: Option<()>| {
            let url = url.read();
            if opened.is_some() && url.path() == here {
                asked.set(Asked::read(url.search()));
                builder.keep();
            }
        });
        Some(builder)
    }

    /// Keeps what is asked for in the address, for a link and for the way back.
    fn keep(self) {
        let query = self.asked.with_untracked(Asked::query);
        let address = [&base_path(), "/builder", &query].concat();
        // Kept or not: a browser may have had enough of changes.
        let _ = page::replace_url(&address);
        self.attempt.is_at(address);
    }

    fn set(self, at: At, text: String) {
        self.asked.update(|asked| asked.set(at, text));
    }

    fn clear(self) {
        self.asked.set(Asked::default());
        self.keep();
        self.announcer
            .say(untrack(|| WORDS.of(self.spoken)).cleared);
    }

    fn go(self, label: &str) {
        let request = self.asked.with_untracked(|asked| self.request.of(asked));
        match request {
            Ok((options, _)) => {
                self.keep();
                self.attempt.start(label, options);
            }
            Err(wrong) => {
                if let Some(at) = wrong.at() {
                    page::focus(&at.id());
                }
            }
        }
    }

    fn view(self, words: &'static Words) -> AnyView {
        let shown = vec![
            section(
                words.address,
                vec![(move || self.address(words)).into_any()],
            ),
            section(words.code, vec![self.code(words)]),
        ];
        let parameters = vec![(move || self.parameters(words)).into_any()];
        let parts = vec![
            text("lead", words.intro),
            group("builder", vec![self.form(words), group("shown", shown)]),
            section(words.parameters, parameters),
        ];
        group("parts", parts)
    }

    fn form(self, words: &'static Words) -> AnyView {
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            self.go(words.go);
        };
        let is_busy = move || self.attempt.is_busy();
        view! {
            <form
                class="parts"
                novalidate
                autocomplete="off"
                on:submit=submit
                on:change=move |_| self.keep()
            >
                {section(words.person, self.person(words))}
                {section(words.pages, self.pages(words))}
                {section(words.application, self.application(words))}
                <div class="part">
                    <div class="part" id=NOTES>{move || self.notes(words)}</div>
                    {self.attempt.failure(None)}
                    <div class="row">
                        <button
                            type="submit"
                            class="button primary"
                            aria-describedby=NOTES
                            aria-busy=move || is_busy().then_some("true")
                            aria-disabled=move || is_busy().then_some("true")
                        >
                            {words.go}
                        </button>
                        {button(words.clear, "button plain", move || self.clear())}
                    </div>
                </div>
            </form>
        }
        .into_any()
    }

    /// What becomes of the session at hand, and what the options cost.
    fn notes(self, words: &'static Words) -> Vec<AnyView> {
        let mut notes = Vec::new();
        let asked = self.asked.get();
        let preview = self.request.of(&asked).ok().map(|(_, preview)| preview);
        let prompts = preview.as_ref().and_then(|preview| {
            let mut parameters = preview.parameters.iter();
            parameters.find(|(name, _)| name == At::Prompt.name())
        });
        let asks = |prompt: Prompt| {
            prompts.is_some_and(|(_, names)| names.split(' ').any(|name| name == prompt.name()))
        };
        if let Some(user) = self.logto.user() {
            let name = user.display_name();
            notes.push(if asked.text(At::ClearSession) == ON {
                (words.session_ends)(name)
            } else {
                (words.session_stays)(name)
            });
            if preview.is_some() && !asks(Prompt::Login) {
                notes.push(words.no_page.to_owned());
            }
        }
        if preview.is_some_and(|preview| preview.loses_refresh_token) {
            notes.push(words.no_refresh.to_owned());
        }
        notes
            .into_iter()
            .map(|note| text("lacking", note))
            .collect()
    }
}
