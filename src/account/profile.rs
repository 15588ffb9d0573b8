//! The profile of OpenID Connect Core §5.1.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::call::Call;
use super::error::{AccountError, object};
use crate::oidc::json::Object;
use crate::oidc::scope::{ADDRESS, PROFILE};
use crate::oidc::{HttpResponse, Method};

/// A text of the profile. There are no checks of format or length at Logto.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names of OpenID Connect Core §5.1")]
pub enum ProfileMember {
    FamilyName,
    GivenName,
    MiddleName,
    Nickname,
    PreferredUsername,
    Profile,
    Website,
    Gender,
    Birthdate,
    Zoneinfo,
    Locale,
}

impl ProfileMember {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::FamilyName,
        Self::GivenName,
        Self::MiddleName,
        Self::Nickname,
        Self::PreferredUsername,
        Self::Profile,
        Self::Website,
        Self::Gender,
        Self::Birthdate,
        Self::Zoneinfo,
        Self::Locale,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FamilyName => "familyName",
            Self::GivenName => "givenName",
            Self::MiddleName => "middleName",
            Self::Nickname => "nickname",
            Self::PreferredUsername => "preferredUsername",
            Self::Profile => "profile",
            Self::Website => "website",
            Self::Gender => "gender",
            Self::Birthdate => "birthdate",
            Self::Zoneinfo => "zoneinfo",
            Self::Locale => "locale",
        }
    }
}

/// The profile. `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Profile {
    texts: BTreeMap<ProfileMember, String>,
    /// The postal address. Scope `address`.
    pub address: Option<Address>,
}

impl Profile {
    pub(super) fn of(object: &Object<'_>) -> Self {
        let texts = ProfileMember::ALL
            .into_iter()
            .filter_map(|member| Some((member, object.text(member.name())?)))
            .collect();
        Self {
            texts,
            address: object.object("address").map(|it| Address::of(&it)),
        }
    }

    /// A text, if it was ever set; it may be empty.
    #[must_use]
    pub fn text(&self, member: ProfileMember) -> Option<&str> {
        self.texts.get(&member).map(String::as_str)
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Profile")
    }
}

/// A postal address (OpenID Connect Core §5.1.1). `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// The whole, ready for a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formatted: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
    /// City.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// State or province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

impl Address {
    fn of(object: &Object<'_>) -> Self {
        Self {
            formatted: object.text("formatted"),
            street_address: object.text("streetAddress"),
            locality: object.text("locality"),
            region: object.text("region"),
            postal_code: object.text("postalCode"),
            country: object.text("country"),
        }
    }

    fn texts(&self) -> impl Iterator<Item = &String> {
        [
            &self.formatted,
            &self.street_address,
            &self.locality,
            &self.region,
            &self.postal_code,
            &self.country,
        ]
        .into_iter()
        .flatten()
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address")
    }
}

/// What to change of the profile; what is not named stays. Logto never removes a text: an empty one
/// is the most that can be done.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
pub struct ProfileChange {
    #[serde(flatten)]
    texts: BTreeMap<ProfileMember, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Address>,
}

impl ProfileChange {
    /// Sets a text.
    #[must_use]
    pub fn set(mut self, member: ProfileMember, text: impl Into<String>) -> Self {
        self.texts.insert(member, text.into());
        self
    }

    /// Replaces the whole address.
    #[must_use]
    pub fn address(mut self, address: Address) -> Self {
        self.address = Some(address);
        self
    }
}

/// Changes the profile, and answers with all of it as it then is.
///
/// # Errors
/// [`AccountError`]; at once if a text has a character that Logto cannot store.
pub fn change_profile(change: &ProfileChange) -> Result<Call<Profile>, AccountError> {
    let addresses = change.address.iter().flat_map(Address::texts);
    if change
        .texts
        .values()
        .chain(addresses)
        .any(|text| text.contains('\0'))
    {
        return Err(AccountError::InvalidInput);
    }
    let call = Call::new(Method::Patch, "/my-account/profile", read)
        .body(change)
        .scope(PROFILE);
    Ok(match change.address {
        Some(_) => call.scope(ADDRESS),
        None => call,
    })
}

fn read(response: &HttpResponse) -> Result<Profile, AccountError> {
    Ok(Profile::of(&object(response)?))
}
