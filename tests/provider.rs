//! The components, mounted in a real page over a browser in memory.
#![cfg(all(target_arch = "wasm32", feature = "app", feature = "test-util"))]
#![allow(clippy::unwrap_used)]

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use leptos_logto::memory::{MemoryBrowser, MemoryTab, Reply};
use leptos_logto::{
    Client, Config, LogtoProvider, RequireScopes, RequireSignIn, SignInButton, SignOut,
    SignOutButton, SignedIn, SignedOut, TokenRequest, use_logto,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const API: &str = "https://api.test";

struct Scene {
    browser: MemoryBrowser,
    tab: MemoryTab,
    client: Client<MemoryTab>,
    place: HtmlElement,
}

impl Scene {
    fn new() -> Self {
        let browser = MemoryBrowser::default();
        browser.answer(|request| {
            if request.url.ends_with("/openid-configuration") {
                return Reply::json(200, METADATA);
            }
            Reply::Fail
        });
        let tab = browser.tab();
        let config = Config::new("https://logto.test/", "app")
            .and_then(|config| config.scopes(["read"]))
            .and_then(|config| config.resources([API]))
            .and_then(|config| config.with_base("https://app.test/"))
            .unwrap();
        let client = Client::new(config, tab.clone()).unwrap();
        let document = web_sys::window().unwrap().document().unwrap();
        let place: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&place).unwrap();
        Self {
            browser,
            tab,
            client,
            place,
        }
    }

    fn signed_in(name: &str) -> Self {
        let scene = Self::new();
        scene.pretend(name);
        scene
    }

    fn pretend(&self, name: &str) {
        let claims = format!(
            r#"{{"iss":"https://logto.test/oidc","aud":"app","sub":"{name}","iat":1,"exp":2,"name":"{name}"}}"#
        );
        self.client.pretend(&claims).unwrap();
    }

    /// Lets the client and then the page do what there is to do.
    async fn settle(&self) {
        for _ in 0..5 {
            self.browser.settle();
            tick().await;
        }
    }

    fn text(&self) -> String {
        self.place.text_content().unwrap_or_default()
    }

    fn click(&self, selector: &str) {
        let found = self.place.query_selector(selector).unwrap().unwrap();
        found.unchecked_into::<HtmlElement>().click();
    }
}

#[wasm_bindgen_test]
async fn each_state_shows_what_belongs_to_it() {
    let scene = Scene::signed_in("Alice");
    let client = scene.client.clone();
    let _page = mount_to(scene.place.clone(), move || {
        view! {
            <LogtoProvider config=client>
                <SignedIn>
                    <Name />
                    <SignOutButton scope=SignOut::Local>"leave"</SignOutButton>
                </SignedIn>
                <SignedOut>"nobody"</SignedOut>
            </LogtoProvider>
        }
    });
    assert_eq!(scene.text(), "Aliceleave", "the first thing that is shown");
    scene.click("button");
    scene.settle().await;
    assert_eq!(scene.text(), "nobody");
    scene.pretend("Bob");
    scene.settle().await;
    assert_eq!(scene.text(), "Bobleave");
}

#[component]
fn Name() -> impl IntoView {
    let logto = use_logto();
    move || logto.user().map(|user| user.display_name().to_owned())
}

#[wasm_bindgen_test]
async fn a_renewed_record_renders_nothing_anew() {
    let scene = Scene::signed_in("Alice");
    let rendered = Rc::new(Cell::new(0));
    let (client, count) = (scene.client.clone(), Rc::clone(&rendered));
    let _page = mount_to(scene.place.clone(), move || {
        let count = StoredValue::new_local(count);
        view! {
            <LogtoProvider config=client>
                {move || {
                    let name = use_logto().user().map(|user| user.display_name().to_owned());
                    count.with_value(|count| count.set(count.get() + 1));
                    name
                }}
            </LogtoProvider>
        }
    });
    scene.settle().await;
    assert_eq!(rendered.get(), 1);
    // The same person with other tokens and times.
    let claims = r#"{"iss":"https://logto.test/oidc","aud":"app","sub":"Alice","iat":3,"exp":4,"name":"Alice"}"#;
    scene.client.pretend(claims).unwrap();
    scene.settle().await;
    assert_eq!(rendered.get(), 1);
    scene.pretend("Bob");
    scene.settle().await;
    assert_eq!(rendered.get(), 2);
}

#[wasm_bindgen_test]
async fn what_listens_ends_with_the_page() {
    let scene = Scene::signed_in("Alice");
    let client = scene.client.clone();
    let page = mount_to(scene.place.clone(), move || {
        view! { <LogtoProvider config=client><Name /></LogtoProvider> }
    });
    scene.settle().await;
    drop(page);
    scene.pretend("Bob");
    scene.settle().await;
    assert_eq!(scene.text(), "");
}

#[wasm_bindgen_test]
async fn a_guard_sends_to_sign_in_once_and_asks_for_the_way_back() {
    let scene = Scene::new();
    let client = scene.client.clone();
    let _page = mount_to(scene.place.clone(), move || {
        view! {
            <LogtoProvider config=client>
                <RequireSignIn fallback=|| "one moment"><Name /></RequireSignIn>
            </LogtoProvider>
        }
    });
    scene.settle().await;
    scene.settle().await;
    assert_eq!(scene.text(), "one moment");
    let visited = scene.tab.visited();
    assert_eq!(visited.len(), 1);
    assert!(visited[0].starts_with("https://logto.test/oidc/auth?client_id=app&"));
    scene.pretend("Alice");
    scene.settle().await;
    assert_eq!(scene.text(), "Alice");
}

#[wasm_bindgen_test]
async fn tabs_whose_renewals_fail_leave_each_other_waiting() {
    // Each attempt leaves a mark in the store, which all other tabs hear of.
    // That was taken for a page that is seen again, and ended their waiting.
    let scene = Scene::signed_in("Alice");
    let stored = scene.browser.local_storage();
    let renewable = stored["logto:app:session"].replace("null", r#""refresh-token""#);
    let slot = "logto:app:session";
    scene.browser.write_local_storage(slot, Some(&renewable));
    let other = Client::new(scene.client.config().clone(), scene.browser.tab()).unwrap();
    let clients = [scene.client.clone(), other];
    let (first, second) = (clients[0].clone(), clients[1].clone());
    let _page = mount_to(scene.place.clone(), move || {
        view! {
            <LogtoProvider config=first><Name /></LogtoProvider>
            <LogtoProvider config=second><Name /></LogtoProvider>
        }
    });
    scene.settle().await;
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    for client in clients.clone() {
        let asked = async move { client.access_token(TokenRequest::resource(API)).await };
        assert!(scene.browser.run(asked).is_err());
    }
    assert!(clients.iter().all(|client| !client.pause().is_zero()));
    let window = web_sys::window().unwrap();
    let written = web_sys::StorageEvent::new("storage").unwrap();
    window.dispatch_event(&written).unwrap();
    scene.settle().await;
    assert!(clients.iter().all(|client| !client.pause().is_zero()));
    let online = web_sys::Event::new("online").unwrap();
    window.dispatch_event(&online).unwrap();
    scene.settle().await;
    assert!(clients.iter().all(|client| client.pause().is_zero()));
}

#[wasm_bindgen_test]
async fn a_button_starts_a_sign_in() {
    let scene = Scene::new();
    let client = scene.client.clone();
    let _page = mount_to(scene.place.clone(), move || {
        view! { <LogtoProvider config=client><SignInButton>"come in"</SignInButton></LogtoProvider> }
    });
    scene.click("button");
    scene.settle().await;
    assert_eq!(scene.tab.visited().len(), 1);
}

#[wasm_bindgen_test]
async fn only_those_who_hold_the_scopes_see_what_needs_them() {
    let scene = Scene::signed_in("Alice");
    let client = scene.client.clone();
    let _page = mount_to(scene.place.clone(), move || {
        let readers = TokenRequest::resource(API);
        let writers = TokenRequest::resource(API);
        view! {
            <LogtoProvider config=client>
                <RequireScopes of=readers scopes=vec!["read".to_owned()]>"books"</RequireScopes>
                <RequireScopes of=writers scopes=vec!["write".to_owned()] fallback=|| "no pen">
                    "pen"
                </RequireScopes>
            </LogtoProvider>
        }
    });
    scene.settle().await;
    assert_eq!(scene.text(), "booksno pen");
}

const METADATA: &str = r#"{
    "issuer": "https://logto.test/oidc",
    "authorization_endpoint": "https://logto.test/oidc/auth",
    "token_endpoint": "https://logto.test/oidc/token",
    "jwks_uri": "https://logto.test/oidc/jwks",
    "id_token_signing_alg_values_supported": ["ES384"],
    "code_challenge_methods_supported": ["S256"],
    "authorization_response_iss_parameter_supported": true
}"#;
