//! Words for what went wrong. A new kind does not compile until every
//! language has words for it.

use super::words::Words;
use crate::{Error, ErrorKind, Reason};

pub(super) fn explain(kind: ErrorKind, words: &Words) -> &'static str {
    match kind {
        ErrorKind::Config => words.error_config,
        ErrorKind::NotSignedIn => words.error_not_signed_in,
        ErrorKind::SessionExpired => words.error_session_expired,
        ErrorKind::Cancelled => words.error_cancelled,
        ErrorKind::CallbackRejected => words.error_callback_rejected,
        ErrorKind::Untrusted => words.error_untrusted,
        ErrorKind::Refused => words.error_refused,
        ErrorKind::Network => words.error_network,
        ErrorKind::Storage => words.error_storage,
        ErrorKind::Unsupported => words.error_unsupported,
    }
}

/// Why nobody is signed in, where it is worth a word.
pub(super) fn why_signed_out(reason: Reason, words: &Words) -> Option<&'static str> {
    match reason {
        Reason::New | Reason::SignedOut => None,
        Reason::Expired => Some(words.session_expired),
        Reason::Untrusted => Some(words.session_untrusted),
        Reason::AnswerLost => Some(words.session_answer_lost),
        Reason::Unreadable => Some(words.session_unreadable),
    }
}

/// The provider's own words, for whoever can do something with them.
pub(super) fn provider_said(error: &Error, words: &Words) -> Option<String> {
    let said = error.provider_error()?;
    let text = match &said.description {
        Some(description) => [&said.error, ": ", description].concat(),
        None => said.error.clone(),
    };
    Some((words.provider_said)(&text))
}
