use super::{API, Scene};
use crate::memory::Reply;
use crate::oidc::{HttpRequest, HttpResponse, Method};
use crate::{Api, ApiError, ErrorKind, TokenRequest};

fn books() -> Api {
    Api::new("https://api.test/v1", TokenRequest::resource(API)).unwrap()
}

fn send(scene: &Scene, apis: Vec<Api>, url: &str) -> Result<HttpResponse, crate::Error> {
    let client = scene.client.clone();
    let request = HttpRequest::new(Method::Get, url);
    scene.run(async move { client.send(&apis, request).await })
}

/// A signed-in scene whose APIs answer 200 and note the token they saw.
fn scene() -> Scene {
    let scene = Scene::signed_in("alice");
    scene.logto.answer_others(|_| Reply::json(200, "[]"));
    scene
}

fn authorization(scene: &Scene, url: &str) -> Vec<String> {
    let headers = scene
        .browser
        .take_requests()
        .into_iter()
        .filter(|it| it.url == url);
    headers
        .flat_map(|request| request.headers)
        .filter(|(name, _)| name.eq_ignore_ascii_case("authorization"))
        .map(|(_, value)| value)
        .collect()
}

#[test]
fn s52_the_token_goes_to_the_api_and_to_nobody_who_looks_like_it() {
    for (url, expected) in [
        ("https://api.test/v1", true),
        ("https://api.test/v1/", true),
        ("https://api.test/v1/books?q=1", true),
        ("https://API.test:443/v1/books", true),
        ("https://api.test/v10/books", false),
        ("https://api.test/", false),
        ("https://api.test.evil.test/v1/books", false),
        ("https://evil.test/https://api.test/v1/books", false),
        ("https://api.test:8443/v1/books", false),
        ("http://api.test/v1/books", false),
    ] {
        let scene = scene();
        assert_eq!(
            send(&scene, vec![books()], url).unwrap().status,
            200,
            "{url}"
        );
        let sent = authorization(&scene, url);
        assert_eq!(sent.len(), usize::from(expected), "{url}");
        assert!(
            sent.iter()
                .all(|value| value.starts_with("Bearer jwt-https://api.test-"))
        );
    }
}

#[test]
fn s52_addresses_that_browsers_read_otherwise_are_refused() {
    for url in [
        "https://api.test/v1/../admin",
        "https://api.test/v1/%2e%2e/admin",
        "https://api.test\\@evil.test/v1",
        "/v1/books",
        "https://user@api.test/v1",
    ] {
        let scene = scene();
        let error = send(&scene, vec![books()], url).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config, "{url}");
        assert!(scene.browser.take_requests().is_empty());
    }
}

#[test]
fn no_api_means_no_token() {
    let scene = scene();
    send(&scene, Vec::new(), "https://api.test/v1/books").unwrap();
    assert!(authorization(&scene, "https://api.test/v1/books").is_empty());
}

#[test]
fn a_401_renews_the_token_and_tries_once_more() {
    for (statuses, expected) in [([401, 200], 200), ([401, 401], 401)] {
        let scene = scene();
        let left = std::cell::RefCell::new(statuses.to_vec());
        scene
            .logto
            .answer_others(move |_| Reply::json(left.borrow_mut().remove(0), "[]"));
        let response = send(&scene, vec![books()], "https://api.test/v1/books").unwrap();
        assert_eq!(response.status, expected);
        let sent = authorization(&scene, "https://api.test/v1/books");
        assert_eq!(sent.len(), 2);
        assert_ne!(sent[0], sent[1]);
    }
}

#[test]
fn an_api_without_a_safe_address_or_a_token_is_refused() {
    let token = TokenRequest::resource(API);
    assert_eq!(
        Api::new("http://api.test/", token.clone()),
        Err(ApiError::Insecure)
    );
    assert_eq!(
        Api::new("https://api.test/?a", token.clone()),
        Err(ApiError::Parts)
    );
    assert!(Api::new("/v1", token).is_err());
    assert!(Api::new("https://api.test/", TokenRequest::default()).is_err());
}
