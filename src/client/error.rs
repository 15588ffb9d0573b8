//! One error for everything the client does: detail at the leaf, recovery at
//! the top.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::api::ApiError;
use super::config::ConfigError;
use super::platform::PlatformError;
use super::token_request::TokenRequestError;
use crate::oidc::{
    CallbackError, DiscoveryError, IdTokenError, JwkError, OAuthError, OptionsError, ReturnToError,
    TokenError, UserInfoError,
};

/// What went wrong, and through [`Error::kind`] what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: ErrorKind,
    source: Source,
}

/// What can be done: one kind for each recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The application is set up wrongly; its developer or operator can help.
    Config,
    /// Nobody is signed in.
    NotSignedIn,
    /// The session is over; signing in again helps.
    SessionExpired,
    /// The person turned back.
    Cancelled,
    /// A callback that does not belong to a sign-in of this browser, or is
    /// used up; starting again helps.
    CallbackRejected,
    /// The provider's answer is not to be trusted.
    Untrusted,
    /// The provider refused this request; the session lives on.
    Refused,
    /// The provider was not reached; trying again helps, nothing is lost.
    Network,
    /// The browser refuses to store what is needed.
    Storage,
    /// The browser lacks something that is needed.
    Unsupported,
}

/// The cause of an [`Error`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    Api(ApiError),
    Callback(CallbackError),
    Config(ConfigError),
    Discovery(DiscoveryError),
    IdToken(IdTokenError),
    Keys(JwkError),
    Options(OptionsError),
    Platform(PlatformError),
    ReturnTo(ReturnToError),
    Token(TokenError),
    TokenRequest(TokenRequestError),
    UserInfo(UserInfoError),
    Status(u16),
    Because(&'static str),
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, because: &'static str) -> Self {
        Self {
            kind,
            source: Source::Because(because),
        }
    }

    pub(crate) fn not_signed_in() -> Self {
        Self::new(ErrorKind::NotSignedIn, "nobody is signed in")
    }

    pub(crate) fn interrupted() -> Self {
        Self::new(ErrorKind::Network, "the page was interrupted")
    }

    pub(crate) fn other_session() -> Self {
        Self::new(
            ErrorKind::NotSignedIn,
            "another session has begun meanwhile",
        )
    }

    pub(crate) fn unreachable_status(status: u16) -> Self {
        Self {
            kind: ErrorKind::Network,
            source: Source::Status(status),
        }
    }

    pub(crate) fn page() -> Self {
        let because = "a page came in place of the provider's answer: from a network that \
                       wants a sign-in of its own, or because the endpoint is no Logto";
        Self::new(ErrorKind::Network, because)
    }

    pub(crate) fn of_kind(self, kind: ErrorKind) -> Self {
        Self { kind, ..self }
    }

    /// Whether an ID token was refused for its time alone, which a wrong clock
    /// explains as well.
    pub(crate) fn is_of_time(&self) -> bool {
        use IdTokenError::{Expired, IssuedAt, NotYetValid};
        matches!(
            self.source,
            Source::IdToken(Expired | IssuedAt | NotYetValid)
        )
    }

    /// What can be done about it.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What the provider said, if it answered with an OAuth error. The text
    /// is the provider's: show it as text only.
    pub fn provider_error(&self) -> Option<&OAuthError> {
        match &self.source {
            Source::Callback(CallbackError::Provider(error))
            | Source::Token(TokenError::Refused { error, .. }) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Api(error) => error.fmt(f),
            Source::Callback(error) => error.fmt(f),
            Source::Config(error) => error.fmt(f),
            Source::Discovery(error) => error.fmt(f),
            Source::IdToken(error) => error.fmt(f),
            Source::Keys(error) => error.fmt(f),
            Source::Options(error) => error.fmt(f),
            Source::Platform(error) => error.fmt(f),
            Source::ReturnTo(error) => error.fmt(f),
            Source::Token(error) => error.fmt(f),
            Source::TokenRequest(error) => error.fmt(f),
            Source::UserInfo(error) => error.fmt(f),
            Source::Status(status) => write!(f, "the provider answered with status {status}"),
            Source::Because(because) => f.write_str(because),
        }
    }
}

impl std::error::Error for Error {}

impl From<PlatformError> for Error {
    fn from(error: PlatformError) -> Self {
        let kind = match error {
            PlatformError::Network(_) | PlatformError::Offline | PlatformError::LockTimeout => {
                ErrorKind::Network
            }
            PlatformError::Storage(_) => ErrorKind::Storage,
            PlatformError::Unsupported(_) => ErrorKind::Unsupported,
        };
        Self {
            kind,
            source: Source::Platform(error),
        }
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        Self {
            kind: ErrorKind::Config,
            source: Source::Config(error),
        }
    }
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self {
            kind: ErrorKind::Config,
            source: Source::Api(error),
        }
    }
}

impl From<OptionsError> for Error {
    fn from(error: OptionsError) -> Self {
        Self {
            kind: ErrorKind::Config,
            source: Source::Options(error),
        }
    }
}

impl From<ReturnToError> for Error {
    fn from(error: ReturnToError) -> Self {
        Self {
            kind: ErrorKind::Config,
            source: Source::ReturnTo(error),
        }
    }
}

impl From<TokenRequestError> for Error {
    fn from(error: TokenRequestError) -> Self {
        Self {
            kind: ErrorKind::Config,
            source: Source::TokenRequest(error),
        }
    }
}

impl From<DiscoveryError> for Error {
    fn from(error: DiscoveryError) -> Self {
        Self {
            kind: ErrorKind::Untrusted,
            source: Source::Discovery(error),
        }
    }
}

impl From<JwkError> for Error {
    fn from(error: JwkError) -> Self {
        Self {
            kind: ErrorKind::Untrusted,
            source: Source::Keys(error),
        }
    }
}

impl From<IdTokenError> for Error {
    fn from(error: IdTokenError) -> Self {
        Self {
            kind: ErrorKind::Untrusted,
            source: Source::IdToken(error),
        }
    }
}

impl From<CallbackError> for Error {
    fn from(error: CallbackError) -> Self {
        let kind = match &error {
            // Cancelling Logto's consent page leads to the bare callback.
            CallbackError::Bare => ErrorKind::Cancelled,
            CallbackError::Provider(said) => match said.error.as_str() {
                "access_denied" => ErrorKind::Cancelled,
                "temporarily_unavailable" | "server_error" => ErrorKind::Network,
                "login_required"
                | "consent_required"
                | "interaction_required"
                | "account_selection_required" => ErrorKind::NotSignedIn,
                _ => ErrorKind::Refused,
            },
            _ => ErrorKind::CallbackRejected,
        };
        Self {
            kind,
            source: Source::Callback(error),
        }
    }
}

impl From<TokenError> for Error {
    fn from(error: TokenError) -> Self {
        let kind = match &error {
            TokenError::Refused { error, .. } if error.is("invalid_grant") => {
                ErrorKind::SessionExpired
            }
            TokenError::Refused { .. } => ErrorKind::Refused,
            TokenError::Unavailable { .. } | TokenError::Malformed => ErrorKind::Network,
        };
        Self {
            kind,
            source: Source::Token(error),
        }
    }
}

impl From<UserInfoError> for Error {
    fn from(error: UserInfoError) -> Self {
        let kind = match &error {
            UserInfoError::Unauthorized => ErrorKind::Refused,
            UserInfoError::Unavailable { .. } => ErrorKind::Network,
            _ => ErrorKind::Untrusted,
        };
        Self {
            kind,
            source: Source::UserInfo(error),
        }
    }
}
