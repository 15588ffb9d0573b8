use std::time::Duration;

use super::super::logto::Fault;
use super::super::{Scene, config};
use super::{ended, none_lost, row};
use crate::client::{Client, ErrorKind, Reason, Session, SignOut, StorageKind};
use crate::memory::MemoryTab;
use crate::oidc::SignInOptions;

/// A session in `sessionStorage`, and a tab that it was copied into.
fn copied() -> (Scene, MemoryTab, Client<MemoryTab>) {
    let scene = Scene::with(config().storage(StorageKind::Session));
    scene.sign_in("alice");
    scene.ask().unwrap();
    let tab = scene.tab.duplicate();
    let copy = Client::new(scene.client.config().clone(), tab.clone()).unwrap();
    copy.session();
    scene.browser.take_requests();
    (scene, tab, copy)
}

#[test]
fn fault_session_storage_copied_into_a_new_tab() {
    let (scene, tab, copy) = copied();
    scene.browser.advance(Duration::from_secs(4_000));
    scene.ask().unwrap();
    // The copy's refresh token is used up: sent now it would cost both.
    scene.token_requests();
    let error = scene.ask_in(&copy).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SessionExpired);
    assert!(scene.token_requests().is_empty());
    let reason = Reason::AnswerLost;
    assert_eq!(copy.session(), Session::SignedOut { reason });

    let again = copy.clone();
    let options = SignInOptions::default().return_to("/profile");
    scene
        .run(async move { again.sign_in_automatically(options).await })
        .unwrap();
    let callback = scene.logto.sign_in(tab.visited().last().unwrap(), "alice");
    let copy = scene.reload(&tab);
    let back = copy.clone();
    let completed = scene
        .run(async move { back.handle_callback(&callback).await })
        .unwrap();
    assert_eq!(completed.return_to.as_deref(), Some("/profile"));
    for _ in 0..2 {
        scene.browser.advance(Duration::from_secs(4_000));
        scene.ask().unwrap();
        scene.ask_in(&copy).unwrap();
    }
    none_lost(
        row::STORAGE,
        "sessionStorage is copied into a new tab, and the first tab renews",
        "the copy signs in without a page, and both renew on",
        &[&scene.client, &copy],
    );
}

#[test]
fn fault_copied_tab_lives_on_its_access_tokens() {
    let (scene, _, copy) = copied();
    scene.browser.advance(Duration::from_secs(3_550));
    scene.ask().unwrap();
    scene.token_requests();
    scene.ask_in(&copy).unwrap();
    assert!(scene.token_requests().is_empty());
    none_lost(
        row::STORAGE,
        "a copied tab is left behind while its access token lives",
        "it uses the access token",
        &[&scene.client, &copy],
    );
}

#[test]
fn fault_copied_tab_is_the_first_to_renew() {
    let (scene, _, copy) = copied();
    scene.browser.advance(Duration::from_secs(4_000));
    scene.ask_in(&copy).unwrap();
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::SessionExpired);
    assert_eq!(scene.logto.grants_alive(), 1);
    scene.browser.advance(Duration::from_secs(4_000));
    scene.ask_in(&copy).unwrap();
    none_lost(
        row::STORAGE,
        "a copied tab renews before the one it was copied from",
        "the copy goes on; the other signs in again",
        &[&copy],
    );
}

#[test]
fn fault_copied_tab_after_the_other_died_in_mid_renewal() {
    let (scene, _, copy) = copied();
    scene.browser.advance(Duration::from_secs(3_550));
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    let client = scene.client.clone();
    scene.browser.spawn(async move {
        let request = crate::TokenRequest::resource(super::super::API);
        let _ = client.access_token(request).await;
    });
    scene.browser.settle();
    scene.tab.close();
    scene.browser.advance(Duration::from_secs(10));
    scene.token_requests();
    scene.ask_in(&copy).unwrap();
    assert!(scene.token_requests().is_empty());
    none_lost(
        row::STORAGE,
        "the first tab dies in mid-renewal; a copied tab holds the same refresh token",
        "the copy knows of the attempt and lives on its access token",
        &[&copy],
    );
}

#[test]
fn fault_sign_out_beside_a_copied_tab() {
    let (scene, _, copy) = copied();
    let client = scene.client.clone();
    scene
        .run(async move { client.sign_out(SignOut::Local).await })
        .unwrap();
    let reason = Reason::SignedOut;
    ended(
        row::STORAGE,
        "sign-out in a tab whose sessionStorage was copied",
        "the copy is signed out too",
        &[&scene.client, &copy],
        &Session::SignedOut { reason },
    );
}
