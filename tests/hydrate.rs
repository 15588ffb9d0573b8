//! A page from a server, hydrated in a real browser over a browser in memory.
//! A mismatch between what the server wrote and what the page makes of it
//! panics in Leptos.
#![cfg(all(target_arch = "wasm32", feature = "hydrate", feature = "test-util"))]
#![allow(clippy::unwrap_used)]

#[path = "hydration/page.rs"]
mod page;

use leptos::mount::{UnmountHandle, hydrate_from};
use leptos::tachys::view::Mountable;
use leptos::task::tick;
use leptos_logto::memory::{MemoryBrowser, MemoryTab, Reply};
use leptos_logto::{Client, Config};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

struct Scene {
    browser: MemoryBrowser,
    tab: MemoryTab,
    client: Client<MemoryTab>,
    place: HtmlElement,
}

impl Scene {
    /// A page as it comes from the server, before any of our code has run.
    fn served() -> Self {
        let browser = MemoryBrowser::default();
        browser.answer(|request| {
            if request.url.ends_with("/openid-configuration") {
                return Reply::json(200, METADATA);
            }
            Reply::Fail
        });
        let tab = browser.tab();
        let config = Config::new("https://logto.test/", "app")
            .and_then(|config| config.with_base("https://app.test/"))
            .unwrap();
        let client = Client::new(config, tab.clone()).unwrap();
        let document = web_sys::window().unwrap().document().unwrap();
        let place: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        place.set_inner_html(page::HTML.trim_end());
        document.body().unwrap().append_child(&place).unwrap();
        Self {
            browser,
            tab,
            client,
            place,
        }
    }

    fn hydrate(&self) -> UnmountHandle<impl Mountable + use<>> {
        let client = self.client.clone();
        hydrate_from(self.place.clone(), move || page::page(client))
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

    fn find(&self, selector: &str) -> Element {
        self.place.query_selector(selector).unwrap().unwrap()
    }

    fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
    }
}

#[wasm_bindgen_test]
async fn who_is_signed_in_appears_on_the_servers_own_page() {
    let scene = Scene::served();
    scene.pretend("Alice");
    let (main, button) = (scene.find("main"), scene.find("button"));
    let _page = scene.hydrate();
    assert_eq!(
        scene.text(),
        "Noneone momentcome in",
        "as the server wrote it"
    );
    scene.settle().await;
    assert_eq!(scene.text(), "Some(true)Aliceleavecome in");
    assert!(main.is_same_node(Some(&scene.find("main"))));
    assert!(button.is_connected(), "nothing was rendered anew");
}

#[wasm_bindgen_test]
async fn nobody_is_signed_in_until_somebody_is() {
    let scene = Scene::served();
    let _page = scene.hydrate();
    scene.settle().await;
    assert_eq!(scene.text(), "Some(false)nobodycome in");
    scene.pretend("Alice");
    scene.settle().await;
    assert_eq!(scene.text(), "Some(true)Aliceleavecome in");
    scene.click("button:first-of-type");
    scene.settle().await;
    assert_eq!(scene.text(), "Some(false)nobodycome in");
}

#[wasm_bindgen_test]
async fn a_button_from_the_server_signs_in() {
    let scene = Scene::served();
    let _page = scene.hydrate();
    scene.settle().await;
    scene.click("button:last-of-type");
    scene.settle().await;
    let visited = scene.tab.visited();
    assert_eq!(visited.len(), 1);
    assert!(visited[0].starts_with("https://logto.test/oidc/auth?client_id=app&"));
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
