use serde_json::{Value, json};

use super::*;
use crate::oidc::http::MAX_BODY;
use crate::oidc::test_metadata::metadata;

fn bytes(length: usize) -> String {
    base64url::encode(&vec![0xa7; length])
}

fn ec(curve: &str, length: usize) -> Value {
    json!({"kty": "EC", "crv": curve, "x": bytes(length), "y": bytes(length)})
}

fn rsa(modulus: &str) -> Value {
    json!({"kty": "RSA", "n": modulus, "e": "AQAB"})
}

fn ed25519() -> Value {
    json!({"kty": "OKP", "crv": "Ed25519", "x": bytes(32)})
}

fn with(mut key: Value, members: &Value) -> Value {
    for (name, value) in members.as_object().unwrap() {
        key[name] = value.clone();
    }
    key
}

fn set(keys: &[Value]) -> Result<JwkSet, JwkError> {
    JwkSet::parse(&json!({ "keys": keys }).to_string())
}

fn is_usable(key: Value) -> bool {
    match set(&[key]) {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error, JwkError::NoUsableKey);
            false
        }
    }
}

#[test]
fn the_request_goes_to_the_address_in_the_metadata() {
    assert_eq!(request(&metadata()).url, "http://localhost:3001/oidc/jwks");
}

#[test]
fn names_are_those_of_jose() {
    for algorithm in Algorithm::ALL {
        assert_eq!(Algorithm::from_name(algorithm.name()), Some(algorithm));
    }
    for name in [
        "none", "None", "HS256", "HS384", "HS512", "RS384", "es384", "ES256K", "RSA-OAEP", "",
    ] {
        assert_eq!(Algorithm::from_name(name), None, "{name}");
    }
    for curve in [Curve::P256, Curve::P384, Curve::P521] {
        assert_eq!(Curve::from_name(curve.name()), Some(curve));
    }
    assert_eq!(Curve::from_name("secp256k1"), None);
}

#[test]
fn s35_a_key_fits_its_own_kind_of_algorithm_only() {
    use Algorithm::*;
    for (key, fitting) in [
        (rsa(&bytes(256)), vec![Rs256, Ps256]),
        (
            with(rsa(&bytes(256)), &json!({"alg": "PS256"})),
            vec![Ps256],
        ),
        (ec("P-256", 32), vec![Es256]),
        (ec("P-384", 48), vec![Es384]),
        (ec("P-521", 66), vec![Es512]),
        (ed25519(), vec![EdDsa]),
    ] {
        let set = set(std::slice::from_ref(&key)).unwrap();
        for algorithm in Algorithm::ALL {
            let candidates = set.candidates(None, algorithm);
            assert_eq!(
                !candidates.is_empty(),
                fitting.contains(&algorithm),
                "{key} {algorithm:?}"
            );
        }
    }
}

#[test]
fn keys_that_are_not_for_verifying_are_skipped() {
    assert!(is_usable(ec("P-384", 48)));
    for (members, usable) in [
        (json!({"use": "sig"}), true),
        (json!({"use": "enc"}), false),
        (json!({"use": 1}), false),
        (json!({"use": null}), true),
        (json!({"key_ops": ["verify"]}), true),
        (json!({"key_ops": ["sign", "verify"]}), true),
        (json!({"key_ops": ["encrypt"]}), false),
        (json!({"key_ops": []}), false),
        (json!({"key_ops": "verify"}), false),
        (json!({"alg": "ES384"}), true),
        (json!({"alg": "ES256"}), false),
        (json!({"alg": "RS256"}), false),
        (json!({"alg": "HS256"}), false),
        (json!({"alg": "none"}), false),
        (json!({"alg": "ECDH-ES"}), false),
        (json!({"alg": 384}), false),
        (json!({"x5c": ["MIIB"], "unknown": {"a": []}}), true),
    ] {
        assert_eq!(
            is_usable(with(ec("P-384", 48), &members)),
            usable,
            "{members}"
        );
    }
}

#[test]
fn keys_that_are_weak_or_incomplete_are_skipped() {
    let leading_zeros = base64url::encode(&[&[0; 64][..], &[0xa7; 192]].concat());
    let even = base64url::encode(&[&[0xa7; 255][..], &[2]].concat());
    for key in [
        json!({}),
        json!({"kty": "oct", "k": bytes(32)}),
        json!({"kty": "AKP", "alg": "ML-DSA-44", "pub": bytes(32)}),
        json!({"kty": 1}),
        rsa(&bytes(128)),
        rsa(&bytes(255)),
        rsa(&bytes(2_049)),
        rsa(&leading_zeros),
        rsa(&even),
        rsa(""),
        with(rsa(&bytes(256)), &json!({"e": "AQ"})),
        with(rsa(&bytes(256)), &json!({"e": "Ag"})),
        with(rsa(&bytes(256)), &json!({"e": ""})),
        with(rsa(&bytes(256)), &json!({"e": bytes(9)})),
        with(rsa(&bytes(256)), &json!({"n": format!("{}=", bytes(256))})),
        with(rsa(&bytes(256)), &json!({"n": null})),
        ec("P-384", 47),
        ec("P-384", 49),
        ec("P-256", 48),
        ec("secp256k1", 32),
        with(ec("P-384", 48), &json!({"y": bytes(47)})),
        with(ec("P-384", 48), &json!({"y": null})),
        with(ec("P-384", 48), &json!({"x": "+".repeat(64)})),
        with(ed25519(), &json!({"crv": "X25519"})),
        with(ed25519(), &json!({"crv": "Ed448"})),
        with(ed25519(), &json!({"x": bytes(31)})),
    ] {
        assert!(!is_usable(key.clone()), "{key}");
    }
    assert!(is_usable(rsa(&bytes(256))));
    assert!(is_usable(with(rsa(&bytes(256)), &json!({"e": "Aw"}))));
}

#[test]
fn unusable_keys_do_not_spoil_the_others() {
    let set = set(&[json!(null), json!("x"), json!({}), rsa("x"), ed25519()]).unwrap();
    assert_eq!(set.candidates(None, Algorithm::EdDsa).len(), 1);
}

#[test]
fn s43_an_unknown_kid_has_no_candidate() {
    let named = |id: &str| with(ec("P-384", 48), &json!({ "kid": id }));
    let set = set(&[named("a"), named("b"), ec("P-384", 48)]).unwrap();
    let ids = |id, algorithm| -> Vec<_> {
        let keys = set.candidates(id, algorithm).into_iter();
        keys.map(|key| key.key_id.as_deref().unwrap_or("-"))
            .collect()
    };
    assert_eq!(ids(Some("b"), Algorithm::Es384), ["b"]);
    assert!(ids(Some("c"), Algorithm::Es384).is_empty());
    assert!(ids(Some("B"), Algorithm::Es384).is_empty());
    assert!(ids(Some(""), Algorithm::Es384).is_empty());
    assert!(ids(Some("b"), Algorithm::Es256).is_empty());
    assert_eq!(ids(None, Algorithm::Es384), ["a", "b", "-"]);
}

#[test]
fn kid_absent_single_jwks() {
    let set = set(&[with(ec("P-384", 48), &json!({"kid": "a"}))]).unwrap();
    assert_eq!(set.candidates(None, Algorithm::Es384).len(), 1);
}

#[test]
fn kid_absent_multiple_jwks_tries_those_that_fit_and_not_too_many() {
    let mut keys = vec![rsa(&bytes(256)), ed25519()];
    keys.extend(vec![ec("P-384", 48); 100]);
    let set = set(&keys).unwrap();
    assert_eq!(set.candidates(None, Algorithm::EdDsa).len(), 1);
    assert_eq!(set.candidates(None, Algorithm::Es384).len(), 8);
}

#[test]
fn what_is_not_a_key_set_is_refused() {
    for body in [
        "",
        "<html>",
        "[]",
        "{}",
        r#"{"keys":null}"#,
        r#"{"keys":{}}"#,
    ] {
        assert_eq!(JwkSet::parse(body), Err(JwkError::Malformed), "{body}");
    }
    assert_eq!(set(&[]), Err(JwkError::NoUsableKey));
    let long = format!(r#"{{"keys":[],"a":"{}"}}"#, "x".repeat(MAX_BODY));
    assert_eq!(JwkSet::parse(&long), Err(JwkError::TooLarge));
}

#[test]
fn components_are_those_of_the_key() {
    let key = |json: Value| set(&[json]).unwrap().keys()[0].key.clone();
    let rsa = key(rsa(&bytes(256)));
    assert_eq!(rsa.rsa_components(), Some((vec![0xa7; 256], vec![1, 0, 1])));
    assert_eq!((rsa.ec_point(), rsa.ed25519_bytes()), (None, None));
    let ec = key(ec("P-256", 32));
    assert_eq!(ec.ec_point(), Some([vec![4], vec![0xa7; 64]].concat()));
    assert_eq!(ec.rsa_components(), None);
    assert_eq!(key(ed25519()).ed25519_bytes(), Some(vec![0xa7; 32]));
}
