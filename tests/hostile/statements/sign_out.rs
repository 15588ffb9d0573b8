//! Signing out: S59 to S65.

use leptos_logto::oidc::Algorithm::Es384;
use leptos_logto::{Client, Config, Reason, Session, SignOut};

use crate::hostile::provider::{APP, ENDPOINT};
use crate::hostile::scene::{Scene, subject};

fn parameters(address: &str) -> Vec<(String, String)> {
    let query = address.split_once('?').unwrap().1;
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

#[test]
fn s59_s60_the_end_of_the_session_names_the_application_and_the_registered_address() {
    for (config, back) in [
        (
            Config::new(ENDPOINT, APP)
                .unwrap()
                .with_base("https://app.test/")
                .unwrap(),
            "https://app.test/",
        ),
        (
            Config::new(ENDPOINT, APP)
                .unwrap()
                .post_sign_out_redirect_uri("https://app.test/bye")
                .unwrap()
                .with_base("https://app.test/")
                .unwrap(),
            "https://app.test/bye",
        ),
    ] {
        let scene = Scene::with(Es384, config);
        scene.sign_in("alice").unwrap();
        scene.sign_out(SignOut::Global).unwrap();
        let visited = scene.tab.tab.visited();
        let expected = [("client_id", APP), ("post_logout_redirect_uri", back)];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(parameters(visited.last().unwrap()), expected);
    }
    for odd in [
        "/",
        "https://app.test/#x",
        "https://app.test/?x",
        "javascript:alert(1)",
    ] {
        let config = Config::new(ENDPOINT, APP).unwrap();
        assert!(config.post_sign_out_redirect_uri(odd).is_err(), "{odd}");
    }
}

#[test]
fn s61_no_state_is_sent_and_one_that_comes_back_signs_nobody_in() {
    let scene = Scene::signed_in(Es384, "alice");
    scene.sign_out(SignOut::Global).unwrap();
    let visited = scene.tab.tab.visited();
    let sent = parameters(visited.last().unwrap());
    assert!(!sent.iter().any(|(name, _)| name == "state"));
    for address in [
        "https://app.test/?state=x",
        "https://app.test/callback?state=x",
    ] {
        let done = scene.finish(address);
        assert!(!done.is_ok_and(|done| done.signed_in), "{address}");
        assert!(scene.client.session().user().is_none());
    }
}

#[test]
fn s62_no_address_of_the_application_signs_anybody_out() {
    let scene = Scene::signed_in(Es384, "alice");
    let before = scene.stored_session();
    for query in [
        "destroy_session=true",
        "logout",
        "iss=https%3A%2F%2Flogto.test%2Foidc&sid=1",
        "error=login_required",
        "error=session_expired&state=x",
    ] {
        for path in ["", "callback"] {
            let _ = scene.finish(&format!("https://app.test/{path}?{query}"));
            assert_eq!(subject(&scene.client.session()), Some("alice"), "{query}");
        }
    }
    assert_eq!(scene.stored_session(), before);
}

#[test]
fn s65_signing_out_clears_the_store_the_memory_and_the_other_tabs() {
    let scene = Scene::signed_in(Es384, "alice");
    scene.ask().unwrap();
    let other = Client::new(scene.client.config().clone(), scene.browser.tab()).unwrap();
    assert!(other.session().user().is_some());
    scene.sign_out(SignOut::Local).unwrap();

    let ended = Session::SignedOut {
        reason: Reason::SignedOut,
    };
    assert_eq!(
        (other.session(), scene.client.session()),
        (ended.clone(), ended)
    );
    assert!(scene.ask().is_err());
    let asked = {
        let other = other.clone();
        scene.run(async move { other.opaque_token().await })
    };
    assert!(asked.is_err(), "the other tab still has a token");
    let tokens = scene.provider.take_issued();
    for (key, text) in scene.tab.stored() {
        let holds = tokens.iter().any(|token| text.contains(token.as_str()));
        assert!(!holds, "{key} holds a token");
        assert!(!text.contains("alice"), "{key} names the person");
    }
}
