//! The token endpoint: codes, grants, and rotation with its leeway.

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{APP, Fault, ISSUER, Logto};
use crate::memory::Reply;
use crate::oidc::{HttpRequest, Timestamp};

/// Logto honours a rotated refresh token this much longer.
const LEEWAY: Duration = Duration::from_secs(3);

#[derive(Clone)]
pub(super) struct Code {
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) resources: Vec<String>,
    pub(super) subject: String,
    pub(super) used: u32,
}

#[derive(Clone)]
pub(super) struct RefreshToken {
    pub(super) grant: usize,
    consumed_at: Option<Timestamp>,
    nonce: Option<String>,
    max_age: bool,
    /// Which token it was issued for.
    from: Option<String>,
    pub(super) kept: bool,
}

pub(super) struct Grant {
    pub(super) subject: String,
    pub(super) resources: Vec<String>,
    /// The person's session at the provider has it.
    pub(super) shared: bool,
    pub(super) death: Option<Death>,
}

/// Why a grant is no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum Death {
    Administrator,
    Revoked,
    Reused,
    CodeReplayed,
}

impl Grant {
    pub(super) fn die(&mut self, death: Death) {
        self.death.get_or_insert(death);
    }
}

impl RefreshToken {
    fn of(grant: usize) -> Self {
        Self {
            grant,
            consumed_at: None,
            nonce: None,
            max_age: false,
            from: None,
            kept: false,
        }
    }
}

impl Logto {
    pub(super) fn token(&self, request: &HttpRequest) -> Reply {
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
        code.used += 1;
        if 1 < code.used {
            self.misdeed("a code was sent twice");
            for grant in &mut *self.0.grants.borrow_mut() {
                grant.die(Death::CodeReplayed);
            }
            return refused("invalid_grant");
        }
        let nonce = code.parameters.get("nonce").cloned();
        let max_age = code.parameters.contains_key("max_age");
        let offline = code
            .parameters
            .get("prompt")
            .is_some_and(|it| it.contains("consent"));
        let grant = self.grant_for(code);
        let seed = RefreshToken {
            nonce,
            max_age,
            ..RefreshToken::of(grant)
        };
        self.issue(&seed, offline, body)
    }

    fn refresh(&self, body: &BTreeMap<String, String>) -> Reply {
        let now = self.0.browser.true_time();
        self.look_for_another();
        let token = self
            .0
            .refresh_tokens
            .borrow()
            .get(&body["refresh_token"])
            .cloned();
        let Some(token) = token else {
            return refused("invalid_grant");
        };
        if self.0.grants.borrow()[token.grant].death.is_some() {
            return refused("invalid_grant");
        }
        if token
            .consumed_at
            .is_some_and(|at| LEEWAY < now.saturating_since(at))
        {
            self.judge_reuse(&body["refresh_token"]);
            self.0.grants.borrow_mut()[token.grant].die(Death::Reused);
            return refused("invalid_grant");
        }
        // Refused before the token is rotated, unlike an unknown resource.
        if body
            .get("organization_id")
            .is_some_and(|id| id.starts_with("foreign"))
        {
            return Reply::json(403, r#"{"error":"access_denied"}"#);
        }
        let consumed = RefreshToken {
            consumed_at: token.consumed_at.or(Some(now)),
            ..token.clone()
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
        let seed = RefreshToken {
            from: Some(body["refresh_token"].clone()),
            consumed_at: None,
            kept: false,
            ..token
        };
        self.issue(&seed, true, body)
    }

    fn issue(&self, seed: &RefreshToken, offline: bool, body: &BTreeMap<String, String>) -> Reply {
        let grant = seed.grant;
        let refresh_token = offline.then(|| {
            let token = self.draw("refresh");
            let mut tokens = self.0.refresh_tokens.borrow_mut();
            tokens.insert(token.clone(), seed.clone());
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
            "expires_in": self.0.lifetime.get(),
            "id_token": self.id_token(seed),
            "scope": body.get("scope").cloned().unwrap_or_else(|| self.0.scope.borrow().clone()),
            "token_type": "Bearer",
        });
        if let Some(token) = refresh_token {
            answer["refresh_token"] = token.into();
        }
        Reply::json(200, answer.to_string())
    }

    fn id_token(&self, seed: &RefreshToken) -> String {
        let grants = self.0.grants.borrow();
        let now = self.0.browser.true_time().as_secs();
        let subject = &grants[seed.grant].subject;
        let mut claims = json!({
            "iss": ISSUER, "aud": APP, "sub": subject, "iat": now, "exp": now + 3600,
            "name": format!("{subject} of Test"), "username": null,
        });
        if let Some(nonce) = &seed.nonce {
            claims["nonce"] = nonce.clone().into();
        }
        if seed.max_age {
            claims["auth_time"] = now.into();
        }
        (self.0.claims.borrow())(&mut claims);
        self.0.key.borrow().signed(&claims)
    }

    /// The grant of a person who has signed in, which may be the one they have.
    fn grant_for(&self, code: &Code) -> usize {
        let mut grants = self.0.grants.borrow_mut();
        let theirs =
            |grant: &Grant| grant.shared && grant.death.is_none() && grant.subject == code.subject;
        if self.0.grants_are_shared.get()
            && let Some(found) = grants.iter().position(theirs)
        {
            return found;
        }
        for grant in &mut *grants {
            grant.shared = false;
        }
        grants.push(Grant {
            subject: code.subject.clone(),
            resources: code.resources.clone(),
            shared: true,
            death: None,
        });
        grants.len() - 1
    }

    /// Refreshes must not overlap.
    fn look_for_another(&self) {
        let under_way = self.0.browser.in_flight();
        let refreshes = under_way.iter().filter(|request| {
            let body = request.body.as_deref().unwrap_or_default();
            body.contains("grant_type=refresh_token")
        });
        if refreshes.count() != 0 {
            self.misdeed("two refreshes were under way at once");
        }
    }

    /// A client may use a token again if it never had what the first use
    /// brought.
    fn judge_reuse(&self, token: &str) {
        let tokens = self.0.refresh_tokens.borrow();
        let mut children = tokens
            .values()
            .filter(|it| it.from.as_deref() == Some(token));
        if children.any(|child| child.kept) {
            self.misdeed("a refresh token was used again though the newer one had been kept");
        }
    }

    fn misdeed(&self, what: &str) {
        self.0.misdeeds.borrow_mut().push(what.to_owned());
    }
}

pub(super) fn refused(error: &str) -> Reply {
    let status = if error == "invalid_token" { 401 } else { 400 };
    Reply::json(
        status,
        json!({ "error": error, "error_description": "no" }).to_string(),
    )
}
