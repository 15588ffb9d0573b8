// What the examples of `src/guide/by_example.rs` stand on: a browser in memory and a Logto that answers it.

use leptos_logto::memory::{MemoryBrowser, MemoryTab, Reply};
use leptos_logto::*;

const API: &str = "https://api.example.com";

/// Nobody is signed in.
#[allow(dead_code)]
pub fn signed_out() -> (MemoryBrowser, MemoryTab, Client<MemoryTab>) {
    let browser = MemoryBrowser::default();
    browser.verify_with(|_, _, _, _| true);
    browser.answer(answer);
    let tab = browser.tab();
    let config = Config::new("https://logto.example/", "app")
        .and_then(|config| {
            config.scopes(["email", "urn:logto:scope:organizations", "read", "write"])
        })
        .and_then(|config| config.resources([API]))
        .and_then(|config| config.with_base("https://app.example/"))
        .unwrap();
    let client = Client::new(config, tab.clone()).unwrap();
    (browser, tab, client)
}

/// Alice is signed in.
#[allow(dead_code)]
pub fn signed_in() -> (MemoryBrowser, MemoryTab, Client<MemoryTab>) {
    let (browser, tab, client) = signed_out();
    let signing_in = client.clone();
    let leaving = tab.clone();
    browser
        .run(async move {
            signing_in.sign_in(SignInOptions::default()).await?;
            signing_in.handle_callback(&come_back(&leaving)).await
        })
        .unwrap();
    browser.settle();
    browser.take_requests();
    (browser, tab, client)
}

/// The parameters with which the tab has left for the provider last.
#[allow(dead_code)]
pub fn asked(tab: &MemoryTab) -> std::collections::BTreeMap<String, String> {
    let url = tab.visited().last().unwrap().clone();
    let query = url.split_once('?').unwrap().1.to_owned();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// Where the provider sends a person who has signed in there.
#[allow(dead_code)]
pub fn come_back(tab: &MemoryTab) -> String {
    let asked = asked(tab);
    let (state, nonce) = (&asked["state"], &asked["nonce"]);
    format!(
        "https://app.example/callback?code={nonce}&state={state}&iss=https%3A%2F%2Flogto.example%2Foidc"
    )
}

fn answer(request: &HttpRequest) -> Reply {
    let path = request.url.split('?').next().unwrap();
    let path = path.strip_prefix("https://logto.example/oidc").unwrap_or(path);
    match path {
        "/.well-known/openid-configuration" => Reply::json(200, METADATA),
        "/jwks" => Reply::json(200, KEYS),
        "/me" => Reply::json(200, r#"{"sub":"alice","name":"Alice","custom_data":{"theme":"dark"}}"#),
        "/token" => token(request.body.as_deref().unwrap_or_default()),
        "/token/revocation" => Reply::json(200, ""),
        "https://api.example.com/books" => Reply::json(200, r#"["Kokoro"]"#),
        _ => Reply::json(404, "{}"),
    }
}

/// A code is the nonce that its ID token must have.
fn token(body: &str) -> Reply {
    let asked: std::collections::BTreeMap<_, _> =
        form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let scope = asked.get("scope").map_or("read write", String::as_str);
    if asked.get("organization_id").is_some_and(|id| id == "strangers") {
        return Reply::json(403, r#"{"error":"access_denied"}"#);
    }
    let id_token = asked.get("code").map_or(String::new(), |nonce| {
        let claims = format!(
            r#"{{"iss":"https://logto.example/oidc","aud":"app","sub":"alice","name":"Alice","iat":1800000000,"exp":1800003600,"auth_time":1800000000,"nonce":"{nonce}","plan":"gold"}}"#
        );
        let part = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, claims);
        format!(r#""id_token":"eyJhbGciOiJFUzM4NCIsImtpZCI6ImsifQ.{part}.c2lnbmF0dXJl","#)
    });
    static ISSUED: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let number = ISSUED.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    Reply::json(
        200,
        format!(
            r#"{{{id_token}"access_token":"token-{number}","refresh_token":"refresh-{number}","expires_in":3600,"scope":"{scope}","token_type":"Bearer"}}"#
        ),
    )
}

const METADATA: &str = r#"{
    "issuer": "https://logto.example/oidc",
    "authorization_endpoint": "https://logto.example/oidc/auth",
    "token_endpoint": "https://logto.example/oidc/token",
    "userinfo_endpoint": "https://logto.example/oidc/me",
    "jwks_uri": "https://logto.example/oidc/jwks",
    "revocation_endpoint": "https://logto.example/oidc/token/revocation",
    "end_session_endpoint": "https://logto.example/oidc/session/end",
    "id_token_signing_alg_values_supported": ["ES384"],
    "code_challenge_methods_supported": ["S256"],
    "authorization_response_iss_parameter_supported": true
}"#;

const KEYS: &str = r#"{"keys":[{"crv":"P-384","kid":"k","kty":"EC","x":"sBv8Si1_4gleZifMXK-avRU9W1Uf5_baYV2p0b_RAejRkehZAsCjTqo6FuZmiAtz","y":"BZ9ljE1qblfAlZ3oAQmw-mtWvWPR1XAak9FTIvImehVSZkHGDNB8kSpt9Yqpk9ib"}]}"#;
