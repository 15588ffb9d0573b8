//! What there is to do, step by step.

use leptos::prelude::*;

use super::copy::{block, fact};
use super::place::{Place, connector_callback, host};
use super::rich::{beside, list, paragraph};
use super::values::Values;
use super::words::Words;
use crate::app::card::group;
use crate::app::deployment::Deployment;
use crate::app::pages::copy::copy_button;
use crate::app::pages::facts::{Fact, facts, section};
use crate::app::wecom;

const LOGTO_CONSOLE: &str = "https://cloud.logto.io/";
const WECOM_CONSOLE: &str = "https://work.weixin.qq.com/wework_admin/";

pub(super) fn steps(place: &Place, values: Values, words: &'static Words) -> Vec<AnyView> {
    vec![
        section(words.short_way, short_way(place, values, words)),
        section(words.application, application(place, words)),
        section(words.wecom, wecom_application(place, values, words)),
        section(words.connector, connector(values, words)),
        section(words.switch_on, switch_on(words)),
        section(words.config, config(place, values, words)),
    ]
}

fn short_way(place: &Place, values: Values, words: &'static Words) -> Vec<AnyView> {
    let place = place.clone();
    let command = move || place.command(values.endpoint().as_deref());
    vec![
        paragraph(words.short_way_how),
        block(command, words.command),
        paragraph(words.short_way_secrets),
    ]
}

fn application(place: &Place, words: &'static Words) -> Vec<AnyView> {
    let addresses = vec![
        fact(words.redirect_uri, place.redirect_uri()),
        fact(words.post_sign_out_uri, place.post_sign_out_uri()),
        fact(words.cors_origin, place.origin()),
    ];
    vec![
        list(words.application_steps),
        facts(addresses),
        paragraph(words.cors_why),
        group("row", vec![beside(LOGTO_CONSOLE, words.open_logto_console)]),
    ]
}

fn wecom_application(place: &Place, values: Values, words: &'static Words) -> Vec<AnyView> {
    let own = place.host();
    let domains = move || {
        let domain = match values.endpoint() {
            Some(endpoint) => host(&endpoint),
            None => host(&connector_callback(None, None)),
        };
        facts(vec![
            fact(words.wecom_domain, domain.clone()),
            fact(words.wecom_callback, domain),
            Fact::new(words.wecom_ip, words.trusted_ip),
            fact(words.domain_for_linking, own.clone()),
        ])
    };
    let scope = |name, what| Fact::made(name, view! { <span>{what}</span> }.into_any());
    let scopes = vec![
        scope("snsapi_base", words.scope_base),
        scope("snsapi_userinfo", words.scope_user_info),
        scope("snsapi_privateinfo", words.scope_private_info),
    ];
    vec![
        list(words.wecom_steps),
        domains.into_any(),
        paragraph(words.scopes_why),
        facts(scopes),
        group("row", vec![beside(WECOM_CONSOLE, words.open_wecom_console)]),
    ]
}

fn connector(values: Values, words: &'static Words) -> Vec<AnyView> {
    let id = use_context::<StoredValue<Deployment>>().and_then(|deployment| {
        deployment.with_value(|it| {
            let known = it
                .connector_ids
                .iter()
                .find(|(target, _)| target == wecom::TARGET);
            known.map(|(_, id)| id.clone())
        })
    });
    let callback = move || {
        let endpoint = values.endpoint();
        let callback = connector_callback(endpoint.as_deref(), id.as_deref());
        facts(vec![fact(words.connector_callback, callback)])
    };
    vec![
        list(words.connector_steps),
        callback.into_any(),
        paragraph(words.connector_id),
    ]
}

fn switch_on(words: &'static Words) -> Vec<AnyView> {
    let links = vec![
        beside("sign-in?connector=wecom", words.try_wecom),
        beside("sign-in?first_screen=register", words.try_register),
    ];
    vec![
        list(words.switch_on_steps),
        paragraph(words.first_screen),
        group("row", links),
    ]
}

fn config(place: &Place, values: Values, words: &'static Words) -> Vec<AnyView> {
    let address = fact(words.config_address, place.file());
    let lines = view! {
        <pre tabindex="0" dir="ltr" aria-label="config.json">{move || values.text()}</pre>
    };
    let file = vec![
        lines.into_any(),
        copy_button("config.json", move || values.text()),
    ];
    vec![
        paragraph(words.config_how),
        group("form", values.fields(words)),
        group("exchange", file),
        facts(vec![address]),
        paragraph(words.config_more),
    ]
}
