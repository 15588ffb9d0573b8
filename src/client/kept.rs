//! What is kept of access tokens, for display.

use super::platform::Platform;
use super::state::Client;
use super::store::TokenRecord;
use super::token_request::TokenRequest;
use crate::oidc::access_token::decode_claims_for_display;
use crate::oidc::{AccessTokenClaims, Timestamp};

/// An access token that is kept for its next use, without the token itself.
///
/// For pages that show a developer what there is. To call an API, ask for a
/// token: this one may have to be renewed first.
#[derive(Clone)]
pub struct KeptToken(TokenRecord);

impl KeptToken {
    /// The request that it answers. If that names neither a resource nor an
    /// organization, it is the opaque token for the provider's own endpoints.
    pub fn request(&self) -> TokenRequest {
        TokenRequest {
            resource: self.0.resource.clone(),
            organization: self.0.organization.clone(),
            scopes: self.0.asked.clone(),
            ..TokenRequest::default()
        }
    }

    /// The scopes that were granted.
    pub fn scopes(&self) -> impl Iterator<Item = &str> {
        self.0.granted.split_ascii_whitespace()
    }

    /// When it was asked for, by this device's clock as corrected, see
    /// [`Client::now`].
    pub fn obtained_at(&self) -> Timestamp {
        self.0.obtained_at
    }

    /// When it expires, by the same clock.
    pub fn expires_at(&self) -> Timestamp {
        self.0.expires_at
    }

    /// What it seems to say, see [`AccessTokenClaims`]; `None` for an opaque
    /// one.
    pub fn claims(&self) -> Option<AccessTokenClaims> {
        decode_claims_for_display(self.0.token.expose())
    }
}

impl<P: Platform> Client<P> {
    /// The access tokens that are kept, expired ones too, the latest last; none
    /// if nobody is signed in. Nothing is sent.
    pub fn kept_tokens(&self) -> Vec<KeptToken> {
        let record = self.known().ok();
        let tokens = record.map(|record| record.access_tokens.clone());
        tokens
            .unwrap_or_default()
            .into_iter()
            .map(KeptToken)
            .collect()
    }
}
