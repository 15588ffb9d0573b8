//! On a server nobody is known: what is rendered there is the same for all.
#![cfg(all(not(target_arch = "wasm32"), feature = "ssr"))]
#![allow(clippy::unwrap_used)]

use leptos::prelude::*;
use leptos_logto::{Config, Loading, LogtoProvider, Session, SignedIn, SignedOut, use_logto};

#[test]
fn a_server_renders_that_it_does_not_know() {
    let html = Owner::new().with(|| {
        let config = Config::new("https://logto.test/", "app").unwrap();
        view! {
            <LogtoProvider config=config>
                <Loading>"one moment"</Loading>
                <SignedIn>"signed in"</SignedIn>
                <SignedOut>"signed out"</SignedOut>
                <State />
            </LogtoProvider>
        }
        .to_html()
    });
    assert!(html.contains("one moment"), "{html}");
    assert!(!html.contains("signed"), "{html}");
    assert!(html.contains("true, None"), "{html}");
}

#[component]
fn State() -> impl IntoView {
    let logto = use_logto();
    let loading = logto.session() == Session::Loading;
    format!("{loading}, {:?}", logto.signed_in())
}
