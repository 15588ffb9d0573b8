//! Pages for people who are signed in.

use leptos::prelude::*;

use super::alert;
use super::attempt::Attempt;
use super::errors;
use super::layout::{heading, progress};
use super::words::words;
use crate::{Reason, Session, SignInOptions, User, use_logto};

/// Shows what `page` makes of the person who is signed in.
///
/// Whoever opens the page signed out is taken to sign in at once, and comes
/// back to the same address. When a session ends while the page is open, the
/// person is told so and goes when they like.
pub(super) fn guarded(page: fn(&User) -> AnyView) -> impl IntoView {
    let words = words();
    let logto = use_logto();
    let attempt = Attempt::new();
    let options = move || SignInOptions::default().return_to(attempt.here());
    if matches!(untrack(|| logto.session()), Session::SignedOut { .. }) {
        attempt.start(words.sign_in, options());
    }
    move || {
        let (reason, failure) = match logto.session() {
            Session::SignedIn(user) => return page(&user),
            Session::Loading => return progress(words.loading),
            Session::SignedOut { reason } => (reason, None),
            Session::Failed(error) => (Reason::New, Some(error)),
        };
        if attempt.is_busy() {
            return progress(words.leaving_to_sign_in);
        }
        let why = errors::why_signed_out(reason, words);
        let why = why.map(|why| alert::alert(why, None, ().into_any()));
        view! {
            <section class="card">
                {heading(words.sign_in_needed)}
                {why}
                {attempt.failure(failure)}
                {attempt.button(words.sign_in.to_owned(), "button primary", options())}
            </section>
        }
        .into_any()
    }
}
