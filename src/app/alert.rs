//! What went wrong, in words, with what can be done about it.

use leptos::prelude::*;

use super::card::text;
use super::errors;
use super::words::words;
use crate::{Error, Reason};

/// An alert: a screen reader says it as soon as it appears.
pub(super) fn alert(
    what: impl Into<String>,
    detail: Option<String>,
    action: Option<AnyView>,
) -> AnyView {
    let mut parts = vec![text("", what)];
    parts.extend(detail.map(|detail| text("detail", detail)));
    parts.extend(action);
    view! { <div class="alert" role="alert">{parts}</div> }.into_any()
}

/// The alert for a failure of the client.
pub(super) fn failure(error: &Error, action: AnyView) -> AnyView {
    let words = words();
    let what = errors::explain(error.kind(), words);
    alert(what, errors::provider_said(error, words), Some(action))
}

/// The alert for a session that has ended, unless the person ended it.
pub(super) fn session_ended(reason: Reason) -> Option<AnyView> {
    let why = errors::why_signed_out(reason, words())?;
    Some(alert(why, None, None))
}
