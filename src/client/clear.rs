//! Forgetting access tokens, and nothing else.

use super::error::Error;
use super::platform::Platform;
use super::state::Client;
use super::store::SessionRecord;

impl<P: Platform> Client<P> {
    /// Forgets all kept access tokens, in all tabs: each is asked for anew
    /// when it is needed. The session stays.
    ///
    /// # Errors
    /// [`ErrorKind::NotSignedIn`] if nobody is signed in,
    /// [`ErrorKind::Network`] if another tab held the session for too long,
    /// [`ErrorKind::Storage`] if the store refuses.
    ///
    /// [`ErrorKind::NotSignedIn`]: crate::ErrorKind::NotSignedIn
    /// [`ErrorKind::Network`]: crate::ErrorKind::Network
    /// [`ErrorKind::Storage`]: crate::ErrorKind::Storage
    pub async fn clear_access_tokens(&self) -> Result<(), Error> {
        self.known()?;
        self.detached(|client| async move {
            client
                .locked(async {
                    let record = client.live()?;
                    client.save(&SessionRecord {
                        access_tokens: Vec::new(),
                        ..(*record).clone()
                    })
                })
                .await
        })
        .await
    }
}
