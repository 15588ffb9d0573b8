//! The identities that a person has linked, the one of WeCom above all.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::avatar::avatar;
use super::connectors;
use crate::{Identity, use_logto};

/// A card for each linked identity. They are asked for after the page is
/// there; when they cannot be had, there is none.
pub(super) fn identities() -> impl IntoView {
    let logto = use_logto();
    let found = RwSignal::new(Vec::new());
    spawn_local(async move {
        if let Ok(info) = logto.user_info().await {
            found.try_set(info.identities);
        }
    });
    move || {
        found.with(|found| {
            found
                .iter()
                .map(|(target, identity)| card(target, identity))
                .collect_view()
        })
    }
}

fn card(target: &str, identity: &Identity) -> AnyView {
    let connector = connectors::name(target);
    let user_id = identity.user_id.clone();
    let name = identity.name.clone().unwrap_or_else(|| user_id.clone());
    let also = (user_id != name).then_some(user_id);
    view! {
        <div class="identity">
            {avatar(&name, identity.avatar.as_deref(), "avatar")}
            <p>
                <strong>{name}</strong>
                <span class="detail">{connector}</span>
                <span class="detail">{also}</span>
            </p>
        </div>
    }
    .into_any()
}
