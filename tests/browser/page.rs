//! What pages want of the browser.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use leptos_logto::browser::{Browser, base_url, current_url, page};
use leptos_logto::oidc::Timestamp;
use leptos_logto::{Platform, PlatformError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::js::{append, call, error, get, object, set, window};
use super::shadow::{Shadow, function};

fn root(attribute: &str) -> JsValue {
    let root = get(&window(), "document.documentElement");
    call(&root, "getAttribute", &[attribute.into()])
}

#[test]
fn the_base_follows_the_document() {
    let href = get(&window(), "location.href").as_string();
    assert_eq!(current_url(), href);
    let base = append("head", "base");
    set(&base, "href", "/shop/");
    let origin = get(&window(), "location.origin").as_string().unwrap();
    assert_eq!(base_url(), Some(format!("{origin}/shop/")));
    call(&base, "remove", &[]);
    assert_eq!(base_url(), Some(format!("{origin}/")));
}

#[test]
fn only_web_addresses_are_navigated_to() {
    let browser = Browser::new();
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "",
    ] {
        let refused = browser.navigate(url);
        assert!(
            matches!(refused, Err(PlatformError::Unsupported(_))),
            "{url}"
        );
    }
    let before = current_url().unwrap();
    let within = format!("{before}#navigated");
    assert_eq!(browser.navigate(&within), Ok(()));
    assert_eq!(current_url(), Some(within));
    page::replace_url(&before).unwrap();
}

#[test]
fn the_address_is_replaced_without_a_trace() {
    let before = current_url().unwrap();
    let entries = get(&window(), "history.length");
    page::replace_url("/callback-done?x=1").unwrap();
    assert!(current_url().unwrap().ends_with("/callback-done?x=1"));
    assert_eq!(get(&window(), "history.length"), entries);
    assert!(get(&window(), "history.state").is_null());
    page::replace_url(&before).unwrap();
    assert_eq!(current_url(), Some(before));
    assert!(page::replace_url("https://elsewhere.example/").is_err());
}

#[test]
fn attributes_of_the_document_are_set() {
    page::set_document_language("zh-CN");
    assert_eq!(root("lang"), JsValue::from("zh-CN"));
    page::set_session_attribute("signed-out");
    assert_eq!(root("data-session"), JsValue::from("signed-out"));
}

#[test]
fn the_persons_languages_are_theirs() {
    let navigator = get(&window(), "navigator");
    let languages = js_sys::Array::of3(&"fr".into(), &"zh-TW".into(), &"en".into());
    let _languages = Shadow::value(&navigator, "languages", languages);
    assert_eq!(page::languages(), ["fr", "zh-TW", "en"]);
    assert_eq!(page::preferred_language(&["en", "zh-CN"]), Some("zh-CN"));
    assert_eq!(page::preferred_language(&["de"]), None);
    assert!(page::user_agent().contains("Mozilla/5.0"));
}

#[test]
fn focus_goes_to_the_element() {
    let heading = append("body", "h1");
    set(&heading, "id", "test-focus");
    set(&heading, "tabIndex", -1);
    assert!(page::focus("test-focus"));
    assert_eq!(get(&window(), "document.activeElement"), heading);
    call(&heading, "remove", &[]);
    assert!(!page::focus("test-focus"));
}

#[test]
async fn copying_says_whether_it_worked() {
    let navigator = get(&window(), "navigator");
    let copied = Rc::new(RefCell::new(JsValue::NULL));
    let kept = Rc::clone(&copied);
    let write = function(move |text, _, _| {
        kept.replace(text);
        Ok(Promise::resolve(&JsValue::UNDEFINED).into())
    });
    let refuse = function(|_, _, _| {
        let refused = error("NotAllowedError", "no");
        Ok(Promise::reject(&refused).into())
    });
    let refused = Err(PlatformError::Unsupported("writing to the clipboard"));
    for (clipboard, outcome) in [
        (object(&[("writeText", write)]), Ok(())),
        (object(&[("writeText", refuse)]), refused.clone()),
        (JsValue::UNDEFINED, refused),
    ] {
        let _clipboard = Shadow::value(&navigator, "clipboard", clipboard);
        assert_eq!(page::copy("alice").await, outcome);
    }
    assert_eq!(*copied.borrow(), JsValue::from("alice"));
}

#[test]
fn times_are_written_as_the_language_has_it() {
    let noon = Timestamp::from_secs(1_700_000_000);
    let german = page::date_time(noon, "de").unwrap();
    assert!(
        german.contains("2023") && german.contains(".11."),
        "{german}"
    );
    let chinese = page::date_time(noon, "zh-CN").unwrap();
    assert!(chinese.contains("2023\u{5e74}11\u{6708}"), "{chinese}");
    assert_eq!(page::date_time(noon, "not a language"), None);
}
