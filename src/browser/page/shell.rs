//! What a page shows until the application is there.

use futures_channel::oneshot;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, PageTransitionEvent};

use super::{document, idle};
use crate::browser::started;

#[wasm_bindgen]
extern "C" {
    type Shell;

    // A page of somebody else's has none.
    #[wasm_bindgen(method, catch, js_name = logtoPaint)]
    fn paint(this: &Shell, accent: Option<&str>, logo: Option<&str>) -> Result<JsValue, JsValue>;
}

/// Has the page painted in the colour `accent`, with the picture at `logo` for
/// its mark. The script that shows the first page knows how, and mostly has
/// done so.
pub fn paint(accent: Option<&str>, logo: Option<&str>) {
    if let Some(window) = web_sys::window() {
        let _ = window.unchecked_into::<Shell>().paint(accent, logo);
    }
}

/// Takes the element with this id away, now that the application shows what it
/// stood for. What a person has done with its buttons is done with those that
/// say the same: the one that is `aria-busy` is pressed, the one with the focus
/// gets it.
pub fn replace_shell(id: &str) {
    let Some(document) = document() else {
        return;
    };
    let Some(shell) = document.get_element_by_id(id) else {
        return;
    };
    let pressed = shell.query_selector("[aria-busy]").ok().flatten();
    let pressed = pressed.and_then(|button| button.text_content());
    let focused = document
        .active_element()
        .filter(|element| shell.contains(Some(element)))
        .and_then(|button| button.text_content());
    shell.remove();
    if let Some(button) = focused.and_then(|label| button(&document, &label)) {
        let _ = button.focus();
    }
    if let Some(button) = pressed.and_then(|label| button(&document, &label)) {
        button.click();
    }
    wasm_bindgen_futures::spawn_local(async {
        idle().await;
        started::forget();
    });
}

/// What a button of this element says in an attribute, if it is pressed: if it
/// is `aria-busy` and has the attribute.
#[must_use]
pub fn pressed_in_shell(id: &str, attribute: &str) -> Option<String> {
    let shell = document()?.get_element_by_id(id)?;
    let pressed = shell.query_selector("button[aria-busy]").ok()??;
    pressed.get_attribute(attribute)
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
    let (shown, shows) = oneshot::channel();
    let mut shown = Some(shown);
    let listener =
        Closure::<dyn FnMut(PageTransitionEvent)>::new(move |event: PageTransitionEvent| {
            if event.persisted()
                && let Some(shown) = shown.take()
            {
                let _ = shown.send(());
            }
        });
    let function = listener.as_ref().unchecked_ref();
    let window = web_sys::window();
    let listens = window.as_ref().is_some_and(|window| {
        window
            .add_event_listener_with_callback("pageshow", function)
            .is_ok()
    });
    if listens {
        // It is shown again, or this page ends.
        let _ = shows.await;
    }
    if let Some(window) = window {
        let _ = window.remove_event_listener_with_callback("pageshow", function);
    }
}

fn button(document: &Document, label: &str) -> Option<HtmlElement> {
    let buttons = document.get_elements_by_tag_name("button");
    (0..buttons.length())
        .filter_map(|index| buttons.item(index))
        .find(|button: &Element| button.text_content().as_deref() == Some(label))?
        .dyn_into()
        .ok()
}
