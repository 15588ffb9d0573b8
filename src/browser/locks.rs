//! Exclusive locks among the tabs of an origin.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::time::Duration;

use futures_channel::oneshot;
use js_sys::{Function, Object, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::fence::Fence;
use super::js;
use super::lease::Lease;
use super::timer::within;
use crate::client::PlatformError;

// web-sys keeps Web Locks behind `--cfg web_sys_unstable_apis`, which every
// application would have to set.
#[wasm_bindgen]
extern "C" {
    type Locking;

    #[wasm_bindgen(method, getter)]
    fn locks(this: &Locking) -> Option<LockManager>;

    pub(super) type LockManager;

    #[wasm_bindgen(method, catch)]
    pub(super) fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn query(this: &LockManager) -> Result<Promise, JsValue>;
}

/// Runs `critical` under the lock, where it reads all that was written there
/// before. A holder that goes away with its tab, or a future that is dropped,
/// frees it.
///
/// Where the browser has no Web Locks, or denies them as it does storage, a
/// lease in storage takes their place.
pub(super) async fn with_lock<T>(
    name: &str,
    wait: Duration,
    critical: impl Future<Output = T>,
) -> Result<T, PlatformError> {
    let held = Held::take(name, wait).await?;
    let outcome = critical.await;
    drop(held);
    Ok(outcome)
}

#[allow(dead_code, reason = "held for what dropping them does")]
enum Held {
    /// The fence is dropped first.
    Lock(Fence, Lock),
    Lease(Lease),
}

impl Held {
    async fn take(name: &str, wait: Duration) -> Result<Self, PlatformError> {
        if let Some(locks) = lock_manager() {
            match within(wait, Lock::take(&locks, name)).await {
                Some(Some(lock)) => {
                    let fence = Fence::reached(locks, name).await;
                    return Ok(Self::Lock(fence, lock));
                }
                Some(None) => {}
                None => return Err(PlatformError::LockTimeout),
            }
        }
        let lease = within(wait, Lease::take(name)).await;
        lease.map(Self::Lease).ok_or(PlatformError::LockTimeout)
    }
}

/// A Web Lock, waited for or held. Dropping it does what the state asks for:
/// leaves the queue, or releases.
struct Lock {
    waiting: AbortController,
    release: Option<Function>,
}

impl Lock {
    /// `None` where the browser denies the lock.
    async fn take(locks: &LockManager, name: &str) -> Option<Self> {
        let mut lock = Self {
            waiting: AbortController::new().ok()?,
            release: None,
        };
        // The browser holds the lock until this promise settles.
        let held = Promise::new(&mut |settle, _| lock.release = Some(settle));

        let (grant, mut granted) = oneshot::channel();
        let on_grant = Closure::once_into_js(move |_lock: JsValue| match grant.send(()) {
            Ok(()) => JsValue::from(held),
            // Nobody waits any more: release at once.
            Err(()) => JsValue::UNDEFINED,
        });
        let options = Object::new();
        js::set(&options, "signal", lock.waiting.signal());
        let mut request = JsFuture::from(locks.request(name, &options, &on_grant).ok()?);

        let granted = poll_fn(|context| {
            let denied = Pin::new(&mut request).poll(context).map(|_| false);
            let granted = Pin::new(&mut granted)
                .poll(context)
                .map(|grant| grant.is_ok());
            if granted.is_ready() { granted } else { denied }
        });
        granted.await.then_some(lock)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.waiting.abort();
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

fn lock_manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    navigator.unchecked_ref::<Locking>().locks()
}
