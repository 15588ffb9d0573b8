//! Discovery documents.

use leptos_logto::oidc::{Endpoint, Url, discovery};
use serde_json::Value;

/// A document that is accepted is of the issuer, and all its addresses are secure.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let endpoint = Endpoint::parse("https://l.example/").unwrap();
    let metadata = match discovery::parse(&endpoint, text) {
        Ok(metadata) => metadata,
        Err(error) => {
            let shown = error.to_string();
            assert!(!shown.chars().any(char::is_control), "{shown:?}");
            assert!(shown.chars().count() < 1_000, "{shown:?}");
            return;
        }
    };
    assert_eq!(metadata.issuer, "https://l.example/oidc");
    let optional = [
        metadata.userinfo_endpoint,
        metadata.end_session_endpoint,
        metadata.revocation_endpoint,
    ];
    let required = [
        metadata.authorization_endpoint,
        metadata.token_endpoint,
        metadata.jwks_uri,
    ];
    for address in optional.into_iter().flatten().chain(required) {
        let url = Url::parse(&address).unwrap();
        assert!(url.is_secure() && url.fragment().is_none(), "{address}");
    }
    assert!(!metadata.id_token_algorithms.is_empty());
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        assert_eq!(value["issuer"], "https://l.example/oidc");
        let methods = &value["code_challenge_methods_supported"];
        assert!(
            methods.is_null()
                || methods
                    .as_array()
                    .is_some_and(|it| it.contains(&"S256".into()))
        );
        assert_ne!(value["require_pushed_authorization_requests"], true);
    }
}
