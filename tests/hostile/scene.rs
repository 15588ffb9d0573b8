//! A browser with one page of the application, and the provider it reaches.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use leptos_logto::client::StorageKind;
use leptos_logto::memory::MemoryBrowser;
use leptos_logto::oidc::Algorithm;
use leptos_logto::{
    Client, Completed, Config, Error, JwtToken, Session, SignInOptions, SignOut, Subscription,
    TokenRequest, UserInfo,
};

use super::provider::{API, APP, BASE, ENDPOINT, Provider};
use super::witness::Witness;

pub(crate) struct Scene {
    pub(crate) browser: MemoryBrowser,
    pub(crate) provider: Provider,
    pub(crate) tab: Witness,
    pub(crate) client: Client<Witness>,
    shown: Rc<RefCell<Vec<Session>>>,
    _subscription: Subscription,
}

impl Scene {
    pub(crate) fn new(algorithm: Algorithm) -> Self {
        Self::with(algorithm, config())
    }

    pub(crate) fn with(algorithm: Algorithm, config: Config) -> Self {
        let browser = MemoryBrowser::default();
        let provider = Provider::of(&browser, algorithm);
        let tab = Witness::of(browser.tab());
        Self::of(browser, provider, tab, config)
    }

    fn of(browser: MemoryBrowser, provider: Provider, tab: Witness, config: Config) -> Self {
        let client = Client::new(config, tab.clone()).unwrap();
        let shown: Rc<RefCell<Vec<Session>>> = Rc::default();
        let screen = Rc::clone(&shown);
        let subscription = client.subscribe(move |session| {
            screen.borrow_mut().push(session.clone());
        });
        client.session();
        Self {
            browser,
            provider,
            tab,
            client,
            shown,
            _subscription: subscription,
        }
    }

    /// A scene in which `subject` has signed in.
    pub(crate) fn signed_in(algorithm: Algorithm, subject: &str) -> Self {
        let scene = Self::new(algorithm);
        assert!(scene.sign_in(subject).unwrap().signed_in);
        scene.browser.settle();
        scene
    }

    /// The page is loaded anew and knows the provider's documents no more.
    pub(crate) fn anew(self) -> Self {
        let config = self.client.config().clone();
        for key in self.browser.local_storage().into_keys() {
            if key.ends_with(":metadata") || key.ends_with(":keys") {
                self.browser.write_local_storage(&key, None);
            }
        }
        self.again_with(config)
    }

    /// The page is loaded anew, with this configuration.
    pub(crate) fn again_with(self, config: Config) -> Self {
        let tab = self.tab.beside(self.browser.tab());
        Self::of(self.browser.clone(), self.provider.clone(), tab, config)
    }

    /// From here on what is stored and shown is of interest.
    pub(crate) fn watch(&self) {
        self.tab.forget_what_was_saved();
        self.shown.borrow_mut().clear();
        self.browser.take_requests();
    }

    /// Every state of the session since then.
    pub(crate) fn shown(&self) -> Vec<Session> {
        let mut shown = self.shown.borrow().clone();
        shown.push(self.client.session());
        shown
    }

    /// The text of the stored session.
    pub(crate) fn stored_session(&self) -> Option<String> {
        let stored = self.browser.local_storage();
        let found = stored.iter().find(|(key, _)| key.ends_with(":session"));
        found.map(|(_, text)| text.clone())
    }

    /// Starts a sign-in; the address the page leaves for.
    pub(crate) fn start(&self, options: SignInOptions) -> Result<String, Error> {
        let client = self.client.clone();
        self.run(async move { client.sign_in(options).await })?;
        Ok(self.tab.tab.visited().last().unwrap().clone())
    }

    /// The whole way to the provider, where `subject` signs in, and back.
    pub(crate) fn sign_in(&self, subject: &str) -> Result<Completed, Error> {
        let address = self.start(SignInOptions::default())?;
        self.finish(&self.provider.sign_in(&address, subject))
    }

    pub(crate) fn finish(&self, callback: &str) -> Result<Completed, Error> {
        let client = self.client.clone();
        let callback = callback.to_owned();
        self.run(async move { client.handle_callback(&callback).await })
    }

    /// Asks for an access token for [`API`].
    pub(crate) fn ask(&self) -> Result<JwtToken, Error> {
        let client = self.client.clone();
        self.run(async move { client.access_token(TokenRequest::resource(API)).await })
    }

    pub(crate) fn user_info(&self) -> Result<UserInfo, Error> {
        let client = self.client.clone();
        self.run(async move { client.user_info().await })
    }

    pub(crate) fn sign_out(&self, scope: SignOut) -> Result<(), Error> {
        let client = self.client.clone();
        self.run(async move { client.sign_out(scope).await })
    }

    /// Lets a quarter of an hour pass, after which what was kept of the
    /// provider's documents is stale, and fetches them again.
    pub(crate) fn wait_and_revalidate(&self) {
        self.browser.advance(Duration::from_secs(15 * 60));
        let client = self.client.clone();
        self.run(async move { client.revalidate().await });
    }

    pub(crate) fn run<T: 'static>(&self, future: impl Future<Output = T> + 'static) -> T {
        let result = self.browser.run(future);
        self.browser.settle();
        result
    }

    /// How many requests went to the token endpoint since last asked.
    pub(crate) fn token_requests(&self) -> usize {
        let requests = self.browser.take_requests();
        let is_token = |url: &str| url.ends_with("/token");
        requests.iter().filter(|it| is_token(&it.url)).count()
    }
}

pub(crate) fn config() -> Config {
    Config::new(ENDPOINT, APP)
        .unwrap()
        .scopes(["read"])
        .unwrap()
        .resources([API, "https://other.test"])
        .unwrap()
        .storage(StorageKind::Local)
        .with_base(BASE)
        .unwrap()
}

/// The person the page shows.
pub(crate) fn subject(session: &Session) -> Option<&str> {
    session.user().map(|user| user.claims().subject.as_str())
}
