//! The clock and its alarms.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use futures_channel::oneshot;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::oidc::Timestamp;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = setTimeout)]
    fn set_timeout(ring: &Function, millis: i32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = setInterval)]
    fn set_interval(ring: &Function, millis: i32) -> Result<JsValue, JsValue>;

    // Ends intervals as well: HTML §8.7 keeps both in one list.
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: &JsValue);
}

/// The present time by this device's clock.
pub(super) fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Rings until it is dropped.
pub(super) struct Alarm {
    handle: JsValue,
    _ring: Closure<dyn FnMut()>,
}

impl Alarm {
    /// Rings once.
    fn after(delay: Duration, ring: impl FnOnce() + 'static) -> Option<Self> {
        let ring = Closure::once(ring);
        let handle = set_timeout(ring.as_ref().unchecked_ref(), millis(delay)).ok()?;
        Some(Self {
            handle,
            _ring: ring,
        })
    }

    /// Rings again and again.
    pub(super) fn every(period: Duration, ring: impl FnMut() + 'static) -> Option<Self> {
        let ring = Closure::new(ring);
        let handle = set_interval(ring.as_ref().unchecked_ref(), millis(period)).ok()?;
        Some(Self {
            handle,
            _ring: ring,
        })
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        clear_timeout(&self.handle);
    }
}

/// Returns after `duration`, or later.
pub(super) async fn sleep(duration: Duration) {
    // A browser keeps the delay in 32 bits and rings at once beyond 24.8 days.
    const LONGEST: Duration = Duration::from_millis(i32::MAX as u64);

    let mut left = duration;
    loop {
        let step = left.min(LONGEST);
        let (ring, rung) = oneshot::channel::<()>();
        let _alarm = Alarm::after(step, move || drop(ring));
        // The sender's end is all it says.
        let _: Result<(), _> = rung.await;
        left -= step;
        if left.is_zero() {
            return;
        }
    }
}

/// The outcome of `work`, or `None` when `limit` passed first; `work` is
/// dropped then.
pub(super) async fn within<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut alarm = pin!(sleep(limit));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
    })
    .await
}

fn millis(duration: Duration) -> i32 {
    i32::try_from(duration.as_millis()).unwrap_or(i32::MAX)
}
