//! Small things every adapter does with JavaScript values.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// Enough for any browser's own message; a page's wrapper may throw a novel.
const LONGEST_MESSAGE: usize = 200;

/// Sets a member of a plain object, which cannot fail.
pub(super) fn set(object: &Object, key: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(object, &key.into(), &value.into());
}

/// The `name` of something thrown, such as `QuotaExceededError`.
pub(super) fn name(thrown: &JsValue) -> String {
    member(thrown, "name")
}

/// What was thrown, in the browser's words.
pub(super) fn message(thrown: &JsValue) -> String {
    let mut text = member(thrown, "message");
    if let Some((end, _)) = text.char_indices().nth(LONGEST_MESSAGE) {
        text.truncate(end);
    }
    text
}

// Anything can be thrown, a string or `undefined` too, so nothing is assumed.
fn member(thrown: &JsValue, key: &str) -> String {
    Reflect::get(thrown, &key.into())
        .ok()
        .and_then(|value| value.as_string())
        .or_else(|| thrown.as_string())
        .unwrap_or_default()
}
