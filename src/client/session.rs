//! Who is signed in.

use std::sync::Arc;

use super::error::Error;
use super::store::{Ended, Stored};
use crate::oidc::IdTokenClaims;

/// The state of the session. It carries claims, never tokens.
#[derive(Clone, Debug, PartialEq)]
pub enum Session {
    /// Not known yet: a sign-in is being finished.
    Loading,
    /// Nobody is signed in.
    SignedOut {
        /// How it came to that.
        reason: Reason,
    },
    /// A person is signed in.
    SignedIn(User),
    /// The session cannot be read, or a sign-in has just failed.
    Failed(Error),
}

/// How it came that nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody has signed in yet.
    New,
    /// The person signed out.
    SignedOut,
    /// The provider ended the session.
    Expired,
    /// The provider renewed the session for somebody else, or with an ID token
    /// that does not stand.
    Untrusted,
    /// The answer to a renewal was lost, and the provider took the next one
    /// for a replay; or this tab is a copy of one that has renewed since.
    /// Signing in again is usually pageless:
    /// [`Client::sign_in_automatically`](crate::Client::sign_in_automatically).
    AnswerLost,
    /// What is stored cannot be read.
    Unreadable,
}

/// The person who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    claims: Arc<IdTokenClaims>,
}

impl User {
    pub(crate) fn new(claims: IdTokenClaims) -> Self {
        Self {
            claims: Arc::new(claims),
        }
    }

    /// The claims of the verified ID token.
    pub fn claims(&self) -> &IdTokenClaims {
        &self.claims
    }

    /// The best there is to call the person by: name, username, e-mail, phone
    /// number, or the subject.
    pub fn display_name(&self) -> &str {
        let claims = self.claims();
        [
            &claims.name,
            &claims.username,
            &claims.email,
            &claims.phone_number,
        ]
        .into_iter()
        .flatten()
        .map(|name| name.trim())
        .find(|name| !name.is_empty())
        .unwrap_or(&claims.subject)
    }
}

impl Session {
    /// Whether a person is signed in; `None` while that is not known. Plugs
    /// into the `condition` of a `ProtectedRoute`.
    pub fn signed_in(&self) -> Option<bool> {
        match self {
            Self::Loading => None,
            Self::SignedIn(_) => Some(true),
            Self::SignedOut { .. } | Self::Failed(_) => Some(false),
        }
    }

    /// The person who is signed in.
    pub fn user(&self) -> Option<&User> {
        match self {
            Self::SignedIn(user) => Some(user),
            _ => None,
        }
    }

    pub(crate) fn of(stored: &Stored) -> Self {
        let reason = match stored {
            Stored::Live(record) => match IdTokenClaims::of_stored(record.id_token.expose()) {
                Ok(claims) => return Self::SignedIn(User::new(claims)),
                Err(_) => Reason::Unreadable,
            },
            Stored::Absent => Reason::New,
            Stored::Unreadable => Reason::Unreadable,
            Stored::Ended(Ended::SignedOut) => Reason::SignedOut,
            Stored::Ended(Ended::Expired) => Reason::Expired,
            Stored::Ended(Ended::Untrusted) => Reason::Untrusted,
            Stored::Ended(Ended::AnswerLost) => Reason::AnswerLost,
        };
        Self::SignedOut { reason }
    }
}
