//! The account as it is.

use std::fmt;

use super::call::Call;
use super::error::{AccountError, object};
use super::member::Member;
use super::profile::Profile;
use crate::oidc::json::Object;
use crate::oidc::{HttpResponse, Identity, Method, Timestamp};

/// Asks for the account.
///
/// # Errors
/// [`AccountError`]
#[must_use]
pub fn show() -> Call<Account> {
    Call::new(Method::Get, "/my-account", read)
}

pub(super) fn read(response: &HttpResponse) -> Result<Account, AccountError> {
    Account::of(&object(response)?).ok_or(AccountError::Malformed)
}

/// A person's own account, as far as scopes and the tenant show it. `Debug` prints the id only.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The person's id, `sub` of the ID token.
    pub id: String,
    /// The name to sign in with. Scope `profile`.
    pub username: Member<String>,
    /// E-mail address. Scope `email`.
    pub primary_email: Member<String>,
    /// Phone number: digits without `+`. Scope `phone`.
    pub primary_phone: Member<String>,
    /// Name. Scope `profile`.
    pub name: Member<String>,
    /// Address of a picture. Logto accepts `data:` and `javascript:` addresses: check it before it
    /// is shown. Scope `profile`.
    pub avatar: Member<String>,
    /// What OpenID Connect calls the profile. Scope `profile`.
    pub profile: Member<Profile>,
    /// Linked social identities by connector target, such as `wecom`. Scope `identities`.
    pub identities: Member<Vec<(String, Identity)>>,
    /// The application's own data about the person, as JSON text. Scope `custom_data`.
    pub custom_data: Member<String>,
    /// When the person signed in last. Scope `profile`.
    pub last_sign_in_at: Option<Timestamp>,
    /// When the account was created. Scope `profile`.
    pub created_at: Option<Timestamp>,
    /// When it last changed. Scope `profile`.
    pub updated_at: Option<Timestamp>,
    /// Whether there is a password. Scope `profile`.
    pub has_password: Member<bool>,
    /// Whether the person can prove who they are: with a password, or with a code sent by mail or
    /// message. Without, calls that must be verified are out of reach, and those that may be are
    /// made without a record.
    pub has_security_verification_method: bool,
}

impl Account {
    fn of(object: &Object<'_>) -> Option<Self> {
        let text = |name| Member::of(object, name, Object::text);
        let time = |name| Some(Timestamp::from_millis(object.integer(name)?));
        Some(Self {
            id: object.text("id")?,
            username: text("username"),
            primary_email: text("primaryEmail"),
            primary_phone: text("primaryPhone"),
            name: text("name"),
            avatar: text("avatar"),
            profile: Member::of(object, "profile", |object, name| {
                Some(Profile::of(&object.object(name)?))
            }),
            identities: Member::of(object, "identities", |object, name| {
                object.object(name)?;
                Some(Identity::all(object))
            }),
            custom_data: Member::of(object, "customData", |object, name| {
                object.raw(name).map(str::to_owned)
            }),
            last_sign_in_at: time("lastSignInAt"),
            created_at: time("createdAt"),
            updated_at: time("updatedAt"),
            has_password: Member::of(object, "hasPassword", Object::flag),
            has_security_verification_method: object.flag("hasSecurityVerificationMethod")?,
        })
    }

    /// The linked identity of a connector target.
    #[must_use]
    pub fn identity(&self, target: &str) -> Option<&Identity> {
        let identities = self.identities.value()?;
        let (_, identity) = identities.iter().find(|(known, _)| known == target)?;
        Some(identity)
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
