//! `/`: who is signed in, or the ways to sign in.

use leptos::prelude::*;

use super::attempt::Attempt;
use super::avatar::avatar;
use super::deployment::Deployment;
use super::identity::identities;
use super::layout::{heading, skeleton};
use super::words::words;
use super::{alert, connectors, errors};
use crate::{
    Awaited, DirectSignIn, Error, FirstScreen, Reason, Session, SignInOptions, User, UserInfo,
    use_logto, use_user_info,
};

pub(super) fn home() -> impl IntoView {
    let logto = use_logto();
    let attempt = Attempt::new();
    let info = use_user_info();
    move || match logto.session() {
        Session::Loading => skeleton(),
        Session::SignedIn(user) => signed_in(&user, info),
        Session::SignedOut { reason } => signed_out(attempt, reason, None),
        Session::Failed(error) => signed_out(attempt, Reason::New, Some(error)),
    }
}

fn signed_out(attempt: Attempt, reason: Reason, failure: Option<Error>) -> AnyView {
    let words = words();
    let why = errors::why_signed_out(reason, words);
    let why = why.map(|why| alert::alert(why, None, ().into_any()));
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
            {why}
            {attempt.failure(failure)}
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

fn signed_in(user: &User, info: Awaited<UserInfo>) -> AnyView {
    let claims = user.claims();
    let name = user.display_name();
    let email = claims.email.clone().filter(|email| email != name);
    view! {
        <section class="card person">
            {avatar(name, claims.picture.as_deref(), "avatar large")}
            <div>{heading(name)}<p class="lead">{email}</p></div>
            {identities(info)}
        </section>
    }
    .into_any()
}
