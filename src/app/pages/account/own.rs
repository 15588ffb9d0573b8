//! The account that the page is about.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::linked::Linked;
use super::problem::Problem;
use super::proof::Proof;
use super::words::{WORDS, Words};
use crate::account::{self, Account, Factor};
use crate::app::button::Busy;
use crate::app::language::{Language, Spoken};
use crate::app::layout::{Announcer, focus_heading};
use crate::{AccountCall, AccountCallError, AccountError, Logto, use_logto};

#[derive(Clone, Copy)]
pub(super) struct Own {
    pub(super) logto: Logto,
    pub(super) proof: Proof,
    pub(super) busy: Busy,
    account: RwSignal<Option<Result<Account, Problem>>>,
    factors: RwSignal<Option<Result<Vec<Factor>, Problem>>>,
    announcer: Announcer,
    spoken: Spoken,
}

impl Own {
    pub(super) fn of_page() -> Self {
        let logto = use_logto();
        Self {
            logto,
            proof: Proof::new(logto),
            busy: Busy::new(None),
            account: RwSignal::new(None),
            factors: RwSignal::new(None),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        }
    }

    /// Asks for the account; what came back from a provider is taken out of
    /// the address first.
    pub(super) fn begin(self, linked: Linked) {
        spawn_local(async move {
            linked.take_answer().await;
            self.load().await;
            linked.go_on();
        });
    }

    pub(super) fn again(self) {
        if self.busy.with_untracked(Option::is_none) {
            let label = untrack(|| self.spoken.words()).try_again;
            self.busy.set(Some(label.to_owned()));
            self.say("");
            spawn_local(async move {
                self.load().await;
                match self.account.try_get_untracked().flatten() {
                    // An alert that is there already is not said again by itself.
                    Some(Err(problem)) => self.say(&problem.explain(self.words())),
                    // The button that had the focus goes.
                    Some(Ok(_)) => focus_heading(),
                    None => {}
                }
            });
        }
    }

    async fn load(self) {
        let account = self.call(account::show()).await;
        // The person may have moved on to another page.
        if self.busy.try_set(None).is_some() {
            return;
        }
        let known = account.is_ok();
        if self
            .account
            .with_untracked(|before| before.as_ref() != Some(&account))
        {
            self.account.set(Some(account));
        }
        if known {
            let factors = self.call(account::factors()).await;
            self.factors.try_set(Some(factors));
        }
    }

    /// Reads the account again after a change; if that fails it stays as it
    /// was known.
    pub(super) async fn reload(self) {
        if let Ok(account) = self.call(account::show()).await {
            self.changed(account);
        }
    }

    pub(super) fn changed(self, account: Account) {
        self.account.try_set(Some(Ok(account)));
    }

    /// Has the session learn what changed: names and pictures are in the ID
    /// token too.
    pub(super) fn renew_claims(self) {
        spawn_local(async move {
            // The next renewal brings them otherwise.
            if self.logto.clear_access_tokens().await.is_ok() {
                let _ = self.logto.opaque_token().await;
            }
        });
    }

    /// Whether there is an account to show. Reactive.
    pub(super) fn is_known(self) -> bool {
        Memo::new(move |_| self.account.with(|account| matches!(account, Some(Ok(_))))).get()
    }

    /// Why there is none. Reactive.
    pub(super) fn failure(self) -> Option<Problem> {
        let failure = Memo::new(move |_| match self.account.get() {
            Some(Err(problem)) => Some(problem),
            _ => None,
        });
        failure.get()
    }

    /// Something about the account, once it is known. Reactive.
    pub(super) fn with<T>(self, read: impl FnOnce(&Account) -> T) -> Option<T> {
        self.account
            .with(|account| account.as_ref()?.as_ref().ok().map(read))
    }

    /// Reactive.
    pub(super) fn factors(self) -> Option<Result<Vec<Factor>, Problem>> {
        self.factors.get()
    }

    pub(super) async fn call<T, E>(self, call: AccountCall<T, E>) -> Result<T, Problem>
    where
        Problem: From<E>,
    {
        let answer = self.logto.account(call).await;
        let problem = match answer {
            Ok(answer) => return Ok(answer),
            Err(error) => Problem::of(error),
        };
        if problem == Problem::Account(AccountError::VerificationRequired) {
            self.proof.forget();
        }
        Err(problem)
    }

    pub(super) fn say(self, text: &str) {
        self.announcer.say(text);
    }

    /// Not reactive, for what happens later.
    pub(super) fn words(self) -> &'static Words {
        match untrack(|| self.spoken.spoken_language()) {
            Language::English => WORDS.en,
            Language::Japanese => WORDS.ja,
            Language::SimplifiedChinese => WORDS.zh_cn,
        }
    }

    pub(super) fn language(self) -> &'static str {
        self.spoken.spoken_language().tag()
    }

    /// The common words of the page's language. Not reactive.
    pub(super) fn common(self) -> &'static crate::app::words::Words {
        untrack(|| self.spoken.words())
    }
}

impl Problem {
    pub(super) fn of<E>(error: AccountCallError<E>) -> Self
    where
        Self: From<E>,
    {
        match error {
            AccountCallError::Client(error) => Self::Client(error.kind()),
            AccountCallError::MissingScope(scope) => Self::MissingScope(scope),
            AccountCallError::Refused(error) => error.into(),
        }
    }
}
