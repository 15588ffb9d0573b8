//! The client of a page that has no components yet.

use super::any_client::ClientSource;
use super::in_parts::{self, InParts};
use crate::browser::{self, Browser};
use crate::client::{Client, ClockOffset, Completed, Config, ConfigError, Error};

/// The client of this page for an application whose components come later: it
/// finishes a sign-in while they are on their way. Give it to the
/// [`LogtoProvider`](super::LogtoProvider) then.
///
/// ```
/// # async fn start(config: leptos_logto::Config) -> Result<(), leptos_logto::Error> {
/// let client = leptos_logto::PageClient::new(config)?;
/// if let Some(completed) = client.handle_callback().await? {
///     // Go to `completed.return_to`, then show <LogtoProvider config=client>.
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct PageClient(Client<Browser>);

impl PageClient {
    /// A client for the application `config` on this page.
    ///
    /// # Errors
    /// As [`Config::with_base`].
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        browser::client(config).map(Self)
    }

    /// How far this device's clock is off, as far as it is known.
    #[must_use]
    pub fn clock_offset(&self) -> ClockOffset {
        self.0.clock_offset()
    }

    /// Has what [`handle_callback`](Self::handle_callback) takes here, as far as it
    /// can be loaded, so that nothing stands between that and its request.
    pub async fn load(&self) {
        in_parts::load().await;
    }

    /// Finishes the sign-in whose callback this page is. Code and state leave
    /// the address bar and the history at once. `None` if a part of the
    /// application that this takes could not be loaded: nothing has been used up
    /// then.
    ///
    /// # Errors
    /// As [`Client::handle_callback`]; a session at hand is untouched then.
    pub async fn handle_callback(&self) -> Result<Option<Completed>, Error> {
        in_parts::handle_callback(&self.0).await
    }
}

impl From<PageClient> for ClientSource {
    fn from(PageClient(client): PageClient) -> Self {
        Self::of(move || Ok(InParts::of(client)))
    }
}
