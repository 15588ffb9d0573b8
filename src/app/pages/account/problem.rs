//! What went wrong, and where on the page that is said.

use super::words::Words;
use crate::ErrorKind;
use crate::account::{
    AccountError, ChangeError, LinkError, PasswordError, PasswordIssue, RevokeSessionError,
    SocialCallbackError, SocialError, UnlinkError, VerifyPasswordError,
};
use crate::app::errors;
use crate::app::words::words as common;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Problem {
    Client(ErrorKind),
    MissingScope(&'static str),
    Account(AccountError),
    Change(ChangeError),
    Password(PasswordError),
    Verify(VerifyPasswordError),
    Social(SocialError),
    Link(LinkError),
    Unlink(UnlinkError),
    Session(RevokeSessionError),
    /// The person has to type their password first.
    NoProof,
    /// Nothing is typed.
    Empty(At),
}

/// The field that a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Form,
    Name,
    Avatar,
    Username,
    Password,
    Proof,
}

impl At {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Name => "name",
            Self::Avatar => "avatar",
            Self::Username => "username",
            Self::Password => "password",
            Self::Proof => "proof",
        }
    }
}

impl Problem {
    pub(super) fn at(&self) -> At {
        match self {
            Self::Empty(at) => *at,
            Self::NoProof
            | Self::Account(AccountError::VerificationRequired)
            | Self::Verify(VerifyPasswordError::Wrong | VerifyPasswordError::Blocked) => At::Proof,
            Self::Change(ChangeError::NameTooLong) => At::Name,
            Self::Change(ChangeError::AvatarInvalid | ChangeError::AvatarTooLong) => At::Avatar,
            Self::Change(
                ChangeError::UsernameInvalid
                | ChangeError::UsernameTaken
                | ChangeError::LastIdentifier,
            ) => At::Username,
            Self::Password(_) => At::Password,
            _ => At::Form,
        }
    }

    /// Whether the same may go well later.
    pub(super) fn may_pass(&self) -> bool {
        !matches!(
            self,
            Self::MissingScope(_)
                | Self::Account(AccountError::NotEnabled | AccountError::ThirdParty)
        )
    }

    pub(super) fn explain(&self, words: &Words) -> String {
        match self {
            Self::Client(kind) => errors::explain(*kind, common()).to_owned(),
            Self::MissingScope(_) => words.missing_scope.to_owned(),
            Self::Account(error) => account(error, words).to_owned(),
            Self::Change(error) => match error {
                ChangeError::NameTooLong => words.name_too_long,
                ChangeError::AvatarTooLong | ChangeError::AvatarInvalid => words.avatar_invalid,
                ChangeError::UsernameInvalid => words.username_invalid,
                ChangeError::UsernameTaken => words.username_taken,
                ChangeError::LastIdentifier => words.last_identifier,
                ChangeError::Account(error) => account(error, words),
            }
            .to_owned(),
            Self::Password(PasswordError::Rejected(issues)) => rejected(issues, words),
            Self::Password(PasswordError::Same) => words.password_same.to_owned(),
            Self::Password(PasswordError::Account(error)) => account(error, words).to_owned(),
            Self::Verify(error) => match error {
                VerifyPasswordError::Wrong => words.proof_wrong,
                VerifyPasswordError::Blocked => words.proof_blocked,
                VerifyPasswordError::Account(error) => account(error, words),
            }
            .to_owned(),
            Self::Social(error) => social(error, words).to_owned(),
            Self::Link(error) => match error {
                LinkError::InUse => words.link_in_use,
                LinkError::AlreadyLinked => words.link_already,
                LinkError::Gone => words.link_gone,
                LinkError::Account(error) => account(error, words),
            }
            .to_owned(),
            Self::Unlink(error) => match error {
                UnlinkError::NotLinked => words.unlink_not_linked,
                UnlinkError::LastIdentifier => words.last_identifier,
                UnlinkError::Account(error) => account(error, words),
            }
            .to_owned(),
            Self::Session(error) => match error {
                RevokeSessionError::NotFound => words.session_gone,
                RevokeSessionError::Account(error) => account(error, words),
            }
            .to_owned(),
            Self::NoProof => words.proof_missing.to_owned(),
            Self::Empty(_) => words.empty.to_owned(),
        }
    }

    /// For the people who run the site.
    pub(super) fn detail(&self, words: &Words) -> Option<String> {
        match self {
            Self::MissingScope(scope) => Some((words.missing_scope_detail)(scope)),
            Self::Account(AccountError::NotEnabled) => Some(words.not_enabled_detail.to_owned()),
            Self::Account(AccountError::Refused { status, code }) => Some((words.refused_detail)(
                &[&status.to_string(), " ", code].concat(),
            )),
            Self::Account(AccountError::Unavailable { status }) => {
                Some((words.refused_detail)(&status.to_string()))
            }
            _ => None,
        }
    }
}

fn account(error: &AccountError, words: &Words) -> &'static str {
    match error {
        AccountError::NotEnabled => words.not_enabled,
        AccountError::FieldNotEnabled => words.field_hidden,
        AccountError::FieldNotEditable => words.field_closed,
        AccountError::VerificationRequired => words.proof_again,
        AccountError::Unauthorized => words.unauthorized,
        AccountError::ThirdParty => words.third_party,
        AccountError::InvalidInput => words.invalid_input,
        _ => words.unavailable,
    }
}

fn social(error: &SocialError, words: &Words) -> &'static str {
    match error {
        SocialError::UnknownConnector => words.link_unknown_connector,
        SocialError::NotConfirmed => words.link_not_confirmed,
        SocialError::Gone => words.link_gone,
        SocialError::Callback(SocialCallbackError::Cancelled) => words.link_cancelled,
        SocialError::Callback(SocialCallbackError::OtherPerson) => words.link_other_person,
        SocialError::Callback(_) => words.link_unexpected,
        SocialError::Account(error) => account(error, words),
    }
}

fn rejected(issues: &[PasswordIssue], words: &Words) -> String {
    let mut reasons: Vec<String> = issues
        .iter()
        .map(|issue| match issue {
            PasswordIssue::TooShort { min } => (words.password_too_short)(&min.to_string()),
            PasswordIssue::TooLong { max } => (words.password_too_long)(&max.to_string()),
            PasswordIssue::CharacterTypes { min } => (words.password_types)(&min.to_string()),
            PasswordIssue::UnsupportedCharacters => words.password_characters.to_owned(),
            PasswordIssue::Repetition | PasswordIssue::Sequence => {
                words.password_pattern.to_owned()
            }
            PasswordIssue::UserInfo => words.password_user_info.to_owned(),
            PasswordIssue::Words => words.password_words.to_owned(),
            PasswordIssue::Pwned => words.password_pwned.to_owned(),
            _ => words.password_rejected.to_owned(),
        })
        .collect();
    reasons.dedup();
    if reasons.is_empty() {
        reasons.push(words.password_rejected.to_owned());
    }
    reasons.join("\n")
}

macro_rules! problems {
    ($($error:ident => $variant:ident),* $(,)?) => {
        $(impl From<$error> for Problem {
            fn from(error: $error) -> Self {
                match error {
                    $error::Account(error) => Self::Account(error),
                    error => Self::$variant(error),
                }
            }
        })*
    };
}

problems! {
    ChangeError => Change,
    PasswordError => Password,
    VerifyPasswordError => Verify,
    SocialError => Social,
    LinkError => Link,
    UnlinkError => Unlink,
    RevokeSessionError => Session,
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}
