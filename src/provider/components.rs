//! Components that show their children in one state of the session.

use leptos::prelude::*;

use super::handle::use_logto;
use crate::client::Session;

/// Shows its children while a person is signed in.
#[component]
pub fn SignedIn(
    /// What a signed-in person sees.
    children: ChildrenFn,
) -> impl IntoView {
    shown_if(children, |session| matches!(session, Session::SignedIn(_)))
}

/// Shows its children while nobody is signed in.
#[component]
pub fn SignedOut(
    /// What a signed-out person sees.
    children: ChildrenFn,
) -> impl IntoView {
    shown_if(children, |session| {
        matches!(session, Session::SignedOut { .. })
    })
}

/// Shows its children while it is not known whether a person is signed in.
#[component]
pub fn Loading(
    /// What is seen meanwhile.
    children: ChildrenFn,
) -> impl IntoView {
    shown_if(children, |session| matches!(session, Session::Loading))
}

/// Shows its children after a sign-in has failed, or while the session cannot
/// be read. The error is in [`Logto::session`](super::Logto::session).
#[component]
pub fn Failed(
    /// What is seen then.
    children: ChildrenFn,
) -> impl IntoView {
    shown_if(children, |session| matches!(session, Session::Failed(_)))
}

fn shown_if(children: ChildrenFn, condition: fn(&Session) -> bool) -> impl IntoView {
    let logto = use_logto();
    let shown = Memo::new(move |_| logto.session.with(condition));
    move || shown.get().then(|| children())
}
