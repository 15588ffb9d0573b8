//! What `cargo xtask bench` measures of the library by itself, in a browser. Every function gives
//! microseconds for one of what it does, as the mean of `rounds`.

use leptos_logto::browser::Browser;
use leptos_logto::memory::MemoryBrowser;
use leptos_logto::oidc::{
    Algorithm, CodeVerifier, Expected, JwkSet, Timestamp, UnverifiedIdToken, random_token,
};
use leptos_logto::{Client, Config, Platform, Session};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn milliseconds() -> f64;
}

type Measured = Result<f64, JsError>;

fn mean_since(began: f64, rounds: u32) -> f64 {
    (milliseconds() - began) * 1000.0 / f64::from(rounds)
}

/// What a sign-in draws and computes: verifier, challenge, state and nonce.
#[wasm_bindgen]
pub fn pkce(rounds: u32) -> Measured {
    let began = milliseconds();
    for _ in 0..rounds {
        let mut random = [[0; 32]; 3];
        for bytes in &mut random {
            Browser::new().fill_random(bytes)?;
        }
        let [verifier, state, nonce] = random;
        let challenge = CodeVerifier::from_random(verifier).challenge();
        if challenge.len() + random_token(state).len() + random_token(nonce).len() != 3 * 43 {
            return Err(JsError::new("the sign-in's random values are cut"));
        }
    }
    Ok(mean_since(began, rounds))
}

/// From the compact token and the text of the key set to claims that may be believed.
#[wasm_bindgen]
pub async fn verify_id_token(
    keys: String,
    token: String,
    issuer: String,
    audience: String,
    nonce: String,
    now: f64,
    rounds: u32,
) -> Measured {
    let expected = Expected {
        issuer: &issuer,
        client_id: &audience,
        algorithms: &[Algorithm::Es384],
        #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds")]
        now: Timestamp::from_millis(now as i64),
        nonce: Some(&nonce),
        max_age: None,
        access_token: None,
        renewed: None,
    };
    let began = milliseconds();
    for _ in 0..rounds {
        let keys = JwkSet::parse(&keys)?;
        let token = UnverifiedIdToken::parse(&token)?;
        let mut valid = false;
        for key in keys.candidates(token.key_id(), token.algorithm()) {
            valid = Browser::new()
                .verify(
                    key,
                    token.algorithm(),
                    token.signed_part(),
                    token.signature(),
                )
                .await?;
        }
        token.accept(valid, &expected)?;
    }
    Ok(mean_since(began, rounds))
}

/// A page's first look at a stored session with this many access tokens, until it knows who is
/// signed in.
#[wasm_bindgen]
pub fn restore(access_tokens: usize, rounds: u32) -> Measured {
    let config = config(access_tokens)?;
    let kept = stored(&config)?;
    let storage = web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or_else(|| JsError::new("this browser has no localStorage"))?;
    for (key, text) in &kept {
        storage
            .set_item(key, text)
            .map_err(|_| JsError::new("localStorage refuses the session"))?;
    }
    let configs: Vec<Config> = (0..rounds).map(|_| config.clone()).collect();
    let began = milliseconds();
    for config in configs {
        let client = Client::new(config, Browser::new())?;
        if !matches!(client.session(), Session::SignedIn(_)) {
            return Err(JsError::new("the stored session was not restored"));
        }
    }
    Ok(mean_since(began, rounds))
}

/// One token is for userinfo; each of the others is for a resource.
fn config(access_tokens: usize) -> Result<Config, JsError> {
    let resources = (1..access_tokens).map(|n| format!("https://api-{n}.example.com"));
    Ok(Config::new("https://logto.example/", "micro")?
        .with_base("https://app.example/")?
        .resources(resources.collect::<Vec<_>>())?)
}

/// What the client keeps of a session, with access tokens as long as Logto's.
fn stored(config: &Config) -> Result<Vec<(String, String)>, JsError> {
    let browser = MemoryBrowser::at(Browser::new().now());
    let client = Client::new(config.clone(), browser.tab())?;
    client.pretend(
        r#"{"sub":"abcdefghijkl","iss":"https://logto.example/oidc","aud":"micro","iat":1,"exp":2,
            "name":"Alice Adams","username":"alice","email":"alice@example.com"}"#,
    )?;
    let token = "a".repeat(700);
    Ok(browser
        .local_storage()
        .into_iter()
        .map(|(key, text)| (key, text.replace("pretended-access-token", &token)))
        .collect())
}

fn main() {}
