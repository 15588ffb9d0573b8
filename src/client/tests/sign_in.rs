use std::time::Duration;

use super::{BASE, Logto, Scene, body, config, name};
use crate::client::{ErrorKind, Reason, Session, StorageKind};
use crate::memory::Reply;
use crate::oidc::{FirstScreen, Prompt, SignInOptions};

#[test]
fn a_person_signs_in_and_is_known() {
    let scene = Scene::new();
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::New
        }
    );

    let callback = scene.come_back(&SignInOptions::default(), "alice");
    let completed = scene.handle(&callback).unwrap();

    assert!(completed.signed_in);
    assert_eq!(completed.return_to, None);
    assert_eq!(name(&scene.client.session()).unwrap(), "alice of Test");
}

#[test]
fn the_session_is_there_for_a_new_tab_at_once_and_without_a_request() {
    let scene = Scene::signed_in("alice");
    let (_, client) = scene.another_tab();
    assert_eq!(name(&client.session()).unwrap(), "alice of Test");
    assert!(scene.browser.take_requests().is_empty());
}

#[test]
fn a_session_in_memory_ends_with_the_page() {
    let scene = Scene::with(config().storage(StorageKind::Memory));
    scene.sign_in("alice");
    assert!(name(&scene.client.session()).is_some());
    assert!(
        !scene
            .browser
            .local_storage()
            .values()
            .any(|text| text.contains("opaque-of-alice"))
    );
    scene.tab.reload();
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::New
        }
    );
}

#[test]
fn the_way_back_is_the_path_that_was_asked_for() {
    let scene = Scene::new();
    let options = SignInOptions::default().return_to("/profile?tab=2");
    let callback = scene.come_back(&options, "alice");
    assert_eq!(
        scene.handle(&callback).unwrap().return_to.as_deref(),
        Some("/profile?tab=2")
    );
}

#[test]
fn s10_a_way_back_that_leaves_the_application_is_refused_before_any_request() {
    let scene = Scene::new();
    for evil in [
        "https://evil.test/",
        "//evil.test",
        "/\\evil.test",
        "javascript:alert(1)",
        "/callback",
    ] {
        let client = scene.client.clone();
        let options = SignInOptions::default().return_to(evil);
        let error = scene
            .run(async move { client.sign_in(options).await })
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config, "{evil}");
    }
    assert!(scene.browser.take_requests().is_empty());
    assert!(scene.tab.visited().is_empty());
}

#[test]
fn two_sign_ins_started_in_two_tabs_both_work_in_either_order() {
    let scene = Scene::new();
    let (other_tab, other) = scene.another_tab();
    let first = scene.come_back(&SignInOptions::default(), "alice");
    let starting = other.clone();
    scene
        .run(async move { starting.sign_in(SignInOptions::default()).await })
        .unwrap();
    let second = scene.logto.sign_in(&other_tab.visited()[0], "alice");

    let finishing = other.clone();
    scene
        .run(async move { finishing.handle_callback(&second).await })
        .unwrap();
    scene.handle(&first).unwrap();
    assert!(name(&scene.client.session()).is_some());
    assert_eq!(scene.logto.grants_alive(), 2);
}

#[test]
fn a_provider_that_is_down_leaves_the_page_where_it_is_and_the_next_try_works() {
    let scene = Scene::new();
    scene.browser.answer(|_| Reply::Fail);
    let client = scene.client.clone();
    let error = scene
        .run(async move { client.sign_in(SignInOptions::default()).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Network);
    assert!(scene.tab.visited().is_empty());

    let back = Logto::of(&scene.browser);
    let client = scene.client.clone();
    scene
        .run(async move { client.sign_in(SignInOptions::default()).await })
        .unwrap();
    let callback = back.sign_in(&scene.tab.visited()[0], "alice");
    scene.handle(&callback).unwrap();
}

#[test]
fn a_provider_that_went_down_since_it_was_known_is_not_left_for() {
    let scene = Scene::new();
    let client = scene.client.clone();
    scene.run(async move { client.prefetch().await });
    scene.browser.advance(Duration::from_secs(31));
    scene.browser.answer(|_| Reply::Fail);
    let client = scene.client.clone();
    let error = scene
        .run(async move { client.sign_in(SignInOptions::default()).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Network);
    assert!(scene.tab.visited().is_empty());
}

#[test]
fn a_provider_that_has_just_answered_is_left_for_at_once() {
    let scene = Scene::new();
    let client = scene.client.clone();
    scene.run(async move { client.prefetch().await });
    scene.browser.take_requests();
    scene.browser.advance(Duration::from_secs(29));
    let client = scene.client.clone();
    scene
        .run(async move { client.sign_in(SignInOptions::default()).await })
        .unwrap();
    assert_eq!(scene.browser.take_requests(), []);
    assert_eq!(scene.tab.visited().len(), 1);
}

#[test]
fn a_click_while_the_metadata_is_on_its_way_asks_for_it_once() {
    let scene = Scene::new();
    let (one, two) = (scene.client.clone(), scene.client.clone());
    scene
        .run(async move {
            futures_util::future::join(one.prefetch(), two.sign_in(SignInOptions::default())).await
        })
        .1
        .unwrap();
    let asked = scene.browser.take_requests();
    let discovery = asked
        .iter()
        .filter(|request| request.url.ends_with("/openid-configuration"));
    assert_eq!(discovery.count(), 1);
}

/// The person has pressed the button before anything was prefetched.
fn left_at_once() -> Scene {
    let scene = Scene::new();
    let client = scene.client.clone();
    scene
        .run(async move { client.sign_in(SignInOptions::default()).await })
        .unwrap();
    scene
}

/// The requests of the page that the person comes back to, where the sign-in
/// must finish.
fn requests_of_callback(scene: &Scene, logto: &Logto) -> Vec<String> {
    let callback = logto.sign_in(scene.tab.visited().last().unwrap(), "alice");
    let client = scene.reload(&scene.tab);
    scene.browser.take_requests();
    scene
        .run(async move { client.handle_callback(&callback).await })
        .unwrap();
    let requests = scene.browser.take_requests();
    requests.into_iter().map(|request| request.url).collect()
}

#[test]
fn whoever_leaves_at_once_comes_back_to_one_round_trip_if_the_keys_are_kept() {
    let scene = left_at_once();
    let client = scene.client.clone();
    scene.run(async move {
        client.keep_keys().await;
        client.keep_keys().await;
    });
    let asked = scene.browser.take_requests();
    let keys = asked
        .iter()
        .filter(|request| request.url.ends_with("/jwks"));
    assert_eq!(keys.count(), 1);
    assert_eq!(
        requests_of_callback(&scene, &scene.logto),
        ["https://logto.test/oidc/token"]
    );
}

#[test]
fn keys_that_were_kept_and_cannot_be_read_are_asked_for_again() {
    let scene = left_at_once();
    scene.browser.answer(|_| Reply::json(200, "{}"));
    let client = scene.client.clone();
    scene.run(async move { client.keep_keys().await });
    let logto = Logto::of(&scene.browser);
    assert_eq!(
        requests_of_callback(&scene, &logto),
        [
            "https://logto.test/oidc/jwks",
            "https://logto.test/oidc/token"
        ]
    );
}

#[test]
fn a_browser_that_stores_nothing_is_told_before_the_page_is_left() {
    let scene = Scene::new();
    scene.browser.refuse_local_storage(true);
    scene.tab.refuse_session_storage(true);
    let client = scene.client.clone();
    let error = scene
        .run(async move { client.sign_in(SignInOptions::default()).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Storage);
    assert!(scene.tab.visited().is_empty());
}

#[test]
fn the_earlier_session_stays_until_the_new_one_is_there() {
    let scene = Scene::signed_in("alice");
    let callback = scene.come_back(&SignInOptions::default(), "bob");
    assert_eq!(name(&scene.client.session()).unwrap(), "alice of Test");
    scene.handle(&callback).unwrap();
    assert_eq!(name(&scene.client.session()).unwrap(), "bob of Test");
}

#[test]
fn s09_the_redirect_address_is_the_registered_one_in_both_requests() {
    let scene = Scene::new();
    let callback = scene.come_back(
        &SignInOptions::default().first_screen(FirstScreen::Register),
        "alice",
    );
    let asked = scene.tab.visited()[0].clone();
    assert!(asked.contains("redirect_uri=https%3A%2F%2Fapp.test%2Fcallback&"));
    assert!(asked.contains("first_screen=register"));
    scene.browser.take_requests();
    scene.handle(&callback).unwrap();
    let exchange = scene.token_requests();
    assert_eq!(exchange.len(), 1);
    assert_eq!(exchange[0]["redirect_uri"], format!("{BASE}callback"));
}

#[test]
fn a_callback_costs_one_round_trip_and_a_warm_start_none() {
    let scene = Scene::new();
    let preparing = scene.client.clone();
    scene.run(async move { preparing.prefetch().await });
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.tab.reload();
    scene.browser.take_requests();
    let (_, client) = scene.another_tab();
    let finishing = client.clone();
    scene
        .run(async move { finishing.handle_callback(&callback).await })
        .unwrap();
    let requests = scene.browser.take_requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(body(&requests[0])["grant_type"], "authorization_code");
}

#[test]
fn a_silent_sign_in_keeps_the_refresh_token_of_the_same_person() {
    let scene = Scene::signed_in("alice");
    let options = SignInOptions::default().prompt([Prompt::None]);
    let callback = scene.come_back(&options, "alice");
    scene.handle(&callback).unwrap();
    scene.browser.take_requests();

    let client = scene.client.clone();
    let request = crate::TokenRequest::resource(super::API);
    scene
        .run(async move { client.access_token(request).await })
        .unwrap();
    assert_eq!(scene.token_requests()[0]["grant_type"], "refresh_token");
}

#[test]
fn a_step_up_asks_anew_and_knows_when() {
    let scene = Scene::signed_in("alice");
    assert!(!scene.client.authenticated_within(Duration::from_secs(60)));
    let client = scene.client.clone();
    scene
        .run(async move { client.step_up(Some("/account")).await })
        .unwrap();
    let url = scene.tab.visited().last().unwrap().clone();
    assert!(
        url.contains("prompt=login+consent") && url.contains("max_age=0"),
        "{url}"
    );
    let callback = scene.logto.sign_in(&url, "alice");
    assert_eq!(
        scene.handle(&callback).unwrap().return_to.as_deref(),
        Some("/account")
    );
    assert!(scene.client.authenticated_within(Duration::from_secs(60)));
    scene.browser.advance(Duration::from_secs(61));
    assert!(!scene.client.authenticated_within(Duration::from_secs(60)));
}

#[test]
fn a_step_up_by_somebody_else_is_refused_and_changes_nothing() {
    let scene = Scene::signed_in("alice");
    let client = scene.client.clone();
    scene
        .run(async move { client.step_up(None).await })
        .unwrap();
    let callback = scene
        .logto
        .sign_in(scene.tab.visited().last().unwrap(), "bob");
    assert_eq!(
        scene.handle(&callback).unwrap_err().kind(),
        ErrorKind::Refused
    );
    assert_eq!(name(&scene.client.session()).unwrap(), "alice of Test");
}

#[test]
fn a_silent_sign_in_of_somebody_else_takes_nothing_over() {
    let scene = Scene::signed_in("alice");
    let options = SignInOptions::default().prompt([Prompt::None]);
    let callback = scene.come_back(&options, "bob");
    scene.handle(&callback).unwrap();
    scene.browser.take_requests();

    let client = scene.client.clone();
    let request = crate::TokenRequest::resource(super::API);
    let error = scene
        .run(async move { client.access_token(request).await })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SessionExpired);
    assert!(scene.token_requests().is_empty());
}
