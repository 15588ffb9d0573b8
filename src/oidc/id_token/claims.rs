//! The claims of an ID token.

use std::fmt;

use serde::de::DeserializeOwned;

use super::{IdTokenError, UnverifiedIdToken};
use crate::oidc::json::{self, Object};
use crate::oidc::value::Timestamp;

/// Claims that are about the token and not about the person.
const PER_TOKEN: [&str; 6] = ["exp", "iat", "nbf", "jti", "nonce", "at_hash"];

/// The claims of an ID token that was verified.
///
/// Logto sends claims by scope, and `null` for what it does not know; a claim of an unexpected
/// type counts as absent. All others are kept and read with [`claim`](Self::claim). `Debug`
/// prints the subject only.
#[derive(Clone, PartialEq, Eq)]
pub struct IdTokenClaims {
    /// `iss`
    pub issuer: String,
    /// `sub`: the person's id, unique at this issuer.
    pub subject: String,
    /// `aud`
    pub audience: Vec<String>,
    /// `exp`
    pub expires_at: Timestamp,
    /// `iat`
    pub issued_at: Timestamp,
    /// `nbf`
    pub not_before: Option<Timestamp>,
    /// `azp`
    pub authorized_party: Option<String>,
    /// `nonce`
    pub nonce: Option<String>,
    /// `at_hash`
    pub access_token_hash: Option<String>,
    /// When the person signed in; only if `max_age` was asked for.
    pub auth_time: Option<Timestamp>,
    /// Full name.
    pub name: Option<String>,
    /// First name.
    pub given_name: Option<String>,
    /// Last name.
    pub family_name: Option<String>,
    /// How the person likes to be called.
    pub preferred_username: Option<String>,
    /// Logto's user name.
    pub username: Option<String>,
    /// Address of a picture.
    pub picture: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether the person was seen to read mail there.
    pub email_verified: Option<bool>,
    /// Phone number; Logto writes it without `+`.
    pub phone_number: Option<String>,
    /// Whether the person was seen to answer there.
    pub phone_number_verified: Option<bool>,
    /// Names of roles.
    pub roles: Vec<String>,
    /// Ids of organizations.
    pub organizations: Vec<String>,
    /// Roles in organizations, as `<organization id>:<role name>`.
    pub organization_roles: Vec<String>,
    /// When the account was created.
    pub created_at: Option<Timestamp>,
    /// When the account last changed.
    pub updated_at: Option<Timestamp>,
    json: String,
}

impl IdTokenClaims {
    pub(super) fn read(json: String) -> Result<Self, IdTokenError> {
        let object = Object::parse(&json).ok_or(IdTokenError::Malformed)?;
        let subject = required(&object, "sub")?;
        // Core §2: at most 255 ASCII characters.
        if subject.is_empty() || subject.len() > 255 || !subject.is_ascii() {
            return Err(IdTokenError::InvalidClaim("sub"));
        }
        let texts = |name| object.texts(name).unwrap_or_default();
        Ok(Self {
            issuer: required(&object, "iss")?,
            subject,
            audience: audience(&object)?,
            expires_at: time(&object, "exp")?.ok_or(IdTokenError::MissingClaim("exp"))?,
            issued_at: time(&object, "iat")?.ok_or(IdTokenError::MissingClaim("iat"))?,
            not_before: time(&object, "nbf")?,
            authorized_party: checked(&object, "azp")?,
            nonce: checked(&object, "nonce")?,
            access_token_hash: checked(&object, "at_hash")?,
            auth_time: time(&object, "auth_time")?,
            name: object.text("name"),
            given_name: object.text("given_name"),
            family_name: object.text("family_name"),
            preferred_username: object.text("preferred_username"),
            username: object.text("username"),
            picture: object.text("picture"),
            email: object.text("email"),
            email_verified: object.flag("email_verified"),
            phone_number: object.text("phone_number"),
            phone_number_verified: object.flag("phone_number_verified"),
            roles: texts("roles"),
            organizations: texts("organizations"),
            organization_roles: texts("organization_roles"),
            created_at: object.integer("created_at").map(Timestamp::from_claim),
            updated_at: object.integer("updated_at").map(Timestamp::from_claim),
            json,
        })
    }

    /// Decodes an ID token that was verified before it was stored. It checks nothing, so only the
    /// client's store may call it, on what it wrote itself.
    ///
    /// # Errors
    /// [`IdTokenError`] if the stored text is not an ID token.
    pub(crate) fn of_stored(compact: &str) -> Result<Self, IdTokenError> {
        Self::read(UnverifiedIdToken::parse(compact)?.claims)
    }

    /// Whether both say the same of the same person: every claim is equal, save those that change
    /// with each token.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let (Some(mine), Some(theirs)) = (Object::parse(&self.json), Object::parse(&other.json))
        else {
            return false;
        };
        let has_all = |one: &Object<'_>, other: &Object<'_>| {
            one.members()
                .all(|(name, value)| PER_TOKEN.contains(&name) || other.contains(name, value))
        };
        has_all(&mine, &theirs) && has_all(&theirs, &mine)
    }

    /// Any claim by name, in the caller's own type; `None` if it is absent, `null` or of another
    /// type.
    #[must_use]
    pub fn claim<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        json::member(&self.json, name)
    }

    /// All claims as JSON text.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }
}

impl fmt::Debug for IdTokenClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IdTokenClaims")
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

/// A text that is checked: of another type it must not pass for absent.
fn checked(object: &Object<'_>, name: &'static str) -> Result<Option<String>, IdTokenError> {
    match object.text(name) {
        None if object.has(name) => Err(IdTokenError::InvalidClaim(name)),
        text => Ok(text),
    }
}

fn required(object: &Object<'_>, name: &'static str) -> Result<String, IdTokenError> {
    checked(object, name)?.ok_or(IdTokenError::MissingClaim(name))
}

/// A NumericDate (RFC 7519 §2).
fn time(object: &Object<'_>, name: &'static str) -> Result<Option<Timestamp>, IdTokenError> {
    match object.integer(name) {
        None if object.has(name) => Err(IdTokenError::InvalidClaim(name)),
        seconds => Ok(seconds.map(Timestamp::from_secs)),
    }
}

/// A string or an array of strings (RFC 7519 §4.1.3).
fn audience(object: &Object<'_>) -> Result<Vec<String>, IdTokenError> {
    let raw = object.raw("aud").ok_or(IdTokenError::MissingClaim("aud"))?;
    let audience = match json::elements(raw) {
        Some(elements) => elements.into_iter().map(json::text).collect(),
        None => json::text(raw).map(|entry| vec![entry]),
    };
    audience.ok_or(IdTokenError::InvalidClaim("aud"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
