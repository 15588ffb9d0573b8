//! A provider that behaves, until it is told how to misbehave. It complains
//! about every request that a provider should not get from a good client.

mod conduct;
mod endpoints;
mod id_token;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos_logto::HttpRequest;
use leptos_logto::memory::{MemoryBrowser, Reply};
use leptos_logto::oidc::Algorithm;
use serde_json::{Value, json};

use super::keys::SigningKey;
use conduct::Conduct;

pub(crate) const ENDPOINT: &str = "https://logto.test/";
pub(crate) const ISSUER: &str = "https://logto.test/oidc";
pub(crate) const APP: &str = "app";
pub(crate) const BASE: &str = "https://app.test/";
pub(crate) const REDIRECT: &str = "https://app.test/callback";
pub(crate) const API: &str = "https://api.test";
pub(crate) const EVIL: &str = "https://evil.test";

/// The provider's side.
#[derive(Clone)]
pub(crate) struct Provider(Rc<State>);

struct State {
    browser: MemoryBrowser,
    /// The key of better days.
    own_key: SigningKey,
    /// The published keys; the first one signs.
    keys: RefCell<Vec<SigningKey>>,
    conduct: RefCell<Conduct>,
    codes: RefCell<BTreeMap<String, Code>>,
    /// By the one refresh token that is good now.
    grants: RefCell<BTreeMap<String, Grant>>,
    /// Who an opaque access token is about.
    access_tokens: RefCell<BTreeMap<String, String>>,
    drawn: Cell<u64>,
    issued: RefCell<Vec<String>>,
    complaints: RefCell<Vec<String>>,
}

struct Code {
    parameters: BTreeMap<String, String>,
    subject: String,
    used: bool,
}

#[derive(Clone)]
struct Grant {
    subject: String,
    nonce: String,
    max_age: bool,
}

impl Provider {
    /// The provider that `browser` reaches, signing with `algorithm`.
    pub(crate) fn of(browser: &MemoryBrowser, algorithm: Algorithm) -> Self {
        let own_key = SigningKey::new(algorithm, "key-1");
        let provider = Self(Rc::new(State {
            browser: browser.clone(),
            keys: RefCell::new(vec![own_key.clone()]),
            own_key,
            conduct: RefCell::default(),
            codes: RefCell::default(),
            grants: RefCell::default(),
            access_tokens: RefCell::default(),
            drawn: Cell::new(0),
            issued: RefCell::default(),
            complaints: RefCell::default(),
        }));
        let answering = provider.clone();
        browser.answer(move |request| answering.reply(request));
        provider
    }

    /// The key it signs with.
    pub(crate) fn key(&self) -> SigningKey {
        self.0.keys.borrow()[0].clone()
    }

    pub(crate) fn algorithm(&self) -> Algorithm {
        self.key().algorithm
    }

    /// From now on it publishes these keys and signs with the first.
    pub(crate) fn use_keys(&self, keys: impl IntoIterator<Item = SigningKey>) {
        *self.0.keys.borrow_mut() = keys.into_iter().collect();
    }

    /// From now on it behaves.
    pub(crate) fn behave(&self) {
        self.0.conduct.take();
        self.use_keys([self.0.own_key.clone()]);
    }

    /// Codes and tokens it has issued since this was last asked.
    pub(crate) fn take_issued(&self) -> Vec<String> {
        self.0.issued.take()
    }

    /// What was wrong with the requests it got since this was last asked.
    pub(crate) fn take_complaints(&self) -> Vec<String> {
        self.0.complaints.take()
    }

    /// `subject` signs in at the address the client has left for; the callback.
    pub(crate) fn sign_in(&self, url: &str, subject: &str) -> String {
        let (endpoint, query) = url.split_once('?').unwrap();
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        self.check_authorization_request(endpoint, &pairs);
        let parameters: BTreeMap<String, String> = pairs.into_iter().collect();
        let code = self.draw("code");
        let mut answer = vec![
            ("code".to_owned(), code.clone()),
            ("state".to_owned(), parameters["state"].clone()),
            ("iss".to_owned(), ISSUER.to_owned()),
        ];
        let redirect_uri = parameters["redirect_uri"].clone();
        let subject = subject.to_owned();
        self.0.codes.borrow_mut().insert(
            code,
            Code {
                parameters,
                subject,
                used: false,
            },
        );
        (self.0.conduct.borrow().callback)(&mut answer);
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(answer);
        let url = format!("{redirect_uri}?{}", query.finish());
        (self.0.conduct.borrow().callback_url)(url)
    }

    /// The discovery document, as it is published now.
    pub(crate) fn published_metadata(&self) -> Value {
        let mut metadata = json!({
            "issuer": ISSUER,
            "authorization_endpoint": "https://logto.test/oidc/auth",
            "token_endpoint": "https://logto.test/oidc/token",
            "userinfo_endpoint": "https://logto.test/oidc/me",
            "jwks_uri": "https://logto.test/oidc/jwks",
            "end_session_endpoint": "https://logto.test/oidc/session/end",
            "revocation_endpoint": "https://logto.test/oidc/token/revocation",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": [self.algorithm().name()],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": true,
        });
        (self.0.conduct.borrow().metadata)(&mut metadata);
        metadata
    }

    fn complain(&self, complaint: impl Into<String>) {
        self.0.complaints.borrow_mut().push(complaint.into());
    }

    /// Something new, which a client may have to forget again.
    fn draw(&self, what: &str) -> String {
        let drawn = self.0.drawn.replace(self.0.drawn.get() + 1);
        let text = format!("{what}-issued-as-number-{drawn}");
        self.0.issued.borrow_mut().push(text.clone());
        text
    }

    fn now(&self) -> i64 {
        self.0.browser.now().as_secs()
    }

    fn reply(&self, request: &HttpRequest) -> Reply {
        let instead = (self.0.conduct.borrow().instead)(request);
        instead.unwrap_or_else(|| self.serve(request))
    }
}

pub(crate) fn refused(status: u16, error: &str) -> Reply {
    let body = json!({ "error": error, "error_description": "no" });
    Reply::json(status, body.to_string())
}
