use std::time::Duration;

use futures_util::future::join_all;

use super::logto::Fault;
use super::{API, Scene};
use crate::client::{ErrorKind, TokenRequest};

#[test]
fn a_token_is_kept_while_it_lives() {
    let scene = Scene::signed_in("alice");
    let ask = || {
        let client = scene.client.clone();
        scene
            .run(async move { client.access_token(TokenRequest::resource(API)).await })
            .unwrap()
    };
    let first = ask();
    assert_eq!(ask(), first);
    assert_eq!(scene.token_requests().len(), 1);
    scene.browser.advance(Duration::from_secs(3600));
    assert_ne!(ask(), first);
    assert_eq!(scene.token_requests().len(), 1);
}

#[test]
fn the_refresh_request_is_the_one_logto_knows() {
    let scene = Scene::signed_in("alice");
    let client = scene.client.clone();
    let request = TokenRequest::resource(API)
        .in_organization("org-1")
        .scopes(["write", "read"]);
    scene
        .run(async move { client.access_token(request).await })
        .unwrap();
    let requests = scene.token_requests();
    let expected = [
        ("client_id", "app"),
        ("grant_type", "refresh_token"),
        ("organization_id", "org-1"),
        ("resource", API),
        ("scope", "read write"),
    ];
    for (name, value) in expected {
        assert_eq!(requests[0][name], value);
    }
    assert_eq!(requests[0].len(), 6);
}

#[test]
fn twenty_tabs_with_fifty_calls_each_send_one_request_per_distinct_token() {
    let scene = Scene::signed_in("alice");
    scene.browser.advance(Duration::from_secs(4000));
    let distinct = [
        TokenRequest::default(),
        TokenRequest::resource(API),
        TokenRequest::resource("https://other.test"),
        TokenRequest::organization("org-1"),
        TokenRequest::resource(API).in_organization("org-1"),
    ];
    for _ in 0..distinct.len() {
        scene.logto.then(Fault::Slow(Duration::from_millis(300)));
    }
    let mut calls = Vec::new();
    for _ in 0..20 {
        let (_, client) = scene.another_tab();
        for call in 0..50 {
            let (client, request) = (client.clone(), distinct[call % distinct.len()].clone());
            calls.push(async move { client.token(request).await });
        }
    }
    let answers = scene.run(join_all(calls));
    assert_eq!(answers.len(), 1000);
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(scene.token_requests().len(), distinct.len());
    assert_eq!(scene.logto.grants_alive(), 1);
}

#[test]
fn a_forced_renewal_asks_again_and_serves_all_who_asked_before_it() {
    let scene = Scene::signed_in("alice");
    let ask = |request: TokenRequest| {
        let client = scene.client.clone();
        async move { client.access_token(request).await.unwrap() }
    };
    let kept = scene.run(ask(TokenRequest::resource(API)));
    scene.browser.advance(Duration::from_secs(1));
    scene.logto.then(Fault::Slow(Duration::from_millis(10)));
    let forced = TokenRequest::resource(API).force();
    let both = scene.run(futures_util::future::join(ask(forced.clone()), ask(forced)));
    assert_ne!(both.0, kept);
}

#[test]
fn what_the_sign_in_did_not_ask_for_is_refused_before_anything_is_sent() {
    let scene = Scene::signed_in("alice");
    for request in [
        TokenRequest::resource("https://unknown.test"),
        TokenRequest::resource(API).scopes(["admin"]),
        TokenRequest::organization(""),
        TokenRequest::default(),
    ] {
        let client = scene.client.clone();
        let error = scene
            .run(async move { client.access_token(request).await })
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
    }
    assert!(scene.browser.take_requests().is_empty());
}

#[test]
fn a_refusal_for_one_organization_does_not_cost_the_session() {
    let scene = Scene::signed_in("alice");
    let client = scene.client.clone();
    let request = TokenRequest::organization("foreign-org");
    let error = scene
        .run(async move { client.access_token(request).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    let client = scene.client.clone();
    scene
        .run(async move {
            client
                .access_token(TokenRequest::organization("org-1"))
                .await
        })
        .unwrap();
}

#[test]
fn the_person_is_read_from_userinfo_only_if_it_is_the_same_person() {
    let scene = Scene::signed_in("alice");
    let client = scene.client.clone();
    let answer = scene.run(async move { client.user_info().await }).unwrap();
    assert_eq!(answer.subject, "alice");
}

#[test]
fn nobody_signed_in_gets_no_token() {
    let scene = Scene::new();
    let client = scene.client.clone();
    let error = scene.run(async move { client.access_token(TokenRequest::resource(API)).await });
    assert_eq!(error.unwrap_err().kind(), ErrorKind::NotSignedIn);
}

#[test]
fn what_is_kept_is_shown_without_the_token_and_without_a_request() {
    let scene = Scene::new();
    assert!(scene.client.kept_tokens().is_empty());
    scene.sign_in("alice");
    let token = scene.ask().unwrap();
    scene.browser.take_requests();

    let kept = scene.client.kept_tokens();
    let kept = kept.last().unwrap();
    assert_eq!(kept.request(), TokenRequest::resource(API));
    assert_eq!(kept.request().asked_resource(), Some(API));
    assert_eq!(kept.request().asked_organization(), None);
    assert_eq!(kept.expires_at(), token.expires_at());
    assert!(kept.scopes().eq(token.scopes()));
    assert_eq!(kept.obtained_at(), scene.client.now());
    assert!(scene.token_requests().is_empty());
    // Of the person that the page knows, and of nobody else.
    let (tab, other) = scene.another_tab();
    tab.reload();
    assert_eq!(other.kept_tokens().len(), scene.client.kept_tokens().len());
}

#[test]
fn a_session_is_renewed_on_demand() {
    let scene = Scene::signed_in("alice");
    scene
        .logto
        .change_claims(|claims| claims["name"] = "Alice Married".into());
    let client = scene.client.clone();
    scene
        .run(async move { client.renew_session().await })
        .unwrap();
    let requests = scene.token_requests();
    assert_eq!(requests.len(), 1);
    assert!(!requests[0].contains_key("resource"));
    let name = super::name(&scene.client.session());
    assert_eq!(name.as_deref(), Some("Alice Married"));
}
