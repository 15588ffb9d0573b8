use super::logto::Fault;
use super::{Scene, name};
use crate::client::{Completed, ErrorKind, Reason, Session};
use crate::oidc::{Prompt, SignInOptions};

fn signed_in() -> Completed {
    Completed {
        return_to: None,
        signed_in: true,
    }
}

#[test]
fn s27_a_callback_loaded_twice_is_exchanged_once() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.browser.take_requests();

    assert_eq!(scene.handle(&callback), Ok(signed_in()));
    assert_eq!(scene.handle(&callback), Ok(signed_in()));
    scene.tab.reload();
    assert_eq!(scene.handle(&callback), Ok(signed_in()));
    let (_, other) = scene.another_tab();
    assert_eq!(
        scene.run(async move { other.handle_callback(&callback).await }),
        Ok(signed_in())
    );

    assert_eq!(scene.token_requests().len(), 1);
    assert_eq!(scene.logto.grants_alive(), 1);
}

#[test]
fn s27_a_callback_in_two_tabs_at_once_is_exchanged_once() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.browser.take_requests();
    scene
        .logto
        .then(Fault::Slow(std::time::Duration::from_secs(1)));

    let (_, other) = scene.another_tab();
    let (one, two) = (scene.client.clone(), callback.clone());
    let both = async move {
        futures_util::future::join(one.handle_callback(&two), other.handle_callback(&callback))
            .await
    };
    assert_eq!(scene.run(both), (Ok(signed_in()), Ok(signed_in())));
    assert_eq!(scene.token_requests().len(), 1);
}

#[test]
fn a_reload_after_the_address_bar_was_cleaned_finds_the_outcome() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default().return_to("/profile"), "alice");
    scene.handle(&callback).unwrap();
    let again = scene.handle("https://app.test/callback").unwrap();
    assert_eq!(again.return_to.as_deref(), Some("/profile"));
}

#[test]
fn s28_a_callback_that_was_not_started_here_signs_nobody_in() {
    let scene = Scene::new();
    let forged =
        "https://app.test/callback?code=stolen&state=guessed&iss=https%3A%2F%2Flogto.test%2Foidc";
    let error = scene.handle(forged).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CallbackRejected);
    assert!(scene.browser.take_requests().is_empty());
    assert!(scene.client.session().user().is_none());
}

#[test]
fn s18_bad_callbacks_send_nothing_and_leave_the_session_and_the_sign_in_alone() {
    let scene = Scene::signed_in("alice");
    let good = scene.come_back(&SignInOptions::default(), "alice");
    scene.browser.take_requests();
    let state = good
        .split("state=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    let iss = "iss=https%3A%2F%2Flogto.test%2Foidc";
    let kind = ErrorKind::CallbackRejected;
    for (what, url, expected) in [
        (
            "bare",
            "https://app.test/callback".to_owned(),
            ErrorKind::Cancelled,
        ),
        (
            "no state",
            format!("https://app.test/callback?code=c&{iss}"),
            kind,
        ),
        (
            "another state",
            format!("https://app.test/callback?code=c&state=x{state}&{iss}"),
            kind,
        ),
        (
            "no issuer",
            format!("https://app.test/callback?code=c&state={state}"),
            kind,
        ),
        (
            "another issuer",
            format!("https://app.test/callback?code=c&state={state}&iss=https%3A%2F%2Fevil.test"),
            kind,
        ),
        (
            "two codes",
            format!("https://app.test/callback?code=a&code=b&state={state}&{iss}"),
            kind,
        ),
        (
            "no code",
            format!("https://app.test/callback?state={state}&{iss}"),
            kind,
        ),
        (
            "another page",
            format!("https://app.test/other?code=c&state={state}&{iss}"),
            kind,
        ),
        (
            "a token",
            format!("https://app.test/callback#access_token=t&state={state}"),
            kind,
        ),
        (
            "an error for another state",
            format!("https://app.test/callback?error=access_denied&state=x&{iss}"),
            kind,
        ),
        (
            "an error without issuer",
            format!("https://app.test/callback?error=access_denied&state={state}"),
            kind,
        ),
    ] {
        let error = scene.handle(&url).unwrap_err();
        // The first sign-in of this tab is over: a bare callback repeats its outcome.
        assert_eq!(error.kind(), expected, "{what}: {error}");
        assert!(scene.browser.take_requests().is_empty(), "{what}");
        assert_eq!(
            name(&scene.client.session()).unwrap(),
            "alice of Test",
            "{what}"
        );
    }
    scene.handle(&good).unwrap();
}

#[test]
fn a_person_who_turned_back_is_told_so_and_can_start_again() {
    let scene = Scene::new();
    let good = scene.come_back(&SignInOptions::default(), "alice");
    let state = good
        .split("state=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    let denied = format!(
        "https://app.test/callback?error=access_denied&error_description=%3Cb%3Eno%3C%2Fb%3E&state={state}&iss=https%3A%2F%2Flogto.test%2Foidc"
    );
    let error = scene.handle(&denied).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    assert_eq!(error.provider_error().unwrap().error, "access_denied");
    assert!(matches!(scene.client.session(), Session::Failed(shown) if shown == error));
    scene.sign_in("alice");
    assert!(scene.client.session().user().is_some());
}

#[test]
fn a_silent_sign_in_that_finds_nobody_is_no_error() {
    let scene = Scene::new();
    let good = scene.come_back(&SignInOptions::default().prompt([Prompt::None]), "alice");
    let state = good
        .split("state=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    let nobody = format!(
        "https://app.test/callback?error=login_required&state={state}&iss=https%3A%2F%2Flogto.test%2Foidc"
    );
    let completed = scene.handle(&nobody).unwrap();
    assert!(!completed.signed_in);
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::New
        }
    );
}

#[test]
fn an_exchange_whose_answer_is_lost_is_not_sent_again() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.browser.take_requests();
    scene.logto.then(Fault::LoseAnswer);
    assert_eq!(
        scene.handle(&callback).unwrap_err().kind(),
        ErrorKind::Network
    );
    assert_eq!(
        scene.handle(&callback).unwrap_err().kind(),
        ErrorKind::Network
    );
    assert_eq!(scene.token_requests().len(), 1);
    assert_eq!(scene.logto.grants_alive(), 1);
}

#[test]
fn an_exchange_goes_on_when_the_page_stops_listening() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene
        .logto
        .then(Fault::Slow(std::time::Duration::from_secs(1)));
    let client = scene.client.clone();
    scene.run(async move {
        let handling = Box::pin(client.handle_callback(&callback));
        // Polled once, then dropped.
        let _ = futures_util::future::select(handling, std::future::ready(())).await;
    });
    scene.browser.advance(std::time::Duration::from_secs(2));
    assert!(scene.client.session().user().is_some());
    assert!(!scene.browser.is_locked());
}

#[test]
fn a_tab_that_dies_in_mid_exchange_leaves_a_code_that_nobody_sends_again() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.browser.take_requests();
    scene
        .logto
        .then(Fault::Slow(std::time::Duration::from_secs(1)));
    let (client, url) = (scene.client.clone(), callback.clone());
    scene.browser.spawn(async move {
        let _ = client.handle_callback(&url).await;
    });
    scene.browser.settle();
    assert!(scene.browser.is_locked());
    scene.tab.close();
    scene.browser.settle();
    assert!(!scene.browser.is_locked());

    let (_, other) = scene.another_tab();
    let error = scene
        .run(async move { other.handle_callback(&callback).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CallbackRejected);
    assert_eq!(scene.token_requests().len(), 1);
}

#[test]
fn keys_that_are_out_of_reach_do_not_cost_the_code() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.browser.take_requests();
    scene.logto.keys_unreachable(true);
    assert_eq!(
        scene.handle(&callback).unwrap_err().kind(),
        ErrorKind::Network
    );
    assert!(scene.token_requests().is_empty());
    scene.logto.keys_unreachable(false);
    assert_eq!(scene.handle(&callback), Ok(signed_in()));
}

#[test]
fn s43_keys_rotated_since_they_were_kept_are_asked_for_again() {
    let scene = Scene::signed_in("alice");
    scene.browser.advance(std::time::Duration::from_secs(60));
    scene.logto.rotate_keys("key-2");
    scene.sign_in("alice");
}

#[test]
fn an_id_token_that_does_not_stand_stores_nothing_and_keeps_the_earlier_session() {
    for (what, change) in [
        (
            "s31",
            (|claims| claims["iss"] = "https://evil.test".into()) as fn(&mut serde_json::Value),
        ),
        ("s32", |claims| claims["aud"] = "another".into()),
        ("s37", |claims| claims["exp"] = 1.into()),
        ("s38", |claims| claims["nonce"] = "another".into()),
        ("s38 missing", |claims| {
            claims["nonce"] = serde_json::Value::Null;
        }),
    ] {
        let scene = Scene::signed_in("alice");
        let before = scene.client.session();
        scene.logto.change_claims(change);
        let callback = scene.come_back(&SignInOptions::default(), "bob");
        let error = scene.handle(&callback).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Untrusted, "{what}: {error}");
        assert_eq!(scene.client.session(), before, "{what}");
        assert!(
            !scene
                .browser
                .local_storage()
                .values()
                .any(|text| text.contains("of-bob")),
            "{what}"
        );
    }
}
