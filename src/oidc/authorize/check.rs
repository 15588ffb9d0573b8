//! Which sign-in options make sense together.

use std::fmt;

use super::{DirectSignIn, FirstScreen, Prompt, SignInOptions};
use crate::oidc::excerpt::excerpt;
use crate::oidc::return_to::{ReturnTo, ReturnToError};
use crate::oidc::value::Secret;

/// Parameters with a meaning of their own here. None of them may stand twice in a request
/// (RFC 6749 §3.1), and those of the protocol must not be replaced.
const RESERVED: [&str; 21] = [
    "client_id",
    "redirect_uri",
    "response_type",
    "response_mode",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "scope",
    "resource",
    "request",
    "request_uri",
    "prompt",
    "login_hint",
    "direct_sign_in",
    "first_screen",
    "identifier",
    "one_time_token",
    "organization_id",
    "ui_locales",
    "max_age",
];

impl SignInOptions {
    /// Checks that the options are complete and do not contradict each other.
    ///
    /// Logto silently drops all of its extra parameters when one has an unknown value, so what can
    /// be seen here is refused here.
    ///
    /// # Errors
    /// [`OptionsError`] names the first option that cannot stand.
    pub fn check(&self) -> Result<(), OptionsError> {
        if let Some(prompt) = &self.prompt {
            prompts(prompt, self)?;
        }
        let on_identifier_screen = self
            .first_screen
            .is_some_and(FirstScreen::takes_identifiers);
        if !self.identifiers.is_empty() && !on_identifier_screen {
            return Err(OptionsError::IdentifiersWithoutScreen);
        }
        let target = self.direct_sign_in.as_ref().map(DirectSignIn::target);
        let one_time_token = self.one_time_token.as_ref().map(Secret::expose);
        check_text("login_hint", self.login_hint.as_deref(), |c| c == ' ')?;
        check_text("direct_sign_in", target, |_| false)?;
        check_text("one_time_token", one_time_token, |_| false)?;
        check_text("organization_id", self.organization_id.as_deref(), |_| {
            false
        })?;
        check_text("ui_locales", self.ui_locales.as_deref(), |c| c == ' ')?;
        for (at, (name, value)) in self.extra.iter().enumerate() {
            check_text("extra", Some(name), |_| false)?;
            if value.chars().any(char::is_control) {
                return Err(OptionsError::InvalidCharacter("extra"));
            }
            if RESERVED.contains(&name.as_str()) {
                return Err(OptionsError::ReservedParameter(excerpt(name)));
            }
            if self.extra[..at].iter().any(|(known, _)| known == name) {
                return Err(OptionsError::RepeatedParameter(excerpt(name)));
            }
        }
        if let Some(path) = &self.return_to {
            ReturnTo::parse(path, "").map_err(OptionsError::ReturnTo)?;
        }
        Ok(())
    }
}

/// OpenID Connect Core §3.1.2.1: `none` stands alone. It also shows no page, so it cannot go with
/// options that choose one.
pub(super) fn prompts(prompts: &[Prompt], options: &SignInOptions) -> Result<(), OptionsError> {
    if !prompts.contains(&Prompt::None) {
        return Ok(());
    }
    if prompts.iter().any(|&prompt| prompt != Prompt::None) {
        return Err(OptionsError::PromptNoneWithOthers);
    }
    let page = [
        ("first_screen", options.first_screen.is_some()),
        ("direct_sign_in", options.direct_sign_in.is_some()),
        ("one_time_token", options.one_time_token.is_some()),
    ];
    match page.into_iter().find(|(_, chosen)| *chosen) {
        Some((name, _)) => Err(OptionsError::PromptNoneWithPage(name)),
        None => Ok(()),
    }
}

fn check_text(
    name: &'static str,
    text: Option<&str>,
    space: impl Fn(char) -> bool,
) -> Result<(), OptionsError> {
    let Some(text) = text else {
        return Ok(());
    };
    if text.trim_ascii().is_empty() {
        return Err(OptionsError::Empty(name));
    }
    let invalid = |c: char| c.is_control() || (c.is_whitespace() && !space(c));
    if text.chars().any(invalid) {
        return Err(OptionsError::InvalidCharacter(name));
    }
    Ok(())
}

/// Why sign-in options are refused, before anything is sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OptionsError {
    /// `none` among other prompts.
    PromptNoneWithOthers,
    /// `none` shows no page, but an option chooses one.
    PromptNoneWithPage(&'static str),
    /// Identifiers, but no screen that asks for them.
    IdentifiersWithoutScreen,
    /// An option without text.
    Empty(&'static str),
    /// White space or control characters where there must be none.
    InvalidCharacter(&'static str),
    /// An extra parameter that belongs to the protocol or has an option of its own.
    ReservedParameter(String),
    /// An extra parameter given twice.
    RepeatedParameter(String),
    /// The path to come back to.
    ReturnTo(ReturnToError),
    /// The redirect address is not an absolute URL without fragment.
    RedirectUri,
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, rest) = match self {
            Self::PromptNoneWithOthers => ("prompt", " none cannot be combined with other prompts"),
            Self::PromptNoneWithPage(name) => {
                (*name, " chooses a page, but prompt none shows none")
            }
            Self::IdentifiersWithoutScreen => {
                ("identifiers", " need a first screen that asks for them")
            }
            Self::Empty(name) => (*name, " must not be empty"),
            Self::InvalidCharacter(name) => {
                (*name, " must not contain white space or control characters")
            }
            Self::ReservedParameter(name) => {
                f.write_str("the extra parameter ")?;
                (
                    name.as_str(),
                    " belongs to the protocol or has an option of its own",
                )
            }
            Self::RepeatedParameter(name) => {
                f.write_str("the extra parameter ")?;
                (name.as_str(), " is given twice")
            }
            Self::ReturnTo(error) => return error.fmt(f),
            Self::RedirectUri => (
                "the redirect address",
                " must be an absolute URL without fragment",
            ),
        };
        f.write_str(name)?;
        f.write_str(rest)
    }
}

impl std::error::Error for OptionsError {}
