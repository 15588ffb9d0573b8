//! A frame of this origin: another page of the same browser.

use wasm_bindgen::JsValue;

use super::js::{append, call, get};

/// Goes away when dropped, as a closed tab does.
pub(super) struct Frame(JsValue);

impl Frame {
    pub(super) fn open() -> Self {
        Self(append("body", "iframe"))
    }

    /// The frame's own global object.
    pub(super) fn window(&self) -> JsValue {
        get(&self.0, "contentWindow")
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        call(&self.0, "remove", &[]);
    }
}
