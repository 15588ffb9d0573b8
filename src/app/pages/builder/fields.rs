//! The fields of the form.

use leptos::prelude::*;

use super::Builder;
use super::asked::{At, IDENTIFIERS, OMITTED, ON};
use super::words::Words;
use crate::browser::page;
use crate::{FirstScreen, Identifier};

/// The prompts that make sense together.
const PROMPTS: [&str; 4] = ["none", "login", "consent", "login consent"];

/// The names of what stands below a field.
struct Ids {
    hint: String,
    problem: String,
}

impl Ids {
    fn of(at: At) -> Self {
        let field = at.id();
        Self {
            hint: [&field, "-hint"].concat(),
            problem: [&field, "-problem"].concat(),
        }
    }
}

impl Builder {
    pub(super) fn person(self, words: &'static Words) -> Vec<AnyView> {
        vec![
            self.prompt(words),
            self.line(At::MaxAge, ("text", "off", "numeric"), words),
            self.line(At::LoginHint, ("text", "off", "text"), words),
            self.line(
                At::OneTimeToken,
                ("password", "one-time-code", "text"),
                words,
            ),
        ]
    }

    pub(super) fn pages(self, words: &'static Words) -> Vec<AnyView> {
        let names = FirstScreen::ALL.map(|screen| screen.name().to_owned());
        let screens = names.map(|name| (name.clone(), name)).to_vec();
        vec![
            self.choice(At::FirstScreen, words.unset.to_owned(), screens, words),
            self.identifiers(words),
            self.line(At::DirectSignIn, ("text", "off", "text"), words),
            self.line(At::OrganizationId, ("text", "off", "text"), words),
            self.line(At::UiLocales, ("text", "off", "text"), words),
            self.extra(words),
        ]
    }

    pub(super) fn application(self, words: &'static Words) -> Vec<AnyView> {
        vec![
            self.line(At::ReturnTo, ("text", "off", "text"), words),
            self.clear_session(words),
        ]
    }

    fn prompt(self, words: &'static Words) -> AnyView {
        let configured = self.request.config.with_value(|config| {
            let prompts = config.default_prompt().iter();
            let names: Vec<_> = prompts.map(|prompt| prompt.name()).collect();
            names.join(" ")
        });
        let names = PROMPTS.map(|name| (name.to_owned(), name.to_owned()));
        let mut choices = names.to_vec();
        choices.push((OMITTED.to_owned(), words.prompt_omitted.to_owned()));
        let unset = (words.as_configured)(&configured);
        self.choice(At::Prompt, unset, choices, words)
    }

    /// A line of text: its type, what may fill it in, and the keyboard for it.
    fn line(
        self,
        at: At,
        (kind, autocomplete, keyboard): (&'static str, &'static str, &'static str),
        words: &'static Words,
    ) -> AnyView {
        let list = (at == At::DirectSignIn).then(|| [at.id().as_str(), "-list"].concat());
        let known = list.clone().map(|id| {
            let options = self.request.connectors.with_value(|targets| {
                let targets = targets.iter().map(|target| ["social:", target].concat());
                targets
                    .map(|value| view! { <option value=value></option> })
                    .collect_view()
            });
            view! { <datalist id=id>{options}</datalist> }
        });
        let control = view! {
            <input
                id=at.id()
                type=kind
                autocomplete=autocomplete
                inputmode=keyboard
                autocapitalize="none"
                spellcheck="false"
                list=list
                aria-invalid=move || self.invalid(at)
                aria-describedby=self.described(at)
                prop:value=move || self.text(at)
                on:input=move |event| self.set(at, event_target_value(&event))
            />
            {known}
        };
        self.field(at, control.into_any(), words)
    }

    /// One of several, or none of them.
    fn choice(
        self,
        at: At,
        unset: String,
        choices: Vec<(String, String)>,
        words: &'static Words,
    ) -> AnyView {
        let option = move |(value, label): (String, String)| {
            let name = value.clone();
            view! {
                <option value=value prop:selected=move || self.text(at) == name>{label}</option>
            }
        };
        let values: Vec<_> = choices.iter().map(|(value, _)| value.clone()).collect();
        // From a link: it stays until something else is chosen.
        let unknown = move || {
            let text = self.text(at);
            let is_unknown = !text.is_empty() && !values.contains(&text);
            is_unknown.then(|| option((text.clone(), text)))
        };
        let control = view! {
            <select
                id=at.id()
                aria-invalid=move || self.invalid(at)
                aria-describedby=self.described(at)
                on:change=move |event| self.set(at, event_target_value(&event))
            >
                {option((String::new(), unset))}
                {choices.into_iter().map(option).collect_view()}
                {unknown}
            </select>
        };
        self.field(at, control.into_any(), words)
    }

    fn identifiers(self, words: &'static Words) -> AnyView {
        let at = At::Identifier;
        let known = IDENTIFIERS.map(Identifier::name);
        let toggle = move |name: &str, is_on: bool| {
            let text = self.asked.with_untracked(|asked| asked.text(at).to_owned());
            let mut names: Vec<&str> = text.split_whitespace().collect();
            names.retain(|known| *known != name);
            if is_on {
                names.push(name);
            }
            self.set(at, names.join(" "));
            // It goes, and the focus with it.
            if !known.contains(&name) {
                page::focus(&at.id());
            }
        };
        let check = move |name: String| {
            let (shown, checked) = (name.clone(), name.clone());
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || {
                            self.text(at).split_whitespace().any(|known| known == checked)
                        }
                        on:change=move |event| toggle(&name, event_target_checked(&event))
                    />
                    <span>{shown}</span>
                </label>
            }
        };
        let unknown = Memo::new(move |_| {
            let text = self.text(at);
            let names = text.split_whitespace().filter(|name| !known.contains(name));
            names.map(str::to_owned).collect::<Vec<_>>()
        });
        view! {
            <fieldset
                class="field"
                id=at.id()
                tabindex="-1"
                aria-describedby=self.described(at)
            >
                <legend>{(words.label)(at)}</legend>
                {name_of(at)}
                <div class="row">
                    {known.map(|name| check(name.to_owned()))}
                    {move || unknown.get().into_iter().map(check).collect_view()}
                </div>
                {self.below(at, words)}
            </fieldset>
        }
        .into_any()
    }

    fn clear_session(self, words: &'static Words) -> AnyView {
        let at = At::ClearSession;
        let set = move |event| {
            let text = if event_target_checked(&event) { ON } else { "" };
            self.set(at, text.to_owned());
        };
        view! {
            <div class="field">
                <label class="check">
                    <input
                        id=at.id()
                        type="checkbox"
                        aria-invalid=move || self.invalid(at)
                        aria-describedby=self.described(at)
                        prop:checked=move || self.text(at) == ON
                        on:change=set
                    />
                    <span>{(words.label)(at)}</span>
                </label>
                {self.below(at, words)}
            </div>
        }
        .into_any()
    }

    fn extra(self, words: &'static Words) -> AnyView {
        let at = At::Extra;
        let control = view! {
            <textarea
                id=at.id()
                rows="3"
                spellcheck="false"
                autocapitalize="none"
                dir="ltr"
                aria-invalid=move || self.invalid(at)
                aria-describedby=self.described(at)
                prop:value=move || self.text(at)
                on:input=move |event| self.set(at, event_target_value(&event))
            ></textarea>
        };
        self.field(at, control.into_any(), words)
    }

    fn field(self, at: At, control: AnyView, words: &'static Words) -> AnyView {
        view! {
            <div class="field">
                <label for=at.id()>{(words.label)(at)}</label>
                {name_of(at)}
                {control}
                {self.below(at, words)}
            </div>
        }
        .into_any()
    }

    /// What it does, and what is wrong with it.
    fn below(self, at: At, words: &'static Words) -> AnyView {
        let Ids { hint, problem } = Ids::of(at);
        let wrong = move || {
            let wrong = self.wrong_at(at)?;
            let id = problem.clone();
            Some(view! { <p class="field-problem" role="alert" id=id>{wrong.explain(words)}</p> })
        };
        view! {
            <p class="detail" id=hint>{(words.about)(at.name())}</p>
            {wrong}
        }
        .into_any()
    }

    fn text(self, at: At) -> String {
        self.asked.with(|asked| asked.text(at).to_owned())
    }

    fn wrong_at(self, at: At) -> Option<super::Wrong> {
        self.wrong.get().filter(|wrong| wrong.at() == Some(at))
    }

    fn invalid(self, at: At) -> Option<&'static str> {
        self.wrong_at(at).is_some().then_some("true")
    }

    fn described(self, at: At) -> impl Fn() -> String + Send + 'static {
        let Ids { hint, problem } = Ids::of(at);
        move || match self.wrong_at(at) {
            Some(_) => [&problem, " ", &hint].concat(),
            None => hint.clone(),
        }
    }
}

/// The name of the parameter, where there is one.
fn name_of(at: At) -> Option<AnyView> {
    at.is_parameter()
        .then(|| view! { <code class="detail">{at.name()}</code> }.into_any())
}
