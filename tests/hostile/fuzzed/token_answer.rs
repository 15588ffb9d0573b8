//! Answers of the token endpoint.

use std::time::Duration;

use leptos_logto::Timestamp;
use leptos_logto::oidc::{TokenError, token};
use serde_json::Value;

use super::response;

/// Tokens come out of a success only, fit into a header and live a year at most.
pub fn check(data: &[u8]) {
    let Some(response) = response::read(data) else {
        return;
    };
    let _ = response.retry_after(Timestamp::from_secs(1_800_000_000));
    let tokens = match token::parse(&response) {
        Ok(tokens) => tokens,
        Err(error) => {
            let shown = error.to_string();
            assert!(!shown.chars().any(char::is_control), "{shown:?}");
            if let TokenError::Refused { status, error } = error {
                assert!((400..=499).contains(&status) && status != 429);
                assert!(!error.error.is_empty() || response.body.contains("error"));
            }
            return;
        }
    };
    assert!((200..=299).contains(&response.status));
    let all = [
        Some(&tokens.access_token),
        tokens.id_token.as_ref(),
        tokens.refresh_token.as_ref(),
    ];
    for token in all.into_iter().flatten() {
        let text = token.expose();
        assert!(!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()));
    }
    assert!(tokens.expires_in.unwrap_or_default() <= Duration::from_secs(366 * 86_400));
    if let Ok(value) = serde_json::from_str::<Value>(&response.body) {
        let kind = value["token_type"].as_str().unwrap();
        assert!(kind.eq_ignore_ascii_case("bearer"), "{kind}");
        assert_eq!(value["access_token"], tokens.access_token.expose());
    }
    let shown = format!("{tokens:?}");
    assert!(shown.matches("[redacted]").count() == all.into_iter().flatten().count());
}
