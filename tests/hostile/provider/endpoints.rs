//! What each endpoint answers, and what it does not want to see.

use std::collections::{BTreeMap, BTreeSet};

use leptos_logto::HttpRequest;
use leptos_logto::memory::Reply;
use leptos_logto::oidc::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{APP, Grant, ISSUER, Provider, REDIRECT, refused};
use crate::hostile::keys::{SigningKey, encode};

impl Provider {
    pub(super) fn check_authorization_request(&self, endpoint: &str, pairs: &[(String, String)]) {
        if self.published_metadata()["authorization_endpoint"] != endpoint {
            self.complain(format!("the sign-in went to {endpoint}"));
        }
        let mut seen = BTreeSet::new();
        for (name, _) in pairs {
            if !seen.insert(name) && name != "resource" {
                self.complain(format!("{name} stands twice in the request"));
            }
        }
        let value = |name: &str| {
            let found = pairs.iter().find(|(known, _)| known == name);
            found.map_or("", |(_, value)| value.as_str())
        };
        let good = [
            ("client_id", value("client_id") == APP),
            ("redirect_uri", value("redirect_uri") == REDIRECT),
            ("response_type", value("response_type") == "code"),
            ("code_challenge", value("code_challenge").len() == 43),
            (
                "code_challenge_method",
                value("code_challenge_method") == "S256",
            ),
            ("state", 22 <= value("state").len()),
            ("nonce", 22 <= value("nonce").len()),
            ("openid", value("scope").split(' ').any(|it| it == "openid")),
        ];
        for (name, good) in good {
            if !good {
                self.complain(format!("{name} is not as it must be in the request"));
            }
        }
    }

    pub(super) fn serve(&self, request: &HttpRequest) -> Reply {
        self.check_request(request);
        let metadata = self.published_metadata();
        let is_at = |endpoint: &str| metadata[endpoint].as_str() == Some(&request.url);
        if request.url == format!("{ISSUER}/.well-known/openid-configuration") {
            Reply::json(200, metadata.to_string())
        } else if is_at("jwks_uri") {
            Reply::json(200, self.published_keys().to_string())
        } else if is_at("token_endpoint") {
            self.token(request)
        } else if is_at("userinfo_endpoint") {
            self.answer_user_info(request)
        } else if is_at("revocation_endpoint") {
            Reply::json(200, "")
        } else {
            self.complain(format!("{} was asked for", request.url));
            Reply::Fail
        }
    }

    fn published_keys(&self) -> Value {
        let keys: Vec<Value> = self.0.keys.borrow().iter().map(SigningKey::jwk).collect();
        let mut jwks = json!({ "keys": keys });
        (self.0.conduct.borrow().jwks)(&mut jwks);
        jwks
    }

    fn check_request(&self, request: &HttpRequest) {
        let body = request.body.as_deref().unwrap_or_default();
        for issued in self.0.issued.borrow().iter() {
            if request.url.contains(issued.as_str()) {
                self.complain("a code or token stands in an address");
            }
        }
        if body.contains("client_secret") || request.url.contains("client_secret") {
            self.complain("a client secret was sent");
        }
    }

    fn token(&self, request: &HttpRequest) -> Reply {
        let body = form(request);
        if request.method != Method::Post || authorization(request).is_some() {
            self.complain("a token request is a POST and authenticates by client_id alone");
        }
        if body.get("client_id").map(String::as_str) != Some(APP) {
            self.complain("the token request is not the application's");
        }
        let grant = match body.get("grant_type").map(String::as_str) {
            Some("authorization_code") => self.redeem(&body),
            Some("refresh_token") => {
                let token = &body["refresh_token"];
                let grant = self.0.grants.borrow_mut().remove(token);
                if grant.is_none() {
                    self.complain("a refresh token was used that is not the newest");
                }
                grant
            }
            other => {
                self.complain(format!("the grant {other:?} was asked for"));
                None
            }
        };
        match grant {
            Some(grant) => self.issue(&grant, &body),
            None => refused(400, "invalid_grant"),
        }
    }

    fn redeem(&self, body: &BTreeMap<String, String>) -> Option<Grant> {
        let mut codes = self.0.codes.borrow_mut();
        let code = codes.get_mut(&body["code"])?;
        let challenge = encode(&Sha256::digest(&body["code_verifier"]));
        if challenge != code.parameters["code_challenge"] {
            self.complain("the verifier is not the one of the challenge");
        }
        if body["redirect_uri"] != code.parameters["redirect_uri"] {
            self.complain("the redirect address is another one at the token endpoint");
        }
        if std::mem::replace(&mut code.used, true) {
            self.complain("a code was used twice");
            return None;
        }
        Some(Grant {
            subject: code.subject.clone(),
            nonce: code.parameters["nonce"].clone(),
            max_age: code.parameters.contains_key("max_age"),
        })
    }

    fn issue(&self, grant: &Grant, body: &BTreeMap<String, String>) -> Reply {
        let access_token = self.draw("access-token");
        if !body.contains_key("resource") && !body.contains_key("organization_id") {
            let subject = grant.subject.clone();
            let mut tokens = self.0.access_tokens.borrow_mut();
            tokens.insert(access_token.clone(), subject);
        }
        let refresh_token = self.draw("refresh-token");
        let mut grants = self.0.grants.borrow_mut();
        grants.insert(refresh_token.clone(), grant.clone());
        let mut answer = json!({
            "access_token": access_token,
            "expires_in": 3600,
            "id_token": self.issue_id_token(grant, &access_token),
            "refresh_token": refresh_token,
            "scope": body.get("scope").map_or("openid offline_access profile", String::as_str),
            "token_type": "Bearer",
        });
        (self.0.conduct.borrow().answer)(&mut answer);
        Reply::json(200, answer.to_string())
    }

    fn answer_user_info(&self, request: &HttpRequest) -> Reply {
        if request.method != Method::Get || request.body.is_some() {
            self.complain("the access token for userinfo belongs into the header");
        }
        let token = authorization(request).and_then(|value| value.strip_prefix("Bearer "));
        let tokens = self.0.access_tokens.borrow();
        let Some(subject) = token.and_then(|token| tokens.get(token)) else {
            return refused(401, "invalid_token");
        };
        let mut claims = json!({ "sub": subject, "name": format!("{subject} of Test") });
        (self.0.conduct.borrow().user_info)(&mut claims);
        Reply::json(200, claims.to_string())
    }
}

fn form(request: &HttpRequest) -> BTreeMap<String, String> {
    form_urlencoded::parse(request.body.as_deref().unwrap_or_default().as_bytes())
        .into_owned()
        .collect()
}

pub(crate) fn authorization(request: &HttpRequest) -> Option<&str> {
    request
        .headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("authorization"))
        .map(|(_, value)| value.as_str())
}
