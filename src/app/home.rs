//! `/`: who is signed in, or the ways to sign in.

use leptos::prelude::*;

use super::attempt::Attempt;
use super::avatar::avatar;
use super::deployment::Deployment;
use super::identity::identities;
use super::layout::{heading, skeleton};
use super::words::words;
use super::{alert, connectors, errors};
use crate::{DirectSignIn, FirstScreen, Session, SignInOptions, User, use_logto};

pub(super) fn home() -> impl IntoView {
    let session = use_logto();
    let attempt = Attempt::new();
    move || match session.session() {
        Session::Loading => skeleton(),
        Session::SignedIn(user) => signed_in(&user),
        Session::SignedOut { reason } => {
            let why = errors::why_signed_out(reason, words());
            signed_out(
                attempt,
                why.map(|why| alert::alert(why, None, ().into_any())),
            )
        }
        Session::Failed(error) => {
            signed_out(attempt, Some(alert::failure(&error, attempt.try_again())))
        }
    }
}

fn signed_out(attempt: Attempt, notice: Option<AnyView>) -> AnyView {
    let words = words();
    let connectors = use_context::<StoredValue<Deployment>>()
        .map(|deployment| deployment.with_value(|deployment| deployment.connectors.clone()))
        .unwrap_or_default();
    let divider = (!connectors.is_empty()).then(|| view! { <p class="divider">{words.or}</p> });
    let direct: Vec<AnyView> = connectors
        .into_iter()
        .map(|target| {
            let label = (words.continue_with)(&connectors::name(&target));
            let class = if target == "wecom" {
                "button wecom"
            } else {
                "button"
            };
            let direct = SignInOptions::default().direct_sign_in(DirectSignIn::Social(target));
            attempt.button(label, class, direct)
        })
        .collect();
    let register = SignInOptions::default().first_screen(FirstScreen::Register);
    view! {
        <section class="card welcome">
            {heading(words.product)}
            <p class="lead">{words.tagline}</p>
            {notice}
            {attempt.failure()}
            <div class="actions">
                {attempt.button(words.sign_in.to_owned(), "button primary", SignInOptions::default())}
                {attempt.button(words.create_account.to_owned(), "button", register)}
                {divider}
                {direct}
            </div>
        </section>
    }
    .into_any()
}

fn signed_in(user: &User) -> AnyView {
    let claims = user.claims();
    let name = user.display_name();
    let email = claims.email.clone().filter(|email| email != name);
    view! {
        <section class="card person">
            {avatar(name, claims.picture.as_deref(), "avatar large")}
            {heading(name)}
            <p class="lead">{email}</p>
            {identities()}
        </section>
    }
    .into_any()
}
