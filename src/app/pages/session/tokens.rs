//! The tokens of the session: what they are for, what they say and how long
//! they live. Never the tokens themselves.

use std::time::Duration;

use leptos::prelude::*;
use serde_json::Value;

use super::live::{Live, Shown};
use super::words::Words;
use crate::app::button::busy_button;
use crate::app::card::{group, text};
use crate::app::deployment::Deployment;
use crate::app::language::Spoken;
use crate::app::pages::facts::{Fact, facts, mark, section};
use crate::app::pages::failed::failed;
use crate::app::words::words as common;
use crate::browser::page;
use crate::{Timestamp, TokenRequest, use_logto};

/// Claims that are not for eyes: the nonce ties the token to a sign-in.
const HIDDEN: [&str; 1] = ["nonce"];

pub(super) fn tokens(live: Live, words: &'static Words) -> Vec<AnyView> {
    vec![
        section(words.id_token, vec![id_token(words)]),
        section(words.access_tokens, access_tokens(live, words)),
    ]
}

fn id_token(words: &'static Words) -> AnyView {
    let logto = use_logto();
    let spoken = Spoken::of_page();
    let token = move || {
        let user = logto.user()?;
        let claims = user.claims();
        let moment = |at| moment(at, spoken);
        let known = [
            Some(Fact::marked(
                words.signature,
                words.signature_why.to_owned(),
                mark("good", words.verified),
            )),
            Some(Fact::new(words.issuer, claims.issuer.clone())),
            Some(Fact::new(words.audience, claims.audience.join(", "))),
            Some(Fact::new(words.subject, claims.subject.clone())),
            Some(Fact::new(words.issued, moment(claims.issued_at))),
            Some(Fact::new(words.expires, moment(claims.expires_at))),
            Fact::known(words.authenticated, claims.auth_time.map(moment)),
        ];
        let all = view! {
            <details><summary>{words.all_claims}</summary>{pretty(claims.json())}</details>
        };
        let parts = vec![
            text("detail", words.id_token_why),
            facts(known.into_iter().flatten().collect()),
            all.into_any(),
        ];
        Some(group("part", parts))
    };
    token.into_any()
}

fn pretty(json: &str) -> AnyView {
    let shown = match serde_json::from_str::<Value>(json) {
        Ok(mut value) => {
            if let Some(members) = value.as_object_mut() {
                members.retain(|name, _| !HIDDEN.contains(&name.as_str()));
            }
            format!("{value:#}")
        }
        Err(_) => String::new(),
    };
    view! { <pre tabindex="0">{shown}</pre> }.into_any()
}

fn access_tokens(live: Live, words: &'static Words) -> Vec<AnyView> {
    let resources = use_context::<StoredValue<Deployment>>()
        .map(|deployment| {
            deployment.with_value(|deployment| deployment.config.asked_resources().to_vec())
        })
        .unwrap_or_default();
    // A row stays in its place, with the focus in it, when its token changes.
    let rows = Memo::new(move |_| {
        let kept = live.kept.with(|kept| {
            let requests = kept.iter().map(|token| token.request.clone());
            requests.collect::<Vec<_>>()
        });
        rows(&resources, kept)
    });
    let failure = move || {
        live.failure.get().map(|(request, error)| {
            let label = common().try_again;
            let again = move || live.renew(label, request.clone(), words);
            failed(&error, busy_button(label, "button", live.busy, again))
        })
    };
    let list = move || {
        let rows = rows.get().into_iter();
        let rows: Vec<_> = rows.map(|request| row(live, request, words)).collect();
        group("linked", rows)
    };
    vec![
        text("detail", words.access_tokens_why),
        failure.into_any(),
        list.into_any(),
    ]
}

/// The opaque token, the APIs of the deployment, then whatever else is kept.
fn rows(resources: &[String], kept: Vec<TokenRequest>) -> Vec<TokenRequest> {
    let apis = resources
        .iter()
        // Organizations are no API: their tokens are asked for by name.
        .filter(|resource| !resource.starts_with("urn:logto:"))
        .map(TokenRequest::resource);
    let mut rows = vec![TokenRequest::default()];
    rows.extend(apis);
    let mut others: Vec<_> = kept
        .into_iter()
        .filter(|request| !rows.contains(request))
        .collect();
    others.sort_by(|one, other| key(one).cmp(&key(other)));
    others.dedup();
    rows.extend(others);
    rows
}

fn key(request: &TokenRequest) -> (Option<&str>, Option<&str>, &[String]) {
    (
        request.asked_resource(),
        request.asked_organization(),
        &request.scopes,
    )
}

fn row(live: Live, request: TokenRequest, words: &'static Words) -> AnyView {
    let spoken = Spoken::of_page();
    let name = name(&request, words);
    let key = request.clone();
    let token = Memo::new(move |_| {
        live.kept
            .with(|kept| kept.iter().find(|token| token.request == key).cloned())
    });
    let what = move || match token.get() {
        None => text("detail", words.none_kept),
        Some(token) => shown(live, &token, words, spoken),
    };
    // What is beside it says of what, to those who see it.
    let label = (words.renew_what)(&name);
    let said = label.clone();
    let renew = move |_| live.renew(&said, request.clone(), words);
    let mine = label.clone();
    let busy = live.busy;
    view! {
        <section class="linked-card part">
            <h3>{name}</h3>
            {what}
            <p>
                <button
                    type="button"
                    class="button"
                    aria-label=label
                    aria-busy=move || (busy.get().as_ref() == Some(&mine)).then_some("true")
                    aria-disabled=move || busy.get().is_some().then_some("true")
                    on:click=renew
                >
                    {words.renew}
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn shown(live: Live, token: &Shown, words: &'static Words, spoken: Spoken) -> AnyView {
    let expires_at = token.expires_at;
    let left = move || left(expires_at, live.now.get(), words);
    let remaining = view! { <span class="countdown">{left}</span> };
    let known = [
        Some(Fact::marked(
            words.expires,
            moment(expires_at, spoken),
            remaining.into_any(),
        )),
        Some(Fact::new(words.obtained, moment(token.obtained_at, spoken))),
        Fact::known(words.scopes, Some(token.scopes.join(" "))),
    ];
    let mut parts = vec![facts(known.into_iter().flatten().collect())];
    parts.push(match &token.claims {
        None => text("detail", words.opaque),
        Some(claims) => view! {
            <details>
                <summary>{words.all_claims}</summary>
                <p class="detail">{words.not_verified}</p>
                {pretty(claims.json())}
            </details>
        }
        .into_any(),
    });
    group("", parts)
}

/// What a token is for.
fn name(request: &TokenRequest, words: &Words) -> String {
    match (request.asked_resource(), request.asked_organization()) {
        (None, None) => words.logto_itself.to_owned(),
        (Some(resource), None) => resource.to_owned(),
        (None, Some(organization)) => (words.organization)(organization),
        (Some(resource), Some(organization)) => {
            [resource, " · ", &(words.organization)(organization)].concat()
        }
    }
}

fn moment(at: Timestamp, spoken: Spoken) -> String {
    page::date_time(at, spoken.spoken_language().tag()).unwrap_or_default()
}

fn left(expires_at: Timestamp, now: Timestamp, words: &Words) -> String {
    if expires_at <= now {
        return words.expired.to_owned();
    }
    (words.left)(&clock(expires_at.saturating_since(now)))
}

/// A duration as hours, minutes and seconds.
fn clock(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let two = |number: u64| format!("{number:02}");
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    let rest = [&two(minutes), ":", &two(seconds % 60)].concat();
    match hours {
        0 => rest,
        hours => [&hours.to_string(), ":", &rest].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_counted_in_hours_minutes_and_seconds() {
        for (seconds, shown) in [
            (0, "00:00"),
            (59, "00:59"),
            (3_599, "59:59"),
            (3_600, "1:00:00"),
            (90_061, "25:01:01"),
        ] {
            assert_eq!(clock(Duration::from_secs(seconds)), shown);
        }
    }

    #[test]
    fn every_api_has_its_row_and_no_token_two() {
        let resources = ["https://b", "urn:logto:resource:organizations"].map(str::to_owned);
        let kept = vec![
            TokenRequest::organization("o2"),
            TokenRequest::resource("https://b"),
            TokenRequest::organization("o1"),
            TokenRequest::default(),
        ];
        let expected = [
            TokenRequest::default(),
            TokenRequest::resource("https://b"),
            TokenRequest::organization("o1"),
            TokenRequest::organization("o2"),
        ];
        assert_eq!(rows(&resources, kept), expected);
    }
}
