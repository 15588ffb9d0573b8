//! What makes an ID token believable: OpenID Connect Core §3.1.3.7, in its order and numbers.

use std::time::Duration;

use sha2::{Digest, Sha256, Sha384, Sha512};

use super::{IdTokenClaims, IdTokenError, UnverifiedIdToken};
use crate::oidc::base64url;
use crate::oidc::jwk::Algorithm;
use crate::oidc::value::Timestamp;

/// How far clocks may be apart.
pub const CLOCK_TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// How long ago a token that was just received may have been issued, beyond the tolerance.
const LONGEST_WAY: Duration = Duration::from_secs(10 * 60);

/// What an ID token must agree with.
#[derive(Clone, Copy)]
pub struct Expected<'a> {
    /// The issuer the request went to.
    pub issuer: &'a str,
    /// The application.
    pub client_id: &'a str,
    /// The algorithms of the provider's metadata.
    pub algorithms: &'a [Algorithm],
    /// When the token was received.
    pub now: Timestamp,
    /// The nonce of the request. At a sign-in it must be in the token; at a renewal it may be.
    pub nonce: Option<&'a str>,
    /// The `max_age` of the request.
    pub max_age: Option<Duration>,
    /// The access token that came with it, for `at_hash`.
    pub access_token: Option<&'a str>,
    /// The claims of the session, if this is a renewal (§12.2).
    pub renewed: Option<&'a IdTokenClaims>,
}

impl UnverifiedIdToken {
    /// Believes the token, or says why not.
    ///
    /// `signature_valid` is the caller's finding, with a key of the provider that fits the
    /// algorithm.
    ///
    /// # Errors
    /// [`IdTokenError`] names the first check that failed. Nothing of the token may then be used.
    pub fn accept(
        self,
        signature_valid: bool,
        expected: &Expected<'_>,
    ) -> Result<IdTokenClaims, IdTokenError> {
        // 7. The alg value SHOULD be one the client registered; here: one the metadata names.
        if !expected.algorithms.contains(&self.algorithm) {
            return Err(IdTokenError::Algorithm(self.algorithm.name().to_owned()));
        }
        // 6. The Client MUST validate the signature. Its exception for TLS is not used.
        if !signature_valid {
            return Err(IdTokenError::Signature);
        }
        // 1. Encryption is never asked for. 8. is about symmetric algorithms.
        let claims = IdTokenClaims::read(self.claims)?;

        // 2. The Issuer Identifier MUST exactly match the value of the iss Claim.
        if claims.issuer != expected.issuer {
            return Err(IdTokenError::Issuer);
        }
        // 3. aud MUST contain the client_id, and no audiences that are not trusted: none other is.
        if !only_for(&claims.audience, expected.client_id) {
            return Err(IdTokenError::Audience);
        }
        // 4. With multiple audiences azp SHOULD be present. 5. If present it SHOULD be the client.
        match claims.authorized_party.as_deref() {
            Some(party) if party != expected.client_id => {
                return Err(IdTokenError::AuthorizedParty);
            }
            None if claims.audience.len() > 1 => return Err(IdTokenError::AuthorizedParty),
            _ => {}
        }
        check_nonce(&claims, expected)?;
        // 12. acr is never asked for.
        if let Some(max_age) = expected.max_age {
            check_authentication(&claims, max_age, expected.now)?;
        }
        // §3.1.3.8
        if let (Some(hash), Some(token)) = (&claims.access_token_hash, expected.access_token)
            && *hash != half_hash(self.algorithm, token)
        {
            return Err(IdTokenError::AccessTokenHash);
        }
        if let Some(renewed) = expected.renewed {
            check_renewal(&claims, renewed)?;
        }
        // 9. and 10. come last: a wrong clock of this device explains an error of time, but nothing
        // that such an error could otherwise stand in front of.
        check_times(&claims, expected.now)?;
        Ok(claims)
    }
}

fn only_for(audience: &[String], client_id: &str) -> bool {
    !audience.is_empty() && audience.iter().all(|entry| entry == client_id)
}

fn check_times(claims: &IdTokenClaims, now: Timestamp) -> Result<(), IdTokenError> {
    let latest = now.saturating_add(CLOCK_TOLERANCE);
    // 9. The current time MUST be before exp.
    if now >= claims.expires_at.saturating_add(CLOCK_TOLERANCE) {
        return Err(IdTokenError::Expired);
    }
    // RFC 7519 §4.1.5
    if claims.not_before.is_some_and(|start| start > latest) {
        return Err(IdTokenError::NotYetValid);
    }
    // 10. iat can be used to reject tokens issued too far away from the current time.
    let way = CLOCK_TOLERANCE + LONGEST_WAY;
    if claims.issued_at > latest || now.saturating_since(claims.issued_at) > way {
        return Err(IdTokenError::IssuedAt);
    }
    Ok(())
}

fn check_nonce(claims: &IdTokenClaims, expected: &Expected<'_>) -> Result<(), IdTokenError> {
    let sent = expected.nonce;
    let valid = match (expected.renewed, claims.nonce.as_deref()) {
        // 11. A nonce MUST be present and the one that was sent.
        (None, found) => sent.is_none() || found == sent,
        // §12.2: it need not be there; if it is, it MUST be the original one.
        (Some(_), None) => true,
        (Some(renewed), found) => match sent.or(renewed.nonce.as_deref()) {
            None => true,
            original => found == original,
        },
    };
    if valid {
        Ok(())
    } else {
        Err(IdTokenError::Nonce)
    }
}

/// 13. auth_time was asked for with max_age: it MUST be there and not too long ago.
fn check_authentication(
    claims: &IdTokenClaims,
    max_age: Duration,
    now: Timestamp,
) -> Result<(), IdTokenError> {
    let recent = claims.auth_time.is_some_and(|signed_in| {
        signed_in <= now.saturating_add(CLOCK_TOLERANCE)
            && now
                <= signed_in
                    .saturating_add(max_age)
                    .saturating_add(CLOCK_TOLERANCE)
    });
    if recent {
        Ok(())
    } else {
        Err(IdTokenError::AuthenticationTime)
    }
}

/// §12.2, beyond what holds for every token.
fn check_renewal(claims: &IdTokenClaims, original: &IdTokenClaims) -> Result<(), IdTokenError> {
    if claims.issuer != original.issuer {
        return Err(IdTokenError::Issuer);
    }
    if claims.subject != original.subject {
        return Err(IdTokenError::Subject);
    }
    // Servers behind one address may differ by a little. This device's clock has no part in it.
    if claims.issued_at.saturating_add(CLOCK_TOLERANCE) < original.issued_at {
        return Err(IdTokenError::Older);
    }
    if !original
        .audience
        .iter()
        .all(|entry| claims.audience.contains(entry))
    {
        return Err(IdTokenError::Audience);
    }
    if let (Some(time), Some(first)) = (claims.auth_time, original.auth_time)
        && time != first
    {
        return Err(IdTokenError::AuthenticationTime);
    }
    if claims.authorized_party != original.authorized_party {
        return Err(IdTokenError::AuthorizedParty);
    }
    Ok(())
}

/// The left half of the hash that goes with the algorithm, as base64url.
fn half_hash(algorithm: Algorithm, token: &str) -> String {
    let half = |hash: &[u8]| base64url::encode(&hash[..hash.len() / 2]);
    match algorithm {
        Algorithm::Rs256 | Algorithm::Ps256 | Algorithm::Es256 => half(&Sha256::digest(token)),
        Algorithm::Es384 => half(&Sha384::digest(token)),
        // Ed25519 is defined with SHA-512 (RFC 8032 §5.1).
        Algorithm::Es512 | Algorithm::EdDsa => half(&Sha512::digest(token)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
