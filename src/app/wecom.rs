//! Signing in inside WeCom's own browser, where WeCom knows who it is.

use leptos::prelude::*;

use super::deployment::Deployment;
use crate::browser::page;
use crate::{DirectSignIn, Reason, Session, SignInOptions};

pub(super) const TARGET: &str = "wecom";

/// What stops a sign-in from starting by itself: one is under way or led
/// nowhere, or the person has signed out. In the browser's own storage, since
/// in-app browsers drop the tab's.
const KEY: &str = "leptos-logto-wecom";
const HELD: &str = "held";

/// How people sign in in this browser, if it is WeCom's and the deployment has
/// WeCom.
pub(super) fn in_wecom(deployment: &Deployment) -> bool {
    let has_wecom = deployment.connectors.iter().any(|target| target == TARGET);
    (has_wecom || deployment.automatic_in_wecom) && is_wecom(&page::user_agent())
}

pub(super) fn is_wecom(user_agent: &str) -> bool {
    user_agent.contains("wxwork/")
}

/// Whether to sign in by WeCom without being asked, now that a page is opened.
/// Only once, until somebody has signed in: see [`heed`].
pub(super) fn starts_by_itself(session: &Session) -> bool {
    let why = match session {
        Session::SignedOut { reason } => *reason,
        _ => return false,
    };
    matches!(why, Reason::New | Reason::Expired)
        && is_automatic()
        && page::remembered(KEY).as_deref() != Some(HELD)
        && page::remember(KEY, HELD)
}

/// Takes the sign-in back that could not be started, if it was one by WeCom.
pub(super) fn did_not_start(options: &SignInOptions) {
    if matches!(&options.direct_sign_in, Some(DirectSignIn::Social(target)) if target == TARGET) {
        page::remember(KEY, "");
    }
}

/// Keeps in mind whether a sign-in may start by itself later on.
pub(super) fn heed(session: &Session) {
    let held = match session {
        Session::SignedIn(_) => "",
        Session::SignedOut {
            reason: Reason::SignedOut,
        } => HELD,
        _ => return,
    };
    if is_automatic() {
        page::remember(KEY, held);
    }
}

/// The same sign-in, by WeCom.
pub(super) fn by_wecom(options: SignInOptions) -> SignInOptions {
    options.direct_sign_in(DirectSignIn::Social(TARGET.to_owned()))
}

fn is_automatic() -> bool {
    use_context::<StoredValue<Deployment>>()
        .is_some_and(|deployment| deployment.with_value(|it| it.automatic_in_wecom && in_wecom(it)))
}

#[cfg(test)]
mod tests {
    use super::is_wecom;

    #[test]
    fn wecom_is_known_by_its_own_name_and_not_by_the_one_of_wechat() {
        for (user_agent, expected) in [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1 Language/zh",
                true,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.0.0 Safari/537.36 wxwork/4.1.10 (MicroMessenger/6.2) WindowsWechat",
                true,
            ),
            (
                "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49",
                false,
            ),
            ("", false),
        ] {
            assert_eq!(is_wecom(user_agent), expected, "{user_agent}");
        }
    }
}
