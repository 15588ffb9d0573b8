//! The identities that a person has linked, the one of WeCom above all.

use leptos::prelude::*;

use super::avatar::avatar;
use super::card::{group, text};
use super::connectors;
use super::words::words;
use crate::{Awaited, Identity, UserInfo};

/// A card for each identity that a person has linked. When they cannot be
/// had, there is none.
pub(super) fn identities(info: Awaited<UserInfo>) -> AnyView {
    let cards = move || {
        info.with(|info| match info {
            Some(Ok(info)) => info
                .identities
                .iter()
                .map(|(target, identity)| card(target, identity))
                .collect(),
            Some(Err(_)) | None => Vec::new(),
        })
    };
    cards.into_any()
}

fn card(target: &str, identity: &Identity) -> AnyView {
    let user_id = &identity.user_id;
    let name = identity.name.as_ref().unwrap_or(user_id);
    let known_as = if name == user_id {
        name.clone()
    } else {
        [name, " · ", user_id].concat()
    };
    group(
        "identity",
        vec![
            avatar(name, identity.avatar.as_deref(), "avatar"),
            group(
                "",
                vec![
                    text("strong", connectors::name(target, words())),
                    text("detail", known_as),
                ],
            ),
        ],
    )
}
