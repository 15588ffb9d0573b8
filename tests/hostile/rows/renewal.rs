//! Answers to a renewal. One that is proven wrong ends the session; one that
//! is no answer costs nothing.

use std::time::Duration;

use leptos_logto::ErrorKind::{Network, Refused as RefusedByProvider, Untrusted};
use leptos_logto::HttpResponse;
use leptos_logto::memory::Reply;
use serde_json::{Value, json};

use super::claims::{number, rows, without};
use super::signature::stranger;
use crate::hostile::keys::SigningKey;
use crate::hostile::provider::{APP, refused};
use crate::hostile::scenario::{
    Expected::{Accepted, Ended, Refused},
    Play::Renewal,
    Scenario,
};

pub(super) const ROWS: &[Scenario] = rows! {
    "33" "refresh-token": "renews as it should",
        Renewal(|_| {}) => Accepted;
    "34" "refresh-token-invalid-issuer": "names another issuer in the renewed ID token",
        Renewal(|p| p.claims(|c| c["iss"] = "https://evil.test/oidc".into())) => Ended(Untrusted);
    "35" "refresh-token-invalid-sub": "renews the session for somebody else",
        Renewal(|p| p.claims(|c| { c["sub"] = "mallory".into(); c["name"] = "mallory of Test".into(); })) => Ended(Untrusted);

    "+" "renewal-aud": "renews for another application",
        Renewal(|p| p.claims(|c| c["aud"] = "other".into())) => Ended(Untrusted);
    "+" "renewal-secondary-aud": "adds an audience",
        Renewal(|p| p.claims(|c| c["aud"] = json!([APP, "other"]))) => Ended(Untrusted);
    "+" "renewal-azp": "adds another application as the authorized party",
        Renewal(|p| p.claims(|c| c["azp"] = "other".into())) => Ended(Untrusted);
    "+" "renewal-azp": "adds an authorized party, which was not there before, though it is the right one",
        Renewal(|p| p.claims(|c| c["azp"] = APP.into())) => Ended(Untrusted);
    "+" "renewal-nonce": "sends another nonce",
        Renewal(|p| p.claims(|c| c["nonce"] = "another".into())) => Ended(Untrusted);
    "+" "renewal-without-nonce": "leaves out the nonce, as it may",
        Renewal(|p| p.claims(|c| without(c, "nonce"))) => Accepted;
    "+" "renewal-iat": "sends the first ID token again, with other claims, as if the clock were wrong",
        Renewal(|p| p.claims(|c| { c["iat"] = (number(c, "iat") - 7_200).into(); c["name"] = "root".into(); })) => Accepted;
    "+" "renewal-exp": "sends an ID token that has expired, with other claims",
        Renewal(|p| p.claims(|c| { c["exp"] = (number(c, "iat") - 360).into(); c["name"] = "root".into(); })) => Accepted;
    "+" "renewal-older": "sends an ID token that is older than the first",
        Renewal(|p| p.claims(|c| c["iat"] = (number(c, "iat") - 9_000).into())) => Ended(Untrusted);
    "+" "renewal-sub-and-exp": "hides that it renews for somebody else behind a wrong time",
        Renewal(|p| p.claims(|c| { c["sub"] = "mallory".into(); c["exp"] = (number(c, "iat") - 360).into(); })) => Ended(Untrusted);
    "+" "renewal-sub-and-iat": "hides that it renews for somebody else behind a time to come",
        Renewal(|p| p.claims(|c| { c["sub"] = "mallory".into(); c["iat"] = (number(c, "iat") + 3_600).into(); })) => Ended(Untrusted);
    "+" "renewal-nonce-and-nbf": "hides another nonce behind a token for later",
        Renewal(|p| p.claims(|c| { c["nonce"] = "another".into(); c["nbf"] = (number(c, "iat") + 3_600).into(); })) => Ended(Untrusted);
    "+" "renewal-athash": "sends the hash of another access token",
        Renewal(|p| p.claims(|c| c["at_hash"] = "AAAA".into())) => Ended(Untrusted);
    "+" "renewal-without-sub": "leaves out sub",
        Renewal(|p| p.claims(|c| without(c, "sub"))) => Ended(Untrusted);
    "+" "renewal-none": "does not sign",
        Renewal(|p| {
            p.header(|h| h["alg"] = "none".into());
            p.signature(|_, _| Vec::new());
        }) => Ended(Untrusted);
    "+" "renewal-signature": "signs with a key it does not publish",
        Renewal(|p| {
            let stranger = stranger(p);
            p.signature(move |signed, _| stranger.sign(signed));
        }) => Ended(Untrusted);
    "+" "renewal-rotation": "signs with a new key",
        Renewal(|p| p.use_keys([SigningKey::new(p.algorithm(), "key-2")])) => Accepted;
    "+" "renewal-unreadable": "sends an ID token nobody can read",
        Renewal(|p| p.id_token(|_| "e30".to_owned())) => Ended(Untrusted);
    "+" "renewal-without-id-token": "sends no ID token",
        Renewal(|p| p.answer(|a| without(a, "id_token"))) => Accepted;
    "+" "renewal-null-members": "has null for all that is optional",
        Renewal(|p| p.answer(|a| {
            for name in ["id_token", "expires_in", "scope"] {
                a[name] = Value::Null;
            }
        })) => Accepted;
    "+" "renewal-keys-unreachable": "signs with a new key and does not hand it out",
        Renewal(|p| {
            p.use_keys([SigningKey::new(p.algorithm(), "key-2")]);
            p.at("jwks_uri", || Reply::Fail);
        }) => Accepted;
    "+" "renewal-expires-in": "sends expires_in as a string",
        Renewal(|p| p.answer(|a| a["expires_in"] = "3600".into())) => Accepted;
    "+" "renewal-page": "answers 200 with a page",
        Renewal(|p| p.at("token_endpoint", || Reply::Now(HttpResponse {
            status: 200,
            headers: vec![("content-type".to_owned(), "text/html".to_owned())],
            body: "<!doctype html>".to_owned(),
        }))) => Refused(Network);
    "+" "renewal-page-with-400": "answers 400 with a page that says invalid_grant",
        Renewal(|p| p.at("token_endpoint", || Reply::json(400, "<p>invalid_grant"))) => Refused(Network);
    "+" "renewal-500": "answers 500 with invalid_grant",
        Renewal(|p| p.at("token_endpoint", || refused(500, "invalid_grant"))) => Refused(Network);
    "+" "renewal-429": "asks to be left alone",
        Renewal(|p| p.at("token_endpoint", || refused(429, "slow_down"))) => Refused(Network);
    "+" "renewal-403": "refuses this token",
        Renewal(|p| p.at("token_endpoint", || refused(403, "access_denied"))) => Refused(RefusedByProvider);
    "+" "renewal-cut": "cuts its answer",
        Renewal(|p| p.at("token_endpoint", || Reply::json(200, "{"))) => Refused(Network);
    "+" "renewal-long": "answers with 10 MB",
        Renewal(|p| p.at("token_endpoint", || Reply::json(200, "x".repeat(10_000_000)))) => Refused(Network);
    "+" "renewal-broken": "breaks every connection",
        Renewal(|p| p.at("token_endpoint", || Reply::Fail)) => Refused(Network);
    "+" "renewal-silent": "never answers",
        Renewal(|p| p.at("token_endpoint", || Reply::Never)) => Refused(Network);
    "+" "renewal-late": "answers after an hour",
        Renewal(|p| p.at("token_endpoint", || Reply::After(
            Duration::from_secs(3_600),
            HttpResponse { status: 200, headers: Vec::new(), body: String::new() },
        ))) => Refused(Network);
};
