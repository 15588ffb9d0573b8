//! Discovery documents that must not be believed.

use leptos_logto::ErrorKind::{Network, Untrusted};
use leptos_logto::HttpResponse;
use leptos_logto::memory::Reply;
use serde_json::{Value, json};

use super::claims::{rows, without};
use crate::hostile::scenario::{
    Expected::{Accepted, Refused},
    Play::SignIn,
    Scenario,
};

pub(super) const ROWS: &[Scenario] = rows! {
    "15" "discovery-openid-config": "has endpoints of its own taste",
        SignIn(|p| p.metadata(|m| {
            m["authorization_endpoint"] = "https://sign-in.logto.test/go".into();
            m["token_endpoint"] = "https://tokens.logto.test/token".into();
        })) => Accepted;
    "17" "discovery-issuer-mismatch": "names another issuer in its document",
        SignIn(|p| p.metadata(|m| m["issuer"] = "https://evil.test/oidc".into())) => Refused(Untrusted);
    "17" "discovery-issuer-mismatch": "adds a slash to its issuer",
        SignIn(|p| p.metadata(|m| m["issuer"] = "https://logto.test/oidc/".into())) => Refused(Untrusted);
    "17" "discovery-issuer-mismatch": "spells its issuer in capitals",
        SignIn(|p| p.metadata(|m| m["issuer"] = "https://LOGTO.test/oidc".into())) => Refused(Untrusted);

    "+" "plain-pkce": "supports PKCE with plain only",
        SignIn(|p| p.metadata(|m| m["code_challenge_methods_supported"] = json!(["plain"]))) => Refused(Untrusted);
    "+" "no-word-on-pkce": "says nothing of PKCE",
        SignIn(|p| p.metadata(|m| without(m, "code_challenge_methods_supported"))) => Accepted;
    "+" "pushed-requests-required": "wants pushed authorization requests",
        SignIn(|p| p.metadata(|m| m["require_pushed_authorization_requests"] = true.into())) => Refused(Untrusted);
    "+" "implicit-only": "supports the implicit flow only",
        SignIn(|p| p.metadata(|m| m["response_types_supported"] = json!(["id_token token"]))) => Refused(Untrusted);
    "+" "hmac-only": "signs with symmetric algorithms only",
        SignIn(|p| p.metadata(|m| m["id_token_signing_alg_values_supported"] = json!(["HS256", "none"]))) => Refused(Untrusted);
    "+" "endpoint-without-tls": "has its token endpoint on plain http",
        SignIn(|p| p.metadata(|m| m["token_endpoint"] = "http://logto.test/oidc/token".into())) => Refused(Untrusted);
    "+" "keys-without-tls": "has its keys on plain http",
        SignIn(|p| p.metadata(|m| m["jwks_uri"] = "http://logto.test/oidc/jwks".into())) => Refused(Untrusted);
    "+" "endpoint-as-script": "has a script for its authorization endpoint",
        SignIn(|p| p.metadata(|m| m["authorization_endpoint"] = "javascript:alert(1)//https://logto.test".into())) => Refused(Untrusted);
    "+" "endpoint-as-data": "has a data address for its authorization endpoint",
        SignIn(|p| p.metadata(|m| m["authorization_endpoint"] = "data:text/html,<script>".into())) => Refused(Untrusted);
    "+" "endpoint-with-user": "hides the host of its token endpoint behind a user name",
        SignIn(|p| p.metadata(|m| m["token_endpoint"] = "https://logto.test@evil.test/token".into())) => Refused(Untrusted);
    "+" "endpoint-with-fragment": "has a fragment on its authorization endpoint",
        SignIn(|p| p.metadata(|m| m["authorization_endpoint"] = "https://logto.test/oidc/auth#x".into())) => Refused(Untrusted);
    "+" "endpoint-as-list": "has a list of token endpoints",
        SignIn(|p| p.metadata(|m| m["token_endpoint"] = json!(["https://logto.test/oidc/token"]))) => Refused(Untrusted);
    "+" "endpoint-without-tls-for-sign-out": "ends sessions on plain http",
        SignIn(|p| p.metadata(|m| m["end_session_endpoint"] = "http://logto.test/end".into())) => Refused(Untrusted);
    "+" "mtls-aliases": "has further endpoints for client certificates",
        SignIn(|p| p.metadata(|m| m["mtls_endpoint_aliases"] = json!({
            "token_endpoint": "https://evil.test/token"
        }))) => Accepted;
    "+" "null-members": "has null for all it does not support",
        SignIn(|p| p.metadata(|m| {
            for name in [
                "end_session_endpoint", "revocation_endpoint", "userinfo_endpoint",
                "code_challenge_methods_supported", "response_types_supported",
                "require_pushed_authorization_requests", "registration_endpoint",
            ] {
                m[name] = Value::Null;
            }
        })) => Accepted;
    "+" "null-endpoint": "has null for its token endpoint",
        SignIn(|p| p.metadata(|m| m["token_endpoint"] = Value::Null)) => Refused(Untrusted);
    "+" "issuer-twice": "names two issuers",
        SignIn(|p| {
            let metadata = p.published_metadata().to_string();
            let twice = metadata.replacen('{', r#"{"issuer":"https://evil.test/oidc","#, 1);
            p.at("discovery", move || Reply::json(200, twice.clone()));
        }) => Refused(Untrusted);
    "+" "long-document": "sends a discovery document of 10 MB",
        SignIn(|p| p.metadata(|m| m["x"] = "x".repeat(10_000_000).into())) => Refused(Untrusted);
    "+" "deep-document": "nests its document a hundred thousand times",
        SignIn(|p| p.at("discovery", || Reply::json(200, ["{\"a\":", &"[".repeat(100_000)].concat()))) => Refused(Untrusted);
    "+" "document-as-page": "answers with a page instead of its document",
        SignIn(|p| p.at("discovery", || Reply::Now(HttpResponse {
            status: 200,
            headers: vec![("content-type".to_owned(), "text/html".to_owned())],
            body: "<!doctype html><p>Please accept our terms".to_owned(),
        }))) => Refused(Network);
    "+" "redirected-document": "redirects to another document",
        SignIn(|p| p.at("discovery", || Reply::Now(HttpResponse {
            status: 302,
            headers: vec![("location".to_owned(), "https://evil.test/".to_owned())],
            body: String::new(),
        }))) => Refused(Network);
    "+" "failing-document": "answers 500 with a good document",
        SignIn(|p| {
            let metadata = p.published_metadata().to_string();
            p.at("discovery", move || Reply::json(500, metadata.clone()));
        }) => Refused(Network);
    "+" "silent-provider": "never answers",
        SignIn(|p| p.at("discovery", || Reply::Never)) => Refused(Network);
};
