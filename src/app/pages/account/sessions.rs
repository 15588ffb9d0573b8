//! Where else the person is signed in.

use leptos::prelude::*;

use super::browser_name::browser_name;
use super::form::{Form, Need, Said};
use super::own::Own;
use super::problem::{At, Problem};
use super::words::Words;
use crate::account::{self, AccountSession, RevokeGrants, RevokeSessionError};
use crate::app::button::busy_button;
use crate::app::card::{group, text};
use crate::app::pages::facts::mark;
use crate::browser::page;

#[derive(Clone, Debug, PartialEq)]
enum Intent {
    Show,
    End(String),
    EndOthers,
}

impl Intent {
    /// Of the page: that with the button.
    fn part(&self) -> String {
        match self {
            Self::Show => "show".to_owned(),
            Self::End(uid) => ["end-", uid].concat(),
            Self::EndOthers => "end-others".to_owned(),
        }
    }
}

#[derive(Clone, Copy)]
pub(super) struct Sessions {
    own: Own,
    form: Form,
    intent: RwSignal<Intent>,
    list: RwSignal<Option<Vec<AccountSession>>>,
}

impl Sessions {
    pub(super) fn new(own: Own) -> Self {
        Self {
            own,
            form: Form::new(own, "sessions", Need::Always),
            intent: RwSignal::new(Intent::Show),
            list: RwSignal::new(None),
        }
    }

    pub(super) fn view(self, words: &'static Words) -> Vec<AnyView> {
        let own = self.own;
        let can_prove =
            Memo::new(move |_| own.with(|account| account.has_security_verification_method));
        let body = move || {
            if can_prove.get() == Some(false) {
                return text("detail", words.password_first);
            }
            let mut parts = Vec::new();
            match self.list.get() {
                None => parts.push(text("detail", words.sessions_hidden)),
                Some(list) => parts.extend(self.list(list, words)),
            }
            parts.push(self.form.problem_outside(words));
            group("part", parts)
        };
        let form = move || {
            if self.form.is_open.get() {
                let submit = Callback::new(move |()| self.begin(words.go_on));
                return Some(self.form.view(Vec::new(), words.go_on, words, submit));
            }
            let unknown = self.list.with(Option::is_none) && can_prove.get() == Some(true);
            unknown.then(|| self.button(words.sessions_show, Intent::Show))
        };
        vec![self.form.whole(vec![body.into_any(), form.into_any()])]
    }

    fn list(self, mut list: Vec<AccountSession>, words: &'static Words) -> Vec<AnyView> {
        list.sort_by_key(|session| {
            (
                !session.is_current,
                session.signed_in_at.map(|at| -at.as_millis()),
            )
        });
        let others = list.iter().filter(|session| !session.is_current).count();
        let items: Vec<_> = list
            .into_iter()
            .map(|session| self.one(session, words))
            .collect();
        let mut parts = vec![view! { <ul class="items">{items}</ul> }.into_any()];
        match others {
            0 => parts.push(text("detail", words.sessions_only)),
            1 => {}
            _ => parts.push(self.button(words.end_others, Intent::EndOthers)),
        }
        parts
    }

    fn one(self, session: AccountSession, words: &'static Words) -> AnyView {
        let language = self.own.language();
        let name = match session.user_agent.as_deref() {
            Some(agent) => browser_name(agent, words.on),
            None => words.unknown_browser.to_owned(),
        };
        let when = session.signed_in_at.and_then(|at| {
            let exact = page::date_time(at, language)?;
            let ago = page::relative_time(at, page::now(), language)?;
            Some((words.signed_in_at)(&ago, &exact))
        });
        let details = [when, session.ip].into_iter().flatten();
        let details: Vec<_> = details.map(|detail| text("detail", detail)).collect();
        let act = if session.is_current {
            ().into_any()
        } else {
            let label = (words.end)(&name);
            self.button(label, Intent::End(session.uid))
        };
        let this = session.is_current.then(|| mark("good", words.this_browser));
        view! {
            <li class="item">
                <div class="item-what"><h3>{name} " " {this}</h3> {details}</div>
                {act}
            </li>
        }
        .into_any()
    }

    fn button(self, label: impl Into<String>, intent: Intent) -> AnyView {
        let label = label.into();
        let name = label.clone();
        let part = intent.part();
        let opener = part.clone();
        let act = move || {
            if self.form.busy.with_untracked(Option::is_some) {
                return;
            }
            self.intent.set(intent.clone());
            self.form.pressed(opener.clone());
            // Whoever is known to be themselves is not asked anything.
            let _ = self.own.proof.get();
            if untrack(|| self.form.asks_proof()) {
                self.form.open(At::Proof);
            } else {
                self.begin(&name);
            }
        };
        let button = busy_button(label, "button", self.form.busy, act);
        self.form.opener(&part, button)
    }

    fn begin(self, label: &str) {
        let (own, list) = (self.own, self.list);
        let intent = self.intent.get_untracked();
        self.form.run(label, move |record| async move {
            let record = record.ok_or(Problem::NoProof)?;
            let end = |uid: String| {
                let record = record.clone();
                async move {
                    let call = account::revoke_session(&uid, RevokeGrants::All, &record);
                    match own.call(call).await {
                        // It has ended already.
                        Err(Problem::Session(RevokeSessionError::NotFound)) => Ok(()),
                        ended => ended,
                    }
                }
            };
            let said: Said = match intent {
                Intent::Show => |words| words.said_sessions,
                Intent::End(uid) => {
                    end(uid).await?;
                    |words| words.said_ended
                }
                Intent::EndOthers => {
                    let others = list.get_untracked().unwrap_or_default();
                    for session in others.into_iter().filter(|session| !session.is_current) {
                        end(session.uid).await?;
                    }
                    |words| words.said_others_ended
                }
            };
            let now = own.call(account::sessions(&record)).await?;
            list.try_set(Some(now));
            Ok(said)
        });
    }
}
