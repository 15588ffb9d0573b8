//! The organizations as the ID token and the user info tell them.

use serde::de::IgnoredAny;

use crate::{IdTokenClaims, OrganizationData, UserInfo};

/// Has Logto tell the organizations (Logto's own scope).
pub(super) const ORGANIZATIONS_SCOPE: &str = "urn:logto:scope:organizations";

/// Has Logto tell the roles in them.
pub(super) const ROLES_SCOPE: &str = "urn:logto:scope:organization_roles";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Membership {
    pub(super) organizations: Vec<Organization>,
    /// Whether roles were told at all.
    pub(super) has_roles: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Organization {
    pub(super) id: String,
    /// Its id where its name was not told.
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) roles: Vec<String>,
}

impl Membership {
    /// The newest that was told; `None` where organizations were not.
    pub(super) fn of(claims: &IdTokenClaims, info: Option<&UserInfo>) -> Option<Self> {
        let told = |name| {
            info.is_some_and(|info| info.claim::<IgnoredAny>(name).is_some())
                || claims.claim::<IgnoredAny>(name).is_some()
        };
        if !told("organizations") && !told("organization_data") {
            return None;
        }
        let (ids, roles) = match info {
            Some(info) => (&info.organizations, &info.organization_roles),
            None => (&claims.organizations, &claims.organization_roles),
        };
        let data = info.map_or(&[][..], |info| &info.organization_data);
        Some(Self {
            organizations: organizations(ids, data, roles),
            has_roles: told("organization_roles"),
        })
    }

    pub(super) fn organization(&self, id: &str) -> Option<&Organization> {
        self.organizations
            .iter()
            .find(|organization| organization.id == id)
    }
}

impl Organization {
    /// Whether it is one that somebody looks for by these words.
    pub(super) fn matches(&self, sought: &str) -> bool {
        let sought = sought.to_lowercase();
        let texts = [&self.id, &self.name].into_iter();
        let texts = texts.chain(&self.description).chain(&self.roles);
        let text = texts.map(|text| text.to_lowercase()).collect::<Vec<_>>();
        let text = text.join("\n");
        sought.split_whitespace().all(|word| text.contains(word))
    }
}

/// Every organization once, whichever claim tells of it.
fn organizations(ids: &[String], data: &[OrganizationData], roles: &[String]) -> Vec<Organization> {
    let mut all: Vec<Organization> = Vec::new();
    for id in ids.iter().chain(data.iter().map(|data| &data.id)) {
        if id.is_empty() || all.iter().any(|known| known.id == *id) {
            continue;
        }
        let data = data.iter().find(|data| data.id == *id);
        let has_text = |text: &&str| !text.trim().is_empty();
        let name = data.map(|data| data.name.as_str()).filter(has_text);
        let description = data.and_then(|data| data.description.as_deref());
        let role_here = |role: &String| {
            let name = role.strip_prefix(id.as_str())?.strip_prefix(':')?;
            Some(name.to_owned())
        };
        all.push(Organization {
            id: id.clone(),
            name: name.unwrap_or(id).to_owned(),
            description: description.filter(has_text).map(str::to_owned),
            roles: roles.iter().filter_map(role_here).collect(),
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(id: &str, name: &str, description: Option<&str>) -> OrganizationData {
        OrganizationData {
            id: id.to_owned(),
            name: name.to_owned(),
            description: description.map(str::to_owned),
        }
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn names_and_roles_come_together_by_the_id() {
        let all = organizations(
            &texts(&["o1", "o10", "", "o1"]),
            &[data("o1", "One", Some(" ")), data("o2", " ", Some("Two"))],
            &texts(&["o1:admin", "o10:a:b", "o1", "o1:member", "x:admin"]),
        );
        let shown: Vec<_> = all
            .iter()
            .map(|it| {
                (
                    &*it.id,
                    &*it.name,
                    it.description.as_deref(),
                    it.roles.join(","),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("o1", "One", None, "admin,member".to_owned()),
                ("o10", "o10", None, "a:b".to_owned()),
                ("o2", "o2", Some("Two"), String::new()),
            ]
        );
    }

    #[test]
    fn one_is_found_by_any_of_its_words() {
        let all = organizations(
            &texts(&["o1"]),
            &[data("o1", "Ärzte Acme", Some("Publishes books"))],
            &texts(&["o1:admin"]),
        );
        for (sought, found) in [
            ("", true),
            ("  ", true),
            ("ärzte", true),
            ("BOOKS acme", true),
            ("admin", true),
            ("o1", true),
            ("acme films", false),
        ] {
            assert_eq!(all[0].matches(sought), found, "{sought}");
        }
    }
}
