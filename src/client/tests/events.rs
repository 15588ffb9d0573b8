use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::Scene;
use super::logto::Fault;
use crate::client::{ErrorKind, Event, Reason, SignOut};
use crate::oidc::SignInOptions;

#[test]
fn what_happens_is_told_in_order_and_without_secrets() {
    let scene = Scene::new();
    scene.client.session();
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let subscription = scene
        .client
        .events(move |event| heard.borrow_mut().push(*event));

    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.handle(&callback).unwrap();
    assert_eq!(told.take(), [Event::SignedIn]);

    scene
        .logto
        .change_claims(|claims| claims["name"] = "Alice Married".into());
    scene.ask().unwrap();
    assert_eq!(told.take(), [Event::RenewalStarted, Event::RenewalDone]);

    scene.browser.advance(Duration::from_secs(4_000));
    scene.logto.then(Fault::LoseAnswer);
    scene.ask().unwrap_err();
    let wait = scene.client.pause();
    assert!(!wait.is_zero());
    let kind = ErrorKind::Network;
    assert_eq!(
        told.take(),
        [
            Event::RenewalStarted,
            Event::AnswerLost,
            Event::RenewalFailed { kind, wait }
        ]
    );

    let client = scene.client.clone();
    scene
        .run(async move { client.sign_out(SignOut::Local).await })
        .unwrap();
    assert_eq!(told.take(), [Event::SignedOut(Reason::SignedOut)]);

    drop(subscription);
    scene.sign_in("alice");
    assert_eq!(told.take(), []);
}

#[test]
fn a_listener_may_end_its_own_subscription() {
    let scene = Scene::new();
    let count = Rc::new(RefCell::new(0));
    let place = Rc::new(RefCell::new(None));
    let (counting, ending) = (Rc::clone(&count), Rc::clone(&place));
    let subscription = scene.client.events(move |_| {
        *counting.borrow_mut() += 1;
        drop(ending.take());
    });
    place.replace(Some(subscription));
    scene.sign_in("alice");
    scene.ask().unwrap();
    assert_eq!(*count.borrow(), 1);
}

#[test]
fn looking_again_is_told_before_what_it_brings_to_light() {
    let scene = Scene::signed_in("alice");
    let (_, other) = scene.another_tab();
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let _subscription = scene
        .client
        .events(move |event| heard.borrow_mut().push(*event));
    scene
        .run(async move { other.sign_out(SignOut::Local).await })
        .unwrap();
    scene.client.refresh();
    let signed_out = Event::SignedOut(Reason::SignedOut);
    assert_eq!(told.take()[..2], [Event::LookedAgain, signed_out]);
}
