use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::super::{Scene, name};
use super::{ended, none_lost, row};
use crate::client::{Area, ErrorKind, Event, Reason, Session};
use crate::oidc::SignInOptions;

const KEY: &str = "logto:app:session";

#[test]
fn fault_storage_refused() {
    let scene = Scene::new();
    scene.browser.refuse_local_storage(true);
    scene.sign_in("alice");
    assert_eq!(scene.client.storage_in_use(), Area::Session);
    let client = scene.reload(&scene.tab);
    scene.ask_in(&client).unwrap();
    none_lost(
        row::STORAGE,
        "localStorage is refused",
        "the tab's own storage stands in, and the client says so",
        &[&client],
    );
}

#[test]
fn fault_all_storage_refused() {
    let scene = Scene::new();
    scene.browser.refuse_local_storage(true);
    scene.tab.refuse_session_storage(true);
    let client = scene.client.clone();
    let error = scene
        .run(async move { client.sign_in(SignInOptions::default()).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Storage);
    assert!(scene.tab.visited().is_empty());
    let reason = Reason::New;
    ended(
        row::STORAGE,
        "all storage is refused",
        "said before the page is left",
        &[&scene.client],
        &Session::SignedOut { reason },
    );
}

#[test]
fn fault_no_way_to_verify_signatures() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    let visited = scene.tab.visited().len();
    scene.browser.take_requests();
    scene.browser.refuse_verification(true);
    let client = scene.client.clone();
    let left = scene.run(async move { client.sign_in(SignInOptions::default()).await });
    assert_eq!(left.unwrap_err().kind(), ErrorKind::Unsupported);
    assert_eq!(scene.tab.visited().len(), visited);
    // A code that could only be wasted is kept for a browser that can.
    let finished = scene.handle(&callback);
    assert_eq!(finished.unwrap_err().kind(), ErrorKind::Unsupported);
    assert!(scene.token_requests().is_empty());
    scene.browser.refuse_verification(false);
    assert!(scene.handle(&callback).unwrap().signed_in);
    none_lost(
        row::PLAIN_HTTP,
        "plain http, where browsers hide SubtleCrypto, without software-crypto",
        "said before the page is left and before a code is used up",
        &[&scene.client],
    );
}

#[test]
fn fault_storage_full_makes_room() {
    let scene = Scene::signed_in("alice");
    let (_, other) = scene.another_tab();
    let used = |scene: &Scene| -> usize {
        let all = scene.browser.local_storage();
        all.iter().map(|(key, value)| key.len() + value.len()).sum()
    };
    scene.browser.limit_local_storage(Some(used(&scene) + 10));
    scene.ask().unwrap();
    assert_eq!(scene.client.storage_in_use(), Area::Local);
    scene.browser.advance(Duration::from_secs(4_000));
    scene.ask_in(&other).unwrap();
    none_lost(
        row::STORAGE,
        "localStorage is full when a rotated token is saved",
        "documents that can be fetched again make room; no tab notices",
        &[&scene.client, &other],
    );
}

#[test]
fn fault_storage_too_full_for_the_session() {
    let scene = Scene::signed_in("alice");
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let subscription = scene
        .client
        .events(move |event| heard.borrow_mut().push(*event));
    scene.browser.limit_local_storage(Some(100));
    scene.ask().unwrap();
    assert_eq!(scene.client.storage_in_use(), Area::Session);
    scene.tab.limit_session_storage(Some(100));
    scene.browser.advance(Duration::from_secs(4_000));
    scene.ask().unwrap();
    assert_eq!(scene.client.storage_in_use(), Area::Memory);
    let mut events = told.take();
    events.retain(|event| matches!(event, Event::StorageFellBack(_)));
    assert_eq!(
        events,
        [Area::Session, Area::Memory].map(Event::StorageFellBack)
    );
    drop(subscription);
    scene.browser.advance(Duration::from_secs(4_000));
    scene.ask().unwrap();
    assert_eq!(scene.logto.grants_alive(), 1);
    none_lost(
        row::STORAGE,
        "neither localStorage nor sessionStorage has room for a rotated token",
        "the page's memory keeps it, and the client says so",
        &[&scene.client],
    );
}

#[test]
fn fault_storage_cleared_while_open() {
    let scene = Scene::signed_in("alice");
    for key in scene.browser.local_storage().keys() {
        scene.browser.write_local_storage(key, None);
    }
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::NotSignedIn);
    let reason = Reason::New;
    ended(
        row::STORAGE,
        "storage is cleared while the page is open",
        "signed out, and signing in works",
        &[&scene.client],
        &Session::SignedOut { reason },
    );
    scene.sign_in("alice");
    scene.ask().unwrap();
}

#[test]
fn fault_storage_of_another_version_or_corrupted() {
    let scene = Scene::signed_in("alice");
    let good = scene.browser.local_storage()[KEY].clone();
    for text in [
        "",
        "{",
        "null",
        r#"{"v":1}"#,
        &good[..good.len() / 2],
        &good.replace("\"v\":1", "\"v\":2"),
    ] {
        scene.browser.write_local_storage(KEY, Some(text));
        let reason = Reason::Unreadable;
        assert_eq!(scene.client.session(), Session::SignedOut { reason });
        scene.ask().unwrap_err();
        // Left alone: another version of the application may live on it.
        assert_eq!(scene.browser.local_storage()[KEY], text);
    }
    scene.browser.write_local_storage(KEY, Some(&good));
    assert_eq!(name(&scene.client.session()).unwrap(), "alice of Test");
    scene.ask().unwrap();
    none_lost(
        row::STORAGE,
        "the record is corrupted, or written by another version",
        "signed out and said so, no half session, the record left alone",
        &[&scene.client],
    );
}

#[test]
fn fault_storage_of_another_version_while_a_renewal_is_under_way() {
    let scene = Scene::signed_in("alice");
    let good = scene.browser.local_storage()[KEY].clone();
    let newer = good.replace("\"v\":1", "\"v\":2");
    scene
        .logto
        .then(super::super::logto::Fault::Slow(Duration::from_secs(1)));
    let client = scene.client.clone();
    scene.browser.spawn(async move {
        let request = crate::TokenRequest::resource(super::super::API);
        let _ = client.access_token(request).await;
    });
    scene.browser.settle();
    scene.browser.write_local_storage(KEY, Some(&newer));
    scene.browser.advance(Duration::from_secs(5));
    assert_eq!(scene.browser.local_storage()[KEY], newer);
    assert_eq!(scene.logto.grants_alive(), 1);
    let reason = Reason::Unreadable;
    ended(
        row::STORAGE,
        "another version takes the record over while this one renews",
        "its record and its grant are left alone",
        &[&scene.client],
        &Session::SignedOut { reason },
    );
}
