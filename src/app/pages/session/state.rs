//! The state machine of the session, with the state it is in.

use leptos::prelude::*;

use super::words::Words;
use crate::app::attempt::Attempt;
use crate::app::card::{group, text};
use crate::app::language::Spoken;
use crate::{Reason, Session, use_logto};

pub(super) fn state(attempt: Attempt, words: &'static Words) -> AnyView {
    let logto = use_logto();
    let state = move || {
        let session = logto.session();
        let states = [
            (words.loading, matches!(session, Session::Loading)),
            (
                words.signed_out,
                matches!(session, Session::SignedOut { .. }),
            ),
            (words.signed_in, matches!(session, Session::SignedIn(_))),
            (words.failed, matches!(session, Session::Failed(_))),
        ];
        let states = states.map(|(name, is_now)| {
            let is_now = is_now.then_some("true");
            view! { <li class="mark" aria-current=is_now>{name}</li> }.into_any()
        });
        let mut parts = vec![
            view! { <ol class="states">{states.into_iter().collect::<Vec<_>>()}</ol> }.into_any(),
            text("", explain(&session, words)),
        ];
        match session {
            Session::Failed(error) => parts.push(attempt.failure(Some(error))),
            Session::SignedOut { .. } => {
                parts.push(attempt.failure(None));
                let label = Spoken::of_page().words().sign_in;
                parts.push(attempt.button(label, "button primary", attempt.back_here()));
            }
            Session::Loading | Session::SignedIn(_) => {}
        }
        group("part", parts)
    };
    state.into_any()
}

fn explain(session: &Session, words: &Words) -> String {
    match session {
        Session::Loading => words.loading_why.to_owned(),
        Session::SignedIn(user) => (words.signed_in_why)(user.display_name()),
        Session::Failed(_) => words.failed_why.to_owned(),
        Session::SignedOut { reason } => why(*reason, words).to_owned(),
    }
}

pub(super) fn why(reason: Reason, words: &Words) -> &'static str {
    match reason {
        Reason::New => words.out_new,
        Reason::SignedOut => words.out_signed_out,
        Reason::Expired => words.out_expired,
        Reason::Untrusted => words.out_untrusted,
        Reason::AnswerLost => words.out_answer_lost,
        Reason::Unreadable => words.out_unreadable,
    }
}
