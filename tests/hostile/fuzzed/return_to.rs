//! Paths to come back to, and addresses.

use leptos_logto::oidc::{Endpoint, ReturnTo, Url};

/// What is accepted begins with one slash and stays what it was.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Ok(path) = ReturnTo::parse(text, "/callback") {
        assert_eq!(path.as_str(), text);
        assert!(text.starts_with('/') && !text.starts_with("//") && !text.starts_with("/\\"));
        if text.is_ascii() {
            let url = Url::parse(&["https://app.example", text].concat()).unwrap();
            assert_eq!(url.origin(), "https://app.example");
            assert_ne!(url.path().trim_end_matches('/'), "/callback");
        }
    }
    if let Ok(url) = Url::parse(text) {
        assert!(url.origin().starts_with("http"), "{text}");
        assert!(!url.origin().contains(['@', '\\', ' ']), "{text}");
        assert_eq!(url.as_str(), text);
    }
    if let Ok(endpoint) = Endpoint::parse(text) {
        assert!(endpoint.issuer().ends_with("/oidc"));
        assert!(endpoint.issuer().starts_with(endpoint.origin()));
    }
}
