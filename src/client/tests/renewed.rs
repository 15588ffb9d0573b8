use std::time::Duration;

use super::{Scene, name};
use crate::client::{ErrorKind, Reason, Session};

#[test]
fn s41_a_renewal_for_somebody_else_ends_the_session_and_shows_nothing_of_it() {
    let scene = Scene::signed_in("alice");
    scene
        .logto
        .change_claims(|claims| claims["sub"] = "mallory".into());
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::Untrusted);
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::Untrusted
        }
    );
    assert!(
        !scene
            .browser
            .local_storage()
            .values()
            .any(|text| text.contains("mallory"))
    );
}

#[test]
fn keys_rotated_right_after_they_were_asked_for_do_not_cost_the_session() {
    // The client asks for keys at most every 30 s; a renewed ID token under a
    // key it had not seen was taken for a forgery meanwhile.
    let scene = Scene::signed_in("alice");
    scene.logto.rotate_keys("key-2");
    scene
        .logto
        .change_claims(|claims| claims["name"] = "Another Name".into());
    scene.ask().unwrap();
    assert_eq!(name(&scene.client.session()).unwrap(), "alice of Test");
    scene.browser.advance(Duration::from_secs(30));
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    assert_eq!(name(&scene.client.session()).unwrap(), "Another Name");
    // A sign-in does not wait: its code is used up.
    scene.logto.rotate_keys("key-3");
    scene.sign_in("bob");
}

#[test]
fn keys_out_of_reach_withhold_the_renewed_claims_and_keep_the_session() {
    let scene = Scene::signed_in("alice");
    scene.browser.advance(Duration::from_secs(60));
    scene.logto.rotate_keys("key-2");
    scene.logto.keys_unreachable(true);
    scene
        .logto
        .change_claims(|claims| claims["name"] = "Another Name".into());
    scene.ask().unwrap();
    assert_eq!(name(&scene.client.session()).unwrap(), "alice of Test");

    scene.logto.keys_unreachable(false);
    scene.browser.advance(Duration::from_secs(4000));
    scene.ask().unwrap();
    assert_eq!(name(&scene.client.session()).unwrap(), "Another Name");
}

#[test]
fn withheld_claims_are_shown_once_the_keys_are_back_however_late() {
    let scene = Scene::signed_in("alice");
    scene.browser.advance(Duration::from_secs(60));
    scene.logto.rotate_keys("key-2");
    scene.logto.keys_unreachable(true);
    scene
        .logto
        .change_claims(|claims| claims["name"] = "Another Name".into());
    scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(40 * 60));

    scene.logto.keys_unreachable(false);
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    assert_eq!(name(&scene.client.session()).unwrap(), "Another Name");
}

#[test]
fn withheld_claims_that_turn_out_wrong_end_the_session() {
    let scene = Scene::signed_in("alice");
    scene.browser.advance(Duration::from_secs(60));
    scene.logto.rotate_keys("key-2");
    scene.logto.keys_unreachable(true);
    scene
        .logto
        .change_claims(|claims| claims["sub"] = "mallory".into());
    scene.ask().unwrap();
    assert_eq!(name(&scene.client.session()).unwrap(), "alice of Test");

    scene.logto.keys_unreachable(false);
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::Untrusted
        }
    );
}
