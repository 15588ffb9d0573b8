//! What went wrong, in words, with what can be done about it.

use leptos::prelude::*;

use super::errors;
use super::words::words;
use crate::Error;

/// An alert: a screen reader says it as soon as it appears.
pub(super) fn alert(text: impl Into<String>, detail: Option<String>, actions: AnyView) -> AnyView {
    let detail = detail.map(|detail| view! { <p class="detail">{detail}</p> });
    view! {
        <div class="alert" role="alert">
            <p>{text.into()}</p>
            {detail}
            {actions}
        </div>
    }
    .into_any()
}

/// The alert for a failure of the client.
pub(super) fn failure(error: &Error, actions: AnyView) -> AnyView {
    let words = words();
    alert(
        errors::explain(error.kind(), words),
        errors::provider_said(error, words),
        actions,
    )
}
