//! The two kinds of access token that Logto issues.

use crate::client::store::TokenRecord;
use crate::oidc::{Secret, Timestamp};

/// A JWT for an API resource or an organization (RFC 9068).
#[derive(Clone, Debug, PartialEq)]
pub struct JwtToken(Kept);

/// An opaque token, which only the provider's own endpoints understand:
/// userinfo and the Account API.
#[derive(Clone, Debug, PartialEq)]
pub struct OpaqueToken(Kept);

#[derive(Clone, Debug, PartialEq)]
struct Kept {
    token: Secret,
    scope: String,
    expires_at: Timestamp,
}

macro_rules! access_token {
    ($name:ident) => {
        impl $name {
            /// The token itself, for an `Authorization: Bearer` header
            /// (RFC 6750 §2.1) and nothing else.
            pub fn expose(&self) -> &str {
                self.0.token.expose()
            }

            /// The scopes that were granted.
            pub fn scopes(&self) -> impl Iterator<Item = &str> {
                self.0.scope.split_ascii_whitespace()
            }

            /// When it expires, by this device's clock as corrected, see
            /// [`Client::now`](crate::Client::now).
            pub fn expires_at(&self) -> Timestamp {
                self.0.expires_at
            }

            pub(crate) fn of(record: &TokenRecord) -> Self {
                Self(Kept {
                    token: record.token.clone(),
                    scope: record.granted.clone(),
                    expires_at: record.expires_at,
                })
            }
        }
    };
}

access_token!(JwtToken);
access_token!(OpaqueToken);
