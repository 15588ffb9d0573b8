//! One tab: the platform a client runs on.

use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{AbortHandle, Either, abortable, select};
use futures_util::task::LocalSpawnExt;
use sha2::{Digest, Sha256};

use super::gate::{Frost, Gated};
use super::storage::{Areas, Records};
use super::world::{InFlight, Reply, World};
use crate::client::{Area, Platform, PlatformError, Slot};
use crate::oidc::{Algorithm, HttpRequest, HttpResponse, Jwk, Timestamp};

/// A tab of a [`MemoryBrowser`](super::MemoryBrowser). Clones are the same tab.
#[derive(Clone)]
pub struct MemoryTab {
    world: Rc<World>,
    own: Rc<Own>,
}

#[derive(Default)]
struct Own {
    id: usize,
    session: Records,
    memory: Records,
    frost: Rc<Frost>,
    visited: RefCell<Vec<String>>,
    tasks: RefCell<Vec<AbortHandle>>,
}

impl MemoryTab {
    pub(super) fn new(world: Rc<World>) -> Self {
        let id = world.tabs.replace(world.tabs.get() + 1);
        let own = Rc::new(Own {
            id,
            ..Own::default()
        });
        Self { world, own }
    }

    /// The number of this tab in its browser.
    pub fn id(&self) -> usize {
        self.own.id
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

    /// Loads the page anew: what it was doing stops, its memory is gone. A
    /// client of the page that was must not be used any more.
    pub fn reload(&self) {
        self.close();
        self.thaw();
        self.own.memory.kept.borrow_mut().clear();
    }

    /// Freezes the tab, as a browser does with one in the background: nothing
    /// it has begun makes progress, and the locks it holds stay held.
    pub fn freeze(&self) {
        self.own.frost.freeze();
    }

    /// Ends the freezing.
    pub fn thaw(&self) {
        self.own.frost.thaw();
    }

    /// A new tab with a copy of this one's `sessionStorage`, as `window.open`
    /// and "duplicate tab" make.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        let copy = Self::new(Rc::clone(&self.world));
        let session = self.own.session.kept.borrow().clone();
        copy.own.session.kept.replace(session);
        copy
    }

    /// Empties this tab's `sessionStorage`, as in-app browsers do between two
    /// pages.
    pub fn clear_session_storage(&self) {
        self.own.session.kept.borrow_mut().clear();
    }

    /// From now on this tab's `sessionStorage` refuses, or works again.
    pub fn refuse_session_storage(&self, refused: bool) {
        self.own.session.refused.set(refused);
    }

    /// How many bytes of keys and values fit in this tab's `sessionStorage`
    /// from now on.
    pub fn limit_session_storage(&self, bytes: Option<usize>) {
        self.own.session.quota.set(bytes);
    }

    fn areas(&self) -> Areas<'_> {
        Areas([
            (Area::Local, &self.world.local),
            (Area::Session, &self.own.session),
            (Area::Memory, &self.own.memory),
        ])
    }
}

impl Platform for MemoryTab {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, PlatformError> {
        let answer = Rc::clone(&self.world.answer.borrow());
        let timeout = request.timeout;
        let reply = answer(&request);
        let _awaited = InFlight::new(&self.world, &request);
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
        Ok(self.areas().load(slot.area(), slot.key()))
    }

    fn save(&self, slot: &Slot, value: Option<&str>) -> Result<(), PlatformError> {
        self.areas().save(slot.area(), slot.key(), value);
        Ok(())
    }

    fn keys(&self, area: Area, prefix: &str) -> Result<Vec<String>, PlatformError> {
        Ok(self.areas().keys(area, prefix))
    }

    fn area_in_use(&self, wanted: Area) -> Area {
        self.areas().in_use(wanted)
    }

    fn now(&self) -> Timestamp {
        self.world.timers.shown()
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
        self.can_verify()?;
        let verify = self.world.verify.get();
        Ok(verify(key, algorithm, signed, signature))
    }

    fn can_verify(&self) -> Result<(), PlatformError> {
        if self.world.cannot_verify.get() {
            return Err(PlatformError::Unsupported("crypto.subtle"));
        }
        Ok(())
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
        let task = Gated {
            frost: Rc::clone(&self.own.frost),
            task: Box::pin(task),
        };
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
        let moment = self.world.timers.now().saturating_add(duration);
        let _ = self.world.timers.until(moment).await;
    }
}
