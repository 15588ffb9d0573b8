//! What lies in the store when the world has changed.

use std::time::Duration;

use leptos_logto::memory::Reply;
use leptos_logto::oidc::Algorithm::Es384;
use leptos_logto::{Config, SignOut};

use super::claims::rows;
use crate::hostile::keys::SigningKey;
use crate::hostile::provider::{API, APP, BASE};
use crate::hostile::scenario::{Expected::Accepted, Finding, Play::Story, Scenario, ensure};
use crate::hostile::scene::{Scene, subject};

pub(super) const ROWS: &[Scenario] = rows! {
    "+" "issuer-switched": "is another one than the session is of, since the configuration was changed",
        Story(issuer_switched) => Accepted;
    "+" "issuer-switched-before-sign-out": "is another one than the token to revoke is of",
        Story(issuer_switched_before_sign_out) => Accepted;
    "+" "issuer-switched-after-sign-out": "is another one than the token is of that is still to be revoked",
        Story(issuer_switched_after_sign_out) => Accepted;
    "+" "issuer-respelt": "is the same one, spelt otherwise in the configuration",
        Story(issuer_respelt) => Accepted;
    "+" "withheld-of-before": "was written by a version that did not keep the access token of a withheld ID token",
        Story(withheld_of_before) => Accepted;
    "+" "withheld-athash": "hides the hash of another access token behind keys that are out of reach",
        Story(withheld_at_hash) => Accepted;
    "+" "scope-unsaid": "does not say what it has granted, which then is what was asked for",
        Story(scope_unsaid) => Accepted;
};

/// Alice's session of one Logto, under the configuration of another.
fn switched() -> (Scene, Vec<String>) {
    let scene = Scene::signed_in(Es384, "alice");
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    switch(scene)
}

fn switch(scene: Scene) -> (Scene, Vec<String>) {
    let tokens = scene.provider.take_issued();
    let honest = scene.provider.published_metadata().to_string();
    scene.provider.instead(move |request| {
        let text = honest.replace("https://logto.test", "https://other-logto.test");
        let is_discovery = request.url.ends_with("openid-configuration");
        let is_other = request.url.starts_with("https://other-logto.test/");
        match (is_other, is_discovery) {
            (true, true) => Some(Reply::json(200, text)),
            (true, false) => Some(Reply::json(400, r#"{"error":"invalid_request"}"#)),
            _ => None,
        }
    });
    let other = Config::new("https://other-logto.test/", APP)
        .and_then(|config| config.resources([API]))
        .and_then(|config| config.with_base(BASE));
    let scene = scene.again_with(other.unwrap());
    scene.watch();
    (scene, tokens)
}

fn nothing_was_sent(scene: &Scene, tokens: &[String]) -> Result<(), String> {
    for request in scene.browser.take_requests() {
        let body = request.body.clone().unwrap_or_default();
        let sent = tokens.iter().any(|token| body.contains(token.as_str()));
        ensure(!sent, &format!("{request:?} carried a token of the other"))?;
    }
    Ok(())
}

fn issuer_switched() -> Finding {
    let (scene, tokens) = switched();
    ensure(
        subject(&scene.client.session()).is_none(),
        "alice of the other Logto is shown as signed in",
    )?;
    ensure(scene.ask().is_err(), "a token was handed out")?;
    nothing_was_sent(&scene, &tokens)?;
    Ok("took the session for none of its own".to_owned())
}

fn issuer_switched_before_sign_out() -> Finding {
    let (scene, tokens) = switched();
    let _ = scene.sign_out(SignOut::Local);
    let client = scene.client.clone();
    scene.run(async move { client.retry_revocations().await });
    nothing_was_sent(&scene, &tokens)?;
    Ok("sent no token to the other Logto".to_owned())
}

fn issuer_switched_after_sign_out() -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    scene.provider.at("revocation_endpoint", || Reply::Fail);
    let _ = scene.sign_out(SignOut::Local);
    let (scene, tokens) = switch(scene);
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    nothing_was_sent(&scene, &tokens)?;
    // Once the issuer is the old one again, its token is revoked there.
    scene.provider.behave();
    let scene = scene.again_with(crate::hostile::scene::config());
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    let stored = scene.tab.stored();
    let waits = stored.keys().any(|key| key.ends_with(":revocation"));
    ensure(!waits, "the token was never revoked")?;
    Ok("kept the token for the one it is of".to_owned())
}

fn issuer_respelt() -> Finding {
    for endpoint in ["https://logto.test", "HTTPS://Logto.test:443//"] {
        let scene = Scene::signed_in(Es384, "alice");
        let config = Config::new(endpoint, APP).and_then(|it| it.resources([API]));
        let config = config.and_then(|it| it.with_base(BASE)).unwrap();
        let scene = scene.again_with(config);
        ensure(
            subject(&scene.client.session()) == Some("alice"),
            &format!("under {endpoint} the session was lost"),
        )?;
        ensure(scene.ask().is_ok(), "no token was handed out")?;
    }
    Ok("kept the session".to_owned())
}

fn withheld_of_before() -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    let key = SigningKey::new(Es384, "key-2");
    scene.provider.use_keys([key.clone()]);
    scene.provider.at("jwks_uri", || Reply::Fail);
    let _ = scene.ask();
    let stored = scene.browser.local_storage();
    let found = stored.iter().find(|(key, _)| key.ends_with(":session"));
    let (slot, text) = found.ok_or("nothing is stored")?;
    let mut record: serde_json::Value = serde_json::from_str(text).map_err(|it| it.to_string())?;
    let withheld = record["session"]["withheld"].as_object_mut();
    let removed = withheld.and_then(|it| it.remove("access_token"));
    ensure(removed.is_some(), "nothing was withheld")?;
    scene
        .browser
        .write_local_storage(slot, Some(&record.to_string()));
    scene.provider.behave();
    scene.provider.use_keys([key]);
    let config = scene.client.config().clone();
    let scene = scene.again_with(config);
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    ensure(
        subject(&scene.client.session()) == Some("alice"),
        "the session was lost",
    )?;
    Ok("kept the session".to_owned())
}

fn withheld_at_hash() -> Finding {
    let scene = Scene::signed_in(Es384, "alice");
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    let key = SigningKey::new(Es384, "key-2");
    scene.provider.use_keys([key.clone()]);
    scene.provider.claims(|c| {
        c["at_hash"] = "AAAA".into();
        c["name"] = "root".into();
    });
    scene.provider.at("jwks_uri", || Reply::Fail);
    let _ = scene.ask();
    scene.provider.behave();
    scene.provider.use_keys([key]);
    scene.wait_and_revalidate();
    let client = scene.client.clone();
    scene.run(async move { client.prepare().await });
    let session = scene.client.session();
    let name = session.user().map(leptos_logto::User::display_name);
    ensure(name != Some("root"), "the claims were believed")?;
    Ok("believed nothing of it".to_owned())
}

fn scope_unsaid() -> Finding {
    let scene = Scene::new(Es384);
    scene.provider.answer(|a| {
        a.as_object_mut().unwrap().remove("scope");
    });
    let done = scene.sign_in("alice");
    ensure(done.is_ok(), "was not accepted")?;
    let client = scene.client.clone();
    let token = scene.run(async move { client.opaque_token().await });
    let token = token.map_err(|error| error.to_string())?;
    let scopes: Vec<&str> = token.scopes().collect();
    ensure(
        scopes.contains(&"openid") && scopes.contains(&"profile"),
        &format!("the scopes are said to be {scopes:?}"),
    )?;
    Ok("took what it asked for as granted".to_owned())
}
