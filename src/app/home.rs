//! `/`: who is signed in, or the ways to sign in.

use leptos::prelude::*;

use super::attempt::Attempt;
use super::avatar::avatar;
use super::card::{card, group, text};
use super::deployment::Deployment;
use super::identity::identities;
use super::layout::{heading, skeleton};
use super::words::words;
use super::{alert, connectors};
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
    let connectors = use_context::<StoredValue<Deployment>>()
        .map(|deployment| deployment.with_value(|deployment| deployment.connectors.clone()))
        .unwrap_or_default();
    let register = SignInOptions::default().first_screen(FirstScreen::Register);
    let mut ways = vec![
        attempt.button(words.sign_in, "button primary", SignInOptions::default()),
        attempt.button(words.create_account, "button", register),
    ];
    if !connectors.is_empty() {
        ways.push(text("divider", words.or));
    }
    for target in connectors {
        let label = (words.continue_with)(&connectors::name(&target, words));
        let class = match &*target {
            "wecom" => "button wecom",
            _ => "button",
        };
        let direct = SignInOptions::default().direct_sign_in(DirectSignIn::Social(target));
        ways.push(attempt.button(label, class, direct));
    }
    let mut parts = vec![heading(words.product), text("lead", words.tagline)];
    parts.extend(alert::session_ended(reason));
    parts.push(attempt.failure(failure));
    parts.push(group("actions", ways));
    card("welcome", parts)
}

fn signed_in(user: &User, info: Awaited<UserInfo>) -> AnyView {
    let claims = user.claims();
    let name = user.display_name();
    let mut who = vec![heading(name)];
    if let Some(email) = claims.email.as_deref().filter(|email| *email != name) {
        who.push(text("lead", email));
    }
    card(
        "person",
        vec![
            avatar(name, claims.picture.as_deref(), "avatar large"),
            group("", who),
            identities(info),
        ],
    )
}
