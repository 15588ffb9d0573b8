//! A tab in memory that remembers everything that was ever stored.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use leptos_logto::client::{Area, Slot};
use leptos_logto::memory::MemoryTab;
use leptos_logto::oidc::{Algorithm, Jwk};
use leptos_logto::{HttpRequest, HttpResponse, Platform, PlatformError, Timestamp};

/// A [`MemoryTab`] under observation.
#[derive(Clone)]
pub(crate) struct Witness {
    pub(crate) tab: MemoryTab,
    notes: Rc<Notes>,
}

#[derive(Default)]
pub(crate) struct Notes {
    /// Every key and value that was written since this was last cleared.
    saved: RefCell<Vec<(String, String)>>,
    now: RefCell<BTreeMap<String, String>>,
}

impl Witness {
    pub(crate) fn of(tab: MemoryTab) -> Self {
        Self {
            tab,
            notes: Rc::default(),
        }
    }

    /// A new tab of the same browser, with the notes of this one.
    pub(crate) fn beside(&self, tab: MemoryTab) -> Self {
        Self {
            tab,
            notes: Rc::clone(&self.notes),
        }
    }

    pub(crate) fn forget_what_was_saved(&self) {
        self.notes.saved.borrow_mut().clear();
    }

    /// All that was written since then, in any area of the store.
    pub(crate) fn saved(&self) -> Vec<(String, String)> {
        self.notes.saved.borrow().clone()
    }

    /// All that is in the store now, in any area of it.
    pub(crate) fn stored(&self) -> BTreeMap<String, String> {
        self.notes.now.borrow().clone()
    }
}

impl Platform for Witness {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, PlatformError> {
        self.tab.send(request).await
    }

    fn load(&self, slot: &Slot) -> Result<Option<String>, PlatformError> {
        self.tab.load(slot)
    }

    fn save(&self, slot: &Slot, value: Option<&str>) -> Result<(), PlatformError> {
        let key = slot.key().to_owned();
        let mut now = self.notes.now.borrow_mut();
        match value {
            Some(value) => {
                let note = (key.clone(), value.to_owned());
                self.notes.saved.borrow_mut().push(note);
                now.insert(key, value.to_owned());
            }
            None => {
                now.remove(&key);
            }
        }
        self.tab.save(slot, value)
    }

    fn keys(&self, area: Area, prefix: &str) -> Result<Vec<String>, PlatformError> {
        self.tab.keys(area, prefix)
    }

    fn area_in_use(&self, wanted: Area) -> Area {
        self.tab.area_in_use(wanted)
    }

    fn now(&self) -> Timestamp {
        self.tab.now()
    }

    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), PlatformError> {
        self.tab.fill_random(bytes)
    }

    async fn verify(
        &self,
        key: &Jwk,
        algorithm: Algorithm,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<bool, PlatformError> {
        self.tab.verify(key, algorithm, signed, signature).await
    }

    fn can_verify(&self) -> Result<(), PlatformError> {
        self.tab.can_verify()
    }

    fn navigate(&self, url: &str) -> Result<(), PlatformError> {
        self.tab.navigate(url)
    }

    async fn with_lock<T>(
        &self,
        name: &str,
        wait: Duration,
        critical: impl Future<Output = T>,
    ) -> Result<T, PlatformError> {
        self.tab.with_lock(name, wait, critical).await
    }

    fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        self.tab.spawn(task);
    }

    async fn sleep(&self, duration: Duration) {
        self.tab.sleep(duration).await;
    }
}
