//! What all tabs of one browser share, and the network outside.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use futures_executor::{LocalPool, LocalSpawner};
use futures_util::task::LocalSpawnExt;

use super::locks::Locks;
use super::storage::Records;
use super::tab::MemoryTab;
use super::timers::Timers;
use crate::oidc::{Algorithm, HttpRequest, HttpResponse, Jwk, Timestamp};
use crate::software_crypto;

/// How the network answers a request.
pub enum Reply {
    /// With this response, at once.
    Now(HttpResponse),
    /// With this response, after a while.
    After(Duration, HttpResponse),
    /// Not at all: the request runs into its deadline.
    Never,
    /// The connection breaks.
    Fail,
    /// The device is offline.
    Offline,
}

impl Reply {
    /// A JSON body with a status.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Now(HttpResponse {
            status,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.into(),
        })
    }
}

type Answer = Rc<dyn Fn(&HttpRequest) -> Reply>;

/// Whether a signature over some bytes was made with a key under an algorithm.
type Verify = fn(&Jwk, Algorithm, &[u8], &[u8]) -> bool;

/// A browser with its tabs, its clock, and the network as a test wants it.
#[derive(Clone)]
pub struct MemoryBrowser(pub(super) Rc<World>);

pub(super) struct World {
    pub(super) local: Records,
    pub(super) locks: Rc<Locks>,
    pub(super) timers: Timers,
    pub(super) spawner: LocalSpawner,
    pub(super) requests: RefCell<Vec<HttpRequest>>,
    pub(super) in_flight: RefCell<Vec<(u64, HttpRequest)>>,
    pub(super) sent: Cell<u64>,
    pub(super) tabs: Cell<usize>,
    pub(super) answer: RefCell<Answer>,
    pub(super) drawn: Cell<u64>,
    pub(super) verify: Cell<Verify>,
    pub(super) cannot_verify: Cell<bool>,
    pool: RefCell<LocalPool>,
}

impl Default for MemoryBrowser {
    fn default() -> Self {
        Self::at(Timestamp::from_secs(1_800_000_000))
    }
}

impl MemoryBrowser {
    /// A browser whose clock shows `now`.
    pub fn at(now: Timestamp) -> Self {
        let pool = LocalPool::new();
        Self(Rc::new(World {
            local: Records::default(),
            locks: Rc::default(),
            timers: Timers::at(now),
            spawner: pool.spawner(),
            requests: RefCell::default(),
            in_flight: RefCell::default(),
            sent: Cell::new(0),
            tabs: Cell::new(0),
            answer: RefCell::new(Rc::new(|_| Reply::Fail)),
            drawn: Cell::new(0),
            verify: Cell::new(software_crypto::verify),
            cannot_verify: Cell::new(false),
            pool: RefCell::new(pool),
        }))
    }

    /// A new tab.
    pub fn tab(&self) -> MemoryTab {
        MemoryTab::new(Rc::clone(&self.0))
    }

    /// From now on `answer` is the network.
    pub fn answer(&self, answer: impl Fn(&HttpRequest) -> Reply + 'static) {
        *self.0.answer.borrow_mut() = Rc::new(answer);
    }

    /// All requests that were sent since this was last asked.
    pub fn take_requests(&self) -> Vec<HttpRequest> {
        self.0.requests.take()
    }

    /// The requests whose answers are still awaited.
    pub fn in_flight(&self) -> Vec<HttpRequest> {
        let in_flight = self.0.in_flight.borrow();
        in_flight.iter().map(|(_, it)| it.clone()).collect()
    }

    /// Runs `future`, and everything it waits for. Time passes only when
    /// nothing else can happen.
    ///
    /// # Panics
    /// If `future` waits for something that can never happen.
    #[allow(clippy::panic, reason = "a test that hangs must say so")]
    pub fn run<T: 'static>(&self, future: impl Future<Output = T> + 'static) -> T {
        let result = Rc::new(RefCell::new(None));
        let place = Rc::clone(&result);
        self.spawn(async move {
            *place.borrow_mut() = Some(future.await);
        });
        loop {
            self.settle();
            if let Some(value) = result.borrow_mut().take() {
                return value;
            }
            match self.0.timers.next() {
                Some(moment) => self.0.timers.jump(moment.max(self.true_time())),
                None => panic!("stuck: nothing can happen any more"),
            }
        }
    }

    /// Starts `future` without waiting for it.
    pub fn spawn(&self, future: impl Future<Output = ()> + 'static) {
        // Fails only after the pool is gone, and then nobody is left to ask.
        let _ = self.0.spawner.spawn_local(future);
    }

    /// Lets everything happen that can happen without time passing.
    pub fn settle(&self) {
        self.0.pool.borrow_mut().run_until_stalled();
    }

    /// Lets `duration` pass, and everything happen that happens meanwhile.
    pub fn advance(&self, duration: Duration) {
        let end = self.true_time().saturating_add(duration);
        self.settle();
        while let Some(moment) = self.0.timers.next().filter(|moment| *moment <= end) {
            self.0.timers.jump(moment.max(self.true_time()));
            self.settle();
        }
        self.0.timers.jump(end);
        self.settle();
    }

    /// Sets the device's clock, as a person or a time server does. No time
    /// passes.
    pub fn set_clock(&self, now: Timestamp) {
        self.0.timers.show(now);
    }

    /// What the device's clock shows.
    pub fn now(&self) -> Timestamp {
        self.0.timers.shown()
    }

    /// What time it is, whatever the device's clock shows: the time of the
    /// servers.
    pub fn true_time(&self) -> Timestamp {
        self.0.timers.now()
    }

    /// From now on signatures are checked with `verify`: a test that checks
    /// thousands of them may take a cheap one.
    pub fn verify_with(&self, verify: fn(&Jwk, Algorithm, &[u8], &[u8]) -> bool) {
        self.0.verify.set(verify);
    }

    /// From now on no signature can be verified, as on plain http without
    /// the feature `software-crypto`, or they can again.
    pub fn refuse_verification(&self, refused: bool) {
        self.0.cannot_verify.set(refused);
    }

    /// From now on `localStorage` refuses, or works again.
    pub fn refuse_local_storage(&self, refused: bool) {
        self.0.local.refused.set(refused);
    }

    /// How many bytes of keys and values fit in `localStorage` from now on.
    pub fn limit_local_storage(&self, bytes: Option<usize>) {
        self.0.local.quota.set(bytes);
    }

    /// Everything in `localStorage`.
    pub fn local_storage(&self) -> BTreeMap<String, String> {
        self.0.local.kept.borrow().clone()
    }

    /// Writes to `localStorage` as somebody else would; `None` removes.
    pub fn write_local_storage(&self, key: &str, value: Option<&str>) {
        let mut local = self.0.local.kept.borrow_mut();
        match value {
            Some(value) => local.insert(key.to_owned(), value.to_owned()),
            None => local.remove(key),
        };
    }

    /// Whether some tab holds a lock.
    pub fn is_locked(&self) -> bool {
        self.0.locks.is_any_held()
    }
}

/// A request whose answer is awaited, until this is dropped.
pub(super) struct InFlight {
    world: Rc<World>,
    id: u64,
}

impl InFlight {
    pub(super) fn new(world: &Rc<World>, request: &HttpRequest) -> Self {
        let id = world.sent.replace(world.sent.get() + 1);
        world.in_flight.borrow_mut().push((id, request.clone()));
        Self {
            world: Rc::clone(world),
            id,
        }
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut in_flight = self.world.in_flight.borrow_mut();
        in_flight.retain(|(id, _)| *id != self.id);
    }
}
