//! `/`: who is signed in, or the ways to sign in.

use leptos::prelude::*;

use super::attempt::Attempt;
use super::avatar::avatar;
use super::card::{card, group, text};
use super::deployment::Deployment;
use super::identity::identities;
use super::layout::{heading, progress, skeleton};
use super::menu::links;
use super::words::words;
use super::{alert, brand, connectors, wecom};
use crate::{
    Awaited, DirectSignIn, Error, FirstScreen, Reason, Session, SignInOptions, User, UserInfo,
    use_logto, use_user_info,
};

pub(super) fn home() -> impl IntoView {
    let logto = use_logto();
    let attempt = Attempt::new();
    let info = use_user_info();
    let by_itself = wecom::starts_by_itself(&untrack(|| logto.session()));
    if by_itself {
        let options = wecom::by_wecom(SignInOptions::default());
        attempt.start_by_itself(untrack(words).sign_in, options);
    }
    let leaving = StoredValue::new(by_itself);
    // Until it turns out that the page is not left.
    let is_leaving = move || {
        let still = leaving.get_value() && attempt.is_busy();
        leaving.set_value(still);
        still
    };
    move || match logto.session() {
        Session::SignedOut { .. } if is_leaving() => progress(words().leaving_to_sign_in),
        Session::Loading => skeleton(),
        Session::SignedIn(user) => signed_in(&user, info),
        Session::SignedOut { reason } => signed_out(attempt, reason, None),
        Session::Failed(error) => signed_out(attempt, Reason::New, Some(error)),
    }
}

fn signed_out(attempt: Attempt, reason: Reason, failure: Option<Error>) -> AnyView {
    let words = words();
    let (mut connectors, in_wecom) = use_context::<StoredValue<Deployment>>()
        .map(|it| it.with_value(|it| (it.connectors.clone(), wecom::in_wecom(it))))
        .unwrap_or_default();
    let direct = |target: &str, class| {
        let label = (words.continue_with)(&connectors::name(target, words));
        let options = SignInOptions::default();
        let direct = options.direct_sign_in(DirectSignIn::Social(target.to_owned()));
        attempt.button(label, class, direct)
    };
    let mut ways = Vec::new();
    let mut class = "button primary";
    if in_wecom {
        ways.push(direct(wecom::TARGET, "button primary wecom"));
        ways.push(text("divider", words.or));
        connectors.retain(|target| target != wecom::TARGET);
        class = "button";
    }
    let register = SignInOptions::default().first_screen(FirstScreen::Register);
    ways.push(attempt.button(words.sign_in, class, SignInOptions::default()));
    ways.push(attempt.button(words.create_account, "button", register));
    if !connectors.is_empty() && !in_wecom {
        ways.push(text("divider", words.or));
    }
    for target in connectors {
        let class = match &*target {
            wecom::TARGET => "button wecom",
            _ => "button",
        };
        ways.push(direct(&target, class));
    }
    let mut parts = vec![heading(brand::name()), text("lead", words.tagline)];
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
            group("ways", links(true, true)),
        ],
    )
}
