use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::super::logto::{Fault, Logto};
use super::super::{API, config};
use super::invariants::Seen;
use super::step::Step;
use crate::client::{
    Client, Config, Platform, Session, SignOut, StorageKind, Subscription, TokenRequest,
};
use crate::memory::{MemoryBrowser, MemoryTab};
use crate::oidc::{SignInOptions, Timestamp};

const MOST_TABS: usize = 6;

/// A browser, its tabs, and the Logto it reaches.
pub(super) struct World {
    pub(super) browser: MemoryBrowser,
    pub(super) logto: Logto,
    pub(super) config: Config,
    pub(super) tabs: Vec<Tab>,
    callbacks: Vec<String>,
    pub(super) seen: Seen,
}

pub(super) struct Tab {
    pub(super) platform: MemoryTab,
    pub(super) client: Client<MemoryTab>,
    page: Page,
    calls: Vec<Rc<Call>>,
}

/// Whom a page shows, from what its client has told it.
struct Page {
    shown: Rc<RefCell<Option<String>>>,
    _subscription: Subscription,
}

impl Page {
    fn of(client: &Client<MemoryTab>) -> Self {
        let shown = Rc::new(RefCell::new(subject(&client.session())));
        let told = Rc::clone(&shown);
        let subscription = client.subscribe(move |session| {
            *told.borrow_mut() = subject(session);
        });
        Self {
            shown,
            _subscription: subscription,
        }
    }
}

fn subject(session: &Session) -> Option<String> {
    session.user().map(|user| user.claims().subject.clone())
}

/// A call under way, and what came of it.
#[derive(Default)]
pub(super) struct Call {
    /// Whom the page showed when the call was made, and when it came back.
    shown: RefCell<Vec<Option<String>>>,
    done: RefCell<Option<Option<String>>>,
}

impl World {
    pub(super) fn of(seed: u64) -> Self {
        let browser = MemoryBrowser::default();
        let logto = Logto::cheap(&browser);
        let kind = match seed % 4 {
            0 => StorageKind::Session,
            _ => StorageKind::Local,
        };
        let mut world = Self {
            browser,
            logto,
            config: config().storage(kind),
            tabs: Vec::new(),
            callbacks: Vec::new(),
            seen: Seen::default(),
        };
        world.open(world.browser.tab());
        world
    }

    fn open(&mut self, platform: MemoryTab) {
        if self.tabs.len() < MOST_TABS {
            let client = self.load(&platform);
            self.tabs.push(Tab {
                platform,
                page: Page::of(&client),
                client,
                calls: Vec::new(),
            });
        }
    }

    fn load(&self, platform: &MemoryTab) -> Client<MemoryTab> {
        Client::new(self.config.clone(), platform.clone()).unwrap()
    }

    pub(super) fn take(&mut self, step: &Step) {
        let at = |tab: usize| tab % self.tabs.len();
        match step {
            Step::Open => self.open(self.browser.tab()),
            Step::Duplicate(tab) => self.open(self.tabs[at(*tab)].platform.duplicate()),
            Step::Close(tab) if self.tabs.len() > 1 => {
                let tab = self.tabs.remove(at(*tab));
                tab.platform.close();
            }
            Step::Close(_) => {}
            Step::Freeze(tab) => self.tabs[at(*tab)].platform.freeze(),
            Step::Thaw(tab) => {
                let tab = &self.tabs[at(*tab)];
                tab.platform.thaw();
                tab.client.refresh();
            }
            Step::Reload(tab) => {
                let tab = at(*tab);
                self.tabs[tab].platform.reload();
                self.tabs[tab].client = self.load(&self.tabs[tab].platform);
                self.tabs[tab].page = Page::of(&self.tabs[tab].client);
                self.tabs[tab].calls.clear();
            }
            Step::Ask(tab, what, force) => self.ask(at(*tab), *what, *force),
            Step::SignIn(tab, person) => self.sign_in(at(*tab), person, false),
            Step::SignInAutomatically(tab, person) => self.sign_in(at(*tab), person, true),
            Step::Callback(tab, which) => {
                if !self.callbacks.is_empty() {
                    let url = self.callbacks[which % self.callbacks.len()].clone();
                    self.call(at(*tab), |client| async move {
                        let _ = client.handle_callback(&url).await;
                        None
                    });
                }
            }
            Step::SignOut(tab, everywhere) => {
                let everywhere = *everywhere;
                if everywhere {
                    self.logto.end_session();
                }
                self.seen.signed_out();
                self.call(at(*tab), move |client| async move {
                    let scope = if everywhere {
                        SignOut::Global
                    } else {
                        SignOut::Local
                    };
                    let _ = client.sign_out(scope).await;
                    None
                });
            }
            Step::Prepare(tab) => self.call(at(*tab), |client| async move {
                client.prepare().await;
                None
            }),
            Step::LoseAnswer => drop(self.logto.then(Fault::LoseAnswer)),
            Step::BreakAfter => drop(self.logto.then(Fault::BreakAfter)),
            Step::BreakBefore => drop(self.logto.then(Fault::BreakBefore)),
            Step::Slow(millis) => {
                self.logto.then(Fault::Slow(Duration::from_millis(*millis)));
            }
            Step::Down(outage) => self.logto.down(*outage),
            Step::KeysUnreachable(unreachable) => self.logto.keys_unreachable(*unreachable),
            Step::RotateKeys => self
                .logto
                .rotate_keys(&format!("key-{}", self.callbacks.len())),
            Step::Wait(seconds) => self.browser.advance(Duration::from_secs(*seconds)),
            Step::MoveClock(seconds) => {
                let now = self.browser.now().as_millis() + seconds * 1_000;
                self.browser.set_clock(Timestamp::from_millis(now));
            }
            Step::LearnClock(tab) => {
                let tab = &self.tabs[at(*tab)];
                tab.client
                    .learn_clock(self.browser.true_time(), Duration::ZERO);
            }
            Step::ClearStorage => {
                for key in self.browser.local_storage().keys() {
                    self.browser.write_local_storage(key, None);
                }
                for tab in &self.tabs {
                    tab.platform.clear_session_storage();
                }
                self.seen.cleared();
            }
            Step::RevokeAll => self.logto.revoke_all(),
        }
        self.browser.settle();
    }

    fn ask(&mut self, tab: usize, what: usize, force: bool) {
        let request = match what {
            0 => TokenRequest::default(),
            1 => TokenRequest::resource(API),
            2 => TokenRequest::resource("https://other.test").scopes(["read"]),
            3 => TokenRequest::organization("org-1"),
            _ => TokenRequest::resource(API).in_organization("foreign-org"),
        };
        let request = if force { request.force() } else { request };
        self.call(tab, |client| async move {
            let token = client.token(request).await.ok()?;
            Some(token.token.expose().to_owned())
        });
    }

    fn sign_in(&mut self, tab: usize, person: &str, automatic: bool) {
        let before = self.tabs[tab].platform.visited().len();
        self.call(tab, move |client| async move {
            let options = SignInOptions::default();
            let _ = if automatic {
                client.sign_in_automatically(options).await
            } else {
                client.sign_in(options).await
            };
            None
        });
        self.browser.settle();
        if let Some(left) = self.tabs[tab].platform.visited().get(before) {
            self.callbacks.push(self.logto.sign_in(left, person));
        }
    }

    /// Has the page of `tab` do something.
    fn call<F>(&mut self, tab: usize, work: impl FnOnce(Client<MemoryTab>) -> F)
    where
        F: Future<Output = Option<String>> + 'static,
    {
        let tab = &mut self.tabs[tab];
        let call = Rc::new(Call::default());
        tab.calls.push(Rc::clone(&call));
        let work = work(tab.client.clone());
        let shown = Rc::clone(&tab.page.shown);
        tab.platform.spawn(async move {
            // A frozen page makes no calls.
            call.shown.borrow_mut().push(shown.borrow().clone());
            let token = work.await;
            call.shown.borrow_mut().push(shown.borrow().clone());
            *call.done.borrow_mut() = Some(token);
        });
    }

    /// The tokens that calls have brought since this was last asked, and whom
    /// their pages showed.
    pub(super) fn brought(&mut self) -> Vec<(Vec<Option<String>>, String)> {
        let mut brought = Vec::new();
        for tab in &mut self.tabs {
            tab.calls.retain(|call| match call.done.take() {
                Some(Some(token)) => {
                    brought.push((call.shown.take(), token));
                    false
                }
                Some(None) => false,
                None => true,
            });
        }
        brought
    }

    /// Ends all that is under way; nothing may hang or hold a lock then.
    pub(super) fn come_to_rest(mut self) -> Result<(), String> {
        for tab in &self.tabs {
            tab.platform.thaw();
        }
        for _ in 0..10 {
            self.browser.advance(Duration::from_secs(60));
            self.check()?;
        }
        if self.browser.is_locked() {
            return Err("a lock is still held".to_owned());
        }
        if self.tabs.iter().any(|tab| !tab.calls.is_empty()) {
            return Err("a call has never come back".to_owned());
        }
        Ok(())
    }
}
