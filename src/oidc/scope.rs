//! Scopes, resource indicators and Logto's names for them.

use std::fmt;

use super::excerpt::excerpt;

/// Asks for an ID token; always sent (OpenID Connect Core §3.1.2.1).
pub const OPENID: &str = "openid";
/// Asks for a refresh token.
pub const OFFLINE_ACCESS: &str = "offline_access";
/// Name, picture, username and when the account changed.
pub const PROFILE: &str = "profile";
/// E-mail address.
pub const EMAIL: &str = "email";
/// Phone number.
pub const PHONE: &str = "phone";
/// Postal address.
pub const ADDRESS: &str = "address";
/// Names of the person's roles.
pub const ROLES: &str = "roles";
/// Linked social and enterprise identities, in user info.
pub const IDENTITIES: &str = "identities";
/// The application's own data about the person, in user info.
pub const CUSTOM_DATA: &str = "custom_data";
/// Sessions on all devices and grants of all applications, in the Account API.
pub const SESSIONS_SCOPE: &str = "urn:logto:scope:sessions";
/// Organizations of the person; needed for organization tokens.
pub const ORGANIZATIONS_SCOPE: &str = "urn:logto:scope:organizations";
/// The person's roles in them.
pub const ORGANIZATION_ROLES_SCOPE: &str = "urn:logto:scope:organization_roles";
/// The resource whose scopes are the organizations' permissions.
pub const ORGANIZATIONS_RESOURCE: &str = "urn:logto:resource:organizations";

/// The scopes Logto's SDKs send without being asked.
pub const RESERVED_SCOPES: [&str; 3] = [OPENID, OFFLINE_ACCESS, PROFILE];

/// The audience of tokens for one organization.
#[must_use]
pub fn organization_audience(id: &str) -> String {
    ["urn:logto:organization:", id].concat()
}

/// The scopes to ask for: the reserved ones first if `reserved`, each once, and always `openid`,
/// without which there is no ID token.
///
/// # Errors
/// [`ScopeError`] if one is empty or is not a scope token (RFC 6749 §3.3).
pub fn normalize(scopes: &[String], reserved: bool) -> Result<Vec<String>, ScopeError> {
    let mut normal = Vec::new();
    if reserved {
        normal.extend(RESERVED_SCOPES.map(str::to_owned));
    } else if !scopes.iter().any(|scope| scope == OPENID) {
        normal.push(OPENID.to_owned());
    }
    for scope in scopes {
        check_scope(scope)?;
        push_new(&mut normal, scope);
    }
    Ok(normal)
}

/// The resources to ask for, each once. The one of Logto's organizations is added when `scopes`
/// ask for organizations, as their permissions are otherwise missing from organization tokens.
///
/// # Errors
/// [`ScopeError`] if one is not an absolute URI without fragment (RFC 8707 §2).
pub fn normalize_resources(
    resources: &[String],
    scopes: &[String],
) -> Result<Vec<String>, ScopeError> {
    let mut normal = Vec::new();
    for resource in resources {
        check_resource(resource)?;
        push_new(&mut normal, resource);
    }
    if scopes.iter().any(|scope| scope == ORGANIZATIONS_SCOPE) {
        push_new(&mut normal, ORGANIZATIONS_RESOURCE);
    }
    Ok(normal)
}

/// Whether `scope` is one scope token.
pub(crate) fn check_scope(scope: &str) -> Result<(), ScopeError> {
    if scope.is_empty() {
        return Err(ScopeError::Empty);
    }
    let valid = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
    if scope.bytes().all(valid) {
        Ok(())
    } else {
        Err(ScopeError::InvalidScope(excerpt(scope)))
    }
}

/// Whether `resource` is an absolute URI (RFC 3986 §4.3). A comma is legal there, but Logto reads
/// it as the end of one resource and the beginning of the next.
pub(crate) fn check_resource(resource: &str) -> Result<(), ScopeError> {
    if resource.is_empty() {
        return Err(ScopeError::Empty);
    }
    let (scheme, rest) = resource.split_once(':').unwrap_or_default();
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        && !rest.trim_start_matches('/').is_empty()
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}#,".contains(&byte));
    if valid {
        Ok(())
    } else {
        Err(ScopeError::InvalidResource(excerpt(resource)))
    }
}

fn push_new(list: &mut Vec<String>, entry: &str) {
    if !list.iter().any(|known| known == entry) {
        list.push(entry.to_owned());
    }
}

/// What is wrong with a scope or resource.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ScopeError {
    /// An entry without text.
    Empty,
    /// Not a scope token; cut to 200 characters.
    InvalidScope(String),
    /// Not an absolute URI without fragment and comma; cut to 200 characters.
    InvalidResource(String),
}

impl fmt::Display for ScopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: &str = match self {
            Self::Empty => "scopes and resources must not be empty",
            Self::InvalidScope(scope) => {
                f.write_str(
                    "a scope is one word of ASCII letters, digits and signs, each an entry of its own: ",
                )?;
                scope
            }
            Self::InvalidResource(resource) => {
                f.write_str("a resource is an absolute URI without fragment or comma: ")?;
                resource
            }
        };
        f.write_str(text)
    }
}

impl std::error::Error for ScopeError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
