//! Pages for people who are signed in.

use leptos::prelude::*;

use super::alert;
use super::attempt::{Attempt, within_origin};
use super::errors;
use super::layout::{heading, progress};
use super::words::words;
use crate::{Session, SignInOptions, User, use_logto};

/// Shows what `page` makes of the person who is signed in.
///
/// Whoever opens the page signed out is taken to sign in at once, and comes
/// back to the same address. When a session ends while the page is open, the
/// person is told so and goes when they like.
pub(super) fn guarded(page: fn(&User) -> AnyView) -> impl IntoView {
    let words = words();
    let logto = use_logto();
    let attempt = Attempt::new();
    let here = within_origin();
    let options = move || SignInOptions::default().return_to(here.get_untracked());
    Effect::new(move |opened: Option<bool>| {
        let session = logto.session();
        if opened != Some(true) && matches!(session, Session::SignedOut { .. }) {
            attempt.start(words.sign_in, options());
        }
        opened == Some(true) || session.signed_in().is_some()
    });
    move || {
        let notice = match logto.session() {
            Session::SignedIn(user) => return page(&user),
            Session::Loading => return progress(words.loading),
            Session::SignedOut { reason } => errors::why_signed_out(reason, words)
                .map(|why| alert::alert(why, None, ().into_any())),
            Session::Failed(error) => Some(alert::failure(&error, ().into_any())),
        };
        if attempt.is_busy() {
            return progress(words.leaving_to_sign_in);
        }
        view! {
            <section class="card">
                {heading(words.sign_in_needed)}
                {notice}
                {attempt.failure()}
                {attempt.button(words.sign_in.to_owned(), "button primary", options())}
            </section>
        }
        .into_any()
    }
}
