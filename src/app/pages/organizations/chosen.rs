//! The chosen organization: what its token grants, and the APIs that are
//! called for it.

use leptos::prelude::*;

use super::api::{audience, target};
use super::choice::HEADING;
use super::member::{Membership, Organization, ROLES_SCOPE};
use super::refusal::Refusal;
use super::words::{WORDS, Words};
use crate::app::alert::alert;
use crate::app::attempt::Attempt;
use crate::app::button::busy_button;
use crate::app::card::{group, text};
use crate::app::deployment::Deployment;
use crate::app::errors::{explain, provider_said};
use crate::app::language::Spoken;
use crate::app::pages::api_call::Call;
use crate::app::pages::facts::{Fact, facts, mark, section, try_again};
use crate::app::pages::failed::failed;
use crate::app::pages::info::Info;
use crate::app::retried::Retried;
use crate::app::words::words as common;
use crate::browser::page;
use crate::{Error, Logto, Timestamp, TokenRequest, use_logto};

/// What stands in a `config.json` for an API that is called for organizations.
const EXAMPLE: &str = r#""apis": [{
  "name": "Documents",
  "url": "https://api.example.com/organizations/{organization}/documents",
  "resource": "urn:logto:resource:organizations"
}]"#;

/// What an organization's token says.
#[derive(Clone, PartialEq)]
struct Granted {
    scopes: Vec<String>,
    expires_at: Timestamp,
}

#[derive(Clone, Copy)]
pub(super) struct Chosen {
    id: StoredValue<String>,
    membership: Memo<Option<Membership>>,
    info: Info,
    token: Retried<Granted, Error>,
    calls: StoredValue<Vec<Call>>,
    attempt: Attempt,
    logto: Logto,
    spoken: Spoken,
}

impl Chosen {
    /// Asks at once for the organization's token, and for those of its APIs if
    /// there is one.
    pub(super) fn new(id: String, membership: Memo<Option<Membership>>, info: Info) -> Self {
        let apis = use_context::<StoredValue<Deployment>>()
            .map(|deployment| deployment.with_value(|it| it.apis.clone()))
            .unwrap_or_default();
        let targets = apis.iter().filter_map(|api| target(api, &id));
        let calls = targets.enumerate();
        let calls = calls.map(|(number, target)| Call::new(target, number));
        let chosen = Self {
            calls: StoredValue::new(calls.collect()),
            id: StoredValue::new(id),
            membership,
            info,
            token: Retried::new(),
            attempt: Attempt::new(),
            logto: use_logto(),
            spoken: Spoken::of_page(),
        };
        chosen.token.ask(chosen.granted(false));
        chosen
    }

    async fn granted(self, anew: bool) -> Result<Granted, Error> {
        // Without an id the person has moved on.
        let request = TokenRequest::organization(self.id.try_get_value().unwrap_or_default());
        let request = if anew { request.force() } else { request };
        let token = self.logto.access_token(request).await;
        if anew {
            self.info.ask_anew();
        }
        let token = token?;
        for call in self.calls.try_get_value().unwrap_or_default() {
            call.ask(anew);
        }
        Ok(Granted {
            scopes: token.scopes().map(str::to_owned).collect(),
            expires_at: token.expires_at(),
        })
    }

    fn refresh(self, label: &str) {
        self.token
            .again(label, self.granted(true), move |token, common| {
                let words = untrack(|| WORDS.of(self.spoken));
                Some(match token {
                    Ok(granted) if granted.scopes.is_empty() => words.no_permissions.to_owned(),
                    Ok(granted) => (words.permissions_are)(&granted.scopes.join(", ")),
                    Err(error) => match Refusal::of(error) {
                        Some(refusal) => refusal.explain(words).to_owned(),
                        None => explain(error.kind(), common).to_owned(),
                    },
                })
            });
    }

    pub(super) fn view(self, words: &'static Words) -> AnyView {
        let id = self.id.get_value();
        let known = {
            let id = id.clone();
            Memo::new(move |_| {
                let membership = self.membership.get()?;
                membership.organization(&id).cloned()
            })
        };
        let name = {
            let id = id.clone();
            move || known.get().map_or_else(|| id.clone(), |known| known.name)
        };
        let is_granted = Memo::new(move |_| matches!(self.token.answer.get(), Some(Ok(_))));
        let apis = move || is_granted.get().then(|| self.apis(words));
        view! {
            <section class="part">
                <h2 id=HEADING tabindex="-1"><bdi>{name}</bdi></h2>
                {move || self.facts(&id, known.get(), words)}
                {move || self.trouble(words)}
                {move || is_granted.get().then(|| group("row", vec![self.refresh_button(words)]))}
            </section>
            {apis}
        }
        .into_any()
    }

    fn facts(self, id: &str, known: Option<Organization>, words: &'static Words) -> AnyView {
        let description = known.as_ref().and_then(|known| known.description.clone());
        let mut all = vec![Fact::known(words.description, description)];
        all.push(Some(Fact::new(words.id, id)));
        let has_roles = self
            .membership
            .with(|it| it.as_ref().is_some_and(|it| it.has_roles));
        all.extend(
            known.map(|known| Some(Fact::made(words.roles, roles(known, has_roles, words)))),
        );
        match self.token.answer.get() {
            None => all.push(Some(Fact::new(words.permissions, common().loading))),
            Some(Ok(granted)) => {
                let scopes = granted.scopes.into_iter();
                let scopes: Vec<_> = scopes.map(|scope| mark("", scope)).collect();
                let permissions = if scopes.is_empty() {
                    text("detail", words.no_permissions)
                } else {
                    group("marks", scopes)
                };
                let language = self.spoken.spoken_language().tag();
                let expires = page::date_time(granted.expires_at, language);
                all.push(Some(Fact::made(words.permissions, permissions)));
                all.push(Some(Fact::new(words.audience, audience(id))));
                all.push(Fact::known(words.expires, expires));
            }
            Some(Err(_)) => {}
        }
        facts(all.into_iter().flatten().collect())
    }

    /// Why there is no token, and what can be done.
    fn trouble(self, words: &'static Words) -> Option<AnyView> {
        let Some(Err(error)) = self.token.answer.get() else {
            return None;
        };
        let Some(refusal) = Refusal::of(&error) else {
            let label = common().try_again;
            let again = try_again(self.token.busy, move || self.refresh(label));
            return Some(failed(&error, again));
        };
        let mut actions = Vec::new();
        if refusal.sign_in_helps() {
            let back = self.attempt.back_here();
            actions.push(self.attempt.button(common().sign_in, "button", back));
        }
        if refusal != Refusal::NotAsked {
            actions.push(self.refresh_button(words));
        }
        let said = provider_said(&error, common());
        let actions = Some(group("row", actions));
        Some(alert(refusal.explain(words), said, actions))
    }

    fn refresh_button(self, words: &'static Words) -> AnyView {
        busy_button(words.refresh, "button", self.token.busy, move || {
            self.refresh(words.refresh);
        })
    }

    fn apis(self, words: &'static Words) -> AnyView {
        let calls = self.calls.get_value();
        if calls.is_empty() {
            let how = view! {
                <details>
                    <summary>{words.apis_how}</summary>
                    <pre tabindex="0" dir="ltr">{EXAMPLE}</pre>
                </details>
            };
            let parts = vec![text("detail", words.apis_none), how.into_any()];
            return section(words.apis, parts);
        }
        let calls: Vec<_> = calls.into_iter().map(Call::view).collect();
        group("parts", calls)
    }
}

fn roles(known: Organization, has_roles: bool, words: &'static Words) -> AnyView {
    if !has_roles {
        return text("detail", (words.roles_hidden)(ROLES_SCOPE));
    }
    if known.roles.is_empty() {
        return text("detail", words.no_roles);
    }
    let roles = known.roles.into_iter();
    group("marks", roles.map(|role| mark("", role)).collect())
}
