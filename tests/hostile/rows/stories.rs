//! What takes more than one sign-in to tell.

use std::time::Duration;

use leptos_logto::memory::Reply;
use leptos_logto::oidc::Algorithm::Es384;
use leptos_logto::{
    Api, ErrorKind, HttpRequest, Method, Reason, Session, SignInOptions, SignOut, TokenRequest,
};

use super::claims::rows;
use crate::hostile::keys::SigningKey;
use crate::hostile::provider::API;
use crate::hostile::scenario::{Expected::Accepted, Finding, Play::Story, Scenario, ensure, said};
use crate::hostile::scene::{Scene, config, subject};

pub(super) const ROWS: &[Scenario] = rows! {
    "19" "signing-key-rotation": "rotates its keys between two sign-ins",
        Story(rotation_between_sign_ins) => Accepted;
    "38" "rp-init-logout-other-state": "sends the person back with a state of its own",
        Story(|| back_from_sign_out("https://app.test/?state=another")) => Accepted;
    "39" "rp-init-logout-no-state": "sends the person back without state",
        Story(|| back_from_sign_out("https://app.test/")) => Accepted;
    "41" "frontchannel-rpinitlogout, -opinitlogout": "loads the application with iss and sid to sign the person out",
        Story(sign_out_by_address) => Accepted;
    "56" "refresh-token-test": "lets its API refuse the token once",
        Story(api_answers_401) => Accepted;
    "+" "keys-unreachable": "does not hand out its keys when the person comes back",
        Story(keys_unreachable) => Accepted;
    "+" "answer-after-sign-out": "answers a renewal after the person has signed out",
        Story(answer_after_sign_out) => Accepted;
    "+" "flood-of-unknown-keys": "names a new unknown key in every ID token",
        Story(flood_of_unknown_keys) => Accepted;
};

fn rotation_between_sign_ins() -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    scene.browser.advance(Duration::from_secs(60));
    scene.provider.use_keys([SigningKey::new(Es384, "key-2")]);
    let result = scene.sign_in("bob");
    ensure(result.is_ok(), &said(&result))?;
    ensure(
        subject(&scene.client.session()) == Some("bob"),
        "bob is not signed in",
    )?;
    Ok("asked for the new keys and accepted".to_owned())
}

fn back_from_sign_out(address: &str) -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    let result = scene.sign_out(SignOut::Global);
    ensure(result.is_ok(), &said(&result))?;
    scene.watch();
    // Even if the page took the address for a callback.
    let result = scene.finish(address);
    ensure(
        !result.is_ok_and(|done| done.signed_in),
        "somebody was signed in",
    )?;
    ensure(
        scene.browser.take_requests().is_empty(),
        "something was sent",
    )?;
    let scene = scene.again_with(config());
    ensure(
        scene.client.session()
            == Session::SignedOut {
                reason: Reason::SignedOut,
            },
        "not signed out",
    )?;
    Ok("stayed signed out, whatever the address says".to_owned())
}

fn sign_out_by_address() -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    let before = scene.stored_session();
    for address in [
        "https://app.test/?iss=https%3A%2F%2Flogto.test%2Foidc&sid=1",
        "https://app.test/?destroy_session=true",
        "https://app.test/callback?destroy_session=true",
        "https://app.test/callback?error=login_required",
        "https://app.test/callback?error=login_required&state=guessed",
    ] {
        let _ = scene.finish(address);
        ensure(
            subject(&scene.client.session()) == Some("alice"),
            "alice was signed out",
        )?;
    }
    ensure(scene.stored_session() == before, "the session has changed")?;
    Ok("nobody is signed out by an address".to_owned())
}

fn api_answers_401() -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    let provider = scene.provider.clone();
    let seen = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let notes = std::rc::Rc::clone(&seen);
    provider.instead(move |request| {
        if !request.url.starts_with("https://api.test/") {
            return None;
        }
        let authorization = request
            .headers
            .iter()
            .find(|(name, _)| name == "Authorization");
        notes.borrow_mut().push(authorization?.1.clone());
        let status = if notes.borrow().len() == 1 { 401 } else { 200 };
        Some(Reply::json(status, "{}"))
    });
    let client = scene.client.clone();
    let response = scene.run(async move {
        let api = Api::new("https://api.test/", TokenRequest::resource(API)).unwrap();
        let request = HttpRequest::new(Method::Get, "https://api.test/books");
        client.send(&[api], request).await
    });
    ensure(
        response.is_ok_and(|it| it.status == 200),
        "the API refused twice",
    )?;
    let seen = seen.borrow();
    ensure(
        seen.len() == 2 && seen[0] != seen[1],
        "not renewed, or not once",
    )?;
    Ok("renewed the token and tried once more".to_owned())
}

fn keys_unreachable() -> Finding {
    let scene = Scene::new(Es384);
    let address = scene
        .start(SignInOptions::default())
        .map_err(|e| e.to_string())?;
    let callback = scene.provider.sign_in(&address, "alice");
    let scene = scene.anew();
    scene.provider.at("jwks_uri", || Reply::Fail);
    scene.watch();
    let result = scene.finish(&callback);
    ensure(
        result
            .as_ref()
            .is_err_and(|e| e.kind() == ErrorKind::Network),
        &said(&result),
    )?;
    ensure(
        scene.token_requests() == 0,
        "the code was spent without keys to verify with",
    )?;
    scene.provider.behave();
    ensure(
        scene.finish(&callback).is_ok(),
        "the same callback did not work later",
    )?;
    Ok("kept the code until the keys were there".to_owned())
}

fn answer_after_sign_out() -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    scene.browser.advance(Duration::from_secs(7_200));
    let provider = scene.provider.clone();
    let slow = std::cell::Cell::new(true);
    provider.instead(move |request| {
        let is_token = request.url.ends_with("/token");
        (is_token && slow.take()).then_some(Reply::Never)
    });
    let client = scene.client.clone();
    scene.browser.spawn(async move {
        let _ = client.access_token(TokenRequest::resource(API)).await;
    });
    scene.browser.settle();
    let result = scene.sign_out(SignOut::Local);
    ensure(result.is_ok(), &said(&result))?;
    scene.browser.advance(Duration::from_secs(120));
    ensure(
        scene.client.session().user().is_none(),
        "the session was revived",
    )?;
    let tokens = provider.take_issued();
    for (key, value) in scene.tab.stored() {
        let holds = tokens.iter().any(|token| value.contains(token.as_str()));
        ensure(!holds, &format!("{key} holds a token"))?;
    }
    Ok("revived nothing".to_owned())
}

fn flood_of_unknown_keys() -> Finding {
    let scene = Scene::new(Es384);
    scene.provider.header(|h| h["kid"] = "unknown".into());
    let mut asked = 0;
    for _ in 0..20 {
        let result = scene.sign_in("mallory");
        ensure(
            result.is_err_and(|e| e.kind() == ErrorKind::Untrusted),
            "was accepted",
        )?;
        let requests = scene.browser.take_requests();
        let is_keys = |url: &str| url.ends_with("/jwks");
        asked += requests.iter().filter(|it| is_keys(&it.url)).count();
    }
    // Once to begin with, then once for each token, which cost a sign-in.
    ensure(asked <= 21, &format!("asked {asked} times for keys"))?;
    Ok("refused all twenty and asked once more for keys each time".to_owned())
}
