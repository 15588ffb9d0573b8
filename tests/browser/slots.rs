//! The slots the client really uses: only it knows their keys.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use leptos_logto::browser::Browser;
use leptos_logto::client::{Area, Slot};
use leptos_logto::oidc::{Algorithm, HttpRequest, HttpResponse, Jwk, Timestamp};
use leptos_logto::{Client, Config, Platform, PlatformError, StorageKind};

/// Where the client keeps the session of `app_id`.
pub(super) fn session_slot(storage: StorageKind, app_id: &str) -> Slot {
    let config = Config::new("https://idp.example/", app_id).unwrap();
    let config = config.storage(storage).with_base("https://app.example/");
    let loaded = Rc::default();
    let client = Client::new(config.unwrap(), Recorder(Rc::clone(&loaded))).unwrap();
    let _ = client.session();
    let slot = loaded.borrow_mut().pop();
    slot.expect("the client reads its session")
}

/// Remembers what was loaded.
struct Recorder(Rc<RefCell<Vec<Slot>>>);

impl Platform for Recorder {
    async fn send(&self, _: HttpRequest) -> Result<HttpResponse, PlatformError> {
        Err(PlatformError::Offline)
    }

    fn load(&self, slot: &Slot) -> Result<Option<String>, PlatformError> {
        self.0.borrow_mut().push(slot.clone());
        Ok(None)
    }

    fn save(&self, _: &Slot, _: Option<&str>) -> Result<(), PlatformError> {
        Ok(())
    }

    fn keys(&self, _: Area, _: &str) -> Result<Vec<String>, PlatformError> {
        Ok(Vec::new())
    }

    fn area_in_use(&self, wanted: Area) -> Area {
        wanted
    }

    fn now(&self) -> Timestamp {
        Browser::new().now()
    }

    fn fill_random(&self, _: &mut [u8]) -> Result<(), PlatformError> {
        Ok(())
    }

    async fn verify(
        &self,
        _: &Jwk,
        _: Algorithm,
        _: &[u8],
        _: &[u8],
    ) -> Result<bool, PlatformError> {
        Ok(false)
    }

    fn navigate(&self, _: &str) -> Result<(), PlatformError> {
        Ok(())
    }

    async fn with_lock<T>(
        &self,
        _: &str,
        _: Duration,
        critical: impl Future<Output = T>,
    ) -> Result<T, PlatformError> {
        Ok(critical.await)
    }

    fn spawn(&self, _: impl Future<Output = ()> + 'static) {}

    async fn sleep(&self, _: Duration) {}
}
