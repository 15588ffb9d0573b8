use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::super::logto::{Fault, Outage};
use super::super::{API, Scene, name};
use super::{ended, none_lost, row};
use crate::client::{ErrorKind, Event, Reason, Session, SignOut, TokenRequest};
use crate::oidc::SignInOptions;

#[test]
fn fault_another_person_signs_in_beside() {
    let scene = Scene::signed_in("alice");
    scene.ask().unwrap();
    let (_, other) = scene.another_tab();
    assert_eq!(name(&other.session()).unwrap(), "alice of Test");
    scene.sign_in("bob");
    // Asked by a page that still shows Alice.
    let error = scene.ask_in(&other).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSignedIn);
    assert_eq!(name(&other.session()).unwrap(), "bob of Test");
    assert!(scene.ask_in(&other).unwrap().expose().contains("-of-bob-"));
    let kept = scene.browser.local_storage();
    assert!(!kept.values().any(|text| text.contains("-of-alice-")));
    none_lost(
        row::PEOPLE,
        "Alice is signed in in two tabs, Bob signs in in one",
        "no tab shows or sends anything of Alice",
        &[&scene.client, &other],
    );
}

#[test]
fn fault_another_person_signs_in_while_a_call_waits() {
    let scene = Scene::signed_in("alice");
    let (_, other) = scene.another_tab();
    let callback = scene.come_back(&SignInOptions::default(), "bob");
    scene.browser.take_requests();
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    let client = scene.client.clone();
    scene.tab_does(async move {
        let _ = client.handle_callback(&callback).await;
    });
    // Alice is still signed in; the call waits for the lock.
    let error = scene.ask_in(&other).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSignedIn);
    assert_eq!(scene.token_requests().len(), 1);
    assert_eq!(name(&other.session()).unwrap(), "bob of Test");
    none_lost(
        row::PEOPLE,
        "a call of Alice's page waits for the lock while Bob signs in",
        "nothing is sent for it, and it gets no token of Bob",
        &[&scene.client, &other],
    );
}

#[test]
fn fault_sign_out_while_a_renewal_is_under_way() {
    let scene = Scene::signed_in("alice");
    let (_, other) = scene.another_tab();
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    let late = other.clone();
    scene.browser.spawn(async move {
        let _ = late.access_token(TokenRequest::resource(API)).await;
    });
    scene.browser.settle();
    scene.logto.down(Some(Outage::Offline));
    let client = scene.client.clone();
    let error = scene
        .run(async move { client.sign_out(SignOut::Global).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Network);
    scene.browser.advance(Duration::from_secs(5));
    scene.logto.down(None);
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    assert_eq!(scene.logto.grants_alive(), 0);
    let reason = Reason::SignedOut;
    ended(
        row::SIGN_OUT,
        "sign-out offline while another tab renews",
        "all tabs signed out, the late answer revives nothing, revoked once online",
        &[&scene.client, &other],
        &Session::SignedOut { reason },
    );
}

#[test]
fn fault_revocation_owed_from_before_the_new_sign_in() {
    // Logto gives all tokens of one person and browser one grant: to revoke
    // the old token now would end the new session.
    let scene = Scene::new();
    scene.logto.share_grants();
    scene.sign_in("alice");
    scene.logto.down(Some(Outage::Offline));
    let client = scene.client.clone();
    scene
        .run(async move { client.sign_out(SignOut::Local).await })
        .unwrap_err();
    scene.logto.down(None);
    scene.sign_in("alice");
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    scene.browser.advance(Duration::from_secs(4_000));
    scene.ask().unwrap();
    none_lost(
        row::SIGN_OUT,
        "signed out offline, then in again before the revocation could be sent",
        "it is not sent: it would end the new session",
        &[&scene.client],
    );
}

#[test]
fn fault_callback_again() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.browser.take_requests();
    let (_, other) = scene.another_tab();
    scene.handle(&callback).unwrap();
    scene.handle(&callback).unwrap();
    let reloaded = scene.reload(&scene.tab);
    for client in [&reloaded, &other] {
        let (client, callback) = (client.clone(), callback.clone());
        scene
            .run(async move { client.handle_callback(&callback).await })
            .unwrap();
    }
    scene.browser.advance(Duration::from_secs(2 * 3_600));
    scene.handle(&callback).unwrap_err();
    assert_eq!(scene.token_requests().len(), 1);
    assert_eq!(scene.logto.misdeeds(), [""; 0]);
    none_lost(
        row::CALLBACK,
        "a callback is loaded twice, reloaded, opened in another tab and from history",
        "one exchange, one outcome",
        &[&scene.client, &other],
    );
}

#[test]
fn fault_two_sign_ins_at_once() {
    let scene = Scene::new();
    let (tab, other) = scene.another_tab();
    let first = scene.come_back(&SignInOptions::default(), "alice");
    let starting = other.clone();
    scene
        .run(async move { starting.sign_in(SignInOptions::default()).await })
        .unwrap();
    let second = scene.logto.sign_in(&tab.visited()[0], "alice");
    let finishing = other.clone();
    scene
        .run(async move { finishing.handle_callback(&second).await })
        .unwrap();
    scene.handle(&first).unwrap();
    none_lost(
        row::TWO_SIGN_INS,
        "two sign-ins are started in two tabs and finished the other way round",
        "both work",
        &[&scene.client, &other],
    );
}

#[test]
fn fault_guard_that_keeps_redirecting() {
    let scene = Scene::new();
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let subscription = scene
        .client
        .events(move |event| heard.borrow_mut().push(*event));
    let automatically = || {
        let client = scene.client.clone();
        scene.run(async move { client.sign_in_automatically(SignInOptions::default()).await })
    };
    for _ in 0..3 {
        automatically().unwrap();
        // An in-app browser forgets the tab's storage on the way back.
        scene.tab.clear_session_storage();
        let left = scene.tab.visited().last().unwrap().clone();
        scene.handle(&scene.logto.sign_in(&left, "alice")).unwrap();
        scene.browser.advance(Duration::from_secs(2));
    }
    let left = scene.tab.visited().len();
    let error = automatically().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CallbackRejected);
    let client = scene.client.clone();
    scene
        .run(async move { client.sign_in_silently(None).await })
        .unwrap_err();
    assert_eq!(scene.tab.visited().len(), left);
    assert!(told.borrow().contains(&Event::LoopStopped));
    drop(subscription);
    // A person is never held back, and begins a new count.
    scene.sign_in("alice");
    automatically().unwrap();
    // And the minute is over some time.
    automatically().unwrap();
    automatically().unwrap();
    automatically().unwrap_err();
    scene.browser.advance(Duration::from_secs(61));
    automatically().unwrap();
    none_lost(
        row::REDIRECTS,
        "a guard keeps redirecting, in a browser that drops sessionStorage",
        "stopped after three, until the person signs in",
        &[&scene.client],
    );
}

#[test]
fn fault_session_storage_dropped_on_the_way() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default().return_to("/profile"), "alice");
    scene.tab.clear_session_storage();
    let client = scene.reload(&scene.tab);
    let back = client.clone();
    let completed = scene
        .run(async move { back.handle_callback(&callback).await })
        .unwrap();
    assert_eq!(completed.return_to.as_deref(), Some("/profile"));
    none_lost(
        row::IN_APP,
        "an in-app browser drops sessionStorage between the pages",
        "the sign-in completes",
        &[&client],
    );
}
