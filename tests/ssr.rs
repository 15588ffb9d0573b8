//! On a server nobody is known: what is rendered there is the same for all.
#![cfg(all(not(target_arch = "wasm32"), feature = "ssr"))]
#![allow(clippy::unwrap_used)]

#[path = "hydration/page.rs"]
mod page;

use leptos::prelude::*;
use leptos_logto::{Config, Session, use_logto};

fn config() -> Config {
    Config::new("https://logto.test/", "app").unwrap()
}

#[test]
fn a_server_renders_that_it_does_not_know() {
    let html = Owner::new().with(|| page::page(config()).to_html());
    assert!(html.contains("one moment"), "{html}");
    assert!(
        !html.contains("nobody") && !html.contains("leave"),
        "{html}"
    );
    // A browser hydrates these very bytes in `tests/hydrate.rs`.
    assert_eq!(
        html,
        page::HTML.trim_end(),
        "put it into hydration/page.html"
    );
}

#[test]
fn a_server_has_a_session_that_is_loading() {
    Owner::new().with(|| {
        let inside = || {
            assert_eq!(use_logto().session(), Session::Loading);
            assert_eq!(use_logto().signed_in(), None);
            "seen"
        };
        let page = view! { <leptos_logto::LogtoProvider config=config()>{inside()}</leptos_logto::LogtoProvider> };
        assert!(page.to_html().contains("seen"));
    });
}

#[test]
#[should_panic(expected = "outside of a <LogtoProvider>")]
fn b42_use_logto_needs_a_provider() {
    Owner::new().with(use_logto);
}
