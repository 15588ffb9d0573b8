//! A member of the account that may be kept from view.

use crate::oidc::json::Object;

/// A part of the account: not shown, shown without a value, or shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Member<T> {
    /// The tenant's account center does not show it, or the access token lacks its scope.
    #[default]
    Hidden,
    /// It has no value.
    Unset,
    /// It has this value.
    Set(T),
}

impl<T> Member<T> {
    pub(super) fn of<'a>(
        object: &Object<'a>,
        name: &str,
        read: impl FnOnce(&Object<'a>, &str) -> Option<T>,
    ) -> Self {
        if object.contains(name, "null") {
            return Self::Unset;
        }
        read(object, name).map_or(Self::Hidden, Self::Set)
    }

    /// The value, if there is one to be seen.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Hidden | Self::Unset => None,
        }
    }

    /// Whether this is shown, with or without a value.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        !matches!(self, Self::Hidden)
    }
}
