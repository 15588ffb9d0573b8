//! Name, picture and username.

use leptos::prelude::*;

use super::form::{Field, Form, Need, Said, closed};
use super::own::Own;
use super::problem::{At, Problem};
use super::words::Words;
use crate::account::{self, AccountChange, Member};
use crate::app::avatar::avatar;
use crate::app::card::text;

#[derive(Clone, Copy)]
pub(super) struct Details {
    own: Own,
    name: (Form, RwSignal<String>),
    avatar: (Form, RwSignal<String>),
    username: (Form, RwSignal<String>),
}

impl Details {
    pub(super) fn new(own: Own) -> Self {
        let part = |id, need| (Form::new(own, id, need), RwSignal::new(String::new()));
        Self {
            own,
            name: part("name", Need::Never),
            avatar: part("avatar", Need::Never),
            username: part("username", Need::Always),
        }
    }

    pub(super) fn person(self, words: &'static Words) -> Vec<AnyView> {
        vec![
            self.part(words, At::Name, |account| account.name.clone()),
            self.part(words, At::Avatar, |account| account.avatar.clone()),
        ]
    }

    pub(super) fn username(self, words: &'static Words) -> AnyView {
        self.part(words, At::Username, |account| account.username.clone())
    }

    fn part(
        self,
        words: &'static Words,
        at: At,
        read: fn(&account::Account) -> Member<String>,
    ) -> AnyView {
        let own = self.own;
        let member = Memo::new(move |_| own.with(read).unwrap_or_default());
        // A name that nobody can prove to be theirs cannot be given.
        let is_shown = Memo::new(move |_| member.with(Member::is_shown));
        let is_locked = Memo::new(move |_| {
            let can_prove = own.with(|account| account.has_security_verification_method);
            at == At::Username && can_prove == Some(false)
        });
        let (title, hint, kind, autocomplete) = match at {
            At::Avatar => (words.avatar, words.avatar_hint, "url", "photo"),
            At::Username => (words.username, words.username_hint, "text", "username"),
            _ => (words.name, words.name_hint, "text", "name"),
        };
        let (form, typed) = self.of(at);
        let part = move || {
            if is_locked.get() {
                return closed(title, words.password_first);
            }
            if !is_shown.get() {
                return closed(title, words.field_hidden);
            }
            let value = move || match member.get() {
                Member::Set(value) if at == At::Avatar => {
                    let name = own.with(|account| account.name.clone());
                    let name = name.and_then(|name| name.value().cloned());
                    avatar(&name.unwrap_or_default(), Some(&value), "avatar")
                }
                Member::Set(value) => text("", value),
                _ => text("detail", words.unset),
            };
            let prepare =
                move || typed.set(member.get_untracked().value().cloned().unwrap_or_default());
            let fields = move || {
                let field = Field {
                    at,
                    label: title,
                    hint: Some(hint),
                    kind,
                    autocomplete,
                    value: typed,
                };
                let submit = Callback::new(move |()| self.save(at, words));
                form.view(vec![form.field(&field, words)], words.save, words, submit)
            };
            form.item(title, value, words.change, at, (prepare, fields), words)
        };
        part.into_any()
    }

    fn of(self, at: At) -> (Form, RwSignal<String>) {
        match at {
            At::Avatar => self.avatar,
            At::Username => self.username,
            _ => self.name,
        }
    }

    fn save(self, at: At, words: &'static Words) {
        let (form, typed) = self.of(at);
        let own = self.own;
        form.run(words.save, move |record| async move {
            let text = typed.get_untracked();
            let text = Some(text.trim()).filter(|text| !text.is_empty());
            let change = AccountChange::default();
            let change = match (at, record) {
                (At::Avatar, _) => change.avatar(text),
                (At::Username, Some(record)) => change.username(text, &record),
                (At::Username, None) => return Err(Problem::NoProof),
                _ => change.name(text),
            };
            let account = own.call(account::change(&change)?).await?;
            own.changed(account);
            own.renew_claims();
            let said: Said = |words| words.said_saved;
            Ok(said)
        });
    }
}
