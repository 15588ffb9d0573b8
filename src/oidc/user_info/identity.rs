//! What a person is linked to: social and enterprise identities, organizations.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::oidc::json::{self, Object};

/// A social identity, as the connector told Logto. `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The person's id there.
    pub user_id: String,
    /// Name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Address of a picture.
    pub avatar: Option<String>,
    raw: Option<String>,
}

impl Identity {
    pub(crate) fn all(claims: &Object<'_>) -> Vec<(String, Self)> {
        let Some(identities) = claims.object("identities") else {
            return Vec::new();
        };
        identities
            .members()
            .filter_map(|(target, raw)| Some((target.to_owned(), Self::of(raw)?)))
            .collect()
    }

    fn of(raw: &str) -> Option<Self> {
        let identity = Object::parse(raw)?;
        let details = identity.object("details");
        let text = |name| details.as_ref()?.text(name);
        Some(Self {
            user_id: identity.text("userId")?,
            name: text("name"),
            email: text("email"),
            phone: text("phone"),
            avatar: text("avatar"),
            raw: details
                .as_ref()
                .and_then(|details| details.raw("rawData"))
                .map(str::to_owned),
        })
    }

    /// What the connector received, as JSON text; for WeCom it has `department` and `position`.
    #[must_use]
    pub fn raw_json(&self) -> Option<&str> {
        self.raw.as_deref()
    }

    /// A member of [`raw_json`](Self::raw_json) by name, in the caller's own type.
    #[must_use]
    pub fn raw<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        json::member(self.raw.as_deref()?, name)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

/// An enterprise identity. `Debug` prints the issuer only.
#[derive(Clone, PartialEq, Eq)]
pub struct SsoIdentity {
    /// The issuer of the enterprise.
    pub issuer: String,
    /// The person's id there.
    pub identity_id: String,
    /// What the enterprise told, as JSON text.
    pub detail: Option<String>,
}

impl SsoIdentity {
    pub(super) fn all(claims: &Object<'_>) -> Vec<Self> {
        let identities = claims.objects("sso_identities").unwrap_or_default();
        identities
            .iter()
            .filter_map(|identity| {
                Some(Self {
                    issuer: identity.text("issuer")?,
                    identity_id: identity.text("identityId")?,
                    detail: identity.raw("detail").map(str::to_owned),
                })
            })
            .collect()
    }
}

impl fmt::Debug for SsoIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SsoIdentity")
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// An organization of the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganizationData {
    /// Its id, which tokens are asked for with.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it says about itself.
    pub description: Option<String>,
}

impl OrganizationData {
    pub(super) fn all(claims: &Object<'_>) -> Vec<Self> {
        let organizations = claims.objects("organization_data").unwrap_or_default();
        organizations
            .iter()
            .filter_map(|organization| {
                Some(Self {
                    id: organization.text("id")?,
                    name: organization.text("name")?,
                    description: organization.text("description"),
                })
            })
            .collect()
    }
}
