//! The [`Platform`] of a real browser.
//!
//! [`Browser`] puts the client's port on what a browser offers: fetch, web
//! storage, `SubtleCrypto`, Web Locks, timers and the location. [`on_change`]
//! tells a page when to look at the store again, and [`page`] holds what pages
//! want of the browser beyond the client's port.
//!
//! No JavaScript value leaves this module, and nothing a browser refuses makes
//! it panic.

#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "for the layers above, which may not be built"
)]
pub(crate) mod chunk;
mod crypto;
mod fence;
mod fetch;
mod js;
mod lease;
mod location;
mod locks;
pub mod page;
mod started;
mod storage;
mod tabs;
mod timer;

use std::future::Future;
use std::time::Duration;

use crate::client::{
    self, Area, Checks, Client, Config, ConfigError, Platform, PlatformError, Slot,
};
use crate::oidc::{Algorithm, HttpRequest, HttpResponse, Jwk, Timestamp};

pub use location::{base_url, current_url};
pub use tabs::{Change, Listening, on_change};

/// The browser that runs this page.
///
/// All values stand for the same browser: records that only the page's memory
/// could hold are seen by every one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Browser(());

impl Browser {
    /// The browser that runs this page.
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

/// Whether somebody may be signed in, to any application of this origin: see
/// [`client::knows_somebody`].
#[must_use]
pub fn knows_somebody() -> bool {
    client::knows_somebody(&Browser::new())
}

/// A client for the application `config` on this page, whose addresses follow
/// [`base_url`] where the configuration names none.
///
/// # Errors
/// As [`Config::with_base`].
pub fn client(config: Config) -> Result<Client<Browser>, ConfigError> {
    let config = match base_url() {
        Some(base) => config.with_base(&base)?,
        None => config,
    };
    Client::new(config, Browser::new())
}

/// Checks of the application `config` from this page.
///
/// # Errors
/// As [`Checks::new`].
pub fn checks(config: Config) -> Result<Checks<Browser>, ConfigError> {
    Checks::new(config, Browser::new())
}

impl Platform for Browser {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, PlatformError> {
        fetch::send(request).await
    }

    fn load(&self, slot: &Slot) -> Result<Option<String>, PlatformError> {
        Ok(storage::load(slot.area(), slot.key()))
    }

    fn save(&self, slot: &Slot, value: Option<&str>) -> Result<(), PlatformError> {
        storage::save(slot.area(), slot.key(), value)
    }

    fn keys(&self, area: Area, prefix: &str) -> Result<Vec<String>, PlatformError> {
        Ok(storage::keys(area, prefix))
    }

    fn area_in_use(&self, wanted: Area) -> Area {
        storage::area_in_use(wanted)
    }

    fn now(&self) -> Timestamp {
        timer::now()
    }

    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), PlatformError> {
        crypto::fill_random(bytes)
    }

    async fn verify(
        &self,
        key: &Jwk,
        algorithm: Algorithm,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<bool, PlatformError> {
        crypto::verify(key, algorithm, signed, signature).await
    }

    fn can_verify(&self) -> Result<(), PlatformError> {
        crypto::can_verify()
    }

    fn navigate(&self, url: &str) -> Result<(), PlatformError> {
        location::leave_for(url)
    }

    async fn with_lock<T>(
        &self,
        name: &str,
        wait: Duration,
        critical: impl Future<Output = T>,
    ) -> Result<T, PlatformError> {
        locks::with_lock(name, wait, critical).await
    }

    fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        wasm_bindgen_futures::spawn_local(task);
    }

    async fn sleep(&self, duration: Duration) {
        timer::sleep(duration).await;
    }
}
