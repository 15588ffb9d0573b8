//! When to look at the store again.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, StorageEvent, Window};

use super::storage;

/// The events of a window after which what the page knows may be stale:
/// another tab wrote, the page came back from the back/forward cache, the
/// device is online again.
const WINDOW_EVENTS: [&str; 3] = ["storage", "pageshow", "online"];

/// A page that was hidden may have slept for days.
const DOCUMENT_EVENT: &str = "visibilitychange";

/// What has happened behind a page's back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another tab wrote to the store, or cleared it.
    Store,
    /// The page was shown, uncovered or brought online again: anything may
    /// have changed meanwhile.
    Awake,
}

/// Calls `callback` whenever the store may have changed behind this page's
/// back. Ends when the returned value is dropped.
///
/// A tab's own writes do not call back.
#[must_use = "listening ends when the value is dropped"]
pub fn on_change(callback: impl Fn(Change) + 'static) -> Listening {
    let window = web_sys::window();
    let document = window.as_ref().and_then(Window::document);
    let page = document.clone();
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let hidden = page.as_ref().is_some_and(Document::hidden);
        match event.dyn_ref::<StorageEvent>() {
            Some(event) if is_of_the_store(event.key().as_deref()) => callback(Change::Store),
            None if event.type_() != DOCUMENT_EVENT || !hidden => callback(Change::Awake),
            _ => {}
        }
    });
    let listening = Listening {
        window,
        document,
        heard,
    };
    listening.each(|target, event, heard| {
        let _ = target.add_event_listener_with_callback(event, heard);
    });
    listening
}

/// Keeps a callback of [`on_change`] alive.
#[derive(Debug)]
pub struct Listening {
    window: Option<Window>,
    document: Option<Document>,
    heard: Closure<dyn Fn(Event)>,
}

impl Listening {
    fn each(&self, act: impl Fn(&web_sys::EventTarget, &str, &Function)) {
        let heard = self.heard.as_ref().unchecked_ref();
        if let Some(window) = &self.window {
            for event in WINDOW_EVENTS {
                act(window, event, heard);
            }
        }
        if let Some(document) = &self.document {
            act(document, DOCUMENT_EVENT, heard);
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.each(|target, event, heard| {
            let _ = target.remove_event_listener_with_callback(event, heard);
        });
    }
}

/// No key means that everything was cleared.
fn is_of_the_store(key: Option<&str>) -> bool {
    key.is_none_or(|key| !key.starts_with(storage::OWN_PREFIX))
}
