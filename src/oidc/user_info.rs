//! User info: claims by access token (OpenID Connect Core §5.3), with what Logto adds.

mod identity;

pub use identity::{Identity, OrganizationData, SsoIdentity};

use std::fmt;

use serde::de::DeserializeOwned;

use super::discovery::Metadata;
use super::http::{HttpRequest, HttpResponse, MAX_BODY};
use super::json::{self, Object};
use super::value::{Secret, Timestamp};

/// The request for the person's claims, with the access token of no resource. `None` if the
/// provider has no such endpoint.
#[must_use]
pub fn request(metadata: &Metadata, access_token: &Secret) -> Option<HttpRequest> {
    let endpoint = metadata.userinfo_endpoint.clone()?;
    Some(HttpRequest::get(endpoint).with_bearer(access_token))
}

/// Reads the answer. `subject` is the one of the ID token; claims of anybody else are discarded
/// (§5.3.2).
///
/// # Errors
/// [`UserInfoError`]
pub fn parse(response: &HttpResponse, subject: &str) -> Result<UserInfo, UserInfoError> {
    match response.status {
        200 => {}
        401 => return Err(UserInfoError::Unauthorized),
        status => return Err(UserInfoError::Unavailable { status }),
    }
    if response.body.len() > MAX_BODY {
        return Err(UserInfoError::Malformed);
    }
    let object = Object::parse(&response.body).ok_or(UserInfoError::Malformed)?;
    let found = object.text("sub").ok_or(UserInfoError::Malformed)?;
    if found != subject {
        return Err(UserInfoError::SubjectMismatch);
    }
    Ok(UserInfo::of(&object, found, &response.body))
}

/// What Logto tells about a person. Which claims are there depends on the scopes; a claim of an
/// unexpected type counts as absent. `Debug` prints the subject only.
#[derive(Clone, PartialEq, Eq)]
pub struct UserInfo {
    /// `sub`: the person's id.
    pub subject: String,
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
    /// What the organizations are called.
    pub organization_data: Vec<OrganizationData>,
    /// Linked social identities by connector target, such as `wecom`.
    pub identities: Vec<(String, Identity)>,
    /// Linked enterprise identities.
    pub sso_identities: Vec<SsoIdentity>,
    /// The application's own data about the person, as JSON text.
    pub custom_data: Option<String>,
    /// When the account was created.
    pub created_at: Option<Timestamp>,
    /// When the account last changed.
    pub updated_at: Option<Timestamp>,
    json: String,
}

impl UserInfo {
    fn of(object: &Object<'_>, subject: String, json: &str) -> Self {
        let texts = |name| object.texts(name).unwrap_or_default();
        Self {
            subject,
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
            organization_data: OrganizationData::all(object),
            identities: Identity::all(object),
            sso_identities: SsoIdentity::all(object),
            custom_data: object.raw("custom_data").map(str::to_owned),
            created_at: object.integer("created_at").map(Timestamp::from_claim),
            updated_at: object.integer("updated_at").map(Timestamp::from_claim),
            json: json.to_owned(),
        }
    }

    /// The linked identity of a connector target.
    #[must_use]
    pub fn identity(&self, target: &str) -> Option<&Identity> {
        let (_, identity) = self.identities.iter().find(|(known, _)| known == target)?;
        Some(identity)
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

impl fmt::Debug for UserInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserInfo")
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

/// Why there is no user info.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UserInfoError {
    /// The provider has no user info endpoint.
    Unsupported,
    /// The access token is not, or no longer, accepted.
    Unauthorized,
    /// No answer but another status.
    Unavailable {
        /// The HTTP status.
        status: u16,
    },
    /// Not a JSON object with `sub`.
    Malformed,
    /// Claims of another person.
    SubjectMismatch,
}

impl fmt::Display for UserInfoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unsupported => "the provider has no user info endpoint",
            Self::Unauthorized => "the access token is not accepted for user info",
            Self::Unavailable { status } => {
                return write!(f, "the user info endpoint answered HTTP {status}");
            }
            Self::Malformed => "the user info is not a JSON object with sub",
            Self::SubjectMismatch => "the user info is of another person",
        })
    }
}

impl std::error::Error for UserInfoError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
