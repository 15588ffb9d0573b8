//! What a page shows until the application is there.

use std::time::Duration;

use futures_channel::oneshot;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, PageTransitionEvent, Window};

use super::{document, idle, sleep};
use crate::browser::started;

#[wasm_bindgen]
extern "C" {
    type Shell;

    // A page of somebody else's has none.
    #[wasm_bindgen(method, catch, js_name = logtoPaint)]
    fn paint(this: &Shell, accent: Option<&str>, logo: Option<&str>) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = logtoArrived)]
    fn arrived(this: &Shell) -> Result<JsValue, JsValue>;
}

/// Has the page painted in the colour `accent`, with the picture at `logo` for
/// its mark. The script that shows the first page knows how, and mostly has
/// done so.
pub fn paint(accent: Option<&str>, logo: Option<&str>) {
    if let Some(window) = web_sys::window() {
        let _ = window.unchecked_into::<Shell>().paint(accent, logo);
    }
}

/// Has the script that shows the first page show it for who has just signed in.
pub fn show_arrived() {
    if let Some(window) = web_sys::window() {
        let _ = window.unchecked_into::<Shell>().arrived();
    }
}

/// Takes the element with this id away, now that the application shows what it
/// stood for. What a person has done in it is done with what says the same: the
/// button that is `aria-busy` is pressed, the link that was
/// [opened](opened_in_shell) is followed, what has the focus gets it.
pub fn replace_shell(id: &str) {
    let Some(document) = document() else {
        return;
    };
    let Some(shell) = document.get_element_by_id(id) else {
        return;
    };
    let pressed = shell.query_selector("[aria-busy]").ok().flatten();
    let opened = opened_in_shell(id);
    let focused = document
        .active_element()
        .filter(|element| shell.contains(Some(element)));
    shell.remove();
    if let Some(focused) = focused.and_then(|element| same(&document, &element)) {
        let _ = focused.focus();
    }
    if let Some(button) = pressed.and_then(|button| same(&document, &button)) {
        button.click();
    }
    if let Some(link) = opened.and_then(|path| link(&document, &path)) {
        link.click();
    }
    wasm_bindgen_futures::spawn_local(async {
        idle().await;
        started::forget();
    });
}

/// Whether something in this element has an attribute.
#[must_use]
pub fn shell_has(id: &str, attribute: &str) -> bool {
    let shell = document().and_then(|document| document.get_element_by_id(id));
    shell.is_some_and(|shell| {
        let selector = ["[", attribute, "]"].concat();
        matches!(shell.query_selector(&selector), Ok(Some(_)))
    })
}

/// Waits while something in this element is under a finger or a key: taken away
/// then, it would never hear of being pressed. Not for ever, since a browser may
/// miss the end of it.
pub async fn let_go_of_shell(id: &str) {
    const LOOK: Duration = Duration::from_millis(50);
    const LOOKS: u32 = 100;
    for _ in 0..LOOKS {
        let shell = document().and_then(|document| document.get_element_by_id(id));
        let held = shell.and_then(|shell| shell.query_selector("button:active, a:active").ok()?);
        if held.is_none() {
            return;
        }
        sleep(LOOK).await;
    }
}

/// What a button of this element says in an attribute, if it is pressed: if it
/// is `aria-busy` and has the attribute.
fn pressed_in_shell(id: &str, attribute: &str) -> Option<String> {
    let shell = document()?.get_element_by_id(id)?;
    let pressed = shell.query_selector("button[aria-busy]").ok()??;
    pressed.get_attribute(attribute)
}

/// Which page the person has opened from this element by a link, by its path;
/// once.
#[must_use]
pub fn opened_in_shell(id: &str) -> Option<String> {
    const OPENED: &str = "data-opened";
    let shell = document()?.get_element_by_id(id)?;
    let path = shell.get_attribute(OPENED)?;
    let _ = shell.remove_attribute(OPENED);
    Some(path)
}

/// Waits until a button of this element that has an attribute is pressed, and
/// gives what the attribute says.
pub async fn press_in_shell(id: &str, attribute: &str) -> String {
    loop {
        if let Some(pressed) = pressed_in_shell(id, attribute) {
            return pressed;
        }
        // What else listens has heard of the click by then.
        next_event("click", |_| true).await;
    }
}

/// Takes back that a button of this element is pressed: those that are
/// `aria-busy` or `aria-disabled` are so no longer, and nothing is said.
pub fn release_shell(id: &str) {
    let Some(shell) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    if let Ok(Some(status)) = shell.query_selector("[role=status]") {
        status.set_text_content(None);
    }
    let buttons = shell.get_elements_by_tag_name("button");
    for button in (0..buttons.length()).filter_map(|index| buttons.item(index)) {
        for attribute in ["aria-busy", "aria-disabled"] {
            let _ = button.remove_attribute(attribute);
        }
    }
}

/// Has this element say that the application does not come: it gets the class
/// `stuck`.
pub fn give_up_shell(id: &str) {
    if let Some(shell) = document().and_then(|document| document.get_element_by_id(id)) {
        shell.set_class_name("stuck");
    }
}

/// Waits until a page that was left is shown again as it was.
pub async fn restored() {
    next_event("pageshow", |event| {
        event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
    })
    .await;
}

/// Waits for an event of the window.
async fn next_event(name: &str, is_awaited: fn(&Event) -> bool) {
    struct Ear(Window, String, Closure<dyn FnMut(Event)>);

    impl Drop for Ear {
        fn drop(&mut self) {
            let Self(window, name, heard) = self;
            let heard = heard.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback(name, heard);
        }
    }

    let Some(window) = web_sys::window() else {
        return std::future::pending().await;
    };
    let (sender, arrived) = oneshot::channel::<()>();
    let mut sender = Some(sender);
    let heard = Closure::new(move |event| {
        if is_awaited(&event) {
            sender.take();
        }
    });
    let ear = Ear(window, name.to_owned(), heard);
    let heard = ear.2.as_ref().unchecked_ref();
    let _ = ear.0.add_event_listener_with_callback(name, heard);
    // The sender's end is all it says.
    let _: Result<(), _> = arrived.await;
}

/// The element of the same kind that says the same.
fn same(document: &Document, element: &Element) -> Option<HtmlElement> {
    let text = element.text_content();
    let all = document.get_elements_by_tag_name(&element.tag_name());
    (0..all.length())
        .filter_map(|index| all.item(index))
        .find(|other: &Element| other.text_content() == text)?
        .dyn_into()
        .ok()
}

fn link(document: &Document, path: &str) -> Option<HtmlElement> {
    let link = document.query_selector(&["a[href='", path, "']"].concat());
    link.ok()??.dyn_into().ok()
}
