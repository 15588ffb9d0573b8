//! Web Locks.

use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{join, join_all, poll_immediate};
use js_sys::{Function, Promise};
use leptos_logto::browser::Browser;
use leptos_logto::{Platform, PlatformError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::frame::Frame;
use super::js::{call, error, get, object, window};
use super::shadow::{Shadow, function, never};

const BROWSER: Browser = Browser::new();
const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(300);

/// Holds a lock in another page of this browser until the frame goes.
async fn hold(name: &str) -> Frame {
    let frame = Frame::open();
    let locks = get(&frame.window(), "navigator.locks");
    let (held, holding) = oneshot::channel();
    let mut held = Some(held);
    let granted = function(move |_, _, _| {
        held.take().unwrap().send(()).unwrap();
        Ok(never())
    });
    call(&locks, "request", &[name.into(), granted]);
    holding.await.unwrap();
    frame
}

#[test]
async fn one_holder_at_a_time() {
    let inside = Cell::new(0);
    let entered = Cell::new(0);
    let tasks = (0..20).map(|_| {
        BROWSER.with_lock("test-one", LONG, async {
            assert_eq!(inside.replace(1), 0, "somebody else was inside");
            BROWSER.sleep(Duration::from_millis(1)).await;
            entered.set(entered.get() + 1);
            inside.set(0);
        })
    });
    for outcome in join_all(tasks).await {
        assert_eq!(outcome, Ok(()));
    }
    assert_eq!(entered.get(), 20);
}

#[test]
async fn locks_of_other_names_do_not_wait() {
    let inner = BROWSER.with_lock("test-name-b", LONG, async { 2 });
    let outer = BROWSER.with_lock("test-name-a", LONG, inner);
    assert_eq!(outer.await, Ok(Ok(2)));
}

#[test]
async fn waiting_for_another_tab_is_bounded_and_ends_with_that_tab() {
    let tab = hold("test-bounded").await;
    let ran = Cell::new(false);
    let refused = BROWSER.with_lock("test-bounded", SHORT, async { ran.set(true) });
    assert_eq!(refused.await, Err(PlatformError::LockTimeout));
    assert!(!ran.get());

    let closing = async { drop(tab) };
    let waiting = BROWSER.with_lock("test-bounded", LONG, async { ran.set(true) });
    let (outcome, ()) = join(waiting, closing).await;
    assert_eq!(outcome, Ok(()));
    assert!(ran.get());
}

/// A component that went away mid-refresh used to keep the lock for ever.
#[test]
async fn a_dropped_holder_frees_the_lock() {
    let (entered, inside) = oneshot::channel();
    let mut holder = Box::pin(BROWSER.with_lock("test-dropped", LONG, async {
        entered.send(()).unwrap();
        std::future::pending::<()>().await;
    }));
    let mut inside = pin!(inside);
    futures_util::future::select(&mut holder, &mut inside).await;
    drop(holder);
    let next = BROWSER.with_lock("test-dropped", LONG, async { "next" });
    assert_eq!(next.await, Ok("next"));
}

#[test]
async fn a_dropped_waiter_leaves_the_queue() {
    let tab = hold("test-queue").await;
    let ran = Rc::new(Cell::new(false));
    let mut waiter = Box::pin(BROWSER.with_lock("test-queue", LONG, async { ran.set(true) }));
    assert!(poll_immediate(waiter.as_mut()).await.is_none());
    drop(waiter);
    let next = BROWSER.with_lock("test-queue", LONG, async { "next" });
    let (next, ()) = join(next, async { drop(tab) }).await;
    assert_eq!(next, Ok("next"));
    assert!(!ran.get());
}

/// The browser may grant a lock in the very moment the waiter gives up.
#[test]
async fn a_grant_that_comes_too_late_is_given_back() {
    let granted = Rc::new(Cell::new(None));
    let kept = Rc::clone(&granted);
    let request = function(move |_name, _options, callback| {
        kept.set(Some(callback.unchecked_into::<Function>()));
        Ok(never())
    });
    let locks = object(&[("request", request)]);
    let _locks = Shadow::value(&get(&window(), "navigator"), "locks", locks);

    let refused = BROWSER.with_lock("test-late", SHORT, async {});
    assert_eq!(refused.await, Err(PlatformError::LockTimeout));
    let answer = granted.take().unwrap().call0(&JsValue::NULL).unwrap();
    assert!(answer.is_undefined(), "a promise would hold the lock");
}

/// Chromium denies locks with a `SecurityError` where it refuses storage.
#[test]
async fn denied_locks_are_replaced() {
    let request = function(|_, _, _| {
        let denied = error("SecurityError", "access to the Locks API is denied");
        Ok(Promise::reject(&denied).into())
    });
    let throwing = function(|_, _, _| Err(error("InvalidStateError", "not active")));
    for request in [request, throwing] {
        let locks = object(&[("request", request)]);
        let _locks = Shadow::value(&get(&window(), "navigator"), "locks", locks);
        let outcome = BROWSER.with_lock("test-denied", LONG, async { "done" });
        assert_eq!(outcome.await, Ok("done"));
    }
}
