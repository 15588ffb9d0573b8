//! Why there is no sign-in with what the form asks for, and where it is to be
//! corrected.

use super::asked::At;
use super::words::Words;
use crate::OptionsError;
use crate::app::words::words as common;

/// The most characters of somebody else's text in a sentence of ours.
const LONGEST: usize = 80;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Wrong {
    /// A value that a link has and nobody knows.
    Unknown(At, String),
    /// The maximum age.
    Seconds,
    /// The connector to go to at once.
    Connector,
    /// The path to come back to.
    WayBack,
    /// What the library refuses.
    Options(OptionsError),
}

impl Wrong {
    /// Its field; `None` where the person at the form cannot correct it.
    pub(super) fn at(&self) -> Option<At> {
        let error = match self {
            Self::Unknown(at, _) => return Some(*at),
            Self::Seconds => return Some(At::MaxAge),
            Self::Connector => return Some(At::DirectSignIn),
            Self::WayBack => return Some(At::ReturnTo),
            Self::Options(error) => error,
        };
        match error {
            OptionsError::PromptNoneWithOthers => Some(At::Prompt),
            OptionsError::IdentifiersWithoutScreen => Some(At::Identifier),
            OptionsError::PromptNoneWithPage(name)
            | OptionsError::Empty(name)
            | OptionsError::InvalidCharacter(name) => At::of(name),
            OptionsError::ReservedParameter(_) | OptionsError::RepeatedParameter(_) => {
                Some(At::Extra)
            }
            OptionsError::ReturnTo(_) => Some(At::ReturnTo),
            OptionsError::RedirectUri => None,
        }
    }

    /// In words, with what to do about it.
    pub(super) fn explain(&self, words: &Words) -> String {
        let known = match self {
            Self::Unknown(at, value) => return (words.unknown)(at.name(), &start(value)),
            Self::Seconds => words.wrong_max_age,
            Self::Connector => words.wrong_connector,
            Self::WayBack => words.wrong_return_to,
            Self::Options(error) => match error {
                OptionsError::PromptNoneWithOthers => words.prompt_none_alone,
                OptionsError::PromptNoneWithPage(_) => words.prompt_none_page,
                OptionsError::IdentifiersWithoutScreen => words.identifiers_alone,
                OptionsError::Empty("direct_sign_in") => words.wrong_connector,
                OptionsError::Empty("extra") | OptionsError::InvalidCharacter("extra") => {
                    words.wrong_extra
                }
                OptionsError::Empty(_) | OptionsError::InvalidCharacter(_) => words.wrong_text,
                OptionsError::ReservedParameter(name) => return (words.reserved)(&start(name)),
                OptionsError::RepeatedParameter(name) => return (words.repeated)(&start(name)),
                OptionsError::ReturnTo(_) => words.wrong_return_to,
                OptionsError::RedirectUri => common().error_config,
            },
        };
        known.to_owned()
    }
}

fn start(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => [&text[..end], "…"].concat(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReturnToError;

    #[test]
    fn what_the_library_refuses_is_shown_at_its_field() {
        for (error, at) in [
            (OptionsError::PromptNoneWithOthers, Some(At::Prompt)),
            (
                OptionsError::PromptNoneWithPage("direct_sign_in"),
                Some(At::DirectSignIn),
            ),
            (OptionsError::IdentifiersWithoutScreen, Some(At::Identifier)),
            (OptionsError::Empty("extra"), Some(At::Extra)),
            (
                OptionsError::InvalidCharacter("one_time_token"),
                Some(At::OneTimeToken),
            ),
            (
                OptionsError::ReservedParameter("state".to_owned()),
                Some(At::Extra),
            ),
            (
                OptionsError::RepeatedParameter("a".to_owned()),
                Some(At::Extra),
            ),
            (
                OptionsError::ReturnTo(ReturnToError::Callback),
                Some(At::ReturnTo),
            ),
            (OptionsError::RedirectUri, None),
        ] {
            assert_eq!(Wrong::Options(error.clone()).at(), at, "{error}");
        }
        // Every option that is a text.
        for name in [
            "login_hint",
            "direct_sign_in",
            "one_time_token",
            "organization_id",
            "ui_locales",
            "extra",
        ] {
            let error = OptionsError::InvalidCharacter(name);
            assert_eq!(Wrong::Options(error).at().map(At::name), Some(name));
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(start("刘"), "刘");
        assert_eq!(start(&"刘".repeat(81)).chars().count(), 81);
        assert!(start(&"刘".repeat(81)).ends_with("刘…"));
    }
}
