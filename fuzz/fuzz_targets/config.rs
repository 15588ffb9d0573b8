#![no_main]
//! The file `config.json`: what is accepted has a secure endpoint, and no
//! token goes to an address that is not secure.

use leptos_logto::app::deployment::Deployment;
use leptos_logto::oidc::Url;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Ok(deployment) = Deployment::parse(text) {
        let issuer = deployment.config.endpoint().issuer();
        assert!(Url::parse(issuer).unwrap().is_secure(), "{issuer}");
        for api in &deployment.apis {
            assert!(Url::parse(&api.url).unwrap().is_secure(), "{}", api.url);
        }
    }
});
