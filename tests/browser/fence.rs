//! Writes that arrive after the lock under which they were made.

use std::cell::Cell;
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::join;
use js_sys::{Array, Promise};
use leptos_logto::browser::Browser;
use leptos_logto::{Platform, StorageKind};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::Storage;

use super::frame::Frame;
use super::js::{call, get, object, window};
use super::shadow::{Shadow, function, never};
use super::slots::session_slot;

const BROWSER: Browser = Browser::new();
const LONG: Duration = Duration::from_secs(60);

/// Another page, which has announced a write under the lock.
async fn announcing(announcement: &str) -> Frame {
    let frame = Frame::open();
    let locks = get(&frame.window(), "navigator.locks");
    let (held, holding) = oneshot::channel();
    let mut held = Some(held);
    let granted = function(move |_, _, _| {
        held.take().unwrap().send(()).unwrap();
        Ok(never())
    });
    let shared = object(&[("mode", "shared".into())]);
    call(&locks, "request", &[announcement.into(), shared, granted]);
    holding.await.unwrap();
    frame
}

/// What all pages have announced for this lock.
async fn announced(name: &str) -> Vec<String> {
    let locks = get(&window(), "navigator.locks");
    let asked: Promise = call(&locks, "query", &[]).unchecked_into();
    let held: Array = get(&JsFuture::from(asked).await.unwrap(), "held").unchecked_into();
    let names = held
        .iter()
        .filter_map(|lock| get(&lock, "name").as_string());
    names
        .filter_map(|lock| Some(lock.strip_prefix(name)?.strip_prefix('#')?.to_owned()))
        .collect()
}

fn key(name: &str) -> String {
    ["logto-fence:", name].concat()
}

fn local() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn number(name: &str) -> Option<String> {
    local().get_item(&key(name)).unwrap()
}

async fn write_under(name: &str) {
    let slot = session_slot(StorageKind::Local, name);
    let written = BROWSER.with_lock(name, LONG, async {
        BROWSER.save(&slot, Some("text")).unwrap();
    });
    assert_eq!(written.await, Ok(()));
    BROWSER.save(&slot, None).unwrap();
}

/// Ten tabs woke up at once, and one of them sent a refresh token that its
/// neighbour had used up a moment ago.
#[test]
async fn a_neighbours_write_is_there_before_its_lock_is_had() {
    let tab = announcing("fence-late#7").await;
    let storage = get(&tab.window(), "localStorage");
    let write = |number: &str| {
        let entry = [key("fence-late").into(), number.into()];
        call(&storage, "setItem", &entry);
    };
    write("5");
    let arrived = Cell::new(false);
    let entered = BROWSER.with_lock("fence-late", LONG, async { arrived.get() });
    let arriving = async {
        for number in ["6", "7"] {
            // Long enough to take a lock.
            announced("fence-late").await;
            announced("fence-late").await;
            arrived.set(number == "7");
            write(number);
        }
    };
    assert_eq!(join(entered, arriving).await.0, Ok(true), "too early");
    local().remove_item(&key("fence-late")).unwrap();
}

#[test]
async fn a_holder_that_has_written_announces_it() {
    write_under("fence-told").await;
    assert_eq!(number("fence-told").as_deref(), Some("1"));
    assert_eq!(announced("fence-told").await, ["1"]);
    write_under("fence-told").await;
    assert_eq!(number("fence-told").as_deref(), Some("2"));
    assert_eq!(announced("fence-told").await, ["1", "2"]);
    local().remove_item(&key("fence-told")).unwrap();
}

#[test]
async fn a_holder_that_has_only_read_announces_nothing() {
    let read = BROWSER.with_lock("fence-read", LONG, async {});
    assert_eq!(read.await, Ok(()));
    assert_eq!(number("fence-read"), None);
    assert_eq!(announced("fence-read").await, [""; 0]);
}

/// Somebody has cleared the site's data.
#[test]
async fn a_write_that_never_arrives_is_waited_for_once() {
    let _tab = announcing("fence-cleared#7").await;
    let entered = BROWSER.with_lock("fence-cleared", LONG, async {});
    assert_eq!(entered.await, Ok(()));
    assert_eq!(number("fence-cleared").as_deref(), Some("8"));
    local().remove_item(&key("fence-cleared")).unwrap();
}

/// A stand-in for Web Locks may know less of them.
#[test]
async fn locks_that_cannot_be_asked_are_taken_all_the_same() {
    let answers = [
        JsValue::UNDEFINED,
        JsValue::from("held"),
        object(&[("held", JsValue::NULL)]),
    ];
    let navigator = get(&window(), "navigator");
    let locks = get(&navigator, "locks");
    for answer in answers {
        let request = call(
            &get(&locks, "request"),
            "bind",
            std::slice::from_ref(&locks),
        );
        let query = function(move |_, _, _| Ok(Promise::resolve(&answer).into()));
        let poorer = object(&[("request", request), ("query", query)]);
        let _locks = Shadow::value(&navigator, "locks", poorer);
        let outcome = BROWSER.with_lock("fence-poorer", LONG, async { "done" });
        assert_eq!(outcome.await, Ok("done"));
    }
}
