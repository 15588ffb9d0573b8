#![no_main]
//! With the `url` crate, which parses as browsers do, for a second opinion.

use leptos_logto::oidc::{ReturnTo, Url};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    leptos_logto_fuzz::fuzzed::return_to::check(data);
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if ReturnTo::parse(text, "/callback").is_ok() {
        for base in ["https://app.example/", "https://app.example/a/b?c#d"] {
            let base = url::Url::parse(base).unwrap();
            let url = base.join(text).unwrap();
            assert_eq!(url.origin(), base.origin(), "{text}");
            assert_ne!(url.path().trim_end_matches('/'), "/callback", "{text}");
        }
    }
    if let Ok(own) = Url::parse(text) {
        // An IPv6 address or an xn-- name may be none: nobody answers there.
        if let Ok(url) = url::Url::parse(text) {
            let loopback = match url.host() {
                Some(url::Host::Domain(name)) => {
                    name == "localhost" || name.ends_with(".localhost")
                }
                Some(url::Host::Ipv4(address)) => address.is_loopback(),
                Some(url::Host::Ipv6(address)) => address.is_loopback(),
                None => false,
            };
            let secure = url.scheme() == "https" || loopback;
            assert!(!own.is_secure() || secure, "{text}");
            // Browsers shorten IPv6 addresses; none that is written long is compared.
            if !matches!(url.host(), Some(url::Host::Ipv6(_))) {
                assert_eq!(own.origin(), url.origin().ascii_serialization(), "{text}");
            }
        }
    }
});
