//! Answers about the person.

use leptos_logto::ErrorKind::{Network, Refused as RefusedByProvider, Untrusted};
use leptos_logto::HttpResponse;
use leptos_logto::memory::Reply;
use serde_json::{Value, json};

use super::claims::{rows, without};
use crate::hostile::provider::refused;
use crate::hostile::scenario::{
    Expected::{Accepted, Refused},
    Play::UserInfo,
    Scenario,
};

pub(super) const ROWS: &[Scenario] = rows! {
    "11" "userinfo-invalid-sub": "tells about somebody else",
        UserInfo(|p| p.user_info(|u| u["sub"] = "mallory".into())) => Refused(Untrusted);
    "13" "scope-userinfo-claims": "tells about the person",
        UserInfo(|p| p.user_info(|u| u["email"] = "alice@logto.test".into())) => Accepted;
    "27" "userinfo-signed": "signs what it tells, which was not asked for",
        UserInfo(|p| p.at("userinfo_endpoint", || Reply::Now(HttpResponse {
            status: 200,
            headers: vec![("content-type".to_owned(), "application/jwt".to_owned())],
            body: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.".to_owned(),
        }))) => Refused(Untrusted);
    "28" "userinfo-bearer-header": "wants the access token in the header",
        UserInfo(|_| {}) => Accepted;

    "+" "userinfo-without-sub": "does not say about whom it tells",
        UserInfo(|p| p.user_info(|u| without(u, "sub"))) => Refused(Untrusted);
    "+" "userinfo-null-sub": "tells about null",
        UserInfo(|p| p.user_info(|u| u["sub"] = Value::Null)) => Refused(Untrusted);
    "+" "userinfo-sub-twice": "tells about two persons at once",
        UserInfo(|p| p.at("userinfo_endpoint", || Reply::json(200, r#"{"sub":"alice","sub":"mallory"}"#))) => Refused(Untrusted);
    "+" "userinfo-odd-claims": "tells with types nobody expects",
        UserInfo(|p| p.user_info(|u| {
            u["email"] = json!(["a"]);
            u["roles"] = json!({ "0": "admin" });
            u["identities"] = json!([null]);
            u["updated_at"] = json!(1e300);
        })) => Accepted;
    "+" "userinfo-page": "answers with a page",
        UserInfo(|p| p.at("userinfo_endpoint", || Reply::json(200, "<!doctype html>"))) => Refused(Network);
    "+" "userinfo-long": "answers with 10 MB",
        UserInfo(|p| p.user_info(|u| u["x"] = "x".repeat(10_000_000).into())) => Refused(Untrusted);
    "+" "userinfo-401": "accepts no token",
        UserInfo(|p| p.at("userinfo_endpoint", || refused(401, "invalid_token"))) => Refused(RefusedByProvider);
    "+" "userinfo-500": "fails",
        UserInfo(|p| p.at("userinfo_endpoint", || refused(500, "server_error"))) => Refused(Network);
    "+" "userinfo-redirect": "redirects the token to somebody else",
        UserInfo(|p| p.at("userinfo_endpoint", || Reply::Now(HttpResponse {
            status: 307,
            headers: vec![("location".to_owned(), "https://evil.test/".to_owned())],
            body: String::new(),
        }))) => Refused(Network);
};
