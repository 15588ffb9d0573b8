//! `/apis`: the protected APIs of the deployment, called with the person's own
//! permissions.

mod words;

use leptos::prelude::*;

use super::api_call::{Call, Target};
use super::styles::add_styles;
use crate::app::card::{group, text};
use crate::app::deployment::{Api, Deployment};
use crate::{TokenRequest, User};
use words::WORDS;

/// What stands in a `config.json` for an API.
const EXAMPLE: &str = r#""apis": [{
  "name": "Bookstore",
  "url": "https://api.example.com/books",
  "resource": "https://api.example.com"
}]"#;

pub(super) fn apis(_user: Signal<User>) -> AnyView {
    add_styles();
    let deployment: Option<StoredValue<Deployment>> = use_context();
    let apis = deployment.map(|deployment| deployment.with_value(|it| it.apis.clone()));
    let (others, apis): (Vec<_>, Vec<_>) = apis
        .unwrap_or_default()
        .into_iter()
        .partition(Api::is_for_organizations);
    let calls: Vec<_> = apis
        .into_iter()
        .enumerate()
        .map(|(number, api)| {
            let token = TokenRequest::resource(&api.resource);
            let target = Target {
                name: api.name,
                url: api.url,
                resource: api.resource,
                token,
            };
            let call = Call::new(target, number);
            call.ask(false);
            call
        })
        .collect();
    let has_others = !others.is_empty();
    let page = move || {
        let words = WORDS.of_page();
        let mut parts = vec![text("lead", words.intro)];
        if calls.is_empty() {
            parts = vec![
                text("", words.none),
                text("detail", words.how),
                view! { <pre tabindex="0" dir="ltr">{EXAMPLE}</pre> }.into_any(),
            ];
        }
        parts.extend(calls.iter().map(|call| call.view()));
        if has_others {
            let link = view! { <a class="way" href="organizations">{words.others}</a> };
            parts.push(view! { <p class="detail">{link}</p> }.into_any());
        }
        group("parts", parts)
    };
    page.into_any()
}
