//! What the provider knows of the person beyond the ID token.

use super::error::Error;
use super::platform::Platform;
use super::state::Client;
use super::token_request::TokenRequest;
use crate::oidc::{IdTokenClaims, UserInfo, UserInfoError, user_info};

impl<P: Platform> Client<P> {
    /// Asks the userinfo endpoint (OpenID Connect Core §5.3). The answer is
    /// dropped if it is about somebody else than the ID token.
    ///
    /// # Errors
    /// As [`Client::access_token`], and [`ErrorKind::Untrusted`] if the answer
    /// is about somebody else or malformed.
    ///
    /// [`ErrorKind::Untrusted`]: crate::ErrorKind::Untrusted
    pub async fn user_info(&self) -> Result<UserInfo, Error> {
        match self.ask_user_info(TokenRequest::default()).await {
            // The token may have been revoked before its time: once more with
            // a new one.
            Err(error) if error == UserInfoError::Unauthorized.into() => {
                self.ask_user_info(TokenRequest::default().force()).await
            }
            answer => answer,
        }
    }

    async fn ask_user_info(&self, request: TokenRequest) -> Result<UserInfo, Error> {
        let token = self.token(request).await?;
        let metadata = self.metadata().await?;
        let record = self.known()?;
        let subject = IdTokenClaims::of_stored(record.id_token.expose())?.subject;
        let request =
            user_info::request(&metadata, &token.token).ok_or(UserInfoError::Unsupported)?;
        let response = self.0.platform.send(request).await?;
        if response.is_page() {
            return Err(Error::page());
        }
        let answer = user_info::parse(&response, &subject)?;
        if self.known()?.generation != record.generation {
            return Err(Error::other_session());
        }
        Ok(answer)
    }
}
