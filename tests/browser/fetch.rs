//! Requests and answers.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Promise, Uint8Array};
use leptos_logto::browser::{Browser, base_url, page};
use leptos_logto::oidc::{HttpRequest, HttpResponse, MAX_BODY, Method};
use leptos_logto::{Platform, PlatformError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::clock::Clock;
use super::js::{call, construct, get, object, window};
use super::shadow::{Shadow, function, never};

const MINUTE: Duration = Duration::from_secs(60);

fn request(url: &str) -> HttpRequest {
    HttpRequest {
        method: Method::Get,
        url: url.to_owned(),
        headers: vec![("Accept".into(), "application/json".to_owned())],
        body: None,
        keepalive: false,
        timeout: MINUTE,
    }
}

async fn send(url: &str) -> Result<HttpResponse, PlatformError> {
    Browser::new().send(request(url)).await
}

fn network_detail(outcome: Result<HttpResponse, PlatformError>) -> String {
    match outcome {
        Err(PlatformError::Network(detail)) => detail,
        other => panic!("{other:?}"),
    }
}

/// An address under which the browser gives out `bytes`.
fn blob(bytes: &[u8], media_type: &str) -> String {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = object(&[("type", media_type.into())]);
    let blob = construct("Blob", &[parts.into(), options]);
    let url = call(&get(&window(), "URL"), "createObjectURL", &[blob]);
    url.as_string().unwrap()
}

/// Answers every request with what `answer` gives, and keeps the requests.
fn answering(
    mut answer: impl FnMut() -> Result<JsValue, JsValue> + 'static,
) -> (Shadow, Rc<RefCell<Vec<JsValue>>>) {
    let sent = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&sent);
    let fetch = function(move |request, _, _| {
        kept.borrow_mut().push(request);
        answer()
    });
    (Shadow::value(&window(), "fetch", fetch), sent)
}

#[test]
async fn a_missing_file_is_an_answer() {
    let url = [&base_url().unwrap(), "no-such-file"].concat();
    let response = send(&url).await.unwrap();
    assert_eq!(response.status, 404);
}

#[test]
async fn an_answer_has_its_status_headers_and_body() {
    let url = blob("{\"name\":\"Zo\u{eb}\"}".as_bytes(), "application/json");
    let response = send(&url).await.unwrap();
    assert_eq!(response.status, 200);
    assert!(response.is_json());
    assert_eq!(response.body, "{\"name\":\"Zo\u{eb}\"}");
    assert_eq!(response.header("retry-after"), None);
}

#[test]
async fn text_is_decoded_as_browsers_do() {
    let url = blob(b"\xEF\xBB\xBF{}", "application/json");
    assert_eq!(send(&url).await.unwrap().body, "{}");
    let url = blob(b"a\xFFb", "application/json");
    assert_eq!(send(&url).await.unwrap().body, "a\u{FFFD}b");
    let url = blob(b"", "text/plain");
    assert_eq!(send(&url).await.unwrap().body, "");
}

#[test]
async fn an_endless_body_is_not_read() {
    let url = blob(&vec![b'x'; MAX_BODY], "text/plain");
    assert_eq!(send(&url).await.unwrap().body.len(), MAX_BODY);
    let url = blob(&vec![b'x'; MAX_BODY + 1], "text/plain");
    let detail = network_detail(send(&url).await);
    assert!(detail.contains("longer than 1 MiB"), "{detail}");
}

#[test]
async fn a_refused_connection_is_no_answer() {
    network_detail(send("http://127.0.0.1:47113/").await);
}

#[test]
async fn an_address_or_header_the_browser_refuses_is_no_answer() {
    network_detail(send("https://").await);
    let mut broken = request("http://127.0.0.1:47113/");
    broken
        .headers
        .push(("Authorization".into(), "Bearer a\nb".to_owned()));
    network_detail(Browser::new().send(broken).await);
}

#[test]
async fn requests_carry_no_cookies_follow_no_redirects_and_leave_no_trace() {
    let answer = || Ok(Promise::resolve(&construct("Response", &["{}".into()])).into());
    let (_fetch, sent) = answering(answer);
    let mut post = request("https://idp.example/token");
    post.method = Method::Post;
    post.body = Some("a=b".to_owned());
    post.keepalive = true;
    let content_type = "application/x-www-form-urlencoded".to_owned();
    post.headers.push(("Content-Type".into(), content_type));
    Browser::new().send(post).await.unwrap();
    send("https://idp.example/jwks?a=b").await.unwrap();

    let sent = sent.borrow().clone();
    for (request, method, url, keepalive) in [
        (&sent[0], "POST", "https://idp.example/token", true),
        (&sent[1], "GET", "https://idp.example/jwks?a=b", false),
    ] {
        for (name, value) in [
            ("method", method),
            ("url", url),
            ("mode", "cors"),
            ("credentials", "omit"),
            ("redirect", "manual"),
            ("cache", "no-store"),
            ("referrerPolicy", "no-referrer"),
        ] {
            assert_eq!(get(request, name), JsValue::from(value), "{name}");
        }
        assert_eq!(get(request, "keepalive"), JsValue::from(keepalive));
    }
    let header = |name: &str| call(&get(&sent[0], "headers"), "get", &[name.into()]);
    assert_eq!(header("accept"), JsValue::from("application/json"));
    assert_eq!(
        header("content-type"),
        JsValue::from("application/x-www-form-urlencoded")
    );
    let body = call(&sent[0], "text", &[]);
    let body = wasm_bindgen_futures::JsFuture::from(Promise::from(body)).await;
    assert_eq!(body, Ok(JsValue::from("a=b")));
}

#[test]
async fn whether_anything_answers_is_asked_without_reading_it() {
    let (_fetch, sent) = answering(|| Ok(Promise::resolve(&construct("Response", &[])).into()));
    assert!(page::answers("https://idp.example/page").await);
    for (name, value) in [
        ("method", "GET"),
        ("url", "https://idp.example/page"),
        ("mode", "no-cors"),
        ("credentials", "omit"),
        ("cache", "no-store"),
        ("referrerPolicy", "no-referrer"),
    ] {
        assert_eq!(get(&sent.borrow()[0], name), JsValue::from(value), "{name}");
    }
}

#[test]
async fn nothing_answers_where_nobody_listens() {
    assert!(!page::answers("http://127.0.0.1:47113/").await);
    assert!(!page::answers("https://").await);
}

#[test]
async fn a_server_that_does_not_answer_is_given_up() {
    let clock = Clock::stop();
    let (_fetch, sent) = answering(|| Ok(never()));
    let start = clock.now();
    let outcome = clock.run(send("https://idp.example/")).await;
    assert_eq!(network_detail(outcome), "nothing complete within 60 s");
    assert_eq!(clock.now() - start, 60_000.0);
    let aborted = get(&sent.borrow()[0], "signal.aborted");
    assert!(aborted.is_truthy(), "the connection is closed");
}

#[test]
async fn a_body_that_does_not_end_is_given_up() {
    let clock = Clock::stop();
    let (_fetch, _) = answering(|| {
        let stuck = construct("ReadableStream", &[]);
        Ok(Promise::resolve(&construct("Response", &[stuck])).into())
    });
    let outcome = clock.run(send("https://idp.example/")).await;
    assert_eq!(network_detail(outcome), "nothing complete within 60 s");
}

#[test]
async fn a_finished_request_leaves_no_alarm() {
    let clock = Clock::stop();
    let (_fetch, _) = answering(|| Ok(construct("Response", &["{}".into()])));
    send("https://idp.example/").await.unwrap();
    assert_eq!(clock.pending(), 0);
}

/// Pages wrap `fetch`, and the wrappers throw what they like.
#[test]
async fn nothing_a_wrapped_fetch_does_is_a_panic() {
    let answers: [fn() -> Result<JsValue, JsValue>; 7] = [
        || Err("thrown".into()),
        || Err(JsValue::UNDEFINED),
        || Ok(Promise::reject(&"a string".into()).into()),
        || Ok(Promise::reject(&JsValue::NULL).into()),
        || Ok(JsValue::UNDEFINED),
        || Ok(object(&[("status", 200.into())])),
        || Ok(call(&get(&window(), "Response"), "error", &[])),
    ];
    for answer in answers {
        let (_fetch, _) = answering(answer);
        network_detail(send("https://idp.example/").await);
    }
}

#[test]
async fn nothing_is_sent_while_offline() {
    let navigator = get(&window(), "navigator");
    let _offline = Shadow::value(&navigator, "onLine", false);
    let (_fetch, sent) = answering(|| Err("offline".into()));
    assert_eq!(
        send("https://idp.example/").await,
        Err(PlatformError::Offline)
    );
    assert_eq!(
        send("https://127.0.0.1.example/").await,
        Err(PlatformError::Offline)
    );
    assert!(sent.borrow().is_empty());
}

/// Browsers call a machine offline whose only network is its own.
#[test]
async fn the_own_machine_is_reached_while_offline() {
    let navigator = get(&window(), "navigator");
    let _offline = Shadow::value(&navigator, "onLine", false);
    let url = [&base_url().unwrap(), "no-such-file"].concat();
    assert_eq!(send(&url).await.unwrap().status, 404);
    for url in ["http://localhost:47113/", "http://[::1]:47113/"] {
        assert_eq!(send(url).await, Err(PlatformError::Offline), "{url}");
    }
}

#[test]
async fn files_are_read_beside_the_application() {
    let response = page::fetch_text("no-such-file.json").await.unwrap();
    assert_eq!(response.status, 404);

    let (_fetch, sent) = answering(|| {
        let headers = object(&[
            ("Date", "Sun, 06 Nov 1994 08:49:37 GMT".into()),
            ("Age", "5".into()),
        ]);
        let options = object(&[("headers", headers)]);
        Ok(construct("Response", &["{}".into(), options]))
    });
    let response = page::fetch_text("config.json").await.unwrap();
    assert_eq!(response.body, "{}");
    assert_eq!(
        response.header("date"),
        Some("Sun, 06 Nov 1994 08:49:37 GMT")
    );
    assert_eq!(response.header("age"), Some("5"));
    let sent = sent.borrow();
    let url = [&base_url().unwrap(), "config.json"].concat();
    assert_eq!(get(&sent[0], "url"), JsValue::from(url));
    assert_eq!(get(&sent[0], "credentials"), JsValue::from("same-origin"));
    assert_eq!(get(&sent[0], "redirect"), JsValue::from("manual"));
}

#[test]
async fn files_elsewhere_are_not_read() {
    let (_fetch, sent) = answering(|| Err("must not be sent".into()));
    for path in [
        "/etc/passwd",
        "//evil.example/config.json",
        "\\\\evil.example",
        "../config.json",
    ] {
        let refused = page::fetch_text(path).await;
        assert!(
            matches!(refused, Err(PlatformError::Unsupported(_))),
            "{path}"
        );
    }
    assert!(sent.borrow().is_empty());
}
