//! Requests over fetch.
//!
//! gloo-net reads the answers but does not send the requests: its `send` panics
//! when a page has wrapped `fetch` in something that rejects with anything but
//! an `Error`, and its builder has no `keepalive`.

use std::time::Duration;

use gloo_net::http::Response;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy, Request,
    RequestCache, RequestCredentials, RequestInit, RequestMode, RequestRedirect, ResponseType, Url,
};

use super::timer::within;
use super::{js, started};
use crate::client::PlatformError;
use crate::oidc::{HttpRequest, HttpResponse, MAX_BODY, Method};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fetch(request: &Request) -> Result<JsValue, JsValue>;

    /// What a reader's `read` gives.
    type Chunk;

    #[wasm_bindgen(method, getter)]
    fn done(this: &Chunk) -> bool;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Chunk) -> JsValue;
}

/// The response headers that the layers above read.
const HEADERS: [&str; 5] = [
    "content-type",
    "retry-after",
    "date",
    "age",
    "www-authenticate",
];

/// Sends a request of the client: without cookies and past the HTTP cache.
pub(super) async fn send(request: HttpRequest) -> Result<HttpResponse, PlatformError> {
    // Without any network a browser still reaches its own machine.
    let offline = is_offline();
    if offline && !is_loopback(&request.url) {
        return Err(PlatformError::Offline);
    }
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_credentials(RequestCredentials::Omit);
    let headers = Headers::new().map_err(|thrown| failure(&thrown))?;
    for (name, value) in &request.headers {
        headers
            .set(name, value)
            .map_err(|thrown| failure(&thrown))?;
    }
    init.set_headers(&headers);
    if let Some(body) = &request.body {
        init.set_body(&body.into());
    }
    if request.keepalive {
        js::set(&init, "keepalive", true);
    }
    // A document that everybody may read.
    let is_plain = request.method == Method::Get && request.headers.len() == 1;
    let started = is_plain.then(|| started::take(&request.url)).flatten();
    match transfer(&request.url, &init, request.timeout, started).await {
        Err(Failed::Unanswered(_)) if offline => Err(PlatformError::Offline),
        Err(Failed::Unanswered(error) | Failed::Answered(error)) => Err(error),
        Ok(response) => Ok(response),
    }
}

/// Reads a file of this origin, with the origin's own cookies, for a proxy that
/// asks for them.
pub(super) async fn read(url: &str, limit: Duration) -> Result<HttpResponse, PlatformError> {
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::SameOrigin);
    match transfer(url, &init, limit, started::take(url)).await {
        Err(Failed::Unanswered(_)) if is_offline() => Err(PlatformError::Offline),
        Err(Failed::Unanswered(error) | Failed::Answered(error)) => Err(error),
        Ok(response) => Ok(response),
    }
}

/// Whether there is an answer that the page may not read.
pub(super) async fn answers(url: &str, limit: Duration) -> bool {
    let init = RequestInit::new();
    init.set_mode(RequestMode::NoCors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    let Ok(deadline) = AbortController::new() else {
        return false;
    };
    init.set_signal(Some(&deadline.signal()));
    let Ok(request) = Request::new_with_str_and_init(url, &init) else {
        return false;
    };
    let Ok(promise) = fetch(&request) else {
        return false;
    };
    let answer = JsFuture::from(Promise::resolve(&promise));
    let answered = within(limit, answer).await.is_some_and(|it| it.is_ok());
    // Nobody reads the body.
    deadline.abort();
    answered
}

/// Whether an answer had begun to arrive.
enum Failed {
    Unanswered(PlatformError),
    Answered(PlatformError),
}

impl Failed {
    #[allow(clippy::needless_pass_by_value, reason = "the shape of `map_err`")]
    fn before(thrown: JsValue) -> Self {
        Self::Unanswered(failure(&thrown))
    }
}

/// `started` is the answer to the same request, where it was sent already.
async fn transfer(
    url: &str,
    init: &RequestInit,
    limit: Duration,
    started: Option<Promise>,
) -> Result<HttpResponse, Failed> {
    init.set_cache(RequestCache::NoStore);
    init.set_redirect(RequestRedirect::Manual);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    let deadline = AbortController::new().map_err(Failed::before)?;
    init.set_signal(Some(&deadline.signal()));
    let request = Request::new_with_str_and_init(url, init).map_err(Failed::before)?;

    let exchange = async {
        let promise = match started {
            Some(answer) => answer,
            // A page's own wrapper may throw, or give a promise of its own kind.
            None => Promise::resolve(&fetch(&request).map_err(Failed::before)?),
        };
        let response = JsFuture::from(promise).await.map_err(Failed::before)?;
        receive(response).await.map_err(Failed::Answered)
    };
    if let Some(outcome) = within(limit, exchange).await {
        return outcome;
    }
    deadline.abort();
    let seconds = limit.as_secs().to_string();
    let detail = ["nothing complete within ", &seconds, " s"].concat();
    Err(Failed::Answered(PlatformError::Network(detail)))
}

async fn receive(response: JsValue) -> Result<HttpResponse, PlatformError> {
    let response = response
        .dyn_into::<web_sys::Response>()
        .map(Response::from)
        .map_err(|_| network("fetch gave something that is not a response"))?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Err(network("a redirect, which is not followed"));
    }
    if response.status() == 0 {
        return Err(network("no status"));
    }
    let known = response.headers();
    let headers = HEADERS
        .iter()
        .filter_map(|&name| Some((name.to_owned(), known.get(name)?)))
        .collect();
    let body = match response.body() {
        Some(stream) => text(collect(&stream).await?),
        None => String::new(),
    };
    Ok(HttpResponse {
        status: response.status(),
        headers,
        body,
    })
}

/// Reads no further than the longest body that is of use to anyone.
async fn collect(stream: &ReadableStream) -> Result<Vec<u8>, PlatformError> {
    let reader = ReadableStreamDefaultReader::new(stream).map_err(|thrown| failure(&thrown))?;
    let mut bytes = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await;
        let chunk: Chunk = read.map_err(|thrown| failure(&thrown))?.unchecked_into();
        if chunk.done() {
            return Ok(bytes);
        }
        let Ok(part) = chunk.value().dyn_into::<Uint8Array>() else {
            return Err(network("a body that is not bytes"));
        };
        if bytes.len() + part.length() as usize > MAX_BODY {
            drop(JsFuture::from(reader.cancel()));
            return Err(network("an answer longer than 1 MiB"));
        }
        bytes.extend(part.to_vec());
    }
}

/// UTF-8 as the Encoding Standard decodes it: without a byte order mark,
/// and with replacement characters for what is malformed.
fn text(mut bytes: Vec<u8>) -> String {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// `false` only says that there is some network interface.
fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

fn is_loopback(url: &str) -> bool {
    let host = Url::new(url).map(|url| url.hostname()).unwrap_or_default();
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host
            .parse::<std::net::Ipv4Addr>()
            .is_ok_and(|address| address.is_loopback())
}

fn failure(thrown: &JsValue) -> PlatformError {
    PlatformError::Network(js::message(thrown))
}

fn network(detail: &str) -> PlatformError {
    PlatformError::Network(detail.to_owned())
}
