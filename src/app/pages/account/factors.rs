//! The second steps of signing in.

use leptos::prelude::*;

use super::own::Own;
use super::words::Words;
use crate::account::{Factor, FactorKind};
use crate::app::card::{group, text};
use crate::browser::page;

pub(super) fn factors(own: Own, words: &'static Words) -> AnyView {
    let list = move || match own.factors() {
        None => group("skeleton short", Vec::new()),
        Some(Err(problem)) => text("detail", problem.explain(words)),
        Some(Ok(factors)) if factors.is_empty() => text("detail", words.factors_none),
        Some(Ok(factors)) => {
            let language = own.language();
            let factors = factors
                .iter()
                .map(|factor| one(factor, words, language))
                .collect::<Vec<_>>();
            view! { <ul class="items">{factors}</ul> }.into_any()
        }
    };
    list.into_any()
}

fn one(factor: &Factor, words: &'static Words, language: &'static str) -> AnyView {
    let name = match &factor.kind {
        FactorKind::Totp => words.factor_totp.to_owned(),
        FactorKind::BackupCode => words.factor_backup_codes.to_owned(),
        FactorKind::WebAuthn => words.factor_passkey.to_owned(),
        FactorKind::Other(name) => name.clone(),
    };
    let left = factor.remaining_codes.map(|left| {
        let number = page::number(left, language).unwrap_or_else(|| left.to_string());
        let is_one = page::plural(left, language).as_deref() == Some("one");
        (words.codes_left)(&number, is_one)
    });
    let since = factor
        .created_at
        .and_then(|at| page::date_time(at, language))
        .map(|at| (words.since)(&at));
    let details = [left, since].into_iter().flatten();
    let details = details
        .map(|detail| text("detail", detail))
        .collect::<Vec<_>>();
    view! { <li class="item"><div class="item-what">{text("strong", name)}{details}</div></li> }
        .into_any()
}
