//! What an access token is asked for.

use std::fmt;
use std::time::Duration;

use super::store::SessionRecord;
use crate::oidc::scope::ORGANIZATIONS_SCOPE;

/// Asks for an access token for an API resource, an organization, or both.
///
/// ```
/// use leptos_logto::TokenRequest;
///
/// let books = TokenRequest::resource("https://api.example.com").scopes(["read"]);
/// let documents = TokenRequest::organization("org-1").min_ttl(std::time::Duration::from_secs(60));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenRequest {
    pub(crate) resource: Option<String>,
    pub(crate) organization: Option<String>,
    pub(crate) scopes: Vec<String>,
    pub(crate) min_ttl: Option<Duration>,
    pub(crate) force: bool,
}

impl TokenRequest {
    /// A token for the API with this resource indicator (RFC 8707).
    pub fn resource(resource: impl Into<String>) -> Self {
        Self {
            resource: Some(resource.into()),
            ..Self::default()
        }
    }

    /// A token for the organization with this id.
    pub fn organization(organization: impl Into<String>) -> Self {
        Self {
            organization: Some(organization.into()),
            ..Self::default()
        }
    }

    /// The resource indicator that it names.
    pub fn asked_resource(&self) -> Option<&str> {
        self.resource.as_deref()
    }

    /// The organization that it names, by its id.
    pub fn asked_organization(&self) -> Option<&str> {
        self.organization.as_deref()
    }

    /// Within the organization with this id.
    #[must_use]
    pub fn in_organization(mut self, organization: impl Into<String>) -> Self {
        self.organization = Some(organization.into());
        self
    }

    /// With these scopes only, instead of all that the person holds.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self.scopes.sort();
        self.scopes.dedup();
        self
    }

    /// A kept token is good enough if it lives at least this long.
    #[must_use]
    pub fn min_ttl(mut self, min_ttl: Duration) -> Self {
        self.min_ttl = Some(min_ttl);
        self
    }

    /// Asks the provider even if a good token is kept, for example after the
    /// person's roles have changed.
    #[must_use]
    pub fn force(mut self) -> Self {
        self.force = true;
        self
    }

    /// Refuses what the server would punish: a resource that the sign-in did
    /// not ask for costs the refresh token.
    pub(crate) fn check(&self, session: &SessionRecord) -> Result<(), TokenRequestError> {
        if self.organization.as_deref() == Some("") {
            return Err(TokenRequestError::OrganizationEmpty);
        }
        if let Some(resource) = &self.resource
            && !session.resources.contains(resource)
        {
            return Err(TokenRequestError::ResourceNotAsked);
        }
        if self.organization.is_some() && !session.scopes.iter().any(|it| it == ORGANIZATIONS_SCOPE)
        {
            return Err(TokenRequestError::OrganizationsScopeNotAsked);
        }
        if self
            .scopes
            .iter()
            .any(|scope| !session.scopes.contains(scope))
        {
            return Err(TokenRequestError::ScopeNotAsked);
        }
        Ok(())
    }
}

/// What is wrong with a [`TokenRequest`]; found before anything is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenRequestError {
    /// Neither a resource nor an organization is named.
    NothingAsked,
    /// The organization id is empty.
    OrganizationEmpty,
    /// The sign-in did not ask for this resource: add it to
    /// [`Config::resources`](crate::Config::resources) and sign in again.
    ResourceNotAsked,
    /// The sign-in did not ask for `urn:logto:scope:organizations`.
    OrganizationsScopeNotAsked,
    /// The sign-in did not ask for one of these scopes.
    ScopeNotAsked,
}

impl fmt::Display for TokenRequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NothingAsked => "the token request names neither a resource nor an organization",
            Self::OrganizationEmpty => "the organization id is empty",
            Self::ResourceNotAsked => {
                "the sign-in did not ask for this resource; add it to the configuration and sign in again"
            }
            Self::OrganizationsScopeNotAsked => {
                "the sign-in did not ask for the scope urn:logto:scope:organizations"
            }
            Self::ScopeNotAsked => "the sign-in did not ask for one of these scopes",
        })
    }
}

impl std::error::Error for TokenRequestError {}
