//! What there is to know of the person, and where it comes from.

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::words::Words;
use crate::{IdTokenClaims, UserInfo};

/// What was told of the person, the newest first.
pub(super) struct Told<'a> {
    pub(super) claims: &'a IdTokenClaims,
    pub(super) info: Option<&'a UserInfo>,
}

impl Told<'_> {
    pub(super) fn claim<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.info
            .and_then(|info| info.claim(name))
            .or_else(|| self.claims.claim(name))
    }

    /// A text that says something.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.claim::<String>(name)
            .filter(|text| !text.trim().is_empty())
    }
}

/// All claims, for whoever wants to see what the application got.
pub(super) fn all(told: &Told<'_>, words: &'static Words) -> AnyView {
    let part = |title: &'static str, json: &str| {
        let json = match serde_json::from_str::<serde_json::Value>(json) {
            Ok(value) => format!("{value:#}"),
            Err(_) => json.to_owned(),
        };
        view! { <h3>{title}</h3><pre tabindex="0">{json}</pre> }.into_any()
    };
    let mut parts = vec![part(words.id_token, told.claims.json())];
    parts.extend(told.info.map(|info| part(words.user_info, info.json())));
    view! { <details class="part"><summary>{words.all_claims}</summary>{parts}</details> }
        .into_any()
}
