//! What a page shows until the application is there.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::{document, idle};
use crate::browser::started;

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

fn button(document: &Document, label: &str) -> Option<HtmlElement> {
    let buttons = document.get_elements_by_tag_name("button");
    (0..buttons.length())
        .filter_map(|index| buttons.item(index))
        .find(|button: &Element| button.text_content().as_deref() == Some(label))?
        .dyn_into()
        .ok()
}
