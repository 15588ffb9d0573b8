//! The authorization request: S1 to S17.

use std::collections::{BTreeMap, BTreeSet};

use leptos_logto::oidc::{Algorithm::Es384, DirectSignIn, FirstScreen, Prompt};
use leptos_logto::{Config, SignInOptions};

use crate::hostile::provider::{API, APP, ENDPOINT, REDIRECT};
use crate::hostile::scene::{Scene, config};

/// The parameters of each address that these options lead to.
fn requests(config: Config, all: &[SignInOptions]) -> Vec<Vec<(String, String)>> {
    let scene = Scene::with(Es384, config);
    all.iter()
        .map(|options| {
            let address = scene.start(options.clone()).unwrap();
            let (_, query) = address.split_once('?').unwrap();
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect()
        })
        .collect()
}

fn values<'a>(request: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    let found = request.iter().filter(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str()).collect()
}

fn many_options() -> Vec<SignInOptions> {
    let plain = SignInOptions::default;
    vec![
        plain(),
        plain().prompt([Prompt::None]),
        plain().prompt([]),
        plain().prompt([Prompt::Login, Prompt::Consent]),
        plain().first_screen(FirstScreen::Register),
        plain().direct_sign_in(DirectSignIn::Social("wecom".into())),
        plain().login_hint("a b&response_type=token#x"),
        plain().extra("audience", "x&response_type=id_token"),
        plain().max_age(std::time::Duration::ZERO),
        plain().return_to("/books?response_type=token"),
    ]
}

#[test]
fn s01_nothing_but_a_code_is_ever_asked_for() {
    for request in requests(config(), &many_options()) {
        assert_eq!(values(&request, "response_type"), ["code"]);
        assert!(values(&request, "response_mode").is_empty());
    }
    let scene = Scene::new(Es384);
    for name in ["response_type", "response_mode", "request", "request_uri"] {
        let options = SignInOptions::default().extra(name, "token");
        assert!(scene.start(options).is_err(), "{name}");
    }
    assert!(scene.browser.take_requests().is_empty());
}

#[test]
fn s03_each_of_three_hundred_sign_ins_has_a_verifier_of_its_own() {
    let all = vec![SignInOptions::default(); 300];
    let mut challenges = BTreeSet::new();
    for request in requests(config(), &all) {
        assert_eq!(values(&request, "code_challenge_method"), ["S256"]);
        let challenge = values(&request, "code_challenge")[0].to_owned();
        assert_eq!(challenge.len(), 43);
        assert!(challenges.insert(challenge), "a challenge was used twice");
    }
}

#[test]
fn s03_the_verifier_is_drawn_anew_and_kept_from_the_address() {
    let scene = Scene::new(Es384);
    for _ in 0..2 {
        scene.tab.forget_what_was_saved();
        let address = scene.start(SignInOptions::default()).unwrap();
        let saved = scene.tab.saved();
        let verifiers: Vec<&str> = saved
            .iter()
            .filter_map(|(_, text)| text.split("\"verifier\":\"").nth(1)?.split('"').next())
            .collect();
        assert_eq!(verifiers.len(), 1);
        let unreserved = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        assert!((43..=128).contains(&verifiers[0].len()) && verifiers[0].chars().all(unreserved));
        assert!(!address.contains(verifiers[0]));
    }
}

#[test]
fn s04_s05_s256_is_sent_or_nothing_is() {
    for (methods, starts) in [
        (serde_json::json!(null), true),
        (serde_json::json!(["S256"]), true),
        (serde_json::json!(["plain", "S256"]), true),
        (serde_json::json!(["plain"]), false),
        (serde_json::json!(["s256"]), false),
        (serde_json::json!([]), false),
        (serde_json::json!("S256"), false),
    ] {
        let scene = Scene::new(Es384);
        let text = methods.clone();
        scene
            .provider
            .metadata(move |m| m["code_challenge_methods_supported"] = text.clone());
        let address = scene.start(SignInOptions::default());
        assert_eq!(address.is_ok(), starts, "{methods}");
        match address {
            Ok(address) => assert!(address.contains("code_challenge_method=S256")),
            Err(_) => assert!(scene.tab.tab.visited().is_empty()),
        }
    }
}

#[test]
fn s06_s07_state_and_nonce_are_new_long_and_kept_until_the_return() {
    let scene = Scene::new(Es384);
    let mut seen = BTreeSet::new();
    for _ in 0..200 {
        scene.tab.forget_what_was_saved();
        let address = scene.start(SignInOptions::default()).unwrap();
        let query = address.split_once('?').unwrap().1;
        let request: BTreeMap<String, String> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let saved = scene.tab.saved();
        for name in ["state", "nonce"] {
            let value = &request[name];
            assert!(43 <= value.len(), "{name} has fewer than 256 bits");
            assert!(seen.insert(value.clone()), "{name} was used twice");
            let kept = |(key, text): &(String, String)| key.contains(value) || text.contains(value);
            assert!(saved.iter().any(kept), "{name} is not kept");
        }
    }
}

#[test]
fn s08_openid_stands_in_every_request_once() {
    let bare = || {
        Config::new(ENDPOINT, APP)
            .unwrap()
            .with_base("https://app.test/")
            .unwrap()
    };
    for config in [
        config(),
        bare(),
        bare().without_reserved_scopes().unwrap(),
        bare().scopes(["openid", "openid", "email"]).unwrap(),
        bare()
            .scopes(["email"])
            .unwrap()
            .without_reserved_scopes()
            .unwrap(),
    ] {
        for request in requests(config, &[SignInOptions::default()]) {
            let scope = values(&request, "scope");
            assert_eq!(scope.len(), 1);
            let openid = scope[0].split(' ').filter(|it| *it == "openid");
            assert_eq!(openid.count(), 1, "{scope:?}");
        }
    }
}

#[test]
fn s12_no_parameter_stands_twice_in_a_request_but_resource() {
    for request in requests(config(), &many_options()) {
        let mut names = BTreeSet::new();
        for (name, _) in &request {
            assert!(
                names.insert(name) || name == "resource",
                "{name} stands twice"
            );
        }
        assert_eq!(values(&request, "redirect_uri"), [REDIRECT]);
        assert_eq!(values(&request, "client_id"), [APP]);
    }
}

#[test]
fn s13_refresh_tokens_are_asked_for_with_consent() {
    let request = &requests(config(), &[SignInOptions::default()])[0];
    assert!(values(request, "scope")[0].contains("offline_access"));
    assert_eq!(values(request, "prompt"), ["consent"]);
}

#[test]
fn s15_a_token_of_one_api_never_goes_to_another() {
    use leptos_logto::memory::Reply;
    use leptos_logto::{Api, HttpRequest, Method, TokenRequest};

    let scene = Scene::signed_in(Es384, "alice");
    scene.provider.instead(|request| {
        let is_api = !request.url.starts_with(ENDPOINT);
        is_api.then(|| Reply::json(200, "{}"))
    });
    let mut sent: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for _ in 0..2 {
        for resource in [API, "https://other.test"] {
            let client = scene.client.clone();
            let apis = [API, "https://other.test"]
                .map(|it| Api::new(it, TokenRequest::resource(it)).unwrap());
            let request = HttpRequest::new(Method::Get, &format!("{resource}/books"));
            scene
                .run(async move { client.send(&apis, request).await })
                .unwrap();
        }
    }
    for request in scene.browser.take_requests() {
        let header = request
            .headers
            .iter()
            .find(|(name, _)| name == "Authorization");
        let Some((_, token)) = header.filter(|_| !request.url.starts_with(ENDPOINT)) else {
            continue;
        };
        sent.entry(token.clone())
            .or_default()
            .insert(request.url.clone());
    }
    assert_eq!(sent.len(), 2, "one token for each API");
    assert!(sent.values().all(|urls| urls.len() == 1), "{sent:?}");
}

#[test]
fn s54_no_more_is_asked_for_than_was_configured() {
    let bare = Config::new(ENDPOINT, APP)
        .unwrap()
        .with_base("https://app.test/")
        .unwrap();
    let request = &requests(bare, &[SignInOptions::default()])[0];
    assert_eq!(values(request, "scope"), ["openid offline_access profile"]);
    assert!(values(request, "resource").is_empty());
}
