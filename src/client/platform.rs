//! The one port through which everything impure goes.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use crate::client::store::{Area, Slot};
use crate::oidc::{Algorithm, HttpRequest, HttpResponse, Jwk, Timestamp};

/// What the client needs of the world around it: network, storage, clock,
/// randomness, cryptography, navigation, locks and tasks.
///
/// `browser::Browser` is the platform of a real browser; the in-memory
/// platform of the `test-util` feature is one for tests. An application may
/// bring its own, for a native shell for example.
///
/// Everything happens on one thread: no future here is `Send`.
#[allow(
    async_fn_in_trait,
    reason = "one thread; nobody needs the futures to be Send"
)]
pub trait Platform: 'static {
    /// Sends a request and reads the whole answer. Never follows a redirect,
    /// sends no cookies, and gives up after `request.timeout`.
    ///
    /// # Errors
    /// [`PlatformError::Network`] when no answer came, [`PlatformError::Offline`]
    /// when the request was surely not sent.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, PlatformError>;

    /// Reads a slot of the store.
    ///
    /// # Errors
    /// [`PlatformError::Storage`] when the store refuses.
    fn load(&self, slot: &Slot) -> Result<Option<String>, PlatformError>;

    /// Writes a slot of the store in one step; `None` removes it.
    ///
    /// # Errors
    /// [`PlatformError::Storage`] when the store refuses or is full.
    fn save(&self, slot: &Slot, value: Option<&str>) -> Result<(), PlatformError>;

    /// The keys in an area of the store that begin with `prefix`.
    ///
    /// # Errors
    /// [`PlatformError::Storage`] when the store refuses.
    fn keys(&self, area: Area, prefix: &str) -> Result<Vec<String>, PlatformError>;

    /// The area that stands in for `wanted`: itself, or a shorter-lived one
    /// where the browser refuses it.
    fn area_in_use(&self, wanted: Area) -> Area;

    /// The present time by this device's clock.
    fn now(&self) -> Timestamp;

    /// Fills `bytes` from a cryptographically secure source.
    ///
    /// # Errors
    /// [`PlatformError::Unsupported`] where there is none.
    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), PlatformError>;

    /// Whether `signature` over `signed` was made with `key` under `algorithm`.
    ///
    /// # Errors
    /// [`PlatformError::Unsupported`] where the platform lacks the algorithm.
    async fn verify(
        &self,
        key: &Jwk,
        algorithm: Algorithm,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<bool, PlatformError>;

    /// Whether signatures can be verified here at all. It is asked before the
    /// page is left for a sign-in that could not be finished, and before a
    /// code is used up.
    ///
    /// # Errors
    /// [`PlatformError::Unsupported`] where they cannot.
    fn can_verify(&self) -> Result<(), PlatformError> {
        Ok(())
    }

    /// Leaves the page for `url`.
    ///
    /// # Errors
    /// [`PlatformError::Unsupported`] where the page may not be left.
    fn navigate(&self, url: &str) -> Result<(), PlatformError>;

    /// Runs `critical` while holding the lock `name`, which is exclusive
    /// among all tabs of this browser, and releases it afterwards. Inside,
    /// `load` gives what earlier holders have saved. Waits at most `wait` for
    /// it; a lock is never stolen.
    ///
    /// # Errors
    /// [`PlatformError::LockTimeout`] when the lock did not become free in
    /// time; `critical` was not run then.
    async fn with_lock<T>(
        &self,
        name: &str,
        wait: Duration,
        critical: impl Future<Output = T>,
    ) -> Result<T, PlatformError>;

    /// Runs a task of its own, which goes on whoever is still listening.
    fn spawn(&self, task: impl Future<Output = ()> + 'static);

    /// Returns after `duration`, or later.
    async fn sleep(&self, duration: Duration);
}

/// Why a platform could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlatformError {
    /// No answer came: no connection, a refused origin, or the time ran out.
    /// The text is for developers.
    Network(String),
    /// The device is offline: the request was not sent.
    Offline,
    /// The store refused to be read or written.
    Storage(String),
    /// A lock was not to be had in time.
    LockTimeout,
    /// The platform lacks something that is needed.
    Unsupported(&'static str),
}

impl fmt::Display for PlatformError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(detail) => write!(f, "no answer: {detail}"),
            Self::Offline => f.write_str("the device is offline"),
            Self::Storage(detail) => write!(f, "storage refused: {detail}"),
            Self::LockTimeout => f.write_str("another tab holds the session lock"),
            Self::Unsupported(what) => write!(f, "this browser lacks {what}"),
        }
    }
}

impl std::error::Error for PlatformError {}
