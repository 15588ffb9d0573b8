//! A Logto as a client meets it: codes, rotation with its leeway, grants.

mod documents;
mod grants;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};

use documents::Key;
pub(super) use grants::Death;
use grants::{Code, Grant, RefreshToken, refused};

use crate::memory::{MemoryBrowser, Reply};
use crate::oidc::HttpRequest;

pub(super) const ENDPOINT: &str = "https://logto.test/";
pub(super) const ISSUER: &str = "https://logto.test/oidc";
pub(super) const APP: &str = "app";
pub(super) const BASE: &str = "https://app.test/";

/// What happens to the next token request.
pub(super) enum Fault {
    /// It is processed, and the answer never arrives.
    LoseAnswer,
    /// It is processed, and the connection breaks before the answer.
    BreakAfter,
    /// It does not arrive.
    BreakBefore,
    /// Something else answers.
    Instead(Reply),
    /// It takes a while.
    Slow(Duration),
}

/// What is the matter with the network, or the server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outage {
    /// A captive portal answers everything.
    Portal,
    /// 500.
    Failing,
    /// 429, for a minute.
    Busy,
    /// The device is offline.
    Offline,
}

type Others = Box<dyn Fn(&HttpRequest) -> Reply>;
type Claims = Box<dyn Fn(&mut Value)>;

/// The server's side.
#[derive(Clone)]
pub(super) struct Logto(Rc<State>);

struct State {
    browser: MemoryBrowser,
    key: RefCell<Key>,
    /// Signs with a hash, which thousands of cases can afford.
    cheap: bool,
    /// As Logto does: one person and browser, one grant.
    grants_are_shared: Cell<bool>,
    lifetime: Cell<u64>,
    scope: RefCell<String>,
    down: Cell<Option<Outage>>,
    codes: RefCell<BTreeMap<String, Code>>,
    refresh_tokens: RefCell<BTreeMap<String, RefreshToken>>,
    grants: RefCell<Vec<Grant>>,
    misdeeds: RefCell<Vec<String>>,
    issued: Cell<u64>,
    faults: RefCell<VecDeque<Fault>>,
    keys_unreachable: Cell<bool>,
    others: RefCell<Others>,
    claims: RefCell<Claims>,
}

impl Logto {
    /// The Logto that `browser` reaches.
    pub(super) fn of(browser: &MemoryBrowser) -> Self {
        Self::with(browser, Key::of("key-1"), false)
    }

    /// One that signs with hashes, and has one grant for a person and browser.
    pub(super) fn cheap(browser: &MemoryBrowser) -> Self {
        browser.verify_with(documents::cheap);
        let logto = Self::with(browser, Key::cheap("key-1"), true);
        logto.share_grants();
        logto
    }

    fn with(browser: &MemoryBrowser, key: Key, cheap: bool) -> Self {
        let logto = Self(Rc::new(State {
            browser: browser.clone(),
            key: RefCell::new(key),
            cheap,
            grants_are_shared: Cell::new(false),
            lifetime: Cell::new(3600),
            scope: RefCell::new("openid".to_owned()),
            down: Cell::new(None),
            codes: RefCell::default(),
            refresh_tokens: RefCell::default(),
            grants: RefCell::default(),
            misdeeds: RefCell::default(),
            issued: Cell::new(0),
            faults: RefCell::default(),
            keys_unreachable: Cell::new(false),
            others: RefCell::new(Box::new(|request| panic!("asked for {request:?}"))),
            claims: RefCell::new(Box::new(|_| {})),
        }));
        let answering = logto.clone();
        browser.answer(move |request| answering.answer(request));
        logto
    }

    /// The discovery document.
    pub(super) fn metadata() -> String {
        documents::metadata()
    }

    /// What happens to the next token requests, one after the other.
    pub(super) fn then(&self, fault: Fault) -> &Self {
        self.0.faults.borrow_mut().push_back(fault);
        self
    }

    /// Signs with another key from now on.
    pub(super) fn rotate_keys(&self, id: &str) {
        let key = if self.0.cheap {
            Key::cheap(id)
        } else {
            Key::of(id)
        };
        *self.0.key.borrow_mut() = key;
    }

    pub(super) fn keys_unreachable(&self, unreachable: bool) {
        self.0.keys_unreachable.set(unreachable);
    }

    /// Other servers on this network.
    pub(super) fn answer_others(&self, answer: impl Fn(&HttpRequest) -> Reply + 'static) {
        *self.0.others.borrow_mut() = Box::new(answer);
    }

    /// Changes the claims of all ID tokens from now on.
    pub(super) fn change_claims(&self, change: impl Fn(&mut Value) + 'static) {
        *self.0.claims.borrow_mut() = Box::new(change);
    }

    /// An administrator ends all sessions.
    pub(super) fn revoke_all(&self) {
        for grant in &mut *self.0.grants.borrow_mut() {
            grant.die(Death::Administrator);
        }
    }

    /// The person's session here is over: the next sign-in gets a new grant.
    pub(super) fn end_session(&self) {
        for grant in &mut *self.0.grants.borrow_mut() {
            grant.shared = false;
        }
    }

    /// From now on a person who signs in again gets the grant they have.
    pub(super) fn share_grants(&self) {
        self.0.grants_are_shared.set(true);
    }

    /// How many seconds access tokens live from now on.
    pub(super) fn lifetime(&self, seconds: u64) {
        self.0.lifetime.set(seconds);
    }

    /// What is granted from now on where no scope is named.
    pub(super) fn grants_scope(&self, scope: &str) {
        scope.clone_into(&mut self.0.scope.borrow_mut());
    }

    /// From now on something else answers all requests, or nothing does.
    pub(super) fn down(&self, outage: Option<Outage>) {
        self.0.down.set(outage);
    }

    /// How the grant that `refresh_token` is of died, if it did.
    pub(super) fn death_of(&self, refresh_token: &str) -> Option<Death> {
        let tokens = self.0.refresh_tokens.borrow();
        let grant = tokens.get(refresh_token)?.grant;
        self.0.grants.borrow()[grant].death
    }

    /// What the server has seen that no client may do.
    pub(super) fn misdeeds(&self) -> Vec<String> {
        self.0.misdeeds.borrow().clone()
    }

    /// Notes that the client has kept this refresh token.
    pub(super) fn note_kept(&self, refresh_token: &str) {
        if let Some(token) = self.0.refresh_tokens.borrow_mut().get_mut(refresh_token) {
            token.kept = true;
        }
    }

    /// An administrator deletes an API resource.
    pub(super) fn forget_resource(&self, resource: &str) {
        for grant in &mut *self.0.grants.borrow_mut() {
            grant.resources.retain(|known| known != resource);
        }
    }

    /// How many grants have not been revoked.
    pub(super) fn grants_alive(&self) -> usize {
        self.0
            .grants
            .borrow()
            .iter()
            .filter(|grant| grant.death.is_none())
            .count()
    }

    /// `subject` signs in at the address the client has left for; the callback.
    pub(super) fn sign_in(&self, url: &str, subject: &str) -> String {
        let query = url.split_once('?').unwrap().1;
        let mut parameters = BTreeMap::new();
        let mut resources = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if name == "resource" {
                resources.push(value.into_owned());
            } else {
                parameters.insert(name.into_owned(), value.into_owned());
            }
        }
        let code = self.draw("code");
        let state = parameters["state"].clone();
        let redirect_uri = parameters["redirect_uri"].clone();
        let subject = subject.to_owned();
        self.0.codes.borrow_mut().insert(
            code.clone(),
            Code {
                parameters,
                resources,
                subject,
                used: 0,
            },
        );
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair("state", &state)
            .append_pair("iss", ISSUER)
            .finish();
        format!("{redirect_uri}?{query}")
    }

    pub(super) fn answer(&self, request: &HttpRequest) -> Reply {
        match self.0.down.get() {
            Some(Outage::Portal) => return Reply::json(200, "<html>Welcome to Hotel</html>"),
            Some(Outage::Failing) => return Reply::json(500, "{}"),
            Some(Outage::Busy) => return refused_for_now(),
            Some(Outage::Offline) => return Reply::Offline,
            None => {}
        }
        match request.url.as_str() {
            "https://logto.test/oidc/.well-known/openid-configuration" => {
                Reply::json(200, documents::metadata())
            }
            "https://logto.test/oidc/jwks" if self.0.keys_unreachable.get() => Reply::Fail,
            "https://logto.test/oidc/jwks" => Reply::json(200, self.0.key.borrow().set()),
            "https://logto.test/oidc/token" => self.token(request),
            "https://logto.test/oidc/me" => self.user_info(request),
            "https://logto.test/oidc/token/revocation" => self.revoke(request),
            _ => (self.0.others.borrow())(request),
        }
    }

    fn user_info(&self, request: &HttpRequest) -> Reply {
        let authorization = request
            .headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        let token = authorization
            .map(|(_, value)| value.as_str())
            .unwrap_or_default();
        let subject = token
            .split("-of-")
            .nth(1)
            .and_then(|rest| rest.rsplit_once('-'));
        match subject {
            Some((subject, _)) if token.starts_with("Bearer opaque") => {
                Reply::json(200, json!({ "sub": subject, "name": "N" }).to_string())
            }
            _ => refused("invalid_token"),
        }
    }

    fn revoke(&self, request: &HttpRequest) -> Reply {
        let body: BTreeMap<String, String> =
            form_urlencoded::parse(request.body.as_deref().unwrap_or_default().as_bytes())
                .into_owned()
                .collect();
        if let Some(token) = self.0.refresh_tokens.borrow().get(&body["token"]) {
            self.0.grants.borrow_mut()[token.grant].die(Death::Revoked);
        }
        Reply::json(200, "")
    }

    fn draw(&self, what: &str) -> String {
        let issued = self.0.issued.replace(self.0.issued.get() + 1);
        format!("{what}-{issued}")
    }
}

fn refused_for_now() -> Reply {
    let mut reply = Reply::json(429, "{}");
    if let Reply::Now(response) = &mut reply {
        let header = ("retry-after".to_owned(), "60".to_owned());
        response.headers.push(header);
    }
    reply
}
