//! The account that the page is about.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::linked::Linked;
use super::problem::Problem;
use super::proof::Proof;
use super::words::{WORDS, Words};
use crate::account::{self, Account, Factor};
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::app::pages::facts::try_again;
use crate::app::retried::Retried;
use crate::app::words::words as common;
use crate::{AccountCall, AccountCallError, AccountError, Logto, use_logto};

#[derive(Clone, Copy)]
pub(super) struct Own {
    pub(super) logto: Logto,
    pub(super) proof: Proof,
    account: Retried<Account, Problem>,
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
            account: Retried::new(),
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
            if self.account.settle(self.load().await) {
                linked.go_on();
            }
        });
    }

    fn again(self, label: &str) {
        self.account.again(label, self.load(), move |account, _| {
            let problem = account.err()?;
            Some(problem.explain(self.words()))
        });
    }

    pub(super) fn try_again(self) -> AnyView {
        let label = common().try_again;
        try_again(self.account.busy, move || self.again(label))
    }

    async fn load(self) -> Result<Account, Problem> {
        let account = self.call(account::show()).await?;
        spawn_local(async move {
            let factors = self.call(account::factors()).await;
            self.factors.try_set(Some(factors));
        });
        Ok(account)
    }

    /// Reads the account again after a change; if that fails it stays as it
    /// was known.
    pub(super) async fn reload(self) {
        if let Ok(account) = self.call(account::show()).await {
            self.changed(account);
        }
    }

    pub(super) fn changed(self, account: Account) {
        self.account.answer.try_set(Some(Ok(account)));
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
        Memo::new(move |_| {
            self.account
                .answer
                .with(|account| matches!(account, Some(Ok(_))))
        })
        .get()
    }

    /// Why there is none. Reactive.
    pub(super) fn failure(self) -> Option<Problem> {
        let failure = Memo::new(move |_| match self.account.answer.get() {
            Some(Err(problem)) => Some(problem),
            _ => None,
        });
        failure.get()
    }

    /// Something about the account, once it is known. Reactive.
    pub(super) fn with<T>(self, read: impl FnOnce(&Account) -> T) -> Option<T> {
        self.account
            .answer
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
        untrack(|| WORDS.of(self.spoken))
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
