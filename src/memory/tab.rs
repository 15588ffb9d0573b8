//! One tab: the platform a client runs on.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{AbortHandle, Either, abortable, select};
use futures_util::task::LocalSpawnExt;
use sha2::{Digest, Sha256};

use super::world::{Reply, World};
use crate::client::{Area, Platform, PlatformError, Slot};
use crate::oidc::{Algorithm, HttpRequest, HttpResponse, Jwk, Timestamp};
use crate::software_crypto;

/// A tab of a [`MemoryBrowser`](super::MemoryBrowser). Clones are the same tab.
#[derive(Clone)]
pub struct MemoryTab {
    world: Rc<World>,
    own: Rc<Own>,
}

#[derive(Default)]
struct Own {
    session: RefCell<BTreeMap<String, String>>,
    memory: RefCell<BTreeMap<String, String>>,
    visited: RefCell<Vec<String>>,
    tasks: RefCell<Vec<AbortHandle>>,
}

impl MemoryTab {
    pub(super) fn new(world: Rc<World>) -> Self {
        Self {
            world,
            own: Rc::default(),
        }
    }

    /// The addresses for which the tab has left its page.
    pub fn visited(&self) -> Vec<String> {
        self.own.visited.borrow().clone()
    }

    /// Closes the tab: what it was doing stops, the locks it held are free.
    pub fn close(&self) {
        for task in self.own.tasks.take() {
            task.abort();
        }
    }

    /// Loads the page anew: what it was doing stops, its memory is gone.
    pub fn reload(&self) {
        self.close();
        self.own.memory.borrow_mut().clear();
    }

    fn with_area<T>(
        &self,
        area: Area,
        use_it: impl FnOnce(&mut BTreeMap<String, String>) -> T,
    ) -> T {
        match self.area_in_use(area) {
            Area::Local => use_it(&mut self.world.local.borrow_mut()),
            Area::Session => use_it(&mut self.own.session.borrow_mut()),
            Area::Memory => use_it(&mut self.own.memory.borrow_mut()),
        }
    }
}

impl Platform for MemoryTab {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, PlatformError> {
        let answer = Rc::clone(&self.world.answer.borrow());
        let timeout = request.timeout;
        let reply = answer(&request);
        if !matches!(reply, Reply::Offline) {
            self.world.requests.borrow_mut().push(request);
        }
        match reply {
            Reply::Now(response) => Ok(response),
            Reply::After(delay, response) if delay < timeout => {
                self.sleep(delay).await;
                Ok(response)
            }
            Reply::After(..) | Reply::Never => {
                self.sleep(timeout).await;
                Err(PlatformError::Network("the time ran out".to_owned()))
            }
            Reply::Fail => Err(PlatformError::Network("the connection broke".to_owned())),
            Reply::Offline => Err(PlatformError::Offline),
        }
    }

    fn load(&self, slot: &Slot) -> Result<Option<String>, PlatformError> {
        Ok(self.with_area(slot.area(), |area| area.get(slot.key()).cloned()))
    }

    fn save(&self, slot: &Slot, value: Option<&str>) -> Result<(), PlatformError> {
        self.with_area(slot.area(), |area| match value {
            Some(value) => area.insert(slot.key().to_owned(), value.to_owned()),
            None => area.remove(slot.key()),
        });
        Ok(())
    }

    fn keys(&self, area: Area, prefix: &str) -> Result<Vec<String>, PlatformError> {
        Ok(self.with_area(area, |area| {
            area.keys()
                .filter(|key| key.starts_with(prefix))
                .cloned()
                .collect()
        }))
    }

    fn area_in_use(&self, wanted: Area) -> Area {
        match wanted {
            Area::Local if self.world.local_refused.get() => Area::Memory,
            wanted => wanted,
        }
    }

    fn now(&self) -> Timestamp {
        self.world.timers.now()
    }

    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), PlatformError> {
        for chunk in bytes.chunks_mut(32) {
            let drawn = self.world.drawn.replace(self.world.drawn.get() + 1);
            let digest = Sha256::digest(drawn.to_be_bytes());
            chunk.copy_from_slice(&digest[..chunk.len()]);
        }
        Ok(())
    }

    async fn verify(
        &self,
        key: &Jwk,
        algorithm: Algorithm,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<bool, PlatformError> {
        Ok(software_crypto::verify(key, algorithm, signed, signature))
    }

    fn navigate(&self, url: &str) -> Result<(), PlatformError> {
        self.own.visited.borrow_mut().push(url.to_owned());
        Ok(())
    }

    async fn with_lock<T>(
        &self,
        name: &str,
        wait: Duration,
        critical: impl Future<Output = T>,
    ) -> Result<T, PlatformError> {
        let asked = self.world.locks.ask(name);
        match select(asked, pin!(self.sleep(wait))).await {
            Either::Left((Ok(held), _)) => {
                let result = critical.await;
                drop(held);
                Ok(result)
            }
            _ => Err(PlatformError::LockTimeout),
        }
    }

    fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        let (task, handle) = abortable(task);
        let mut tasks = self.own.tasks.borrow_mut();
        tasks.retain(|task| !task.is_aborted());
        tasks.push(handle);
        // Fails only after the pool is gone, and then nobody is left to ask.
        let _ = self.world.spawner.spawn_local(async move {
            let _ = task.await;
        });
    }

    async fn sleep(&self, duration: Duration) {
        let moment = self.now().saturating_add(duration);
        let _ = self.world.timers.until(moment).await;
    }
}
