//! A frame of this origin: another page of the same browser.

use wasm_bindgen::JsValue;

use super::js::{call, get, window};

/// Goes away when dropped, as a closed tab does.
pub(super) struct Frame(JsValue);

impl Frame {
    pub(super) fn open() -> Self {
        let document = get(&window(), "document");
        let frame = call(&document, "createElement", &["iframe".into()]);
        call(&get(&document, "body"), "append", &[frame.clone()]);
        Self(frame)
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
