//! The claims about the person and about the account.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::birthdate::birthdate;
use super::known::Told;
use super::words::Words;
use crate::app::pages::facts::{Fact, facts, mark, phone};
use crate::browser::page;

pub(super) fn person(told: &Told<'_>, words: &'static Words, language: &str) -> AnyView {
    let text = |name, claim| Fact::known(name, told.text(claim));
    let link = |name, claim| Some(Fact::link(name, told.text(claim)?));
    let marked = |name, value: Option<String>, claim| {
        let mark = match told.claim::<bool>(claim) {
            Some(true) => mark("good", words.verified),
            Some(false) => mark("", words.not_verified),
            None => return Fact::known(name, value),
        };
        Some(Fact::marked(name, value?, mark))
    };
    let locale = told.text("locale");
    let locale = locale.map(|tag| page::language_name(&tag, language).unwrap_or(tag));
    let born = told.text("birthdate").map(|text| birthdate(text, language));
    let known: Vec<_> = [
        text(words.name, "name"),
        text(words.given_name, "given_name"),
        text(words.middle_name, "middle_name"),
        text(words.family_name, "family_name"),
        text(words.nickname, "nickname"),
        text(words.preferred_username, "preferred_username"),
        marked(words.email, told.text("email"), "email_verified"),
        marked(
            words.phone,
            told.text("phone_number").map(phone),
            "phone_number_verified",
        ),
        text(words.gender, "gender"),
        Fact::known(words.birthdate, born),
        Fact::known(words.address, address(told)),
        link(words.profile_page, "profile"),
        link(words.website, "website"),
        Fact::known(words.language, locale),
        text(words.time_zone, "zoneinfo"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if known.is_empty() {
        return crate::app::card::text("detail", words.nothing_told);
    }
    facts(known)
}

pub(super) fn about(told: &Told<'_>, words: &'static Words, language: &str) -> AnyView {
    let (claims, info) = (told.claims, told.info);
    let when = |time| page::date_time(time, language);
    let list = |items: &[String]| {
        let items = items.iter().map(String::as_str);
        page::list(items.clone(), language).unwrap_or_else(|| items.collect::<Vec<_>>().join(", "))
    };
    let roles = info.map_or(&claims.roles, |info| &info.roles);
    let organizations: Vec<String> = info
        .map(|info| &info.organization_data)
        .into_iter()
        .flatten()
        .map(|organization| organization.name.clone())
        .collect();
    let created = info.and_then(|info| info.created_at).or(claims.created_at);
    let updated = info.and_then(|info| info.updated_at).or(claims.updated_at);
    let known = [
        Fact::known(words.username, told.text("username")),
        Some(Fact::new(words.user_id, &claims.subject)),
        Fact::known(words.roles, Some(list(roles))),
        Fact::known(
            words.organizations,
            Some(some_of(&organizations, words, language)),
        ),
        Fact::known(words.created, created.and_then(when)),
        Fact::known(words.updated, updated.and_then(when)),
    ];
    facts(known.into_iter().flatten().collect())
}

/// Hundreds of names would hide everything else.
fn some_of(names: &[String], words: &Words, language: &str) -> String {
    const SHOWN: usize = 5;
    let mut shown: Vec<String> = names.iter().take(SHOWN).cloned().collect();
    let left = u32::try_from(names.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX);
    if left > 0 {
        let left = page::number(left, language).unwrap_or_else(|| left.to_string());
        shown.push((words.more)(&left));
    }
    let names = shown.iter().map(String::as_str);
    page::list(names, language).unwrap_or_else(|| shown.join(", "))
}

/// The postal address (OpenID Connect Core §5.1.1) in lines: as it is written
/// on a label, or its parts.
fn address(told: &Told<'_>) -> Option<String> {
    let address: Map<String, Value> = told.claim("address")?;
    let part = |names: [&str; 2]| {
        names
            .into_iter()
            .find_map(|name| address.get(name)?.as_str())
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    // Logto writes the members as the Account API does.
    if let Some(whole) = part(["formatted", "formatted"]) {
        return Some(whole);
    }
    let parts: Vec<String> = [
        ["street_address", "streetAddress"],
        ["postal_code", "postalCode"],
        ["locality", "locality"],
        ["region", "region"],
        ["country", "country"],
    ]
    .into_iter()
    .filter_map(part)
    .collect();
    Some(parts.join("\n"))
}
