//! A request to the Account API and the reading of its answer.

use std::fmt;

use serde::Serialize;

use super::error::{AccountError, Refusal};
use super::verification::VerificationRecord;
use crate::oidc::{Endpoint, HttpRequest, HttpResponse, Method, Secret};

/// One call of the Account API, which answers with a `T` or refuses with an `E`.
pub struct Call<T, E = AccountError> {
    /// Its address is the path below `/api`.
    request: HttpRequest,
    scopes: Vec<&'static str>,
    read: fn(&HttpResponse) -> Result<T, E>,
}

impl<T, E> Call<T, E> {
    pub(super) fn new(method: Method, path: &str, read: fn(&HttpResponse) -> Result<T, E>) -> Self {
        Self {
            request: HttpRequest::new(method, path),
            scopes: Vec::new(),
            read,
        }
    }

    pub(super) fn body(mut self, body: &impl Serialize) -> Self {
        // Texts and maps with text keys: these do not fail to be written.
        let body = serde_json::to_string(body).unwrap_or_default();
        self.request = self.request.json(body);
        self
    }

    pub(super) fn scope(mut self, scope: &'static str) -> Self {
        self.scopes.push(scope);
        self
    }

    pub(super) fn verified(mut self, record: Option<&VerificationRecord>) -> Self {
        if let Some(record) = record {
            self.request = self
                .request
                .header("Logto-Verification-Id", record.id.expose());
        }
        self
    }

    /// The request to the Logto at `endpoint`, with the opaque access token of a first-party
    /// application.
    #[must_use]
    pub fn request(&self, endpoint: &Endpoint, access_token: &Secret) -> HttpRequest {
        let mut request = self.request.clone();
        request.url = [endpoint.as_str(), "/api", &self.request.url].concat();
        request.with_bearer(access_token)
    }

    /// Reads the answer.
    ///
    /// # Errors
    /// What the function that built this call says.
    pub fn read(&self, response: &HttpResponse) -> Result<T, E> {
        (self.read)(response)
    }

    /// The scopes that the access token needs beside `openid`. Logto does not tell a missing one
    /// from a dead token.
    pub fn scopes(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.scopes.iter().copied()
    }

    /// Whether an answer says that the token is not, or no longer, accepted: a new one may help.
    #[must_use]
    pub fn refuses_token(response: &HttpResponse) -> bool {
        response.status == 401
            && Refusal::of(response)
                .is_some_and(|refusal| refusal.code != VerificationRecord::DENIED)
    }
}

impl<T, E> Clone for Call<T, E> {
    fn clone(&self) -> Self {
        Self {
            request: self.request.clone(),
            scopes: self.scopes.clone(),
            read: self.read,
        }
    }
}

impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}

/// `segment` as one part of a path (RFC 3986 §3.3).
pub(super) fn segment(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // A dot too: a segment of dots alone would mean another path.
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
