//! Key sets that are odd, wrong or hostile.

use leptos_logto::ErrorKind::{Network, Untrusted};
use leptos_logto::memory::Reply;
use leptos_logto::oidc::Algorithm::{EdDsa, Es256, Es384, Rs256};
use serde_json::{Value, json};

use super::claims::{rows, without};
use super::signature::stranger;
use crate::hostile::keys::{SigningKey, encode};
use crate::hostile::scenario::{
    Expected::{Accepted, Refused},
    Play::{SignIn, SignInWith},
    Scenario,
};

pub(super) const ROWS: &[Scenario] = rows! {
    "6" "kid-absent-single-jwks": "has one key and names none",
        SignIn(|p| {
            p.jwks(|j| without(&mut j["keys"][0], "kid"));
            p.header(|h| without(h, "kid"));
        }) => Accepted;
    "7" "kid-absent-multiple-jwks": "has many keys and names none",
        SignIn(|p| {
            let others = ["other-1", "other-2"].map(|id| SigningKey::new(p.algorithm(), id).jwk());
            p.jwks(move |j| {
                let own = j["keys"][0].clone();
                j["keys"] = json!([others[0], own, others[1]]);
            });
            p.header(|h| without(h, "kid"));
        }) => Accepted;
    "16" "discovery-jwks-uri-keys": "publishes its keys at another address",
        SignIn(|p| p.metadata(|m| m["jwks_uri"] = "https://keys.logto.test/a?b=c".into())) => Accepted;
    "18" "signing-key-rotation-just-before-signing": "rotates its keys right before it signs",
        SignIn(|p| {
            // What the client has seen at the start is not what is signed with.
            let provider = p.clone();
            let new = SigningKey::new(p.algorithm(), "key-2");
            p.callback(move |_| provider.use_keys([new.clone()]));
        }) => Accepted;

    "+" "key-of-another-curve": "says ES256 and signs with a key on P-384",
        SignInWith(Es384, |p| {
            p.metadata(|m| m["id_token_signing_alg_values_supported"] = json!(["ES256", "ES384"]));
            p.header(|h| h["alg"] = "ES256".into());
        }) => Refused(Untrusted);
    "+" "key-of-another-curve-without-alg": "says ES256, and its P-384 key does not say what it is for",
        SignInWith(Es384, |p| {
            p.metadata(|m| m["id_token_signing_alg_values_supported"] = json!(["ES256", "ES384"]));
            p.jwks(|j| without(&mut j["keys"][0], "alg"));
            p.header(|h| h["alg"] = "ES256".into());
        }) => Refused(Untrusted);
    "+" "rs256-with-ec-key": "says RS256 and has an EC key",
        SignInWith(Es256, |p| {
            p.metadata(|m| m["id_token_signing_alg_values_supported"] = json!(["RS256", "ES256"]));
            p.header(|h| h["alg"] = "RS256".into());
        }) => Refused(Untrusted);
    "+" "alg-of-the-key": "says in the key that it is for PS256, and signs with RS256",
        SignInWith(Rs256, |p| p.jwks(|j| j["keys"][0]["alg"] = "PS256".into())) => Refused(Untrusted);
    "+" "encryption-key": "signs with its key for encryption",
        SignIn(|p| {
            let other = SigningKey::new(p.algorithm(), "other").jwk();
            p.jwks(move |j| {
                j["keys"][0]["use"] = "enc".into();
                j["keys"].as_array_mut().unwrap().push(other.clone());
            });
        }) => Refused(Untrusted);
    "+" "key-not-for-verifying": "signs with a key that is for wrapping keys only",
        SignIn(|p| {
            let other = SigningKey::new(p.algorithm(), "other").jwk();
            p.jwks(move |j| {
                without(&mut j["keys"][0], "use");
                j["keys"][0]["key_ops"] = json!(["wrapKey"]);
                j["keys"].as_array_mut().unwrap().push(other.clone());
            });
        }) => Refused(Untrusted);
    "+" "symmetric-key": "publishes a symmetric key",
        SignIn(|p| p.jwks(|j| j["keys"] = json!([{ "kty": "oct", "kid": "key-1", "k": "AAAA" }]))) => Refused(Untrusted);
    "+" "short-rsa-key": "signs with an RSA key of 1024 bits",
        SignInWith(Rs256, |p| p.use_keys([SigningKey::short_rsa("key-1")])) => Refused(Untrusted);
    "+" "rsa-exponent-one": "publishes an RSA key whose exponent is 1",
        SignInWith(Rs256, |p| p.jwks(|j| j["keys"][0]["e"] = "AQ".into())) => Refused(Untrusted);
    "+" "point-off-the-curve": "publishes a point that is not on the curve",
        SignInWith(Es384, |p| p.jwks(|j| j["keys"][0]["y"] = encode(&[1; 48]).into())) => Refused(Untrusted);
    "+" "short-coordinate": "publishes a coordinate without its leading zeros",
        SignInWith(Es384, |p| p.jwks(|j| j["keys"][0]["x"] = encode(&[1; 47]).into())) => Refused(Untrusted);
    "+" "small-order-ed25519": "publishes the neutral element, under which every text is signed",
        SignInWith(EdDsa, |p| {
            let mut neutral = [0; 32];
            neutral[0] = 1;
            p.jwks(move |j| j["keys"][0]["x"] = encode(&neutral).into());
            p.signature(move |_, _| [neutral, [0; 32]].concat());
        }) => Refused(Untrusted);
    "+" "unknown-kid": "names a key it does not publish",
        SignIn(|p| p.header(|h| h["kid"] = "../../jwks".into())) => Refused(Untrusted);
    "+" "kid-as-number": "names its key by a number",
        SignIn(|p| p.header(|h| h["kid"] = 1.into())) => Refused(Untrusted);
    "+" "same-kid-twice": "publishes a stranger's key under the id of its own",
        SignIn(|p| {
            let stranger = stranger(p);
            p.jwks(move |j| {
                let mut other = stranger.jwk();
                other["kid"] = "key-1".into();
                j["keys"].as_array_mut().unwrap().insert(0, other);
            });
        }) => Accepted;
    "+" "thousand-keys": "hides its key behind a thousand of the same id",
        SignInWith(EdDsa, |p| {
            let decoy = SigningKey::new(EdDsa, "decoy").jwk();
            p.jwks(move |j| {
                let mut keys = vec![decoy.clone(); 1_000];
                for key in &mut keys {
                    key["kid"] = "key-1".into();
                }
                keys.push(j["keys"][0].clone());
                j["keys"] = keys.into();
            });
        }) => Refused(Untrusted);
    "+" "odd-keys-beside": "publishes rubbish beside its key",
        SignIn(|p| p.jwks(|j| {
            let own = j["keys"][0].clone();
            j["keys"] = json!([null, 1, [], {}, { "kty": "EC" }, { "kty": "zzz", "x": {} }, own]);
        })) => Accepted;
    "+" "no-keys": "publishes no key",
        SignIn(|p| p.jwks(|j| j["keys"] = json!([]))) => Refused(Untrusted);
    "+" "keys-as-object": "publishes its keys as an object",
        SignIn(|p| p.jwks(|j| j["keys"] = json!({ "0": j["keys"][0].clone() }))) => Refused(Untrusted);
    "+" "null-keys": "publishes null",
        SignIn(|p| p.jwks(|j| *j = Value::Null)) => Refused(Untrusted);
    "+" "long-keys": "publishes a key set of 10 MB",
        SignIn(|p| p.jwks(|j| j["x"] = "x".repeat(10_000_000).into())) => Refused(Untrusted);
    "+" "keys-as-page": "answers with a page instead of its keys",
        SignIn(|p| p.at("jwks_uri", || Reply::json(200, "\n<!doctype html><p>Welcome"))) => Refused(Network);
};
