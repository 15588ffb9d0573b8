//! Answers that belong to somebody else's question: mix-up, login CSRF and
//! injected codes (RFC 9700 §4.4, §4.5, §4.7).

use std::time::Duration;

use leptos_logto::memory::Reply;
use leptos_logto::oidc::Algorithm::Es384;
use leptos_logto::{Config, ErrorKind, SignInOptions};

use super::claims::rows;
use crate::hostile::provider::{APP, BASE};
use crate::hostile::scenario::{Expected::Accepted, Finding, Play::Story, Scenario, ensure, said};
use crate::hostile::scene::{Scene, config, subject};

pub(super) const ROWS: &[Scenario] = rows! {
    "32" "3rd-party-init-login": "starts a sign-in that is to end on a page of its own",
        Story(third_party_start) => Accepted;
    "+" "mix-up": "answers with its code to a sign-in that went to another provider",
        Story(mix_up) => Accepted;
    "+" "mix-up-token-endpoint": "moves its token endpoint while the person is away",
        Story(token_endpoint_moved) => Accepted;
    "+" "login-csrf": "has the person load a callback with a code of Mallory",
        Story(login_csrf) => Accepted;
    "+" "code-of-another-browser": "sends Mallory's code with the state of Alice's own sign-in",
        Story(injected_code) => Accepted;
    "+" "late-callback": "keeps the person for two hours",
        Story(late_callback) => Accepted;
};

fn third_party_start() -> Finding {
    let scene = Scene::new(Es384);
    for target in [
        "https://evil.test/",
        "//evil.test/",
        "/\\evil.test/",
        "javascript:alert(1)",
        "/%2f/evil.test",
        "/callback",
    ] {
        let options = SignInOptions::default().return_to(target);
        let kind = scene.start(options).map_err(|error| error.kind());
        ensure(
            kind == Err(ErrorKind::Config),
            &format!("{target}: {kind:?}"),
        )?;
        ensure(
            scene.browser.take_requests().is_empty(),
            "something was sent",
        )?;
    }
    let address = scene.start(SignInOptions::default().return_to("/books?page=2"));
    let callback = scene
        .provider
        .sign_in(&address.map_err(|e| e.to_string())?, "alice");
    let done = scene.finish(&callback).map_err(|error| error.to_string())?;
    ensure(
        done.return_to.as_deref() == Some("/books?page=2"),
        "the way back is lost",
    )?;
    Ok("went back to paths of this application only".to_owned())
}

fn mix_up() -> Finding {
    // The sign-in goes to another Logto; then the configuration is switched.
    let other = Config::new("https://other-logto.test/", APP)
        .and_then(|config| config.with_base(BASE))
        .unwrap();
    let scene = Scene::with(Es384, other);
    let provider = scene.provider.clone();
    let honest = provider.published_metadata();
    provider.instead(move |request| {
        if !request.url.starts_with("https://other-logto.test/") {
            return None;
        }
        let text = honest
            .to_string()
            .replace("https://logto.test", "https://other-logto.test");
        Some(Reply::json(200, text))
    });
    let address = scene
        .start(SignInOptions::default())
        .map_err(|e| e.to_string())?;
    ensure(
        address.starts_with("https://other-logto.test/oidc/auth?"),
        "went elsewhere",
    )?;
    provider.behave();
    let callback = provider.sign_in(
        &address.replace("https://other-logto.test", "https://logto.test"),
        "mallory",
    );
    provider.take_complaints();
    let scene = scene.again_with(config());
    scene.watch();
    let result = scene.finish(&callback);
    ensure(
        result
            .as_ref()
            .is_err_and(|e| e.kind() == ErrorKind::CallbackRejected),
        &said(&result),
    )?;
    ensure(
        scene.token_requests() == 0,
        "the code was sent to the wrong provider",
    )?;
    ensure(
        subject(&scene.client.session()).is_none(),
        "somebody is signed in",
    )?;
    Ok(said(&result))
}

fn token_endpoint_moved() -> Finding {
    let scene = Scene::new(Es384);
    let address = scene
        .start(SignInOptions::default())
        .map_err(|e| e.to_string())?;
    let callback = scene.provider.sign_in(&address, "alice");
    scene
        .provider
        .metadata(|m| m["token_endpoint"] = "https://evil.test/token".into());
    let scene = scene.anew();
    scene.watch();
    let result = scene.finish(&callback);
    ensure(
        result
            .as_ref()
            .is_err_and(|e| e.kind() == ErrorKind::CallbackRejected),
        &said(&result),
    )?;
    ensure(
        scene.token_requests() == 0,
        "the code was sent to another address",
    )?;
    Ok(said(&result))
}

/// Mallory's finished sign-in, up to the callback, in a browser of her own.
fn callback_of_mallory() -> String {
    let scene = Scene::new(Es384);
    let address = scene.start(SignInOptions::default()).unwrap();
    scene.provider.sign_in(&address, "mallory")
}

fn login_csrf() -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    // Her browser has drawn the same numbers as any other in these tests.
    let callback = callback_of_mallory().replace("state=", "state=x");
    scene.watch();
    let result = scene.finish(&callback);
    ensure(
        result
            .as_ref()
            .is_err_and(|e| e.kind() == ErrorKind::CallbackRejected),
        &said(&result),
    )?;
    ensure(
        scene.browser.take_requests().is_empty(),
        "something was sent",
    )?;
    ensure(
        subject(&scene.client.session()) == Some("alice"),
        "alice was signed out",
    )?;
    Ok(said(&result))
}

fn injected_code() -> Finding {
    let scene = Scene::new(Es384);
    let first = scene
        .start(SignInOptions::default())
        .map_err(|e| e.to_string())?;
    let stolen = scene.provider.sign_in(&first, "mallory");
    let second = scene
        .start(SignInOptions::default())
        .map_err(|e| e.to_string())?;
    let own = scene.provider.sign_in(&second, "alice");
    let code = |url: &str| url.split(['?', '&']).nth(1).unwrap().to_owned();
    let injected = own.replace(&code(&own), &code(&stolen));
    let result = scene.finish(&injected);
    let complaints = scene.provider.take_complaints();
    ensure(
        complaints == ["the verifier is not the one of the challenge"],
        "PKCE did not bind the code",
    )?;
    // This provider lets it pass; the nonce still betrays it.
    ensure(
        result
            .as_ref()
            .is_err_and(|e| e.kind() == ErrorKind::Untrusted),
        &said(&result),
    )?;
    ensure(
        subject(&scene.client.session()).is_none(),
        "mallory is signed in",
    )?;
    Ok(said(&result))
}

fn late_callback() -> Finding {
    let scene = Scene::new(Es384);
    let address = scene
        .start(SignInOptions::default())
        .map_err(|e| e.to_string())?;
    let callback = scene.provider.sign_in(&address, "alice");
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    scene.watch();
    let result = scene.finish(&callback);
    ensure(
        result
            .as_ref()
            .is_err_and(|e| e.kind() == ErrorKind::CallbackRejected),
        &said(&result),
    )?;
    ensure(
        scene.browser.take_requests().is_empty(),
        "something was sent",
    )?;
    Ok(said(&result))
}
