//! The accounts elsewhere that the person has linked.

use leptos::prelude::*;
use serde_json::Value;

use super::words::Words;
use crate::app::avatar::avatar;
use crate::app::card::{group, text};
use crate::app::connectors;
use crate::app::pages::facts::{Fact, facts, phone};
use crate::app::words::words as common;
use crate::browser::page;
use crate::{Identity, SsoIdentity, UserInfo};

pub(super) fn linked(info: Option<&UserInfo>, words: &'static Words, language: &str) -> AnyView {
    let Some(info) = info else {
        return text("detail", words.linked_unknown);
    };
    // Without the scope the claim is not there at all.
    if info.claim::<Value>("identities").is_none() {
        return text("detail", words.linked_hidden);
    }
    let mut cards: Vec<_> = info
        .identities
        .iter()
        .map(|(target, identity)| card(target, identity, words, language))
        .collect();
    cards.extend(info.sso_identities.iter().map(|sso| enterprise(sso, words)));
    if cards.is_empty() {
        return text("detail", words.linked_none);
    }
    group("linked", cards)
}

fn card(target: &str, identity: &Identity, words: &'static Words, language: &str) -> AnyView {
    let name = identity.name.as_ref().unwrap_or(&identity.user_id);
    let raw = |name| identity.raw::<String>(name).filter(|text| !text.is_empty());
    let mut known = vec![
        Some(Fact::new(words.user_id, &identity.user_id)),
        Fact::known(words.department, departments(identity, language)),
        Fact::known(words.position, raw("position")),
        Fact::known(words.alias, raw("alias")),
        Fact::known(words.email, identity.email.clone()),
    ];
    let business = raw("biz_mail").filter(|mail| identity.email.as_ref() != Some(mail));
    known.push(Fact::known(words.business_email, business));
    known.push(Fact::known(words.phone, identity.phone.clone().map(phone)));
    let who = vec![
        text("detail", connectors::name(target, common())),
        text("strong", name),
    ];
    group(
        "linked-card",
        vec![
            group(
                "head",
                vec![
                    avatar(name, identity.avatar.as_deref(), "avatar"),
                    group("", who),
                ],
            ),
            facts(known.into_iter().flatten().collect()),
        ],
    )
}

/// WeCom tells departments by number, and their names to nobody but the
/// company; the main one comes first.
fn departments(identity: &Identity, language: &str) -> Option<String> {
    let main = identity.raw::<Value>("main_department");
    let mut all: Vec<Value> = identity.raw("department")?;
    all.sort_by_key(|department| Some(department) != main.as_ref());
    let all: Vec<String> = all
        .iter()
        .map(|department| match department {
            Value::String(name) => name.clone(),
            number => number.to_string(),
        })
        .collect();
    let names = all.iter().map(String::as_str);
    page::list(names, language).or_else(|| Some(all.join(", ")))
}

fn enterprise(sso: &SsoIdentity, words: &'static Words) -> AnyView {
    group(
        "linked-card",
        vec![facts(vec![
            Fact::new(words.enterprise, &sso.issuer),
            Fact::new(words.user_id, &sso.identity_id),
        ])],
    )
}
