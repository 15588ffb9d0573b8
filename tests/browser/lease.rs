//! The lease that stands in for Web Locks.

use std::cell::Cell;
use std::time::Duration;

use futures_util::future::{join, join_all, poll_immediate};
use leptos_logto::browser::Browser;
use leptos_logto::{Platform, PlatformError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::Storage;

use super::clock::Clock;
use super::js::{error, get, window};
use super::shadow::Shadow;

const BROWSER: Browser = Browser::new();
const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

fn without_locks() -> Shadow {
    Shadow::value(&get(&window(), "navigator"), "locks", JsValue::UNDEFINED)
}

fn local() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn record(name: &str) -> Option<String> {
    local().get_item(&["logto-lease:", name].concat()).unwrap()
}

/// What another tab wrote.
fn write(name: &str, expiry: f64) -> String {
    let text = format!("{expiry} another-tab");
    let key = ["logto-lease:", name].concat();
    local().set_item(&key, &text).unwrap();
    text
}

#[test]
async fn one_holder_at_a_time() {
    let _locks = without_locks();
    let clock = Clock::stop();
    let inside = Cell::new(0);
    let entered = Cell::new(0);
    let tasks = (0..20).map(|_| {
        BROWSER.with_lock("one", 10 * MINUTE, async {
            assert_eq!(inside.replace(1), 0, "somebody else was inside");
            BROWSER.sleep(SECOND).await;
            entered.set(entered.get() + 1);
            inside.set(0);
        })
    });
    for outcome in clock.run(join_all(tasks)).await {
        assert_eq!(outcome, Ok(()));
    }
    assert_eq!(entered.get(), 20);
    assert_eq!(record("one"), None);
}

#[test]
async fn a_lease_is_renewed_for_as_long_as_it_is_held() {
    let _locks = without_locks();
    let clock = Clock::stop();
    let released = Cell::new(false);
    let holder = BROWSER.with_lock("renewed", MINUTE, async {
        BROWSER.sleep(5 * MINUTE).await;
        released.set(true);
    });
    let waiter = BROWSER.with_lock("renewed", 10 * MINUTE, async { released.get() });
    let (held, waited) = clock.run(join(holder, waiter)).await;
    assert_eq!(held, Ok(()));
    assert_eq!(waited, Ok(true), "the lease ran out under its holder");
    assert_eq!(clock.pending(), 0, "renewal ends with the lease");
}

#[test]
async fn waiting_is_bounded_and_steals_nothing() {
    let _locks = without_locks();
    let clock = Clock::stop();
    let theirs = write("bounded", clock.now() + 5_000.0);
    let ran = Cell::new(false);
    let refused = BROWSER.with_lock("bounded", SECOND, async { ran.set(true) });
    assert_eq!(clock.run(refused).await, Err(PlatformError::LockTimeout));
    assert!(!ran.get());
    assert_eq!(record("bounded"), Some(theirs));
    local().remove_item("logto-lease:bounded").unwrap();
}

#[test]
async fn a_dead_holders_lease_runs_out() {
    let _locks = without_locks();
    let clock = Clock::stop();
    let expiry = clock.now() + 5_000.0;
    write("dead", expiry);
    let entered = BROWSER.with_lock("dead", MINUTE, async { clock.now() });
    let entered = clock.run(entered).await.unwrap();
    assert!((expiry..expiry + 1_000.0).contains(&entered), "{entered}");
}

/// The clock was a day ahead when the holder died.
#[test]
async fn a_dead_holders_lease_runs_out_after_the_clock_was_set_back() {
    let _locks = without_locks();
    let clock = Clock::stop();
    write("ahead", clock.now() + 86_400_000.0);
    let outcome = BROWSER.with_lock("ahead", MINUTE, async { "entered" });
    assert_eq!(clock.run(outcome).await, Ok("entered"));
}

#[test]
async fn rubbish_is_no_lease() {
    let _locks = without_locks();
    let clock = Clock::stop();
    for rubbish in ["", "soon", "99999999999999999999 x", "{\"owner\":1}"] {
        local().set_item("logto-lease:rubbish", rubbish).unwrap();
        let outcome = BROWSER.with_lock("rubbish", MINUTE, async { clock.now() });
        let start = clock.now();
        let entered = clock.run(outcome).await.unwrap();
        assert!(entered - start < 1_000.0, "{rubbish:?}");
    }
}

#[test]
async fn whoever_wrote_last_holds_it() {
    let _locks = without_locks();
    let clock = Clock::stop();
    let mut first = Box::pin(BROWSER.with_lock("last", MINUTE, async { clock.now() }));
    assert!(poll_immediate(first.as_mut()).await.is_none());
    assert!(record("last").is_some(), "the first has written");
    // The other tab had seen a free lease, too.
    let expiry = clock.now() + 5_000.0;
    write("last", expiry);
    let entered = clock.run(first).await.unwrap();
    assert!(entered >= expiry, "two held it");
}

#[test]
async fn a_dropped_holder_frees_the_lease() {
    let _locks = without_locks();
    let clock = Clock::stop();
    let entered = Cell::new(false);
    let mut holder = Box::pin(BROWSER.with_lock("dropped", MINUTE, async {
        entered.set(true);
        std::future::pending::<()>().await;
    }));
    let waiting = std::future::poll_fn(|context| {
        let _ = holder.as_mut().poll(context);
        if entered.get() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    });
    clock.run(waiting).await;
    assert!(record("dropped").is_some());
    drop(holder);
    assert_eq!(record("dropped"), None);
    assert_eq!(clock.pending(), 0);
}

#[test]
async fn without_storage_the_page_excludes_itself() {
    let _locks = without_locks();
    let refuse = |area| Shadow::getter(&window(), area, || Err(error("SecurityError", "refused")));
    let _storage = [refuse("localStorage"), refuse("sessionStorage")];
    let clock = Clock::stop();
    let inside = Cell::new(0);
    let tasks = (0..5).map(|_| {
        BROWSER.with_lock("memory", 10 * MINUTE, async {
            assert_eq!(inside.replace(1), 0, "somebody else was inside");
            BROWSER.sleep(SECOND).await;
            inside.set(0);
        })
    });
    for outcome in clock.run(join_all(tasks)).await {
        assert_eq!(outcome, Ok(()));
    }
}
