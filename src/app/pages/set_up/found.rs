//! What is checked, and what a check can find.

use super::words::Words;
use crate::{CheckError, DiscoveryError, JwkError, RegistrationError, StorageKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    Page,
    Storage,
    Clock,
    Application,
    Endpoint,
    Issuer,
    Keys,
    AppId,
    Origin,
    RedirectUri,
    Permissions,
    PostSignOutUri,
}

impl Check {
    /// Those that need no Logto.
    pub(super) const OF_BROWSER: [Self; 4] =
        [Self::Page, Self::Storage, Self::Clock, Self::Application];

    /// Those of a Logto, in their order: each relies on those before it.
    pub(super) const OF_LOGTO: [Self; 8] = [
        Self::Endpoint,
        Self::Issuer,
        Self::Keys,
        Self::AppId,
        Self::Origin,
        Self::RedirectUri,
        Self::Permissions,
        Self::PostSignOutUri,
    ];

    pub(super) fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Page => words.check_page,
            Self::Storage => words.check_storage,
            Self::Clock => words.check_clock,
            Self::Application => words.check_application,
            Self::Endpoint => words.check_endpoint,
            Self::Issuer => words.check_issuer,
            Self::Keys => words.check_keys,
            Self::AppId => words.check_app_id,
            Self::Origin => words.check_origin,
            Self::RedirectUri => words.redirect_uri,
            Self::Permissions => words.check_permissions,
            Self::PostSignOutUri => words.post_sign_out_uri,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Running,

    Fine,
    /// Plain http, with the feature `software-crypto`.
    FineOverHttp,
    InWecom,

    // What cannot be told.
    InApplication(&'static str),
    /// The web server does not tell the time.
    NoDate,
    /// First another thing has to be mended.
    After(Check),
    /// This Logto takes no pushed requests.
    NotTold,
    OnlyBySigningOut,

    PlainHttp,
    FellBack(StorageKind),
    ClockOff {
        minutes: u64,
        is_fast: bool,
    },
    Offline,
    NoAnswer,
    /// Something answers, but lets the page read nothing.
    Unreadable,
    Status(u16),
    /// A page in place of a document.
    HtmlPage,
    Discovery(DiscoveryError),
    Keys(JwkError),
    /// This browser lacks what the keys are for.
    Unsupported,
    Origin,
    Registration(RegistrationError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Running,
    Fine,
    CannotTell,
    Problem,
}

impl Found {
    pub(super) fn state(&self) -> State {
        match self {
            Self::Running => State::Running,
            Self::Fine | Self::FineOverHttp | Self::InWecom => State::Fine,
            Self::InApplication(_)
            | Self::NoDate
            | Self::After(_)
            | Self::NotTold
            | Self::OnlyBySigningOut => State::CannotTell,
            _ => State::Problem,
        }
    }
}

impl From<CheckError> for Found {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::Offline => Self::Offline,
            CheckError::NoAnswer => Self::NoAnswer,
            CheckError::Status(status) => Self::Status(status),
            CheckError::Page => Self::HtmlPage,
            CheckError::Discovery(error) => Self::Discovery(error),
            CheckError::Keys(error) => Self::Keys(error),
            CheckError::Unsupported(_) => Self::Unsupported,
            CheckError::Origin => Self::Origin,
            CheckError::Registration(error) => Self::Registration(error),
        }
    }
}
