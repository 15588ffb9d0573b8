//! Pages for people who are signed in.

use leptos::prelude::*;

use super::alert;
use super::attempt::Attempt;
use super::card::card;
use super::layout::{heading, progress};
use super::words::words;
use crate::{Reason, Session, User, use_logto};

/// Shows what `page` makes of the person who is signed in.
///
/// Whoever opens the page signed out is taken to sign in at once, and comes
/// back to the same address. When a session ends while the page is open, the
/// person is told so and goes when they like.
pub(super) fn guarded(page: fn(&User) -> AnyView) -> impl IntoView {
    let logto = use_logto();
    let attempt = Attempt::new();
    if matches!(untrack(|| logto.session()), Session::SignedOut { .. }) {
        attempt.start(untrack(words).sign_in, attempt.back_here());
    }
    move || {
        let words = words();
        let (reason, failure) = match logto.session() {
            Session::SignedIn(user) => return page(&user),
            Session::Loading => return progress(words.loading),
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
    }
}
