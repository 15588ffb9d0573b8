//! Why Logto gives no token for an organization.

use super::words::Words;
use crate::{Error, ErrorKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No member, or no such organization: Logto does not tell which.
    NotMember,
    MfaRequired,
    /// A third-party application was not let into this organization.
    NotAllowed,
    /// The sign-in did not ask for organizations.
    NotAsked,
}

impl Refusal {
    pub(super) fn of(error: &Error) -> Option<Self> {
        // The configuration is sound, or there would be no page: it has grown
        // since the person signed in.
        if error.kind() == ErrorKind::Config {
            return Some(Self::NotAsked);
        }
        let said = error.provider_error()?;
        Self::said(&said.error, said.description.as_deref().unwrap_or_default())
    }

    // The texts of Logto 1.42: it tells three reasons by one code.
    fn said(code: &str, description: &str) -> Option<Self> {
        match code {
            "insufficient_scope" => Some(Self::NotAsked),
            "access_denied" if description.contains("requires MFA") => Some(Self::MfaRequired),
            "access_denied" if description.contains("not granted to the application") => {
                Some(Self::NotAllowed)
            }
            "access_denied" if description.contains("not a member") => Some(Self::NotMember),
            _ => None,
        }
    }

    pub(super) fn explain(self, words: &Words) -> &'static str {
        match self {
            Self::NotMember => words.not_member,
            Self::MfaRequired => words.mfa_required,
            Self::NotAllowed => words.not_allowed,
            Self::NotAsked => words.sign_in_older,
        }
    }

    /// Whether signing in again may help.
    pub(super) fn sign_in_helps(self) -> bool {
        self != Self::NotMember
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn logtos_reasons_are_told_apart() {
        for (code, description, refusal) in [
            (
                "access_denied",
                "user is not a member of the organization",
                Some(Refusal::NotMember),
            ),
            (
                "access_denied",
                "organization requires MFA but user has no MFA configured",
                Some(Refusal::MfaRequired),
            ),
            (
                "access_denied",
                "organization access is not granted to the application",
                Some(Refusal::NotAllowed),
            ),
            ("access_denied", "", None),
            (
                "insufficient_scope",
                "refresh token missing required scope",
                Some(Refusal::NotAsked),
            ),
            ("invalid_target", "not a member", None),
        ] {
            assert_eq!(Refusal::said(code, description), refusal, "{description}");
        }
    }
}
