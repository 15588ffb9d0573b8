//! Records of the store that somebody else has written.

use leptos_logto::memory::{MemoryBrowser, Reply};
use leptos_logto::oidc::Url;
use leptos_logto::{Client, Config, Session, SignInOptions, SignOut, TokenRequest};

/// Each line is a key, a tab and a value; a page then does all it can do.
/// Nothing panics or hangs, nothing is sent to an insecure address, and no
/// token is shown.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let browser = MemoryBrowser::default();
    browser.answer(|_| Reply::Fail);
    for line in text.lines().take(16) {
        if let Some((key, value)) = line.split_once('\t') {
            browser.write_local_storage(key, Some(value));
        }
    }
    let config = Config::new("https://l.example/", "app").unwrap();
    let config = config.resources(["https://api.example"]).unwrap();
    let config = config.with_base("https://app.example/").unwrap();
    let client = Client::new(config, browser.tab()).unwrap();
    let session = client.session();
    if let Session::SignedIn(user) = &session {
        let _ = user.display_name();
    }
    let shown = format!("{session:?}");
    assert!(!shown.contains("secret-token"), "{shown}");
    let page = client.clone();
    browser.run(async move {
        let callback =
            "https://app.example/callback?code=c&state=s&iss=https%3A%2F%2Fl.example%2Foidc";
        let _ = page.handle_callback(callback).await;
        let _ = page.handle_callback("https://app.example/callback").await;
        let books = TokenRequest::resource("https://api.example");
        let _ = page.access_token(books).await;
        let _ = page.user_info().await;
        page.prepare().await;
        let _ = page.sign_in(SignInOptions::default()).await;
        let _ = page.sign_out(SignOut::Global).await;
    });
    assert!(client.session().user().is_none());
    for request in browser.take_requests() {
        assert!(Url::parse(&request.url).unwrap().is_secure(), "{request:?}");
    }
}
