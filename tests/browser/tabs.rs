//! Being told of changes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use leptos_logto::browser::{Listening, on_change};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::frame::Frame;
use super::js::{call, construct, get, window};
use super::shadow::Shadow;

fn counting() -> (Rc<Cell<u32>>, Listening) {
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    let listening = on_change(move || counted.set(counted.get() + 1));
    (count, listening)
}

struct Changes {
    waiting: Rc<RefCell<Vec<oneshot::Sender<()>>>>,
    _listening: Listening,
}

impl Changes {
    fn watch() -> Self {
        let waiting = Rc::new(RefCell::new(Vec::<oneshot::Sender<()>>::new()));
        let woken = Rc::clone(&waiting);
        let listening = on_change(move || {
            for waiting in woken.take() {
                waiting.send(()).unwrap();
            }
        });
        Self {
            waiting,
            _listening: listening,
        }
    }

    async fn next(&self) {
        let (changed, change) = oneshot::channel();
        self.waiting.borrow_mut().push(changed);
        change.await.unwrap();
    }
}

fn dispatch(target: &JsValue, event: &str) {
    let event = construct("Event", &[event.into()]);
    call(target, "dispatchEvent", &[event]);
}

#[test]
async fn another_page_writing_to_the_store_is_a_change() {
    let frame = Frame::open();
    let storage = get(&frame.window(), "localStorage");
    let (count, listening) = counting();
    let changes = Changes::watch();

    call(&storage, "setItem", &["logto:test-tabs".into(), "1".into()]);
    changes.next().await;
    assert_eq!(count.get(), 1);

    // Leases come and go all the time. Events arrive in order, so the second
    // one tells that the first has passed.
    call(&storage, "setItem", &["logto-lease:x".into(), "1".into()]);
    call(&storage, "removeItem", &["logto-lease:x".into()]);
    call(&storage, "setItem", &["logto:test-tabs".into(), "2".into()]);
    changes.next().await;
    assert_eq!(count.get(), 2);

    drop(listening);
    call(&storage, "clear", &[]);
    changes.next().await;
    assert_eq!(count.get(), 2, "it was dropped");
}

#[test]
fn a_page_that_comes_back_looks_again() {
    let document = get(&window(), "document");
    let (count, listening) = counting();
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
    dispatch(&window(), "pageshow");
    dispatch(&window(), "online");
    dispatch(&document, "visibilitychange");
    assert_eq!(count.get(), 3, "it was dropped");
}

#[test]
fn a_listener_may_drop_itself() {
    let slot = Rc::new(Cell::new(None));
    let own = Rc::clone(&slot);
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    slot.set(Some(on_change(move || {
        counted.set(counted.get() + 1);
        drop(own.take());
    })));
    dispatch(&window(), "online");
    dispatch(&window(), "online");
    assert_eq!(count.get(), 1);
}
