//! Answers of the token endpoint to a code.

use std::time::Duration;

use leptos_logto::ErrorKind::{CallbackRejected, Network, Refused as RefusedByProvider, Untrusted};
use leptos_logto::HttpResponse;
use leptos_logto::memory::Reply;
use serde_json::{Value, json};

use super::claims::{rows, without};
use crate::hostile::provider::refused;
use crate::hostile::scenario::{
    Expected::{Accepted, Refused},
    Play::SignIn,
    Scenario,
};

pub(super) const ROWS: &[Scenario] = rows! {
    "14" "client-secret-basic": "wants a client secret, which a page cannot keep",
        SignIn(|p| {
            p.metadata(|m| m["token_endpoint_auth_methods_supported"] = json!(["client_secret_basic"]));
            p.at("token_endpoint", || refused(401, "invalid_client"));
        }) => Refused(RefusedByProvider);
    "43" "happy-path-no-dpop-nonce": "sends a DPoP token that was not asked for",
        SignIn(|p| p.answer(|a| a["token_type"] = "DPoP".into())) => Refused(Network);
    "52" "token-type-case-insensitivity": "spells the token type bEaReR",
        SignIn(|p| p.answer(|a| a["token_type"] = "bEaReR".into())) => Accepted;
    "54" "token-endpoint-response-without-expires_in": "does not say how long the token lives",
        SignIn(|p| p.answer(|a| without(a, "expires_in"))) => Accepted;
    "55" "no-scope-in-token-endpoint-response": "does not say what it has granted",
        SignIn(|p| p.answer(|a| without(a, "scope"))) => Accepted;

    "+" "expires-in-as-text": "sends expires_in as a string",
        SignIn(|p| p.answer(|a| a["expires_in"] = "3600".into())) => Accepted;
    "+" "expires-in-beyond-numbers": "lets the token live for ever",
        SignIn(|p| p.answer(|a| a["expires_in"] = json!(1e300))) => Accepted;
    "+" "expires-in-before-now": "lets the token live for less than no time",
        SignIn(|p| p.answer(|a| a["expires_in"] = (-1).into())) => Accepted;
    "+" "unknown-members": "adds members nobody knows",
        SignIn(|p| p.answer(|a| a["x"] = json!({ "access_token": ["y"] }))) => Accepted;
    "+" "null-members": "has null for all that is optional",
        SignIn(|p| p.answer(|a| {
            for name in ["expires_in", "scope", "refresh_token", "session_state"] {
                a[name] = Value::Null;
            }
        })) => Accepted;
    "+" "no-refresh-token": "issues no refresh token",
        SignIn(|p| p.answer(|a| without(a, "refresh_token"))) => Accepted;
    "+" "no-id-token": "issues no ID token",
        SignIn(|p| p.answer(|a| without(a, "id_token"))) => Refused(Untrusted);
    "+" "null-id-token": "issues null for an ID token",
        SignIn(|p| p.answer(|a| a["id_token"] = Value::Null)) => Refused(Untrusted);
    "+" "id-token-as-object": "issues an ID token as an object",
        SignIn(|p| p.answer(|a| a["id_token"] = json!({ "sub": "mallory" }))) => Refused(Untrusted);
    "+" "no-token-type": "does not say what kind of token it is",
        SignIn(|p| p.answer(|a| without(a, "token_type"))) => Refused(Network);
    "+" "mac-token": "issues a token of a kind nobody knows",
        SignIn(|p| p.answer(|a| a["token_type"] = "mac".into())) => Refused(Network);
    "+" "null-access-token": "issues null for an access token",
        SignIn(|p| p.answer(|a| a["access_token"] = Value::Null)) => Refused(Network);
    "+" "access-token-with-line-break": "hides a header in the access token",
        SignIn(|p| p.answer(|a| a["access_token"] = "t\r\nX-Evil: 1".into())) => Refused(Network);
    "+" "access-token-twice": "issues two access tokens",
        SignIn(|p| p.at("token_endpoint", || Reply::json(200,
            r#"{"access_token":"a","access_token":"b","token_type":"Bearer","id_token":"a.b.c"}"#,
        ))) => Refused(Network);
    "+" "error-with-200": "answers 200 with an error",
        SignIn(|p| p.at("token_endpoint", || refused(200, "invalid_grant"))) => Refused(Network);
    "+" "used-up-code": "says that the code was used up",
        SignIn(|p| p.at("token_endpoint", || refused(400, "invalid_grant"))) => Refused(CallbackRejected);
    "+" "page-with-200": "answers 200 with a page",
        SignIn(|p| p.at("token_endpoint", || Reply::Now(HttpResponse {
            status: 200,
            headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
            body: "<!doctype html><p>Please accept our terms".to_owned(),
        }))) => Refused(Network);
    "+" "empty-answer": "answers 200 with nothing",
        SignIn(|p| p.at("token_endpoint", || Reply::json(200, ""))) => Refused(Network);
    "+" "list-answer": "answers with a list",
        SignIn(|p| p.at("token_endpoint", || Reply::json(200, "[]"))) => Refused(Network);
    "+" "cut-answer": "cuts its answer",
        SignIn(|p| p.at("token_endpoint", || Reply::json(200, r#"{"access_token":"a","tok"#))) => Refused(Network);
    "+" "long-answer": "answers with 10 MB",
        SignIn(|p| p.answer(|a| a["x"] = "x".repeat(10_000_000).into())) => Refused(Network);
    "+" "redirected-answer": "redirects the code to somebody else",
        SignIn(|p| p.at("token_endpoint", || Reply::Now(HttpResponse {
            status: 307,
            headers: vec![("location".to_owned(), "https://evil.test/".to_owned())],
            body: String::new(),
        }))) => Refused(Network);
    "+" "broken-connection": "breaks the connection",
        SignIn(|p| p.at("token_endpoint", || Reply::Fail)) => Refused(Network);
    "+" "late-answer": "answers after an hour",
        SignIn(|p| p.at("token_endpoint", || Reply::After(
            Duration::from_secs(3_600),
            HttpResponse { status: 200, headers: Vec::new(), body: String::new() },
        ))) => Refused(Network);
};
