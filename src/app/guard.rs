//! Pages for people who are signed in.

use leptos::prelude::*;

use super::attempt::Attempt;
use super::card::card;
use super::layout::{heading, progress};
use super::words::words;
use super::{alert, wecom};
use crate::{Reason, Session, User, use_logto};

/// Shows what `page` makes for the person who is signed in. It is kept as
/// long as the same person is.
///
/// Whoever opens the page signed out is taken to sign in at once, and comes
/// back to the same address; where a renewal's answer was lost, the provider
/// component sees to that on every page. When a session ends while the page is
/// open, the person is told so and goes when they like.
pub(super) fn guarded(page: impl Fn(Signal<User>) -> AnyView + Send + 'static) -> AnyView {
    let logto = use_logto();
    let attempt = Attempt::new();
    let session = untrack(|| logto.session());
    if matches!(session, Session::SignedOut { reason } if reason != Reason::AnswerLost) {
        let mut options = attempt.back_here();
        if wecom::starts_by_itself(&session) {
            options = wecom::by_wecom(options);
        }
        attempt.start_by_itself(untrack(words).sign_in, options);
    }
    let subject = Memo::new(move |_| match logto.user() {
        Some(user) => user.claims().subject.clone(),
        None => String::new(),
    });
    let guarded = move || {
        subject.track();
        if let Some(user) = untrack(|| logto.user()) {
            let last = move || logto.user().unwrap_or_else(|| user.clone());
            return page(Signal::derive(last));
        }
        let words = words();
        let (reason, failure) = match logto.session() {
            Session::SignedIn(_) | Session::Loading => return progress(words.loading),
            Session::SignedOut { reason } => (reason, None),
            Session::Failed(error) => (Reason::New, Some(error)),
        };
        if attempt.is_busy() {
            return progress(words.leaving_to_sign_in);
        }
        let mut parts = vec![heading(words.sign_in_needed)];
        parts.extend(alert::session_ended(reason));
        parts.push(attempt.failure(failure));
        parts.push(attempt.button(words.sign_in, "button primary", attempt.back_here()));
        card("", parts)
    };
    guarded.into_any()
}
