//! What is printed: S45, S67, S68.

use std::time::Duration;

use leptos_logto::oidc::Algorithm::Es384;
use leptos_logto::{SignInOptions, SignOut};

use crate::hostile::provider::refused;
use crate::hostile::scene::Scene;

/// Everything the client hands out, printed.
struct Printed(String);

impl Printed {
    fn note(&mut self, value: &impl std::fmt::Debug) {
        self.0.push_str(&format!("{value:?}\n{value:#?}\n"));
    }
}

#[test]
fn s67_nothing_secret_is_printed_in_any_flow() {
    let scene = Scene::new(Es384);
    let mut printed = Printed(String::new());
    let mut secrets = Vec::new();

    // Good flows, and what they bring.
    let address = scene.start(SignInOptions::default()).unwrap();
    let callback = scene.provider.sign_in(&address, "alice");
    printed.note(&scene.client.session());
    printed.note(&scene.finish(&callback));
    printed.note(&scene.finish(&callback));
    printed.note(&scene.ask());
    printed.note(&scene.user_info());
    printed.note(&scene.client.session());
    printed.note(scene.client.config());
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    printed.note(&scene.ask());

    // Bad ones, and how they fail.
    for error in ["invalid_grant", "access_denied"] {
        scene.browser.advance(Duration::from_secs(2 * 60 * 60));
        scene
            .provider
            .at("token_endpoint", move || refused(400, error));
        let failed = scene.ask();
        if let Err(error) = &failed {
            printed.0.push_str(&error.to_string());
        }
        printed.note(&failed);
        let failed = scene.sign_in("mallory");
        printed.note(&failed);
        printed.0.push_str(&failed.unwrap_err().to_string());
        scene.provider.behave();
        scene.wait_and_revalidate();
        printed.note(&scene.sign_in("alice"));
    }
    scene.provider.claims(|c| c["sub"] = "mallory".into());
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    let failed = scene.ask();
    printed.note(&failed);
    printed.0.push_str(&failed.unwrap_err().to_string());
    printed.note(&scene.sign_out(SignOut::Global));
    for request in scene.browser.take_requests() {
        printed.note(&request);
    }

    secrets.extend(scene.provider.take_issued());
    for (_, text) in scene.tab.saved() {
        for name in ["verifier", "nonce", "refresh_token", "id_token"] {
            let marker = format!("\"{name}\":\"");
            let values = text.split(&marker).skip(1);
            secrets.extend(values.filter_map(|it| Some(it.split('"').next()?.to_owned())));
        }
    }
    assert!(20 < secrets.len() && 2_000 < printed.0.len());
    for secret in secrets.iter().filter(|it| 8 <= it.len()) {
        assert!(!printed.0.contains(secret.as_str()), "{secret} was printed");
    }
}

#[test]
fn s45_an_access_token_is_handed_out_as_it_came() {
    let scene = Scene::signed_in(Es384, "alice");
    // Not a JWT, though its kind is called one: nobody looks inside.
    let token = scene.ask().unwrap();
    let issued = scene.provider.take_issued();
    assert!(issued.iter().any(|it| it == token.expose()));
    // No request ever authenticates with the ID token.
    let id_tokens: Vec<&String> = issued.iter().filter(|it| it.contains('.')).collect();
    scene.user_info().unwrap();
    for request in scene.browser.take_requests() {
        for (_, value) in &request.headers {
            assert!(!id_tokens.iter().any(|it| value.contains(it.as_str())));
        }
        let body = request.body.unwrap_or_default();
        assert!(!id_tokens.iter().any(|it| body.contains(it.as_str())));
    }
}

#[test]
fn s68_no_request_proves_anything_but_the_verifier() {
    let scene = Scene::signed_in(Es384, "alice");
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    scene.ask().unwrap();
    scene.sign_out(SignOut::Local).unwrap();
    for request in scene.browser.take_requests() {
        let body = request.body.unwrap_or_default();
        for secret in ["client_secret", "client_assertion"] {
            assert!(!body.contains(secret) && !request.url.contains(secret));
        }
        let basic = request
            .headers
            .iter()
            .any(|(_, value)| value.starts_with("Basic "));
        assert!(!basic);
    }
}
