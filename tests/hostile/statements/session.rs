//! Tokens at rest: S46 to S58.

use std::time::Duration;

use leptos_logto::client::StorageKind;
use leptos_logto::memory::Reply;
use leptos_logto::oidc::Algorithm::Es384;
use leptos_logto::{Reason, Session};

use crate::hostile::provider::refused;
use crate::hostile::scene::{Scene, config, subject};

#[test]
fn s46_no_refresh_token_is_used_twice_in_a_week() {
    let scene = Scene::signed_in(Es384, "alice");
    for _ in 0..50 {
        scene.browser.advance(Duration::from_secs(2 * 60 * 60));
        scene.ask().unwrap();
    }
    // The provider complains of every refresh token that is not the newest.
    assert_eq!(scene.provider.take_complaints(), [""; 0]);
    let issued = scene.provider.take_issued();
    let newest = issued.iter().rfind(|it| it.starts_with("refresh")).unwrap();
    let session = scene.stored_session().unwrap();
    assert!(session.contains(&format!("{newest}\"")));
    let kept = issued
        .iter()
        .filter(|it| it.starts_with("refresh") && session.contains(&format!("{it}\"")));
    assert_eq!(kept.count(), 1, "an old refresh token is still there");
}

#[test]
fn s47_after_invalid_grant_no_token_is_left() {
    let scene = Scene::signed_in(Es384, "alice");
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    scene
        .provider
        .at("token_endpoint", || refused(400, "invalid_grant"));
    assert!(scene.ask().is_err());
    let ended = Session::SignedOut {
        reason: Reason::Expired,
    };
    assert_eq!(scene.client.session(), ended);
    let tokens = scene.provider.take_issued();
    for (key, text) in scene.tab.stored() {
        let holds = tokens.iter().any(|token| text.contains(token.as_str()));
        assert!(!holds, "{key} holds a token");
    }
}

#[test]
fn s50_a_session_need_not_outlive_the_tab_or_the_page() {
    for kind in [StorageKind::Session, StorageKind::Memory] {
        let scene = Scene::with(Es384, config().storage(kind));
        scene.sign_in("alice").unwrap();
        scene.ask().unwrap();
        let tokens = scene.provider.take_issued();
        for (key, text) in scene.browser.local_storage() {
            let holds = tokens.iter().any(|token| text.contains(token.as_str()));
            assert!(!holds, "{key} outlives the tab");
        }
        let other = scene.again_with(config().storage(kind));
        assert_eq!(subject(&other.client.session()), None, "{kind:?}");
    }
}

#[test]
fn s51_no_token_ever_stands_in_an_address() {
    let scene = Scene::signed_in(Es384, "alice");
    scene.ask().unwrap();
    scene.user_info().unwrap();
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    scene.ask().unwrap();
    scene.sign_out(leptos_logto::SignOut::Global).unwrap();
    let secrets: Vec<String> = scene.provider.take_issued();
    let requests = scene.browser.take_requests();
    let visited = scene.tab.tab.visited();
    let addresses = requests.iter().map(|it| &it.url).chain(&visited);
    for address in addresses {
        let shown = secrets.iter().find(|it| address.contains(it.as_str()));
        assert_eq!(shown, None, "{address}");
    }
    for request in &requests {
        let tokens = request
            .headers
            .iter()
            .filter(|(_, value)| value.contains("issued-as-number"));
        for (name, value) in tokens {
            assert_eq!(name, "Authorization");
            assert!(value.starts_with("Bearer "));
        }
    }
}

#[test]
fn s55_signing_out_here_waits_for_nobody() {
    let scene = Scene::signed_in(Es384, "alice");
    scene.provider.instead(|_| Some(Reply::Never));
    let client = scene.client.clone();
    scene.browser.spawn(async move {
        let _ = client.sign_out(leptos_logto::SignOut::Global).await;
    });
    scene.browser.settle();
    assert!(scene.client.session().user().is_none());
    let tokens = scene.provider.take_issued();
    let session = scene.stored_session().unwrap_or_default();
    assert!(!tokens.iter().any(|token| session.contains(token.as_str())));
}
