use std::time::Duration;

use futures_util::future::{join_all, select};

use super::super::logto::Fault;
use super::super::{API, Scene};
use super::{none_lost, row};
use crate::client::{ErrorKind, Platform, TokenRequest};
use crate::oidc::SignInOptions;

#[test]
fn fault_twenty_tabs_with_fifty_calls_each() {
    let scene = Scene::signed_in("alice");
    scene.browser.advance(Duration::from_secs(4_000));
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
    let (mut calls, mut clients) = (Vec::new(), Vec::new());
    for _ in 0..20 {
        let (_, client) = scene.another_tab();
        for call in 0..50 {
            let (client, request) = (client.clone(), distinct[call % distinct.len()].clone());
            calls.push(async move { client.token(request).await });
        }
        clients.push(client);
    }
    let answers = scene.run(join_all(calls));
    assert_eq!(answers.len(), 1_000);
    assert!(answers.iter().all(Result::is_ok));
    let sent = scene.token_requests().len();
    assert_eq!(sent, distinct.len());
    assert_eq!(scene.logto.misdeeds(), [""; 0]);
    assert_eq!(scene.logto.grants_alive(), 1);
    none_lost(
        row::MANY_TABS,
        "20 tabs, 50 calls in each, for 5 distinct tokens, all expired",
        &format!("{sent} requests, one after the other"),
        &clients.iter().collect::<Vec<_>>(),
    );
}

#[test]
fn fault_lock_holder_closed() {
    let scene = Scene::signed_in("alice");
    let (dying, client) = scene.another_tab();
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    scene.browser.spawn(async move {
        let _ = client.access_token(TokenRequest::resource(API)).await;
    });
    scene.browser.settle();
    assert!(scene.browser.is_locked());
    dying.close();
    scene.ask().unwrap();
    assert!(!scene.browser.is_locked());
    none_lost(
        row::HOLDER,
        "the tab that holds the lock is closed in mid-renewal",
        "the next takes over",
        &[&scene.client],
    );
}

#[test]
fn fault_lock_holder_frozen() {
    let scene = Scene::signed_in("alice");
    scene.ask().unwrap();
    let (freezing, client) = scene.another_tab();
    let renewing = |client: crate::Client<_>| async move {
        let _ = client
            .access_token(TokenRequest::resource(API).force())
            .await;
    };
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    freezing.spawn(renewing(client));
    scene.browser.settle();
    freezing.freeze();
    scene.browser.advance(Duration::from_secs(3_545));
    assert!(scene.browser.is_locked());
    // In its last minute the kept token would be renewed; it must do.
    let before = scene.browser.true_time();
    scene.ask().unwrap();
    let waited = scene.browser.true_time().saturating_since(before);
    assert!(waited <= Duration::from_secs(5), "{waited:?}");
    // With none left the wait is bounded all the same.
    scene.browser.advance(Duration::from_secs(3_600));
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::Network);
    // Nobody has used the refresh token meanwhile, so it goes on after it.
    freezing.thaw();
    scene.browser.advance(Duration::from_secs(60));
    assert!(!scene.browser.is_locked());
    scene.ask().unwrap();
    assert_eq!(scene.logto.grants_alive(), 1);
    none_lost(
        row::HOLDER,
        "the tab that holds the lock is frozen in mid-renewal, for two hours",
        "others use what they have, wait a minute at most, and steal nothing",
        &[&scene.client],
    );
}

#[test]
fn fault_asleep_for_a_month() {
    let scene = Scene::signed_in("alice");
    scene.ask().unwrap();
    scene.tab.freeze();
    scene.browser.advance(Duration::from_secs(30 * 86_400));
    scene.tab.thaw();
    scene.token_requests();
    scene.ask().unwrap();
    assert_eq!(scene.token_requests().len(), 1);
    none_lost(
        row::SLEEP,
        "the tab sleeps for a month",
        "what has expired is found when it is used",
        &[&scene.client],
    );
}

#[test]
fn fault_caller_goes_away() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    let client = scene.client.clone();
    scene.run(async move {
        // Polled once, then dropped.
        let handling = Box::pin(client.handle_callback(&callback));
        let _ = select(handling, std::future::ready(())).await;
    });
    scene.browser.advance(Duration::from_secs(2));
    assert!(scene.client.session().user().is_some());

    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    let client = scene.client.clone();
    scene.run(async move {
        let asking = Box::pin(client.access_token(TokenRequest::resource(API)));
        let _ = select(asking, std::future::ready(())).await;
    });
    scene.browser.advance(Duration::from_secs(2));
    assert!(!scene.browser.is_locked());
    scene.token_requests();
    scene.ask().unwrap();
    assert!(scene.token_requests().is_empty());
    none_lost(
        row::CALLER,
        "the asking component goes away in mid-exchange and in mid-renewal",
        "the work is finished and stored, the lock is free",
        &[&scene.client],
    );
}
