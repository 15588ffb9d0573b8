//! ID tokens: their compact form, and the claims of one whose signature is good.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos_logto::Platform;
use leptos_logto::Timestamp;
use leptos_logto::memory::MemoryBrowser;
use leptos_logto::oidc::{
    Algorithm, Expected, IdTokenClaims, IdTokenError, JwkSet, UnverifiedIdToken,
    decode_claims_for_display,
};
use p384::ecdsa::signature::Signer;
use p384::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};

pub const NOW: i64 = 1_800_000_000;
pub const HEADER: &str = r#"{"alg":"ES384","kid":"k"}"#;
pub const CLAIMS: &str = r#"{"iss":"https://l.example/oidc","aud":"app","sub":"u1","iat":1800000000,"exp":1800003600,"nonce":"n","name":"Alice"}"#;

const EXPECTED: Expected<'static> = Expected {
    issuer: "https://l.example/oidc",
    client_id: "app",
    algorithms: &Algorithm::ALL,
    now: Timestamp::from_secs(NOW),
    nonce: Some("n"),
    max_age: None,
    access_token: Some("at"),
    renewed: None,
};

/// Text that begins with a brace is taken for claims, other text for a token.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let _ = decode_claims_for_display(text);
    if text.trim_start().starts_with('{') {
        check_claims(text);
    } else {
        check_compact(text);
    }
}

/// No text but the good token is accepted.
fn check_compact(text: &str) {
    let Ok(token) = UnverifiedIdToken::parse(text) else {
        return;
    };
    let signed = std::str::from_utf8(token.signed_part()).unwrap();
    let signature = URL_SAFE_NO_PAD.encode(token.signature());
    assert_eq!(text, [signed, ".", &signature].concat());
    let valid = is_signed(&token, keys());
    if token.accept(valid, &EXPECTED).is_ok() {
        assert_eq!(text, good(), "another token than the good one was accepted");
    }
}

/// Claims that are accepted say what they must, as another reader of JSON reads them.
fn check_claims(text: &str) {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let compact = [&part(HEADER), &part(text), "AAAA"].map(str::to_owned);
    let Ok(token) = UnverifiedIdToken::parse(&compact.join(".")) else {
        return;
    };
    let Ok(claims) = token.accept(true, &EXPECTED) else {
        return;
    };
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        // This reader takes half surrogates and numbers beyond all bounds for errors, and does
        // not go as deep.
        Err(_) => return,
    };
    assert_eq!(value["iss"], EXPECTED.issuer);
    assert_eq!(value["nonce"], "n");
    assert_eq!(value["sub"].as_str(), Some(claims.subject.as_str()));
    assert!(!claims.subject.is_empty() && claims.subject.len() <= 255);
    let audience = match &value["aud"] {
        Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    };
    assert!(!audience.is_empty() && audience.iter().all(|it| it == "app"));
    let times = [("exp", -300.0, f64::INFINITY), ("iat", -900.0, 300.0)];
    for (name, earliest, latest) in times {
        let time = value[name].as_f64().unwrap() - NOW as f64;
        // Fractions are cut off.
        assert!(earliest - 1.0 <= time && time <= latest + 1.0, "{name}");
    }
    if let Some(hash) = value.get("at_hash").filter(|hash| !hash.is_null()) {
        assert!(hash.as_str().is_some_and(|hash| !hash.is_empty()));
    }
    renew(&claims, text);
    let shown = format!("IdTokenClaims {{ subject: {:?}, .. }}", claims.subject);
    assert_eq!(format!("{claims:?}"), shown);
}

/// As the renewal of another session the same claims are refused unless they are of the same
/// person.
fn renew(claims: &IdTokenClaims, text: &str) {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let compact = [part(HEADER), part(text), part("sig")].join(".");
    let other = [part(HEADER), part(CLAIMS), part("sig")].join(".");
    let original = UnverifiedIdToken::parse(&other).unwrap();
    let original = original.accept(true, &EXPECTED).unwrap();
    let expected = Expected {
        renewed: Some(&original),
        ..EXPECTED
    };
    let renewed = UnverifiedIdToken::parse(&compact)
        .unwrap()
        .accept(true, &expected);
    if claims.subject != original.subject {
        assert_eq!(renewed, Err(IdTokenError::Subject));
    }
}

pub fn is_signed(token: &UnverifiedIdToken, keys: &JwkSet) -> bool {
    let tab = MemoryBrowser::default().tab();
    keys.candidates(token.key_id(), token.algorithm())
        .into_iter()
        .any(|key| {
            let checked = tab.verify(
                key,
                token.algorithm(),
                token.signed_part(),
                token.signature(),
            );
            futures_executor::block_on(checked).unwrap()
        })
}

fn key() -> SigningKey {
    SigningKey::from_slice(&[7; 48]).unwrap()
}

/// The one token that is signed.
pub fn good() -> &'static str {
    static GOOD: OnceLock<String> = OnceLock::new();
    GOOD.get_or_init(|| {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let signed = [part(HEADER), part(CLAIMS)].join(".");
        let signature: Signature = key().sign(signed.as_bytes());
        [signed, URL_SAFE_NO_PAD.encode(signature.to_bytes())].join(".")
    })
}

/// The key it is signed with.
pub fn jwk() -> Value {
    let point = key().verifying_key().to_encoded_point(false);
    json!({
        "kty": "EC", "crv": "P-384", "kid": "k",
        "x": URL_SAFE_NO_PAD.encode(point.x().unwrap()),
        "y": URL_SAFE_NO_PAD.encode(point.y().unwrap()),
    })
}

fn keys() -> &'static JwkSet {
    static KEYS: OnceLock<JwkSet> = OnceLock::new();
    KEYS.get_or_init(|| JwkSet::parse(&json!({ "keys": [jwk()] }).to_string()).unwrap())
}
