//! How a call ended.

use leptos::prelude::*;

use super::words::{WORDS, Words};
use crate::Error;
use crate::app::alert::alert;
use crate::app::card::{group, text};

#[derive(Clone, PartialEq)]
pub(super) enum Outcome {
    /// There was no access token to send.
    NoToken(Error),
    /// No answer came.
    Unreached { sent: String },
    /// An answer of any status.
    Answered {
        sent: String,
        status: u16,
        /// The scopes that the person lacks.
        missing: Option<String>,
        body: String,
        cut: bool,
    },
}

impl Outcome {
    pub(super) fn view(self, no_token: impl Fn(&Error) -> AnyView) -> AnyView {
        let words = WORDS.of_page();
        match self {
            Self::NoToken(error) => no_token(&error),
            Self::Unreached { sent } => group(
                "exchange",
                vec![
                    alert(words.unreached, None, None),
                    code(words.request.to_owned(), sent),
                ],
            ),
            Self::Answered {
                sent,
                status,
                body,
                cut,
                ..
            } => answered(words, sent, status, body, cut),
        }
    }
}

fn answered(words: &'static Words, sent: String, status: u16, body: String, cut: bool) -> AnyView {
    let explained = words.explain(status);
    let mut parts: Vec<_> = explained
        .map(|why| alert(why, None, None))
        .into_iter()
        .collect();
    parts.push(code(words.request.to_owned(), sent));
    let body = if body.is_empty() {
        words.nothing.to_owned()
    } else {
        body
    };
    parts.push(code((words.answer)(&status.to_string()), body));
    parts.extend(cut.then(|| text("detail", words.cut)));
    group("exchange", parts)
}

fn code(title: String, content: String) -> AnyView {
    view! { <h3>{title}</h3><pre tabindex="0" dir="ltr">{content}</pre> }.into_any()
}
