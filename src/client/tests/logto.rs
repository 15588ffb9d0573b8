//! A Logto as a client meets it: codes, rotation with its leeway, grants.

mod documents;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p384::ecdsa::SigningKey;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::memory::{MemoryBrowser, Reply};
use crate::oidc::{HttpRequest, Timestamp};

pub(super) const ENDPOINT: &str = "https://logto.test/";
pub(super) const ISSUER: &str = "https://logto.test/oidc";
pub(super) const APP: &str = "app";
pub(super) const BASE: &str = "https://app.test/";

/// Logto honours a rotated refresh token this much longer.
const LEEWAY: Duration = Duration::from_secs(3);

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

/// The server's side.
#[derive(Clone)]
pub(super) struct Logto(Rc<State>);

struct State {
    browser: MemoryBrowser,
    key: RefCell<(String, SigningKey)>,
    codes: RefCell<BTreeMap<String, Code>>,
    refresh_tokens: RefCell<BTreeMap<String, RefreshToken>>,
    grants: RefCell<Vec<Grant>>,
    issued: Cell<u64>,
    faults: RefCell<VecDeque<Fault>>,
    keys_unreachable: Cell<bool>,
    others: RefCell<Box<dyn Fn(&HttpRequest) -> Reply>>,
    claims: RefCell<Box<dyn Fn(&mut Value)>>,
}

#[derive(Clone)]
struct Code {
    parameters: BTreeMap<String, String>,
    resources: Vec<String>,
    subject: String,
    used: bool,
}

#[derive(Clone)]
struct RefreshToken {
    grant: usize,
    consumed_at: Option<Timestamp>,
}

struct Grant {
    subject: String,
    nonce: Option<String>,
    max_age: bool,
    resources: Vec<String>,
    alive: bool,
}

impl Logto {
    /// The Logto that `browser` reaches.
    pub(super) fn of(browser: &MemoryBrowser) -> Self {
        let logto = Self(Rc::new(State {
            browser: browser.clone(),
            key: RefCell::new(key("key-1")),
            codes: RefCell::default(),
            refresh_tokens: RefCell::default(),
            grants: RefCell::default(),
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

    /// What happens to the next token requests, one after the other.
    pub(super) fn then(&self, fault: Fault) -> &Self {
        self.0.faults.borrow_mut().push_back(fault);
        self
    }

    /// Signs with another key from now on.
    pub(super) fn rotate_keys(&self, id: &str) {
        *self.0.key.borrow_mut() = key(id);
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
            grant.alive = false;
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
            .filter(|grant| grant.alive)
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
                used: false,
            },
        );
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair("state", &state)
            .append_pair("iss", ISSUER)
            .finish();
        format!("{redirect_uri}?{query}")
    }

    fn answer(&self, request: &HttpRequest) -> Reply {
        match request.url.as_str() {
            "https://logto.test/oidc/.well-known/openid-configuration" => {
                Reply::json(200, documents::metadata())
            }
            "https://logto.test/oidc/jwks" if self.0.keys_unreachable.get() => Reply::Fail,
            "https://logto.test/oidc/jwks" => {
                Reply::json(200, documents::jwks(&self.0.key.borrow()))
            }
            "https://logto.test/oidc/token" => self.token(request),
            "https://logto.test/oidc/me" => self.user_info(request),
            "https://logto.test/oidc/token/revocation" => self.revoke(request),
            _ => (self.0.others.borrow())(request),
        }
    }

    fn token(&self, request: &HttpRequest) -> Reply {
        let body: BTreeMap<String, String> =
            form_urlencoded::parse(request.body.as_deref().unwrap_or_default().as_bytes())
                .into_owned()
                .collect();
        let fault = self.0.faults.borrow_mut().pop_front();
        match fault {
            Some(Fault::BreakBefore) => return Reply::Fail,
            Some(Fault::Instead(reply)) => return reply,
            _ => {}
        }
        let reply = match body["grant_type"].as_str() {
            "authorization_code" => self.exchange(&body),
            "refresh_token" => self.refresh(&body),
            other => panic!("the client asked for the grant {other}"),
        };
        match (fault, reply) {
            (Some(Fault::LoseAnswer), _) => Reply::Never,
            (Some(Fault::BreakAfter), _) => Reply::Fail,
            (Some(Fault::Slow(delay)), Reply::Now(response)) => Reply::After(delay, response),
            (_, reply) => reply,
        }
    }

    fn exchange(&self, body: &BTreeMap<String, String>) -> Reply {
        let mut codes = self.0.codes.borrow_mut();
        let Some(code) = codes.get_mut(&body["code"]) else {
            return refused("invalid_grant");
        };
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(body["code_verifier"].as_bytes()));
        if challenge != code.parameters["code_challenge"]
            || body["redirect_uri"] != code.parameters["redirect_uri"]
        {
            return refused("invalid_grant");
        }
        if std::mem::replace(&mut code.used, true) {
            self.revoke_all();
            return refused("invalid_grant");
        }
        let grant = Grant {
            subject: code.subject.clone(),
            nonce: code.parameters.get("nonce").cloned(),
            max_age: code.parameters.contains_key("max_age"),
            resources: code.resources.clone(),
            alive: true,
        };
        let offline = code
            .parameters
            .get("prompt")
            .is_some_and(|it| it.contains("consent"));
        self.0.grants.borrow_mut().push(grant);
        let grant = self.0.grants.borrow().len() - 1;
        self.issue(grant, offline, body)
    }

    fn refresh(&self, body: &BTreeMap<String, String>) -> Reply {
        let now = self.0.browser.now();
        let token = self
            .0
            .refresh_tokens
            .borrow()
            .get(&body["refresh_token"])
            .cloned();
        let Some(token) = token else {
            return refused("invalid_grant");
        };
        if !self.0.grants.borrow()[token.grant].alive {
            return refused("invalid_grant");
        }
        if token
            .consumed_at
            .is_some_and(|at| LEEWAY < now.saturating_since(at))
        {
            self.0.grants.borrow_mut()[token.grant].alive = false;
            return refused("invalid_grant");
        }
        let consumed = RefreshToken {
            consumed_at: token.consumed_at.or(Some(now)),
            ..token
        };
        self.0
            .refresh_tokens
            .borrow_mut()
            .insert(body["refresh_token"].clone(), consumed);
        if let Some(resource) = body.get("resource")
            && !self.0.grants.borrow()[token.grant]
                .resources
                .contains(resource)
        {
            return refused("invalid_target");
        }
        if body
            .get("organization_id")
            .is_some_and(|id| id.starts_with("foreign"))
        {
            return Reply::json(403, r#"{"error":"access_denied"}"#);
        }
        self.issue(token.grant, true, body)
    }

    fn issue(&self, grant: usize, offline: bool, body: &BTreeMap<String, String>) -> Reply {
        let refresh_token = offline.then(|| {
            let token = self.draw("refresh");
            let fresh = RefreshToken {
                grant,
                consumed_at: None,
            };
            self.0
                .refresh_tokens
                .borrow_mut()
                .insert(token.clone(), fresh);
            token
        });
        let kind = match (body.get("resource"), body.get("organization_id")) {
            (None, None) => "opaque".to_owned(),
            (resource, organization) => format!(
                "jwt-{}-{}",
                resource.map_or("", String::as_str),
                organization.map_or("", String::as_str)
            ),
        };
        let subject = self.0.grants.borrow()[grant].subject.clone();
        let mut answer = json!({
            "access_token": self.draw(&format!("{kind}-of-{subject}")),
            "expires_in": 3600,
            "id_token": self.id_token(grant),
            "scope": body.get("scope").cloned().unwrap_or_else(|| "openid".to_owned()),
            "token_type": "Bearer",
        });
        if let Some(token) = refresh_token {
            answer["refresh_token"] = token.into();
        }
        Reply::json(200, answer.to_string())
    }

    fn id_token(&self, grant: usize) -> String {
        let grants = self.0.grants.borrow();
        let now = self.0.browser.now().as_secs();
        let subject = &grants[grant].subject;
        let mut claims = json!({
            "iss": ISSUER, "aud": APP, "sub": subject, "iat": now, "exp": now + 3600,
            "name": format!("{subject} of Test"), "username": null,
        });
        if let Some(nonce) = &grants[grant].nonce {
            claims["nonce"] = nonce.clone().into();
        }
        if grants[grant].max_age {
            claims["auth_time"] = now.into();
        }
        (self.0.claims.borrow())(&mut claims);
        documents::signed(&self.0.key.borrow(), &claims)
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
            self.0.grants.borrow_mut()[token.grant].alive = false;
        }
        Reply::json(200, "")
    }

    fn draw(&self, what: &str) -> String {
        let issued = self.0.issued.replace(self.0.issued.get() + 1);
        format!("{what}-{issued}")
    }
}

fn key(id: &str) -> (String, SigningKey) {
    let digest = sha2::Sha384::digest(id);
    (id.to_owned(), SigningKey::from_slice(&digest).unwrap())
}

fn refused(error: &str) -> Reply {
    let status = if error == "invalid_token" { 401 } else { 400 };
    Reply::json(
        status,
        json!({ "error": error, "error_description": "no" }).to_string(),
    )
}
