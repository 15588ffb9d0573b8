//! Requests that the page has sent before this code was there.
//!
//! While the code is on its way, a page may ask for what the client is about
//! to ask for, in the same way, and leave the answers in `self.logtoStarted`: a
//! `Map` from addresses to promises of a `Response`. Each is used once. Any
//! script that could put another answer there could replace `fetch` as well.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Starting;

    #[wasm_bindgen(method, getter, js_name = logtoStarted)]
    fn started(this: &Starting) -> Option<Started>;

    type Started;

    // What a page has put there may be anything.
    #[wasm_bindgen(method, catch)]
    fn get(this: &Started, url: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn delete(this: &Started, url: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn clear(this: &Started) -> Result<JsValue, JsValue>;
}

fn started() -> Option<Started> {
    web_sys::window()?.unchecked_into::<Starting>().started()
}

/// The answer to the request for `url`, if it was sent and is not used yet.
pub(super) fn take(url: &str) -> Option<Promise> {
    let started = started()?;
    let answer = started.get(url).ok()?.dyn_into().ok()?;
    started.delete(url).ok()?;
    Some(answer)
}

/// Forgets what nobody has asked for, so that no answer is used long after it
/// came.
pub(super) fn forget() {
    if let Some(started) = started() {
        let _ = started.clear();
    }
}
