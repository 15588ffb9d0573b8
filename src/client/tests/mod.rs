//! Whole flows over a browser in memory and a Logto that behaves as measured.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

mod account;
mod api;
mod callback;
mod checks;
mod events;
mod faults;
mod interleavings;
mod logto;
mod official;
mod preview;
mod refresh;
mod renewed;
mod sign_in;
mod sign_out;
mod tokens;

use std::collections::BTreeMap;
use std::future::Future;

use logto::{APP, BASE, ENDPOINT, Logto};

use super::{Client, Config, Error, JwtToken, Session, StorageKind, TokenRequest};
use crate::memory::{MemoryBrowser, MemoryTab};
use crate::oidc::{HttpRequest, SignInOptions, Timestamp};

const API: &str = "https://api.test";

/// A browser with one tab, and the Logto it reaches.
struct Scene {
    browser: MemoryBrowser,
    logto: Logto,
    tab: MemoryTab,
    client: Client<MemoryTab>,
}

impl Scene {
    fn new() -> Self {
        Self::with(config())
    }

    fn with(config: Config) -> Self {
        let browser = MemoryBrowser::default();
        let logto = Logto::of(&browser);
        let tab = browser.tab();
        let client = Client::new(config, tab.clone()).unwrap();
        Self {
            browser,
            logto,
            tab,
            client,
        }
    }

    /// A scene in which `subject` has signed in, and no request is on record.
    fn signed_in(subject: &str) -> Self {
        let scene = Self::new();
        scene.sign_in(subject);
        scene.browser.take_requests();
        scene
    }

    /// One more tab of the same browser.
    fn another_tab(&self) -> (MemoryTab, Client<MemoryTab>) {
        let tab = self.browser.tab();
        let client = Client::new(self.client.config().clone(), tab.clone()).unwrap();
        client.session();
        (tab, client)
    }

    fn sign_in(&self, subject: &str) {
        let callback = self.come_back(&SignInOptions::default(), subject);
        let completed = self.handle(&callback).unwrap();
        assert!(completed.signed_in);
        self.browser.settle();
    }

    /// Starts a sign-in and has `subject` sign in at the provider; the callback.
    fn come_back(&self, options: &SignInOptions, subject: &str) -> String {
        let client = self.client.clone();
        let options = options.clone();
        self.run(async move { client.sign_in(options).await })
            .unwrap();
        self.logto
            .sign_in(self.tab.visited().last().unwrap(), subject)
    }

    fn handle(&self, callback: &str) -> Result<super::Completed, Error> {
        let client = self.client.clone();
        let callback = callback.to_owned();
        self.run(async move { client.handle_callback(&callback).await })
    }

    /// Asks for an access token for [`API`].
    fn ask(&self) -> Result<JwtToken, Error> {
        self.ask_in(&self.client)
    }

    /// Asks for it in another tab.
    fn ask_in(&self, client: &Client<MemoryTab>) -> Result<JwtToken, Error> {
        let client = client.clone();
        self.run(async move { client.access_token(TokenRequest::resource(API)).await })
    }

    /// The page of `tab` is loaded anew.
    fn reload(&self, tab: &MemoryTab) -> Client<MemoryTab> {
        tab.reload();
        let client = Client::new(self.client.config().clone(), tab.clone()).unwrap();
        client.session();
        client
    }

    /// Sets the device's clock so many seconds ahead, or back.
    fn move_clock(&self, seconds: i64) {
        let now = self.browser.now().as_millis();
        let now = Timestamp::from_millis(now + seconds * 1_000);
        self.browser.set_clock(now);
    }

    /// Starts it as a task of the tab, and lets no time pass.
    fn tab_does(&self, task: impl Future<Output = ()> + 'static) {
        use super::Platform as _;
        self.tab.spawn(task);
        self.browser.settle();
    }

    fn run<T: 'static>(&self, future: impl Future<Output = T> + 'static) -> T {
        self.browser.run(future)
    }

    /// The bodies of all token requests since this was last asked.
    fn token_requests(&self) -> Vec<BTreeMap<String, String>> {
        self.browser
            .take_requests()
            .iter()
            .filter(|request| request.url.ends_with("/oidc/token"))
            .map(body)
            .collect()
    }
}

fn config() -> Config {
    Config::new(ENDPOINT, APP)
        .unwrap()
        .scopes(["read", "write", "urn:logto:scope:organizations"])
        .unwrap()
        .resources([API, "https://other.test"])
        .unwrap()
        .storage(StorageKind::Local)
        .with_base(BASE)
        .unwrap()
}

fn body(request: &HttpRequest) -> BTreeMap<String, String> {
    form_urlencoded::parse(request.body.as_deref().unwrap_or_default().as_bytes())
        .into_owned()
        .collect()
}

fn name(session: &Session) -> Option<String> {
    session.user().map(|user| user.display_name().to_owned())
}
