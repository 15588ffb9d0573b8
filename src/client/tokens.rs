//! Access tokens: kept ones while they live, renewed ones under the lock.

use std::time::Duration;

use super::access_token::{JwtToken, OpaqueToken};
use super::error::Error;
use super::platform::Platform;
use super::state::Client;
use super::store::{SessionRecord, TokenRecord};
use super::token_request::{TokenRequest, TokenRequestError};
use crate::oidc::Timestamp;

/// A token is renewed this long before it expires, or for the last tenth of a
/// short life: it must still live when it arrives.
const LEEWAY: Duration = Duration::from_secs(60);

impl<P: Platform> Client<P> {
    /// An access token for an API resource, an organization, or both: the kept
    /// one while it lives, else a renewed one. However many tabs and callers
    /// ask at once, one request is sent. Dropping this future does not stop a
    /// renewal under way.
    ///
    /// # Errors
    /// - [`ErrorKind::Config`] if the sign-in did not ask for what is wanted;
    /// - [`ErrorKind::NotSignedIn`] if nobody is signed in, or somebody else
    ///   than the page knows;
    /// - [`ErrorKind::SessionExpired`] or [`ErrorKind::Untrusted`] if the
    ///   session has ended with this request;
    /// - [`ErrorKind::Refused`] if the provider refuses this token; the
    ///   session lives on;
    /// - [`ErrorKind::Network`] if the provider was not reached; nothing is
    ///   lost.
    ///
    /// [`ErrorKind::Config`]: crate::ErrorKind::Config
    /// [`ErrorKind::NotSignedIn`]: crate::ErrorKind::NotSignedIn
    /// [`ErrorKind::SessionExpired`]: crate::ErrorKind::SessionExpired
    /// [`ErrorKind::Untrusted`]: crate::ErrorKind::Untrusted
    /// [`ErrorKind::Refused`]: crate::ErrorKind::Refused
    /// [`ErrorKind::Network`]: crate::ErrorKind::Network
    pub async fn access_token(&self, request: TokenRequest) -> Result<JwtToken, Error> {
        if request.resource.is_none() && request.organization.is_none() {
            return Err(TokenRequestError::NothingAsked.into());
        }
        Ok(JwtToken::of(&self.token(request).await?))
    }

    /// The opaque access token for the provider's own endpoints: userinfo and
    /// the Account API.
    ///
    /// # Errors
    /// As [`Client::access_token`].
    pub async fn opaque_token(&self) -> Result<OpaqueToken, Error> {
        self.opaque_token_as(TokenRequest::default()).await
    }

    /// Renews the session now, whatever is kept: the refresh token, the opaque
    /// access token, and the claims.
    ///
    /// # Errors
    /// As [`Client::access_token`].
    pub async fn renew_session(&self) -> Result<(), Error> {
        self.opaque_token_as(TokenRequest::default().force())
            .await
            .map(drop)
    }

    pub(crate) async fn opaque_token_as(
        &self,
        request: TokenRequest,
    ) -> Result<OpaqueToken, Error> {
        Ok(OpaqueToken::of(&self.token(request).await?))
    }

    pub(super) async fn token(&self, request: TokenRequest) -> Result<TokenRecord, Error> {
        let record = self.known()?;
        request.check(&record)?;
        let asked_at = self.now();
        if let Some(token) = good(&record, &request, asked_at, asked_at) {
            return Ok(token.clone());
        }
        let generation = record.generation.clone();
        let token = self
            .detached(
                move |client| async move { client.renew(&request, asked_at, &generation).await },
            )
            .await;
        self.look();
        // Between the renewal's end and this moment somebody may have signed
        // out, or somebody else in.
        let token = token?;
        self.of_generation(&record.generation)?;
        Ok(token)
    }
}

/// The kept token, if it does for `request`, which was made at `asked_at`.
pub(super) fn good<'a>(
    record: &'a SessionRecord,
    request: &TokenRequest,
    asked_at: Timestamp,
    now: Timestamp,
) -> Option<&'a TokenRecord> {
    let token = kept(record, request)?;
    let lifetime = token.expires_at.saturating_since(token.obtained_at);
    let min_ttl = request.min_ttl.unwrap_or_else(|| LEEWAY.min(lifetime / 10));
    if request.force {
        // Somebody else's forced renewal does, if it began after this request.
        return (asked_at < token.obtained_at && token.lives(now, min_ttl)).then_some(token);
    }
    // One that has just been issued is the best there is, however short.
    (token.lives(now, min_ttl) || asked_at <= token.obtained_at && token.lives(now, Duration::ZERO))
        .then_some(token)
}

/// The kept token, if it still lives at all.
pub(super) fn living<'a>(
    record: &'a SessionRecord,
    request: &TokenRequest,
    now: Timestamp,
) -> Option<&'a TokenRecord> {
    kept(record, request).filter(|token| token.lives(now, Duration::ZERO))
}

fn kept<'a>(record: &'a SessionRecord, request: &TokenRequest) -> Option<&'a TokenRecord> {
    record.access_token(
        request.resource.as_deref(),
        request.organization.as_deref(),
        &request.scopes,
    )
}
