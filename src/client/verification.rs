//! Verifying an ID token: finding the key, checking the signature, then the
//! claims (OpenID Connect Core §3.1.3.7).

use super::error::{Error, ErrorKind};
use super::platform::Platform;
use super::state::Client;
use crate::oidc::{
    Expected, IdTokenClaims, JwkSet, Metadata, Secret, Timestamp, UnverifiedIdToken,
};

/// What is expected of an ID token, beyond issuer, audience and time.
#[derive(Default)]
pub(super) struct Expectation<'a> {
    pub(super) nonce: Option<&'a Secret>,
    pub(super) max_age: Option<std::time::Duration>,
    pub(super) access_token: Option<&'a Secret>,
    pub(super) renewed: Option<&'a IdTokenClaims>,
    /// When it came, if that is not now.
    pub(super) received_at: Option<Timestamp>,
}

/// Why there are no claims.
pub(super) enum Unverified {
    /// It cannot be decided now: the keys are out of reach.
    KeysUnreachable(Error),
    /// It is wrong, or this platform cannot verify it.
    Refused(Error),
}

impl From<Unverified> for Error {
    fn from(unverified: Unverified) -> Self {
        match unverified {
            Unverified::KeysUnreachable(error) | Unverified::Refused(error) => error,
        }
    }
}

impl<P: Platform> Client<P> {
    /// The claims of `compact` once it is verified, asking for newer keys if
    /// those at hand do not fit.
    pub(super) async fn verified(
        &self,
        metadata: &Metadata,
        compact: &Secret,
        expectation: &Expectation<'_>,
    ) -> Result<IdTokenClaims, Unverified> {
        let token = parse(compact)?;
        let keys = self.keys(metadata).await.map_err(unreachable)?;
        let mut valid = self.signature_valid(&keys, &token).await?;
        if !valid {
            // A sign-in has one token and cannot wait; a renewal can.
            let at_once = expectation.renewed.is_none();
            let newer = self.newer_keys(metadata, at_once);
            let known = keys.candidates(token.key_id(), token.algorithm());
            match newer.await.map_err(unreachable)? {
                Some(keys) => valid = self.signature_valid(&keys, &token).await?,
                // The keys may have been rotated since they were asked for.
                None if known.is_empty() => {
                    let waiting = "the provider was asked for its keys a moment ago";
                    return Err(unreachable(Error::new(ErrorKind::Network, waiting)));
                }
                None => {}
            }
        }
        self.accept(metadata, token, valid, expectation)
    }

    /// As [`Client::verified`], but only with the keys at hand: `None` if the
    /// provider must be asked.
    pub(super) async fn verified_at_once(
        &self,
        metadata: &Metadata,
        compact: &Secret,
        expectation: &Expectation<'_>,
    ) -> Option<Result<IdTokenClaims, Unverified>> {
        let token = match parse(compact) {
            Ok(token) => token,
            Err(unverified) => return Some(Err(unverified)),
        };
        let keys = self.known_keys()?;
        match self.signature_valid(&keys, &token).await {
            Ok(true) => Some(self.accept(metadata, token, true, expectation)),
            Ok(false) => None,
            Err(unverified) => Some(Err(unverified)),
        }
    }

    async fn signature_valid(
        &self,
        keys: &JwkSet,
        token: &UnverifiedIdToken,
    ) -> Result<bool, Unverified> {
        for key in keys.candidates(token.key_id(), token.algorithm()) {
            let valid = self
                .0
                .platform
                .verify(
                    key,
                    token.algorithm(),
                    token.signed_part(),
                    token.signature(),
                )
                .await
                .map_err(|error| Unverified::Refused(error.into()))?;
            if valid {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn accept(
        &self,
        metadata: &Metadata,
        token: UnverifiedIdToken,
        signature_valid: bool,
        expectation: &Expectation<'_>,
    ) -> Result<IdTokenClaims, Unverified> {
        let expected = Expected {
            issuer: &metadata.issuer,
            client_id: self.0.config.app_id(),
            algorithms: &metadata.id_token_algorithms,
            now: expectation.received_at.unwrap_or_else(|| self.now()),
            nonce: expectation.nonce.map(Secret::expose),
            max_age: expectation.max_age,
            access_token: expectation.access_token.map(Secret::expose),
            renewed: expectation.renewed,
        };
        token
            .accept(signature_valid, &expected)
            .map_err(|error| Unverified::Refused(error.into()))
    }
}

fn parse(compact: &Secret) -> Result<UnverifiedIdToken, Unverified> {
    UnverifiedIdToken::parse(compact.expose()).map_err(|error| Unverified::Refused(error.into()))
}

/// Keys that came but are rubbish are as good as none that came.
fn unreachable(error: Error) -> Unverified {
    Unverified::KeysUnreachable(error)
}
