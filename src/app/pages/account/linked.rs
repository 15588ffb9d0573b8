//! Accounts of other services: linking one leads to its provider and back to
//! this page.

use leptos::prelude::*;

use super::form::{Form, Need, Said};
use super::own::Own;
use super::problem::{At, Problem};
use super::words::Words;
use crate::account::{self, LinkError, Member, SocialRecord};
use crate::app::avatar::avatar;
use crate::app::button::busy_button;
use crate::app::card::{group, text};
use crate::app::connectors;
use crate::app::deployment::Deployment;
use crate::app::pages::facts::mark;
use crate::app::request::parameter;
use crate::browser;
use crate::{Identity, SocialError};

/// What the form is open for.
#[derive(Clone, Debug, PartialEq)]
enum Intent {
    /// To link what the person has shown to be theirs.
    Link,
    Unlink(String),
}

#[derive(Clone, Copy)]
pub(super) struct Linked {
    own: Own,
    form: Form,
    intent: RwSignal<Intent>,
    shown: StoredValue<Option<SocialRecord>>,
    /// Connectors that the deployment names, and the ids it knows of them.
    offered: StoredValue<Vec<(String, Option<String>)>>,
}

impl Linked {
    pub(super) fn new(own: Own) -> Self {
        let offered = use_context::<StoredValue<Deployment>>()
            .map(|deployment| deployment.with_value(linkable))
            .unwrap_or_default();
        Self {
            own,
            form: Form::new(own, "linked", Need::IfPossible),
            intent: RwSignal::new(Intent::Link),
            shown: StoredValue::new(None),
            offered: StoredValue::new(offered),
        }
    }

    /// Takes what a provider sent back out of the address, and finds out what
    /// it proves.
    pub(super) async fn take_answer(self) {
        let url = browser::current_url().unwrap_or_default();
        if parameter(&url, "state").is_none() {
            return;
        }
        match self.own.logto.finish_social_verification().await {
            Ok(record) => drop(self.shown.try_set_value(Some(record))),
            Err(error) => self.form.fail(Problem::of(error)),
        }
    }

    /// Links what was shown, once the account is known.
    pub(super) fn go_on(self) {
        if self.shown.try_with_value(Option::is_some) != Some(true) {
            return;
        }
        self.intent.set(Intent::Link);
        if untrack(|| self.form.asks_proof()) {
            self.form.open(At::Proof);
            self.own.say(self.own.words().link_confirm);
        } else {
            self.save(self.own.words().link);
        }
    }

    pub(super) fn view(self, words: &'static Words) -> Vec<AnyView> {
        let own = self.own;
        let identities = Memo::new(move |_| {
            own.with(|account| account.identities.clone())
                .unwrap_or_default()
        });
        let items = move || {
            let Member::Set(identities) = identities.get() else {
                return text("detail", words.field_hidden);
            };
            let mut items: Vec<_> = identities
                .iter()
                .map(|(target, identity)| self.identity(target, identity, words))
                .collect();
            items.extend(self.offered.with_value(|offered| {
                let missing =
                    |target: &String| !identities.iter().any(|(known, _)| known == target);
                let offered = offered.iter().filter(|(target, _)| missing(target));
                offered
                    .map(|(target, id)| self.offer(target, id.clone(), words))
                    .collect::<Vec<_>>()
            }));
            if items.is_empty() {
                items.push(text("detail", words.linked_none));
            }
            group("items", items)
        };
        let done = move || {
            let submit = Callback::new(move |()| self.save(words.link));
            let link = self.form.is_open.get() && self.intent.get() == Intent::Link;
            link.then(|| {
                let fields = vec![text("", words.link_confirm)];
                self.form.view(fields, words.link, words, submit)
            })
        };
        let parts = vec![
            self.form.problem_outside(words),
            done.into_any(),
            items.into_any(),
        ];
        vec![self.form.whole(parts)]
    }

    fn identity(self, target: &str, identity: &Identity, words: &'static Words) -> AnyView {
        let service = connectors::name(target, self.own.common());
        let name = identity.name.clone().unwrap_or(identity.user_id.clone());
        let target = target.to_owned();
        let label = (words.unlink)(&service);
        let question = (words.unlink_question)(&service);
        let part = part(&target);
        let is_open = {
            let target = target.clone();
            move || self.form.is_open.get() && self.intent.get() == Intent::Unlink(target.clone())
        };
        let open = {
            let (target, part) = (target.clone(), part.clone());
            move || {
                self.intent.set(Intent::Unlink(target.clone()));
                self.form.pressed(part.clone());
                self.form.open(At::Proof);
            }
        };
        let body = move || {
            if is_open() {
                let submit = Callback::new(move |()| self.save(words.unlink_now));
                let fields = vec![text("", question.clone())];
                return self.form.view(fields, words.unlink_now, words, submit);
            }
            let open = open.clone();
            let button = busy_button(label.clone(), "button", self.form.busy, open);
            self.form.opener(&part, button)
        };
        let who = vec![
            view! { <h3>{service} " " {mark("good", words.is_linked)}</h3> }.into_any(),
            text("detail", &name),
        ];
        let head = vec![
            avatar(&name, identity.avatar.as_deref(), "avatar"),
            group("", who),
        ];
        group("item", vec![group("item-what head", head), body.into_any()])
    }

    fn offer(self, target: &str, id: Option<String>, words: &'static Words) -> AnyView {
        let service = connectors::name(target, self.own.common());
        let label = (words.link_service)(&service);
        let (state, act) = match id {
            None => (words.link_not_set_up, ().into_any()),
            Some(id) => {
                let name = label.clone();
                let start = move || self.start(&name, &id);
                let act = busy_button(label, "button", self.form.busy, start);
                (words.not_linked, self.form.opener(&part(target), act))
            }
        };
        let what = vec![
            view! { <h3>{service}</h3> }.into_any(),
            text("detail", state),
        ];
        group("item", vec![group("item-what", what), act])
    }

    fn start(self, label: &str, id: &str) {
        let form = self.form;
        if form.busy.with_untracked(Option::is_some) {
            return;
        }
        form.busy.set(Some(label.to_owned()));
        let (logto, id) = (self.own.logto, id.to_owned());
        leptos::task::spawn_local(async move {
            let back = [&browser::base_url().unwrap_or_default(), "account"].concat();
            if let Err(error) = logto.start_social_verification(&id, &back).await {
                form.busy.try_set(None);
                form.fail(Problem::of(error));
            }
        });
    }

    fn save(self, label: &'static str) {
        let own = self.own;
        let intent = self.intent.get_untracked();
        self.form.run(label, move |record| async move {
            let record = record.as_ref();
            let said: Said = match intent {
                Intent::Unlink(target) => {
                    own.call(account::unlink(&target, record)).await?;
                    |words| words.said_unlinked
                }
                Intent::Link => {
                    let shown = self.shown.try_get_value().flatten();
                    let shown = shown.ok_or(Problem::Social(SocialError::Gone))?;
                    let linked = own.call(account::link(&shown, record)).await;
                    if linked == Err(Problem::Link(LinkError::AlreadyLinked)) {
                        // They went to show this one: it takes the place of the other.
                        own.call(account::replace(&shown, record)).await?;
                    } else {
                        linked?;
                    }
                    self.shown.try_set_value(None);
                    |words| words.said_linked
                }
            };
            own.reload().await;
            Ok(said)
        });
    }
}

/// Of the page: that with the button about this target.
fn part(target: &str) -> String {
    ["of-", target].concat()
}

/// The targets whose accounts people may want to link, with the ids of their
/// connectors where those are known.
fn linkable(deployment: &Deployment) -> Vec<(String, Option<String>)> {
    let known = deployment.connector_ids.iter();
    let mut all: Vec<_> = known
        .map(|(target, id)| (target.clone(), Some(id.clone())))
        .collect();
    for target in &deployment.connectors {
        if !all.iter().any(|(known, _)| known == target) {
            all.push((target.clone(), None));
        }
    }
    all
}
