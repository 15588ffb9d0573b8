//! Sleeping, and tasks.

use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::poll_immediate;
use leptos_logto::Platform;
use leptos_logto::browser::Browser;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::clock::Clock;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Browsers keep a delay in 32 bits: 30 days rang at once, in a loop.
#[test]
async fn thirty_days_are_slept_through() {
    let clock = Clock::stop();
    let start = clock.now();
    clock.run(Browser::new().sleep(30 * DAY)).await;
    let slept = clock.now() - start;
    assert_eq!(slept, (30 * DAY).as_millis() as f64);
}

#[test]
async fn a_sleep_that_is_dropped_sets_no_alarm_off() {
    let clock = Clock::stop();
    let browser = Browser::new();
    let mut sleeping = Box::pin(browser.sleep(DAY));
    assert!(poll_immediate(sleeping.as_mut()).await.is_none());
    assert_eq!(clock.pending(), 1);
    drop(sleeping);
    assert_eq!(clock.pending(), 0);
}

#[test]
async fn the_clock_is_the_devices() {
    let clock = Clock::stop();
    assert_eq!(Browser::new().now().as_millis() as f64, clock.now());
    clock.jump(-600_000.0);
    assert_eq!(Browser::new().now().as_millis() as f64, clock.now());
}

#[test]
async fn a_task_goes_on_without_its_caller() {
    let (done, outcome) = oneshot::channel();
    Browser::new().spawn(async move {
        Browser::new().sleep(Duration::from_millis(1)).await;
        done.send("done").unwrap();
    });
    assert_eq!(outcome.await, Ok("done"));
}
