//! Answers of the userinfo endpoint.

use leptos_logto::oidc::user_info;
use serde_json::Value;

use super::response;

/// What is accepted is about the person who is signed in.
pub fn check(data: &[u8]) {
    let Some(response) = response::read(data) else {
        return;
    };
    let Ok(info) = user_info::parse(&response, "u1") else {
        return;
    };
    assert_eq!((response.status, info.subject.as_str()), (200, "u1"));
    let _ = (info.claim::<Value>("identities"), info.identity("wecom"));
    if let Ok(value) = serde_json::from_str::<Value>(&response.body) {
        assert_eq!(value["sub"], "u1");
    }
}
