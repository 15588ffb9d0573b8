//! What the tests of the official SDKs pin and no other test here does; the
//! numbers are those of `guide::official_tests`.

use std::time::Duration;

use futures_util::future::join3;

use super::logto::{APP, BASE, ENDPOINT, Fault};
use super::{API, Logto, Scene, body, config};
use crate::client::{Client, Config, ErrorKind, Session, SignOut, TokenRequest};
use crate::memory::Reply;
use crate::oidc::SignInOptions;

fn discoveries(scene: &Scene) -> usize {
    let requests = scene.browser.take_requests();
    let asked = requests.iter();
    asked
        .filter(|request| request.url.ends_with("/openid-configuration"))
        .count()
}

fn stored(scene: &Scene, part: &str) -> bool {
    let storage = scene.browser.local_storage();
    storage.values().any(|text| text.contains(part))
}

#[test]
fn b12_two_sign_ins_at_once_ask_for_the_metadata_once() {
    let scene = Scene::new();
    let (first, second) = (scene.client.clone(), scene.client.clone());
    let (one, other) = scene.run(async move {
        futures_util::future::join(
            first.sign_in(SignInOptions::default()),
            second.sign_in(SignInOptions::default()),
        )
        .await
    });
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(discoveries(&scene), 1);
}

#[test]
fn b13_a_sign_in_keeps_the_session_unless_it_is_told_to_clear_it() {
    let scene = Scene::signed_in("alice");
    scene.come_back(&SignInOptions::default(), "alice");
    assert!(stored(&scene, "opaque-of-alice") && stored(&scene, "refresh-"));
    scene.come_back(&SignInOptions::default().clear_session(), "alice");
    assert!(!stored(&scene, "opaque-of-alice") && !stored(&scene, "refresh-"));
    assert_eq!(scene.client.session().signed_in(), Some(false));
}

#[test]
fn b16_a_sign_in_that_cannot_be_read_is_none() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    let storage = scene.browser.local_storage();
    let (key, _) = storage
        .iter()
        .find(|(key, _)| key.starts_with("logto:app:sign-in:"))
        .unwrap();
    for text in ["{}", "null", "not JSON"] {
        scene.browser.write_local_storage(key, Some(text));
        scene.browser.take_requests();
        let error = scene.handle(&callback).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CallbackRejected, "{text}");
        assert!(scene.token_requests().is_empty(), "{text}");
    }
}

#[test]
fn b18_the_token_of_the_sign_in_is_there_without_another_request() {
    let scene = Scene::new();
    let callback = scene.come_back(&SignInOptions::default(), "alice");
    scene.handle(&callback).unwrap();
    scene.browser.settle();
    scene.browser.take_requests();
    let client = scene.client.clone();
    let token = scene.run(async move { client.opaque_token().await });
    assert!(token.unwrap().expose().starts_with("opaque-of-alice"));
    assert!(scene.browser.take_requests().is_empty());
    assert!(!stored(&scene, "verifier"), "the sign-in is used up");
}

#[test]
fn b22_without_a_refresh_token_the_session_lasts_as_long_as_its_access_token() {
    let scene = Scene::new();
    let silent = SignInOptions::default().prompt([crate::oidc::Prompt::Login]);
    let callback = scene.come_back(&silent, "alice");
    scene.handle(&callback).unwrap();
    scene.browser.settle();
    let opaque = || {
        let client = scene.client.clone();
        scene.run(async move { client.opaque_token().await })
    };
    assert!(opaque().is_ok());
    scene.browser.advance(Duration::from_secs(3601));
    scene.browser.take_requests();
    assert!(opaque().is_err());
    assert!(scene.token_requests().is_empty());
}

#[test]
fn b23_the_body_of_a_renewal_is_that_of_the_official_client() {
    let scene = Scene::signed_in("alice");
    scene.browser.advance(Duration::from_secs(3601));
    let client = scene.client.clone();
    let token = scene.run(async move { client.opaque_token().await });
    assert!(token.unwrap().expose().starts_with("opaque-of-alice"));
    let requests = scene.browser.take_requests();
    let renewal = requests
        .iter()
        .find(|request| request.url.ends_with("/oidc/token"))
        .unwrap();
    let sent = body(renewal)["refresh_token"].clone();
    assert_eq!(
        renewal.body.clone().unwrap(),
        format!("client_id=app&refresh_token={sent}&grant_type=refresh_token")
    );
}

#[test]
fn b24_an_organization_needs_its_scope() {
    let asked = Config::new(ENDPOINT, APP).unwrap().with_base(BASE).unwrap();
    let scene = Scene::with(asked);
    scene.sign_in("alice");
    let organization = || {
        let client = scene.client.clone();
        let request = TokenRequest::organization("org-1");
        scene.run(async move { client.access_token(request).await })
    };
    scene.browser.take_requests();
    assert_eq!(organization().unwrap_err().kind(), ErrorKind::Config);
    assert!(scene.browser.take_requests().is_empty());

    let scene = Scene::signed_in("alice");
    let client = scene.client.clone();
    let request = TokenRequest::organization("org-1");
    scene
        .run(async move { client.access_token(request).await })
        .unwrap();
    let sent = scene.token_requests();
    assert_eq!(sent[0]["organization_id"], "org-1");
    assert_eq!(sent[0].len(), 4);
}

#[test]
fn b25_three_calls_at_once_send_one_request_and_after_clearing_one_more() {
    let scene = Scene::signed_in("alice");
    let three = || {
        let [a, b, c] = [0; 3].map(|_| scene.client.clone());
        scene.run(async move {
            let ask = |client: Client<_>| async move {
                let token = client.access_token(TokenRequest::resource(API)).await;
                token.unwrap()
            };
            join3(ask(a), ask(b), ask(c)).await
        })
    };
    let (first, second, third) = three();
    assert!(first == second && second == third);
    assert_eq!(scene.token_requests().len(), 1);
    let client = scene.client.clone();
    scene
        .run(async move { client.clear_access_tokens().await })
        .unwrap();
    let (again, ..) = three();
    assert_ne!(again, first);
    assert_eq!(scene.token_requests().len(), 1);
}

#[test]
fn b26_an_expired_token_is_renewed_once_for_two_who_ask() {
    let scene = Scene::signed_in("alice");
    let kept = scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(3601));
    scene.browser.take_requests();
    let [a, b] = [0; 2].map(|_| scene.client.clone());
    let (one, other) = scene.run(async move {
        futures_util::future::join(
            a.access_token(TokenRequest::resource(API)),
            b.access_token(TokenRequest::resource(API)),
        )
        .await
    });
    assert_eq!(one.clone().unwrap(), other.unwrap());
    assert_ne!(one.unwrap(), kept);
    assert_eq!(scene.token_requests().len(), 1);
}

#[test]
fn b27_b28_a_second_client_has_the_kept_token_though_nothing_could_be_renewed() {
    let scene = Scene::signed_in("alice");
    let kept = scene.ask().unwrap();
    let (_, second) = scene.another_tab();
    scene.logto.revoke_all();
    scene.browser.take_requests();
    assert_eq!(scene.ask_in(&second).unwrap(), kept);
    assert!(scene.browser.take_requests().is_empty());
}

#[test]
fn b29_userinfo_is_asked_with_the_opaque_token_in_a_header() {
    let scene = Scene::signed_in("alice");
    let client = scene.client.clone();
    scene.run(async move { client.user_info().await }).unwrap();
    let requests = scene.browser.take_requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].url, "https://logto.test/oidc/me");
    let authorization = requests[0].headers.iter();
    let authorization: Vec<_> = authorization
        .filter(|(name, _)| name == "Authorization")
        .collect();
    assert_eq!(authorization.len(), 1);
    assert!(authorization[0].1.starts_with("Bearer opaque-of-alice"));
}

/// The official client leaves for a provider that fails, which may show nothing
/// but an error; ours stays, and tells the provider later.
#[test]
fn b31_a_revocation_that_fails_does_not_keep_the_session() {
    let scene = Scene::signed_in("alice");
    let logto = scene.logto.clone();
    scene.browser.answer(move |request| {
        if request.url.ends_with("/token/revocation") {
            return Reply::json(500, "{}");
        }
        logto.answer(request)
    });
    let visited = scene.tab.visited();
    let client = scene.client.clone();
    let told = scene.run(async move { client.sign_out(SignOut::Global).await });
    assert_eq!(told.unwrap_err().kind(), ErrorKind::Network);
    assert!(matches!(scene.client.session(), Session::SignedOut { .. }));
    assert!(!stored(&scene, "opaque-of-alice"));
    assert_eq!(scene.tab.visited(), visited);

    let logto = scene.logto.clone();
    scene.browser.answer(move |request| logto.answer(request));
    let client = scene.client.clone();
    scene.run(async move { client.retry_revocations().await });
    assert_eq!(scene.logto.grants_alive(), 0);
}

#[test]
fn b37_clients_share_the_metadata_and_a_failure_is_nobodys_but_its_own() {
    let scene = Scene::new();
    scene.browser.answer(|_| Reply::Fail);
    let client = scene.client.clone();
    let failed = scene.run(async move { client.sign_in(SignInOptions::default()).await });
    assert_eq!(failed.unwrap_err().kind(), ErrorKind::Network);
    scene.browser.take_requests();

    // The next client asks for itself, and what it gets is there for a third.
    let _back = Logto::of(&scene.browser);
    for expected in [1, 0] {
        let (_, client) = scene.another_tab();
        scene.run(async move { client.prefetch().await });
        scene.browser.settle();
        assert_eq!(discoveries(&scene), expected);
    }
}

#[test]
fn b39_tokens_are_kept_by_resource_organization_and_scopes_in_any_order() {
    let scene = Scene::signed_in("alice");
    let ask = |request: TokenRequest| {
        let client = scene.client.clone();
        let token = scene.run(async move { client.access_token(request).await });
        (token.unwrap(), scene.token_requests().len())
    };
    let distinct = [
        TokenRequest::resource(API),
        TokenRequest::organization("org-1"),
        TokenRequest::resource(API).in_organization("org-1"),
        TokenRequest::resource(API).scopes(["read"]),
        TokenRequest::resource(API)
            .in_organization("org-1")
            .scopes(["read", "write"]),
    ];
    let first: Vec<_> = distinct.iter().cloned().map(ask).collect();
    assert!(first.iter().all(|(_, sent)| *sent == 1));
    let turned = TokenRequest::resource(API)
        .in_organization("org-1")
        .scopes(["write", "read", "write"]);
    assert_eq!(ask(turned), (first[4].0.clone(), 0));
    for (request, (token, _)) in distinct.into_iter().zip(first) {
        assert_eq!(ask(request), (token, 0));
    }
}

#[test]
fn b40_records_lie_under_the_applications_name() {
    let scene = Scene::signed_in("alice");
    scene.come_back(&SignInOptions::default(), "alice");
    let storage = scene.browser.local_storage();
    assert!(storage.contains_key("logto:app:session"));
    assert!(storage.keys().all(|key| key.starts_with("logto:app:")));
}

#[test]
fn b47_the_end_of_the_providers_session_leaves_the_refresh_token_alone() {
    let scene = Scene::with(config());
    scene.sign_in("alice");
    scene.logto.end_session();
    scene.logto.then(Fault::Slow(Duration::from_millis(1)));
    assert!(scene.ask().is_ok());
}
