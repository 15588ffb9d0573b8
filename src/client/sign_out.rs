//! Signing out: here first, then at the provider.

use super::error::{Error, ErrorKind};
use super::platform::Platform;
use super::renewed::subject_of;
use super::state::Client;
use super::store::{Ended, Revocation, Stored};
use crate::oidc::{Secret, sign_out};

/// How far a sign-out goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignOut {
    /// Ends the session of this application and, at the provider, the
    /// person's session with it. The page is left.
    #[default]
    Global,
    /// Ends the session of this application; the next sign-in may be pageless.
    Local,
}

impl<P: Platform> Client<P> {
    /// Signs out. Here, and in all tabs, the person is signed out at once;
    /// then the refresh token is revoked (RFC 7009) and, if asked, the page is
    /// left to end the provider's session.
    ///
    /// # Errors
    /// - [`ErrorKind::Network`] if the provider was not reached: the person is
    ///   signed out here, the revocation is tried again later, and the
    ///   provider's session lives on;
    /// - [`ErrorKind::Storage`] if the store refuses to forget the session.
    pub async fn sign_out(&self, scope: SignOut) -> Result<(), Error> {
        let inner = &self.0;
        let refresh_token = match inner.store.session(&inner.platform)? {
            Stored::Live(record) => {
                let subject = subject_of(&record).unwrap_or_default();
                let token = record.refresh_token.clone();
                token.map(|token| self.revocation(token, subject))
            }
            Stored::Absent | Stored::Ended(_) | Stored::Unreadable => None,
        };
        if let Some(revocation) = &refresh_token {
            inner.store.keep_revocation(&inner.platform, revocation);
        }
        let refresh_token = refresh_token.map(|it| it.token);
        inner.store.end_session(&inner.platform, Ended::SignedOut)?;
        self.show_callback(None);
        self.detached(move |client| async move { client.leave(refresh_token, scope).await })
            .await
    }

    async fn leave(&self, refresh_token: Option<Secret>, scope: SignOut) -> Result<(), Error> {
        let inner = &self.0;
        let metadata = self.metadata().await?;
        if let Some(token) = refresh_token {
            self.revoke(&token).await?;
        }
        if scope == SignOut::Local {
            return Ok(());
        }
        let url = sign_out::end_session_url(
            &metadata,
            inner.config.app_id(),
            &inner.post_sign_out_redirect_uri,
            None,
        )
        .ok_or_else(|| {
            Error::new(
                ErrorKind::Unsupported,
                "the provider has no end-session endpoint",
            )
        })?;
        Ok(inner.platform.navigate(&url)?)
    }

    /// Whether [`Client::retry_revocations`] may have something to do.
    pub fn owes_revocation(&self) -> bool {
        self.0.store.owes_revocation(&self.0.platform)
    }

    /// Tries again to revoke what could not be revoked when the person signed
    /// out. The platform calls it when it starts and when it is back online.
    pub async fn retry_revocations(&self) {
        let issuer = self.0.config.endpoint().issuer();
        let kept = self.0.store.revocations(&self.0.platform);
        // One of another issuer waits until that one is configured again.
        for revocation in kept.iter().filter(|it| it.issuer == issuer) {
            if self.revoke(&revocation.token).await.is_err() {
                return;
            }
        }
    }

    /// What is to be revoked at the issuer that is configured.
    pub(super) fn revocation(&self, token: Secret, subject: String) -> Revocation {
        let issuer = self.0.config.endpoint().issuer().to_owned();
        Revocation {
            token,
            subject,
            issuer,
        }
    }

    /// Revokes a token that nobody may use, whatever comes of it.
    pub(super) fn revoke_in_background(&self, revocation: Revocation) {
        self.0.store.keep_revocation(&self.0.platform, &revocation);
        let client = self.clone();
        self.0.platform.spawn(async move {
            let _ = client.revoke(&revocation.token).await;
        });
    }

    async fn revoke(&self, token: &Secret) -> Result<(), Error> {
        let inner = &self.0;
        let metadata = self.metadata().await?;
        let kept = inner.store.revocations(&inner.platform);
        if !kept.iter().any(|it| it.token == *token) {
            // The person has signed in again meanwhile.
            return Ok(());
        }
        if let Some(request) = sign_out::revocation_request(&metadata, inner.config.app_id(), token)
        {
            let response = inner.platform.send(request).await?;
            // RFC 7009 §2.2: 200 for unknown tokens too; §2.2.1: 503 means later.
            if response.status == 429 || 500 <= response.status {
                return Err(Error::unreachable_status(response.status));
            }
        }
        inner.store.forget_revocation(&inner.platform, token);
        Ok(())
    }
}
