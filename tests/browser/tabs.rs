//! Being told of changes.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use leptos_logto::browser::{Change, Listening, on_change};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::frame::Frame;
use super::js::{call, construct, get, set, window};
use super::shadow::{Shadow, function};

/// Counts the changes of one kind; there must be none of the other.
fn counting(expected: Change) -> (Rc<Cell<u32>>, Listening) {
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    let listening = on_change(move |change| {
        assert_eq!(change, expected);
        counted.set(counted.get() + 1);
    });
    (count, listening)
}

/// Returns once the browser has told this page that another one wrote `value`,
/// and after everybody who listened before was called.
async fn written(value: Option<&str>) {
    let value = value.map_or(JsValue::NULL, JsValue::from);
    let (arrived, arrival) = oneshot::channel();
    let mut arrived = Some(arrived);
    let heard = function(move |event, _, _| {
        if get(&event, "newValue") == value
            && let Some(arrived) = arrived.take()
        {
            arrived.send(()).unwrap();
        }
        Ok(JsValue::UNDEFINED)
    });
    let listener = ["storage".into(), heard];
    call(&window(), "addEventListener", &listener);
    arrival.await.unwrap();
    call(&window(), "removeEventListener", &listener);
}

fn dispatch(target: &JsValue, event: &str) {
    let event = construct("Event", &[event.into()]);
    call(target, "dispatchEvent", &[event]);
}

#[test]
async fn another_page_writing_to_the_store_is_a_change() {
    let frame = Frame::open();
    let storage = get(&frame.window(), "localStorage");
    let (count, listening) = counting(Change::Store);

    let set = |key: &str, value: &str| call(&storage, "setItem", &[key.into(), value.into()]);
    set("logto:test-tabs", "1");
    written(Some("1")).await;
    assert_eq!(count.get(), 1);

    // Leases come and go all the time.
    set("logto-lease:test-tabs", "2");
    written(Some("2")).await;
    assert_eq!(count.get(), 1);

    // Clearing site data signs out.
    call(&storage, "clear", &[]);
    written(None).await;
    assert_eq!(count.get(), 2);

    drop(listening);
    set("logto:test-tabs", "3");
    written(Some("3")).await;
    assert_eq!(count.get(), 2, "it was dropped");
    call(&storage, "clear", &[]);
}

#[test]
fn a_page_that_comes_back_looks_again() {
    let document = get(&window(), "document");
    let (count, listening) = counting(Change::Awake);
    dispatch(&window(), "pageshow");
    assert_eq!(count.get(), 1);
    dispatch(&window(), "online");
    assert_eq!(count.get(), 2);
    dispatch(&document, "visibilitychange");
    assert_eq!(count.get(), 3);
    {
        let _hidden = Shadow::value(&document, "hidden", true);
        dispatch(&document, "visibilitychange");
        assert_eq!(count.get(), 3, "nobody sees the page");
    }
    drop(listening);
    let errors = Rc::new(Cell::new(0));
    let counted = Rc::clone(&errors);
    let on_error = function(move |_, _, _| {
        counted.set(counted.get() + 1);
        Ok(JsValue::TRUE)
    });
    set(&window(), "onerror", on_error);
    dispatch(&window(), "pageshow");
    dispatch(&window(), "online");
    dispatch(&document, "visibilitychange");
    set(&window(), "onerror", JsValue::NULL);
    assert_eq!(count.get(), 3, "it was dropped");
    assert_eq!(errors.get(), 0, "a dead listener was called");
}

#[test]
fn a_listener_may_drop_itself() {
    let slot = Rc::new(Cell::new(None));
    let own = Rc::clone(&slot);
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    slot.set(Some(on_change(move |_| {
        counted.set(counted.get() + 1);
        drop(own.take());
    })));
    dispatch(&window(), "online");
    dispatch(&window(), "online");
    assert_eq!(count.get(), 1);
}
