//! What pages want of the browser beyond the client's port.

mod abilities;
mod connections;
mod intl;
mod shell;
mod styles;

pub use abilities::{can_verify, is_secure_context, storage_in_use};
pub use connections::connect_only_to;
pub use intl::{calendar_day, language_name, list, number, plural, relative_time, time_of_day};
pub use shell::{
    give_up_shell, let_go_of_shell, opened_in_shell, paint, press_in_shell, release_shell,
    replace_shell, restored, shell_has, show_arrived,
};
pub use styles::add_styles;

use std::future::Future;
use std::time::Duration;

use futures_channel::oneshot;
use js_sys::{Array, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, History, HtmlElement};

use super::{Browser, base_url, fetch, js};
use crate::client::{Platform, PlatformError};
use crate::oidc::{HttpResponse, Timestamp, http};

#[wasm_bindgen]
extern "C" {
    type Copying;

    // Missing over plain http.
    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &Copying) -> Option<Clipboard>;

    type Clipboard;

    // Safari has none.
    #[wasm_bindgen(catch, js_name = requestIdleCallback)]
    fn request_idle_callback(ring: &js_sys::Function) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;

    type Dating;

    // js-sys binds it without `catch`, and an unknown language throws.
    #[wasm_bindgen(method, catch, js_name = toLocaleString)]
    fn to_locale_string(
        this: &Dating,
        language: &str,
        options: &js_sys::Object,
    ) -> Result<String, JsValue>;
}

/// The person's languages as BCP 47 tags, the preferred one first.
#[must_use]
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let all: Array = window.navigator().languages();
    all.iter()
        .filter_map(|language| language.as_string())
        .collect()
}

/// The one of `supported` that the person likes best, or `None` if they named
/// none of them. A tag that matches whole wins over one that shares only its
/// first part: `zh-TW` takes `zh-CN` if nothing nearer is there.
#[must_use]
pub fn preferred_language<'a>(supported: &[&'a str]) -> Option<&'a str> {
    choose(&languages(), supported)
}

/// Sets `<html lang>`.
pub fn set_document_language(language: &str) {
    set_root_attribute("lang", language);
}

/// Sets `<html data-session>`.
pub fn set_session_attribute(value: &str) {
    set_root_attribute("data-session", value);
}

/// Whether the page is seen, as far as the browser tells.
#[must_use]
pub fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| !document.hidden())
}

/// What the browser says it is; empty where it does not say.
#[must_use]
pub fn user_agent() -> String {
    let window = web_sys::window();
    window
        .and_then(|window| window.navigator().user_agent().ok())
        .unwrap_or_default()
}

/// Puts another address of this origin into the address bar and into the
/// history in place of the present one, without loading it.
///
/// # Errors
/// [`PlatformError::Unsupported`] when the browser refuses, as it does for
/// another origin and after too many changes in a short time.
pub fn replace_url(url: &str) -> Result<(), PlatformError> {
    change_history(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(url)))
}

/// Puts another address of this origin into the address bar, without loading
/// it; back leads to the present one.
///
/// # Errors
/// As [`replace_url`].
pub fn push_url(url: &str) -> Result<(), PlatformError> {
    change_history(|history| history.push_state_with_url(&JsValue::NULL, "", Some(url)))
}

fn change_history(
    change: impl FnOnce(&History) -> Result<(), JsValue>,
) -> Result<(), PlatformError> {
    web_sys::window()
        .and_then(|window| window.history().ok())
        .and_then(|history| change(&history).ok())
        .ok_or(PlatformError::Unsupported(
            "changing the address of the page",
        ))
}

/// What [`remember`] kept under `key`, if this browser has it still.
#[must_use]
pub fn remembered(key: &str) -> Option<String> {
    let storage = web_sys::window()?.local_storage().ok()??;
    storage.get_item(key).ok()?
}

/// Keeps a small choice of the person for all pages of this origin, until the
/// browser forgets it. `false` where the browser does not take it.
///
/// Keys that begin with `logto` belong to the client.
pub fn remember(key: &str, value: &str) -> bool {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
    storage.is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Sets a mark that this tab keeps across reloads, until [`unmark_tab`] or its
/// end. `false` if it has been set already, or the browser does not take it.
///
/// Keys that begin with `logto` belong to the client.
pub fn mark_tab(key: &str) -> bool {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok()?);
    storage.is_some_and(|storage| {
        matches!(storage.get_item(key), Ok(None)) && storage.set_item(key, "1").is_ok()
    })
}

/// Takes away the mark that [`mark_tab`] has set.
pub fn unmark_tab(key: &str) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok()?);
    if let Some(storage) = storage {
        // What cannot be changed was not set.
        let _ = storage.remove_item(key);
    }
}

/// The address of the script that this page has started from, as the page names
/// it; `None` where it preloads none.
#[must_use]
pub fn main_script() -> Option<String> {
    let link = document()?
        .query_selector("link[rel=modulepreload]")
        .ok()??;
    link.get_attribute("href")
}

/// Loads this page anew. `false` where there is no page.
pub fn reload() -> bool {
    web_sys::window().is_some_and(|window| window.location().reload().is_ok())
}

/// The time by this device's clock.
#[must_use]
pub fn now() -> Timestamp {
    Browser::new().now()
}

/// Moves the keyboard's focus to an element. `false` if there is none with that
/// id; an element that takes no focus by itself needs `tabindex="-1"`.
pub fn focus(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Moves the keyboard's focus to the first button within an element, else to the element itself.
pub fn focus_within(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let first = element.and_then(|element| element.query_selector("button").ok().flatten());
    match first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        Some(first) => first.focus().is_ok(),
        None => focus(id),
    }
}

/// Closes what stands open over the page. Nothing happens where it is not open,
/// nor in a browser that knows no popovers.
pub fn close_popover(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.hide_popover();
    }
}

/// Runs a task beside whatever else runs on this page.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Waits until the browser has nothing more urgent to do, as far as it tells.
pub async fn idle() {
    let (rung, bell) = oneshot::channel();
    let ring = Closure::once(move || {
        let _ = rung.send(());
    });
    if request_idle_callback(ring.as_ref().unchecked_ref()).is_ok() {
        // It rings, or this page ends.
        let _ = bell.await;
    } else {
        Browser::new().sleep(Duration::from_secs(1)).await;
    }
}

/// Lets the browser do what is more urgent, such as answering a click, before this
/// goes on. A page that nobody sees goes on at once: browsers make it wait long.
pub async fn give_way() {
    if is_visible() {
        sleep(Duration::ZERO).await;
    }
}

/// Waits.
pub async fn sleep(duration: Duration) {
    Browser::new().sleep(duration).await;
}

/// Copies text to the clipboard. Call it while handling a click.
///
/// # Errors
/// [`PlatformError::Unsupported`] over plain http, and when the browser or the
/// person refuses.
pub async fn copy(text: &str) -> Result<(), PlatformError> {
    let clipboard = web_sys::window()
        .and_then(|window| window.navigator().unchecked_into::<Copying>().clipboard());
    let written = clipboard.and_then(|clipboard| clipboard.write_text(text).ok());
    let refused = PlatformError::Unsupported("writing to the clipboard");
    match written {
        Some(written) => JsFuture::from(written).await.map(drop).map_err(|_| refused),
        None => Err(refused),
    }
}

/// A point in time in the device's time zone, as people write it in `language`
/// (a BCP 47 tag). `None` if that is not a language tag.
#[must_use]
pub fn date_time(at: Timestamp, language: &str) -> Option<String> {
    let date = js_sys::Date::new(&JsValue::from(at.as_millis() as f64));
    let options = js_sys::Object::new();
    js::set(&options, "dateStyle", "medium");
    js::set(&options, "timeStyle", "short");
    date.unchecked_ref::<Dating>()
        .to_locale_string(language, &options)
        .ok()
}

/// Reads a file beside the application, such as `config.json`: `path` is
/// relative to [`base_url`]. Any status counts as an answer. Redirects are not
/// followed, and the HTTP cache is passed by.
///
/// A page that has asked for it already, while this code was on its way, leaves
/// the answer in `self.logtoStarted`: a `Map` from whole addresses to promises of
/// a `Response`, each of which is used once.
///
/// # Errors
/// [`PlatformError::Network`] when no answer came within ten seconds,
/// [`PlatformError::Offline`] without a network, [`PlatformError::Unsupported`]
/// for an absolute path and where there is no page.
pub async fn fetch_text(path: &str) -> Result<HttpResponse, PlatformError> {
    if path.starts_with(['/', '\\']) || path.contains("..") {
        return Err(PlatformError::Unsupported("files outside the application"));
    }
    let base = base_url().ok_or(PlatformError::Unsupported("a page"))?;
    fetch::read(&[&base, path].concat(), http::TIMEOUT).await
}

/// Whether anything at all answers at `url`, which may be of another origin: the page learns that
/// there is an answer, and nothing of it (Fetch §2.2.5, `no-cors`).
///
/// An answer that the server keeps from other sites (`Cross-Origin-Resource-Policy`) counts as none.
pub async fn answers(url: &str) -> bool {
    fetch::answers(url, http::TIMEOUT).await
}

/// Lookup in the spirit of RFC 4647 §3.4, kinder to regional variants.
fn choose<'a>(wanted: &[String], supported: &[&'a str]) -> Option<&'a str> {
    let first_part = |tag: &str| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    wanted.iter().find_map(|wanted| {
        let whole = supported
            .iter()
            .find(|tag| tag.eq_ignore_ascii_case(wanted));
        let part = || {
            supported
                .iter()
                .find(|tag| first_part(tag) == first_part(wanted))
        };
        whole.or_else(part).copied()
    })
}

fn set_root_attribute(name: &str, value: &str) {
    let root: Option<Element> = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        // Only an invalid name is refused.
        let _ = root.set_attribute(name, value);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_chosen() {
        let supported = ["en", "de", "zh-CN"];
        for (wanted, chosen) in [
            (&["de"][..], Some("de")),
            (&["DE-at", "en"], Some("de")),
            (&["fr", "zh-TW", "en"], Some("zh-CN")),
            (&["zh-cn"], Some("zh-CN")),
            (&["fr", "es"], None),
            (&["", "d", "deu"], None),
            (&[], None),
        ] {
            let wanted: Vec<String> = wanted.iter().map(|&tag| tag.to_owned()).collect();
            assert_eq!(choose(&wanted, &supported), chosen, "{wanted:?}");
        }
    }
}
