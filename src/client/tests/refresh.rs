use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::logto::Fault;
use super::{API, Scene, name};
use crate::client::{ErrorKind, Reason, Session, TokenRequest};
use crate::memory::Reply;
use crate::oidc::SignInOptions;

#[test]
fn s46_the_rotated_token_takes_the_place_of_the_old_one() {
    let scene = Scene::signed_in("alice");
    scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(4000));
    scene.ask().unwrap();
    let sent: Vec<_> = scene
        .token_requests()
        .iter()
        .map(|body| body["refresh_token"].clone())
        .collect();
    assert_eq!(sent.len(), 2);
    assert_ne!(sent[0], sent[1]);
}

#[test]
fn s47_invalid_grant_ends_the_session_once_in_all_tabs() {
    let scene = Scene::signed_in("alice");
    let (_, other) = scene.another_tab();
    scene.logto.revoke_all();
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::SessionExpired);
    for client in [&scene.client, &other] {
        assert_eq!(
            client.session(),
            Session::SignedOut {
                reason: Reason::Expired
            }
        );
    }
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::NotSignedIn);
    assert_eq!(scene.token_requests().len(), 1);
}

#[test]
fn what_is_not_a_refusal_never_ends_the_session() {
    let json = |status, body: &str| Fault::Instead(Reply::json(status, body));
    for (what, fault) in [
        ("broken connection", Fault::BreakBefore),
        ("no answer", Fault::Instead(Reply::Never)),
        ("offline", Fault::Instead(Reply::Offline)),
        ("500", json(500, "{}")),
        ("502 with HTML", json(502, "<html>")),
        ("503", json(503, r#"{"error":"temporarily_unavailable"}"#)),
        ("429", json(429, r#"{"error":"invalid_grant"}"#)),
        ("captive portal", json(200, "<html>Welcome to Hotel")),
        ("captive portal's 401", json(401, "<html>")),
        ("rubbish", json(200, "{}")),
        ("null", json(200, "null")),
    ] {
        let scene = Scene::signed_in("alice");
        // One for the renewal, one for its repetition within the leeway.
        scene.logto.then(fault).then(Fault::BreakBefore);
        let error = scene.ask().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Network, "{what}: {error}");
        assert_eq!(
            name(&scene.client.session()).unwrap(),
            "alice of Test",
            "{what}"
        );
        assert!(!scene.browser.is_locked());
    }
}

#[test]
fn a_kept_token_serves_while_the_provider_is_away() {
    let scene = Scene::signed_in("alice");
    let kept = scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(3570));
    scene
        .logto
        .then(Fault::BreakBefore)
        .then(Fault::BreakBefore);
    assert_eq!(scene.ask(), Ok(kept));
}

#[test]
fn a_provider_that_asks_for_time_gets_it() {
    let scene = Scene::signed_in("alice");
    let mut answer = crate::oidc::HttpResponse {
        status: 429,
        headers: vec![("retry-after".to_owned(), "120".to_owned())],
        body: "{}".to_owned(),
    };
    answer
        .headers
        .push(("content-type".to_owned(), "application/json".to_owned()));
    scene.logto.then(Fault::Instead(Reply::Now(answer)));
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::Network);
    scene.token_requests();
    scene.browser.advance(Duration::from_secs(100));
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::Network);
    assert!(scene.token_requests().is_empty());
    scene.browser.advance(Duration::from_secs(30));
    scene.ask().unwrap();
}

#[test]
fn a_lost_answer_is_asked_for_again_within_the_leeway() {
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::BreakAfter);
    scene.ask().unwrap();
    assert_eq!(scene.token_requests().len(), 2);
    scene.browser.advance(Duration::from_secs(4000));
    scene.ask().unwrap();
    assert_eq!(scene.logto.grants_alive(), 1);
}

#[test]
fn a_lost_answer_found_too_late_ends_as_an_outcome_of_its_own() {
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::LoseAnswer);
    // The deadline is longer than the leeway: it is not sent again.
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::Network);
    assert_eq!(scene.token_requests().len(), 1);
    assert!(scene.client.session().user().is_some());
    // One last try, when the token is needed.
    scene.browser.advance(Duration::from_secs(60));
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::SessionExpired);
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::AnswerLost
        }
    );
}

#[test]
fn a_lost_answer_costs_nothing_while_the_kept_token_lives() {
    let scene = Scene::signed_in("alice");
    let kept = scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(3550));
    scene.logto.then(Fault::LoseAnswer);
    assert_eq!(scene.ask(), Ok(kept.clone()));
    scene.browser.advance(Duration::from_secs(20));
    scene.token_requests();
    assert_eq!(scene.ask(), Ok(kept));
    assert!(scene.token_requests().is_empty());
}

#[test]
fn a_request_that_was_surely_not_sent_leaves_no_mark() {
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::Instead(Reply::Offline));
    scene.ask().unwrap_err();
    scene.browser.advance(Duration::from_secs(3600));
    scene.logto.revoke_all();
    scene.ask().unwrap_err();
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::Expired
        }
    );
}

#[test]
fn a_resource_the_server_does_not_know_any_more_does_not_cost_the_session() {
    // Logto answers invalid_target and has rotated the refresh token all the
    // same: without the recovery the next renewal is taken for theft.
    let scene = Scene::signed_in("alice");
    scene.logto.forget_resource(API);
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::Refused);
    scene.browser.advance(Duration::from_secs(60));
    let client = scene.client.clone();
    let other = TokenRequest::resource("https://other.test");
    scene
        .run(async move { client.access_token(other).await })
        .unwrap();
    assert_eq!(scene.logto.grants_alive(), 1);
}

#[test]
fn a_tab_that_dies_in_mid_renewal_frees_the_lock_for_the_next() {
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
}

#[test]
fn a_renewal_goes_on_when_nobody_listens_any_more() {
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    let client = scene.client.clone();
    scene.run(async move {
        let asking = Box::pin(client.access_token(TokenRequest::resource(API)));
        let _ = futures_util::future::select(asking, std::future::ready(())).await;
    });
    scene.browser.advance(Duration::from_secs(2));
    assert!(!scene.browser.is_locked());
    scene.token_requests();
    scene.ask().unwrap();
    assert!(scene.token_requests().is_empty());
}

#[test]
fn a_renewal_that_ends_after_a_sign_out_revives_nothing() {
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    let client = scene.client.clone();
    let late = Rc::new(RefCell::new(None));
    let place = Rc::clone(&late);
    scene.browser.spawn(async move {
        *place.borrow_mut() = Some(client.access_token(TokenRequest::resource(API)).await);
    });
    scene.browser.settle();
    let client = scene.client.clone();
    scene
        .run(async move { client.sign_out(crate::SignOut::Local).await })
        .unwrap();
    scene.browser.advance(Duration::from_secs(2));
    assert_eq!(
        late.take().unwrap().unwrap_err().kind(),
        ErrorKind::NotSignedIn
    );
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::SignedOut
        }
    );
    assert_eq!(scene.logto.grants_alive(), 0);
}

#[test]
fn a_token_that_came_for_a_session_that_is_over_by_then_is_dropped() {
    // The next caller's renewal ended the session after this one's had been
    // answered and before its caller was: it got a token nonetheless.
    let scene = Scene::signed_in("alice");
    scene.logto.then(Fault::Slow(Duration::from_secs(1)));
    let answers = Rc::new(RefCell::new(Vec::new()));
    for resource in [API, "https://other.test"] {
        let (client, answers) = (scene.client.clone(), Rc::clone(&answers));
        scene.browser.spawn(async move {
            let answer = client.access_token(TokenRequest::resource(resource)).await;
            answers
                .borrow_mut()
                .push(answer.map_err(|error| error.kind()));
        });
    }
    scene.browser.settle();
    scene.logto.revoke_all();
    scene.browser.advance(Duration::from_secs(5));
    let answers = answers.take();
    assert_eq!(answers.len(), 2);
    assert!(
        answers.contains(&Err(ErrorKind::NotSignedIn)),
        "{answers:?}"
    );
    assert!(
        answers.contains(&Err(ErrorKind::SessionExpired)),
        "{answers:?}"
    );
}

#[test]
fn a_tab_that_shows_one_person_never_sends_anothers_token() {
    let scene = Scene::signed_in("alice");
    let (other_tab, other) = scene.another_tab();
    assert_eq!(name(&other.session()).unwrap(), "alice of Test");
    scene.sign_in("bob");

    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let _subscription = other.subscribe(move |session| heard.borrow_mut().push(name(session)));
    let asking = other.clone();
    let request = TokenRequest::resource(API);
    let error = scene
        .run(async move { asking.access_token(request).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSignedIn);
    assert_eq!(told.take(), [Some("bob of Test".to_owned())]);
    drop(other_tab);
}

#[test]
fn a_renewed_token_is_no_new_state_and_changed_claims_are() {
    let scene = Scene::signed_in("alice");
    scene.client.session();
    let told = Rc::new(RefCell::new(0));
    let count = Rc::clone(&told);
    let _subscription = scene.client.subscribe(move |_| *count.borrow_mut() += 1);
    scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(4000));
    scene.ask().unwrap();
    assert_eq!(*told.borrow(), 0);

    scene
        .logto
        .change_claims(|claims| claims["name"] = "Alice Married".into());
    scene.browser.advance(Duration::from_secs(4000));
    scene.ask().unwrap();
    assert_eq!(*told.borrow(), 1);
    assert_eq!(name(&scene.client.session()).unwrap(), "Alice Married");
}

#[test]
fn a_record_that_cannot_be_read_is_signed_out_and_says_so() {
    for text in [
        "",
        "{",
        "null",
        r#"{"v":2,"session":{}}"#,
        r#"{"v":1}"#,
        r#"{"v":1,"session":{"generation":"x"}}"#,
    ] {
        let scene = Scene::new();
        scene
            .browser
            .write_local_storage("logto:app:session", Some(text));
        assert_eq!(
            scene.client.session(),
            Session::SignedOut {
                reason: Reason::Unreadable
            },
            "{text}"
        );
        scene.sign_in("alice");
    }
}

#[test]
fn storage_cleared_while_the_page_is_open_is_a_sign_out() {
    let scene = Scene::signed_in("alice");
    scene.browser.write_local_storage("logto:app:session", None);
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::NotSignedIn);
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::New
        }
    );
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.handle(&callback).unwrap();
}
