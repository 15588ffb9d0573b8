//! The authorization response: what the callback address says.

mod error;

pub use error::CallbackError;

use std::fmt;

use super::oauth_error::OAuthError;
use super::url::Url;
use super::value::Secret;

const MAX_LENGTH: usize = 64 * 1024;

/// The parameters this client looks at.
const PARAMETERS: [&str; 8] = [
    "state",
    "iss",
    "code",
    "error",
    "error_description",
    "scope",
    "error_uri",
    "session_state",
];

/// Tokens, or a response as a JWT: this client asks for neither (RFC 9700 §2.1.2).
const UNASKED: [&str; 4] = ["access_token", "id_token", "refresh_token", "response"];

/// The parameters of a callback, not yet believed.
#[derive(Clone, PartialEq, Eq)]
pub struct CallbackParameters {
    url: Url,
    values: [Option<String>; PARAMETERS.len()],
}

impl CallbackParameters {
    /// Reads the address of the page the provider sent the person back to. Unknown parameters are
    /// ignored (RFC 6749 §4.1.2).
    ///
    /// The query is read, and the fragment, where a provider puts errors of responses it does not
    /// support; a code is only taken from the query.
    ///
    /// # Errors
    /// [`CallbackError::Malformed`], [`CallbackError::DuplicateParameter`] or
    /// [`CallbackError::TokenInUrl`]. The address bar is to be cleaned all the same.
    pub fn parse(url: &str) -> Result<Self, CallbackError> {
        if url.len() > MAX_LENGTH {
            return Err(CallbackError::Malformed);
        }
        let url = Url::parse(url).map_err(|_| CallbackError::Malformed)?;
        let mut values = [const { None }; PARAMETERS.len()];
        for (text, is_fragment) in [(url.query(), false), (url.fragment(), true)] {
            let text = text.unwrap_or_default().as_bytes();
            for (name, value) in form_urlencoded::parse(text) {
                if UNASKED.contains(&name.as_ref()) {
                    return Err(CallbackError::TokenInUrl);
                }
                let Some(at) = PARAMETERS.iter().position(|known| *known == name) else {
                    continue;
                };
                if PARAMETERS[at] == "code" && is_fragment {
                    return Err(CallbackError::Malformed);
                }
                if values[at].is_some() {
                    return Err(CallbackError::DuplicateParameter(PARAMETERS[at]));
                }
                values[at] = Some(value.into_owned());
            }
        }
        Ok(Self { url, values })
    }

    /// `state`, by which the pending sign-in is found.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.value("state")
    }

    /// Whether this is no response at all: Logto comes back like that when a person cancels at a
    /// consent page, and so does whoever opens the callback route by hand.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.values.iter().all(Option::is_none)
    }

    /// Checks the response against the sign-in it claims to answer. Only then is an error of the
    /// provider believed or a code handed out.
    ///
    /// # Errors
    /// [`CallbackError`]. Nothing may then be sent to the token endpoint.
    pub fn validate(self, pending: &Pending<'_>) -> Result<AuthorizationCode, CallbackError> {
        if self.is_bare() {
            return Err(CallbackError::Bare);
        }
        // RFC 6749 §10.12
        match self.value("state") {
            None | Some("") => return Err(CallbackError::MissingState),
            Some(state) if state != pending.state => return Err(CallbackError::StateMismatch),
            Some(_) => {}
        }
        if !Url::parse(pending.redirect_uri).is_ok_and(|sent| is_redirect(&self.url, &sent)) {
            return Err(CallbackError::RedirectMismatch);
        }
        // RFC 9207 §2.4: by simple string comparison, for errors too.
        match self.value("iss") {
            Some(issuer) if issuer != pending.issuer => return Err(CallbackError::IssuerMismatch),
            None if pending.iss_required => return Err(CallbackError::MissingIssuer),
            _ => {}
        }
        if let Some(error) = self.value("error") {
            let description = self.value("error_description");
            let error = OAuthError::new(error, description, self.value("scope"));
            return Err(CallbackError::Provider(error));
        }
        match self.value("code") {
            None | Some("") => Err(CallbackError::MissingCode),
            Some(code) => Ok(AuthorizationCode(Secret::new(code))),
        }
    }

    fn value(&self, name: &str) -> Option<&str> {
        let at = PARAMETERS.iter().position(|known| *known == name)?;
        self.values[at].as_deref()
    }
}

impl fmt::Debug for CallbackParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallbackParameters")
    }
}

/// Origin and path must be those that were sent. Some hosts add one slash to a path.
pub(crate) fn is_redirect(url: &Url, sent: &Url) -> bool {
    let path = url.path();
    url.origin() == sent.origin()
        && (path == sent.path() || path.strip_suffix('/') == Some(sent.path()))
}

/// The sign-in a callback must belong to, as it was stored when the person left.
#[derive(Clone, Copy)]
pub struct Pending<'a> {
    /// The `state` that was sent.
    pub state: &'a str,
    /// The redirect address that was sent.
    pub redirect_uri: &'a str,
    /// The issuer it was sent to.
    pub issuer: &'a str,
    /// Whether that issuer promises `iss` in every callback:
    /// [`Metadata::iss_parameter_supported`](super::Metadata::iss_parameter_supported).
    pub iss_required: bool,
}

impl fmt::Debug for Pending<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pending")
    }
}

/// A code that came back in a validated callback; there is no other way to get one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuthorizationCode(Secret);

impl AuthorizationCode {
    pub(crate) fn expose(&self) -> &str {
        self.0.expose()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
