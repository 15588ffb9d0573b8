use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::super::logto::{Fault, Outage};
use super::super::{API, Scene, name};
use super::{ended, none_lost, row};
use crate::client::{ErrorKind, Event, Reason, Session, TokenRequest};
use crate::memory::Reply;
use crate::oidc::{HttpResponse, SignInOptions};

#[test]
fn fault_answers_that_are_no_refusal() {
    let json = |status, body: &str| Fault::Instead(Reply::json(status, body));
    for (what, fault) in [
        ("no connection", Fault::BreakBefore),
        (
            "no answer before the deadline",
            Fault::Instead(Reply::Never),
        ),
        ("offline", Fault::Instead(Reply::Offline)),
        ("500", json(500, "{}")),
        ("502 with HTML", json(502, "<html>")),
        ("503", json(503, r#"{"error":"temporarily_unavailable"}"#)),
        ("429", json(429, r#"{"error":"invalid_grant"}"#)),
        ("a captive portal", json(200, "<html>Welcome to Hotel")),
        ("200 with rubbish", json(200, "{}")),
    ] {
        let scene = Scene::signed_in("alice");
        let twice = matches!(fault, Fault::BreakBefore);
        scene.logto.then(fault);
        if twice {
            scene.logto.then(Fault::BreakBefore);
        }
        assert_eq!(
            scene.ask().unwrap_err().kind(),
            ErrorKind::Network,
            "{what}"
        );
        assert!(!scene.client.pause().is_zero(), "{what}");
        scene.browser.advance(Duration::from_secs(60));
        scene.ask().unwrap();
        none_lost(
            row::NETWORK,
            what,
            "kept, and tried again later",
            &[&scene.client],
        );
    }
}

#[test]
fn fault_outage_for_hours() {
    for outage in [
        Outage::Portal,
        Outage::Failing,
        Outage::Busy,
        Outage::Offline,
    ] {
        let scene = Scene::signed_in("alice");
        scene.ask().unwrap();
        scene.logto.down(Some(outage));
        let mut asked = 0;
        for _ in 0..200 {
            scene.browser.advance(Duration::from_secs(60));
            let _ = scene.ask();
            asked += scene.token_requests().len();
        }
        assert!(asked <= 200, "{outage:?}: {asked}");
        scene.logto.down(None);
        scene.browser.advance(Duration::from_secs(301));
        scene.ask().unwrap();
        none_lost(
            row::NETWORK,
            &format!("{outage:?} for 200 minutes"),
            &format!("{asked} requests, then all is well"),
            &[&scene.client],
        );
    }
}

#[test]
fn fault_back_online() {
    let scene = Scene::signed_in("alice");
    scene.logto.down(Some(Outage::Failing));
    for _ in 0..10 {
        scene.ask().unwrap_err();
        scene.browser.advance(scene.client.pause());
    }
    scene.ask().unwrap_err();
    assert!(scene.client.pause() > Duration::from_secs(60));
    scene.logto.down(None);
    let client = scene.client.clone();
    scene.tab_does(async move { client.prepare().await });
    scene.ask().unwrap();
    none_lost(
        row::NETWORK,
        "ten failures, then the device is back online",
        "tried at once, not after the pause",
        &[&scene.client],
    );
}

/// `Try again` used to answer with the old failure while the pause lasted.
#[test]
fn fault_tried_again_by_the_person() {
    let scene = Scene::signed_in("alice");
    scene.logto.down(Some(Outage::Failing));
    for _ in 0..5 {
        scene.ask().unwrap_err();
        scene.browser.advance(scene.client.pause());
    }
    scene.ask().unwrap_err();
    let pause = scene.client.pause();
    scene.token_requests();
    scene.ask().unwrap_err();
    assert!(scene.token_requests().is_empty());
    scene.client.end_pause();
    scene.ask().unwrap_err();
    assert_eq!(scene.token_requests().len(), 1);
    assert!(scene.client.pause() >= pause, "it starts all over");
    scene.logto.down(None);
    scene.client.end_pause();
    scene.ask().unwrap();
    none_lost(
        row::NETWORK,
        "six failures, then the person tries again",
        "tried at once, not after the pause",
        &[&scene.client],
    );
}

#[test]
fn fault_asked_to_wait_beyond_five_minutes() {
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::Instead(Reply::Now(HttpResponse {
        status: 429,
        headers: vec![("retry-after".to_owned(), "1800".to_owned())],
        body: String::new(),
    })));
    scene.ask().unwrap_err();
    scene.browser.take_requests();
    scene.browser.advance(Duration::from_secs(1_700));
    let client = scene.client.clone();
    scene.tab_does(async move { client.prepare().await });
    scene.ask().unwrap_err();
    scene.client.end_pause();
    scene.ask().unwrap_err();
    assert!(scene.token_requests().is_empty());
    scene.browser.advance(Duration::from_secs(101));
    scene.ask().unwrap();
    none_lost(
        row::NETWORK,
        "429 with Retry-After: 1800",
        "the provider is left alone for half an hour, back online or not, whoever wants it",
        &[&scene.client],
    );
}

#[test]
fn fault_lost_answer_within_the_leeway() {
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::BreakAfter);
    scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(4_000));
    scene.ask().unwrap();
    assert_eq!(scene.logto.grants_alive(), 1);
    none_lost(
        row::LOST_ANSWER,
        "the answer with the rotated token is lost at once",
        "asked again within two seconds",
        &[&scene.client],
    );
}

#[test]
fn fault_lost_answer_found_too_late() {
    let scene = Scene::signed_in("alice");
    scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(3_550));
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let subscription = scene
        .client
        .events(move |event| heard.borrow_mut().push(*event));
    scene.logto.then(Fault::LoseAnswer);
    // While the kept token lives it does, and nothing is sent.
    scene.ask().unwrap();
    scene.token_requests();
    scene.ask().unwrap();
    assert!(scene.token_requests().is_empty());
    // One last try; then one sign-in without a page, back to the same place.
    scene.browser.advance(Duration::from_secs(60));
    scene.ask().unwrap_err();
    let reason = Reason::AnswerLost;
    assert_eq!(scene.client.session(), Session::SignedOut { reason });
    let events = told.take();
    assert!(events.contains(&Event::AnswerLost));
    assert!(events.contains(&Event::SignedOut(reason)));
    drop(subscription);
    let client = scene.client.clone();
    let options = SignInOptions::default().return_to("/orders?page=3");
    scene
        .run(async move { client.sign_in_automatically(options).await })
        .unwrap();
    let left = scene.tab.visited().last().unwrap().clone();
    let completed = scene.handle(&scene.logto.sign_in(&left, "alice")).unwrap();
    assert_eq!(completed.return_to.as_deref(), Some("/orders?page=3"));
    scene.ask().unwrap();
    none_lost(
        row::LOST_ANSWER,
        "the answer with the rotated token is lost, and found out too late",
        "access token used while it lived, one last try, one pageless sign-in to the same page",
        &[&scene.client],
    );
}

#[test]
fn fault_lost_answer_and_then_a_busy_provider() {
    // A 429 says nothing of the answer that was lost before it.
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::LoseAnswer);
    scene.ask().unwrap_err();
    scene.browser.advance(Duration::from_secs(60));
    scene.logto.then(Fault::Instead(Reply::json(429, "{}")));
    scene.ask().unwrap_err();
    scene.browser.advance(Duration::from_secs(120));
    scene.ask().unwrap_err();
    let reason = Reason::AnswerLost;
    ended(
        row::LOST_ANSWER,
        "an answer is lost, then the provider is busy, then it takes the next try for a replay",
        "still known to be a lost answer",
        &[&scene.client],
        &Session::SignedOut { reason },
    );
}

#[test]
fn fault_invalid_grant() {
    let scene = Scene::signed_in("alice");
    let (_, other) = scene.another_tab();
    let told = Rc::new(RefCell::new(0));
    let heard = Rc::clone(&told);
    let subscription = scene.client.subscribe(move |_| *heard.borrow_mut() += 1);
    scene.logto.revoke_all();
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::SessionExpired);
    scene.ask().unwrap_err();
    scene.ask_in(&other).unwrap_err();
    assert_eq!(scene.token_requests().len(), 1);
    assert_eq!(*told.borrow(), 1);
    drop(subscription);
    let reason = Reason::Expired;
    ended(
        row::INVALID_GRANT,
        "the server ends the session",
        "ended once, in all tabs, with one request",
        &[&scene.client, &other],
        &Session::SignedOut { reason },
    );
}

#[test]
fn fault_invalid_grant_after_a_neighbour_has_rotated() {
    // A lease that stands in for the lock may run out while a tab is frozen.
    let refusal = HttpResponse {
        status: 400,
        headers: Vec::new(),
        body: r#"{"error":"invalid_grant"}"#.to_owned(),
    };
    for (what, fault) in [
        (
            "refuses",
            Fault::Instead(Reply::After(Duration::from_secs(1), refusal)),
        ),
        (
            "brings an older token than",
            Fault::Slow(Duration::from_secs(1)),
        ),
    ] {
        let scene = Scene::signed_in("alice");
        scene.logto.then(fault);
        let client = scene.client.clone();
        scene.browser.spawn(async move {
            let _ = client.access_token(TokenRequest::resource(API)).await;
        });
        scene.browser.settle();
        let key = "logto:app:session";
        let text = scene.browser.local_storage()[key].clone();
        let sent = scene.token_requests()[0]["refresh_token"].clone();
        let rotated = text.replace(&format!("\"{sent}\""), "\"of-the-neighbour\"");
        assert_ne!(rotated, text);
        scene.browser.write_local_storage(key, Some(&rotated));
        scene.browser.advance(Duration::from_secs(5));
        assert!(scene.browser.local_storage()[key].contains("\"of-the-neighbour\""));
        none_lost(
            row::INVALID_GRANT,
            &format!("an answer {what} what a neighbour has stored meanwhile"),
            "the neighbour's token is kept",
            &[&scene.client],
        );
    }
}

#[test]
fn fault_keys_unreachable_at_a_renewal() {
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
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    assert_eq!(name(&scene.client.session()).unwrap(), "Another Name");
    none_lost(
        row::KEYS,
        "the keys are out of reach when a renewed ID token comes",
        "tokens kept, old claims shown, the new ones once they are verified",
        &[&scene.client],
    );
}
