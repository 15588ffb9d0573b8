//! A part of the account, and the form that changes it.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::own::Own;
use super::problem::{At, Problem};
use super::words::Words;
use crate::account::{self, Account, VerificationRecord};
use crate::app::alert::alert;
use crate::app::button::{Busy, button};
use crate::app::card::{group, text};
use crate::app::pages::facts::mark;
use crate::browser::page;

/// Whether the person must prove who they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Never,
    /// Those who can.
    IfPossible,
    Always,
}

impl Need {
    fn of(self, account: &Account) -> bool {
        match self {
            Self::Never => false,
            Self::IfPossible => account.has_security_verification_method,
            Self::Always => true,
        }
    }
}

/// What is said when a change is made.
pub(super) type Said = fn(&Words) -> &'static str;

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) own: Own,
    /// Begins the ids of its parts.
    id: &'static str,
    need: Need,
    pub(super) is_open: RwSignal<bool>,
    is_done: RwSignal<bool>,
    pub(super) busy: Busy,
    problem: RwSignal<Option<Problem>>,
    proof: RwSignal<String>,
    /// The part with what the person pressed.
    opener: StoredValue<Option<String>>,
}

/// The part that the form belongs to.
const WHOLE: &str = "whole";

/// What a field asks for.
pub(super) struct Field {
    pub(super) at: At,
    pub(super) label: &'static str,
    pub(super) hint: Option<&'static str>,
    pub(super) kind: &'static str,
    pub(super) autocomplete: &'static str,
    pub(super) value: RwSignal<String>,
}

impl Form {
    pub(super) fn new(own: Own, id: &'static str, need: Need) -> Self {
        Self {
            own,
            id,
            need,
            is_open: RwSignal::new(false),
            is_done: RwSignal::new(false),
            busy: Busy::new(None),
            problem: RwSignal::new(None),
            proof: RwSignal::new(String::new()),
            opener: StoredValue::new(None),
        }
    }

    pub(super) fn id_of(self, part: &str) -> String {
        [self.id, "-", part].concat()
    }

    /// Whether the person is to be asked for their password. Reactive.
    pub(super) fn asks_proof(self) -> bool {
        let need = self.need;
        !self.own.proof.is_held() && self.own.with(|account| need.of(account)) == Some(true)
    }

    /// Opens it, with the focus in its first field.
    pub(super) fn open(self, first: At) {
        // An old proof is not worth a field that is not there.
        self.own.proof.get();
        self.problem.set(None);
        self.is_done.set(false);
        self.is_open.set(true);
        self.focus(first.id());
    }

    fn close(self) {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        self.proof.set(String::new());
        self.problem.set(None);
        self.is_open.set(false);
        self.go_back();
    }

    /// Notes what the person pressed: the focus goes back there.
    pub(super) fn pressed(self, part: impl Into<String>) {
        self.opener.set_value(Some(part.into()));
    }

    /// Moves the focus to where the person came from, or to what it was about if that is gone.
    fn go_back(self) {
        let opener = self.opener.get_value().map(|part| self.id_of(&part));
        let whole = self.id_of(WHOLE);
        request_animation_frame(move || {
            let _ = opener.is_some_and(|opener| page::focus_within(&opener)) || page::focus(&whole);
        });
    }

    /// What the form and the buttons that open it belong to.
    pub(super) fn whole(self, parts: Vec<AnyView>) -> AnyView {
        view! { <div class="part" id=self.id_of(WHOLE) tabindex="-1">{parts}</div> }.into_any()
    }

    /// A part with a button, to which the focus may go back.
    pub(super) fn opener(self, part: &str, button: AnyView) -> AnyView {
        view! { <div id=self.id_of(part)>{button}</div> }.into_any()
    }

    fn focus(self, part: &str) {
        let id = self.id_of(part);
        request_animation_frame(move || {
            page::focus(&id);
        });
    }

    /// Shows what went wrong, and moves the focus to it.
    pub(super) fn fail(self, problem: Problem) {
        let at = problem.at();
        self.problem.try_set(Some(problem));
        if at != At::Form {
            self.focus(at.id());
        }
    }

    /// Proves who the person is if that is needed, then does it. What was
    /// typed stays when it fails.
    pub(super) fn run<F>(
        self,
        label: &str,
        act: impl FnOnce(Option<VerificationRecord>) -> F + 'static,
    ) where
        F: Future<Output = Result<Said, Problem>> + 'static,
    {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        self.busy.set(Some(label.to_owned()));
        self.problem.set(None);
        self.own.say("");
        spawn_local(async move {
            let done = match self.prove().await {
                Ok(record) => act(record).await,
                Err(problem) => Err(problem),
            };
            // The person may have moved on to another page.
            if self.busy.try_set(None).is_some() {
                return;
            }
            match done {
                Ok(said) => {
                    let is_begun_here =
                        self.is_open.get_untracked() || self.opener.with_value(Option::is_some);
                    self.proof.set(String::new());
                    self.is_open.set(false);
                    self.is_done.set(true);
                    self.own.say(said(self.own.words()));
                    if is_begun_here {
                        self.go_back();
                    }
                }
                Err(problem) => {
                    if problem.at() == At::Proof {
                        self.is_open.set(true);
                    }
                    self.fail(problem);
                }
            }
        });
    }

    async fn prove(self) -> Result<Option<VerificationRecord>, Problem> {
        let needed = untrack(|| self.own.with(|account| self.need.of(account)));
        if needed != Some(true) {
            return Ok(None);
        }
        if let Some(record) = self.own.proof.get() {
            return Ok(Some(record));
        }
        let password = self.proof.get_untracked();
        if password.is_empty() {
            return Err(Problem::NoProof);
        }
        let record = self.own.call(account::verify_password(&password)).await?;
        self.own.proof.keep(record.clone());
        self.proof.try_set(String::new());
        Ok(Some(record))
    }

    /// A name, what it stands for, and the button that opens the form.
    pub(super) fn item(
        self,
        title: &'static str,
        value: impl Fn() -> AnyView + Send + 'static,
        change: &'static str,
        first: At,
        (prepare, form): (
            impl Fn() + Copy + Send + 'static,
            impl Fn() -> AnyView + Send + 'static,
        ),
        words: &'static Words,
    ) -> AnyView {
        let name = [change, " – ", title].concat();
        let done = move || self.is_done.get().then(|| mark("good", words.saved));
        let id = self.id_of("change");
        let act = move || {
            view! {
                <button
                    type="button"
                    class="button"
                    id=id.clone()
                    aria-label=name.clone()
                    on:click=move |_| {
                        prepare();
                        self.pressed("change");
                        self.open(first);
                    }
                >
                    {change}
                </button>
            }
            .into_any()
        };
        let body = move || if self.is_open.get() { form() } else { act() };
        view! {
            <div class="item">
                <div class="item-what">
                    <h3>{title} " " {done}</h3>
                    {value}
                </div>
                {body}
            </div>
        }
        .into_any()
    }

    /// The form, when it is open.
    pub(super) fn view(
        self,
        fields: Vec<AnyView>,
        save: &'static str,
        words: &'static Words,
        submit: Callback<()>,
    ) -> AnyView {
        let problem = move || {
            let problem = self
                .problem
                .get()
                .filter(|problem| problem.at() == At::Form)?;
            Some(alert(problem.explain(words), problem.detail(words), None))
        };
        let proof = move || self.asks_proof().then(|| self.proof_field(words));
        let is_busy = move || self.busy.with(Option::is_some);
        let on_submit = move |event: SubmitEvent| {
            event.prevent_default();
            submit.run(());
        };
        let on_key = move |event: KeyboardEvent| {
            // Within an input method, Escape is about what it suggests.
            if event.key() == "Escape" && !event.is_composing() {
                self.close();
            }
        };
        view! {
            <form class="form" novalidate on:submit=on_submit on:keydown=on_key>
                {fields}
                {proof}
                {problem}
                <div class="row">
                    <button
                        type="submit"
                        class="button primary"
                        aria-busy=move || is_busy().then_some("true")
                        aria-disabled=move || is_busy().then_some("true")
                    >
                        {save}
                    </button>
                    {button(words.cancel, "button plain", move || self.close())}
                </div>
            </form>
        }
        .into_any()
    }

    fn proof_field(self, words: &'static Words) -> AnyView {
        self.field(
            &Field {
                at: At::Proof,
                label: words.proof,
                hint: Some(words.proof_hint),
                kind: "password",
                autocomplete: "current-password",
                value: self.proof,
            },
            words,
        )
    }

    pub(super) fn field(self, field: &Field, words: &'static Words) -> AnyView {
        let Field { at, value, .. } = *field;
        let id = self.id_of(at.id());
        let (hint_id, problem_id) = ([&id, "-hint"].concat(), [&id, "-problem"].concat());
        let wrong = move || self.problem.get().filter(|problem| problem.at() == at);
        let described = {
            let (hint_id, problem_id) = (hint_id.clone(), problem_id.clone());
            let has_hint = field.hint.is_some();
            move || match (has_hint, wrong().is_some()) {
                (true, true) => Some([&problem_id, " ", &hint_id].concat()),
                (true, false) => Some(hint_id.clone()),
                (false, true) => Some(problem_id.clone()),
                (false, false) => None,
            }
        };
        let problem = move || {
            wrong().map(|problem| {
                let id = problem_id.clone();
                view! { <p class="field-problem" role="alert" id=id>{problem.explain(words)}</p> }
            })
        };
        let hint = field
            .hint
            .map(|hint| view! { <p class="detail" id=hint_id>{hint}</p> });
        view! {
            <div class="field">
                <label for=id.clone()>{field.label}</label>
                <input
                    id=id
                    type=field.kind
                    autocomplete=field.autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-invalid=move || wrong().is_some().then_some("true")
                    aria-describedby=described
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
                {hint}
                {problem}
            </div>
        }
        .into_any()
    }

    /// A problem of something that has no form open.
    pub(super) fn problem_outside(self, words: &'static Words) -> AnyView {
        let problem = move || {
            if self.is_open.get() {
                return None;
            }
            let problem = self.problem.get()?;
            Some(alert(problem.explain(words), problem.detail(words), None))
        };
        problem.into_any()
    }
}

/// A part of the account that cannot be changed here, and why.
pub(super) fn closed(title: &'static str, why: &'static str) -> AnyView {
    let what = view! { <h3>{title}</h3> }.into_any();
    group(
        "item",
        vec![group("item-what", vec![what, text("detail", why)])],
    )
}
