//! The password: the first, or another.

use leptos::prelude::*;

use super::form::{Field, Form, Need, Said, closed};
use super::own::Own;
use super::problem::{At, Problem};
use super::words::Words;
use crate::account::{self, Member};
use crate::app::card::text;

#[derive(Clone, Copy)]
pub(super) struct Password {
    own: Own,
    form: Form,
    typed: RwSignal<String>,
    is_shown: RwSignal<bool>,
}

impl Password {
    pub(super) fn new(own: Own) -> Self {
        Self {
            own,
            form: Form::new(own, "password", Need::IfPossible),
            typed: RwSignal::new(String::new()),
            is_shown: RwSignal::new(false),
        }
    }

    pub(super) fn view(self, words: &'static Words) -> AnyView {
        let own = self.own;
        let state = Memo::new(move |_| {
            own.with(|account| {
                let stuck = account.has_security_verification_method
                    && account.has_password == Member::Set(false);
                (account.has_password, stuck)
            })
        });
        let part = move || {
            let (member, stuck) = state.get()?;
            Some(match member {
                Member::Set(_) if stuck => closed(words.password, words.password_stuck),
                Member::Set(has) => self.item(has, words),
                _ => closed(words.password, words.field_hidden),
            })
        };
        part.into_any()
    }

    fn item(self, has: bool, words: &'static Words) -> AnyView {
        let (form, typed, is_shown) = (self.form, self.typed, self.is_shown);
        let value = move || text("detail", if has { words.password_set } else { words.unset });
        let fields = move || {
            let new = move || {
                let field = Field {
                    at: At::Password,
                    label: words.new_password,
                    hint: Some(words.new_password_hint),
                    kind: if is_shown.get() { "text" } else { "password" },
                    autocomplete: "new-password",
                    value: typed,
                };
                form.field(&field, words)
            };
            let show = view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=is_shown
                        on:change=move |event| is_shown.set(event_target_checked(&event))
                    />
                    {words.show_password}
                </label>
            };
            let submit = Callback::new(move |()| self.save(words));
            let fields = vec![new.into_any(), show.into_any()];
            form.view(fields, words.save, words, submit)
        };
        let change = if has { words.change } else { words.set };
        let prepare = move || typed.set(String::new());
        form.item(
            words.password,
            value,
            change,
            At::Password,
            (prepare, fields),
            words,
        )
    }

    fn save(self, words: &'static Words) {
        let (own, typed, is_shown) = (self.own, self.typed, self.is_shown);
        let password = typed.get_untracked();
        if password.is_empty() {
            return self.form.fail(Problem::Empty(At::Password));
        }
        self.form.run(words.save, move |record| async move {
            own.call(account::set_password(&password, record.as_ref()))
                .await?;
            typed.try_set(String::new());
            is_shown.try_set(false);
            if record.is_none() {
                // They have just typed it: they need not do so again for what comes next.
                if let Ok(record) = own.call(account::verify_password(&password)).await {
                    own.proof.keep(record);
                }
            }
            own.reload().await;
            let said: Said = |words| words.said_password;
            Ok(said)
        });
    }
}
