//! What each answer says about each check.

use super::found::{Check, Found};
use crate::{CheckError, RegistrationError};

/// What the answer to discovery says: about the endpoint, then the issuer.
/// `answers` is whether anything answers there that the page may not read.
pub(super) fn discovery<T>(outcome: &Result<T, CheckError>, answers: bool) -> [Found; 2] {
    match outcome {
        Ok(_) => [Found::Fine, Found::Fine],
        Err(CheckError::Discovery(error)) => [Found::Fine, Found::Discovery(error.clone())],
        Err(CheckError::NoAnswer) if answers => [Found::Unreadable, after(Check::Endpoint)],
        Err(error) => [error.clone().into(), after(Check::Endpoint)],
    }
}

/// What the answer of the token endpoint says: about the application ID, then
/// the origin. An application that is unknown is told to any origin.
pub(super) fn application(outcome: &Result<(), CheckError>) -> [Found; 2] {
    match outcome {
        Ok(()) => [Found::Fine, Found::Fine],
        Err(CheckError::Origin) => [after(Check::Origin), Found::Origin],
        Err(CheckError::Registration(RegistrationError::UnknownApplication)) => {
            let error = RegistrationError::UnknownApplication;
            [Found::Registration(error), after(Check::AppId)]
        }
        Err(CheckError::Registration(error @ RegistrationError::Confidential)) => {
            [Found::Registration(error.clone()), Found::Fine]
        }
        Err(error) => [error.clone().into(), after(Check::AppId)],
    }
}

/// What the answer to a pushed request says about what it asked.
pub(super) fn proposal(outcome: Result<Option<()>, CheckError>) -> Found {
    match outcome {
        Ok(Some(())) => Found::Fine,
        Ok(None) => Found::NotTold,
        Err(error) => error.into(),
    }
}

pub(super) const fn after(check: Check) -> Found {
    Found::After(check)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DiscoveryError;

    #[test]
    fn a_server_that_may_not_be_read_is_told_from_none() {
        let silent = Err::<(), _>(CheckError::NoAnswer);
        let after = after(Check::Endpoint);
        assert_eq!(discovery(&silent, false), [Found::NoAnswer, after.clone()]);
        assert_eq!(discovery(&silent, true), [Found::Unreadable, after.clone()]);
        // What else is known is not overruled by it.
        let offline = Err::<(), _>(CheckError::Offline);
        assert_eq!(discovery(&offline, true), [Found::Offline, after]);
        let other = DiscoveryError::IssuerMismatch {
            expected: "a".to_owned(),
            found: "b".to_owned(),
        };
        let wrong = Err::<(), _>(CheckError::Discovery(other.clone()));
        let expected = [Found::Fine, Found::Discovery(other)];
        assert_eq!(discovery(&wrong, false), expected);
        assert_eq!(discovery(&Ok(()), false), [Found::Fine, Found::Fine]);
    }

    #[test]
    fn one_answer_tells_of_the_application_and_of_the_origin() {
        let registration = CheckError::Registration;
        let unknown = RegistrationError::UnknownApplication;
        let confidential = RegistrationError::Confidential;
        let busy = RegistrationError::Unavailable { status: 429 };
        for (outcome, expected) in [
            (Ok(()), [Found::Fine, Found::Fine]),
            (
                Err(CheckError::Origin),
                [after(Check::Origin), Found::Origin],
            ),
            (
                Err(registration(unknown.clone())),
                [Found::Registration(unknown), after(Check::AppId)],
            ),
            (
                Err(registration(confidential.clone())),
                [Found::Registration(confidential), Found::Fine],
            ),
            (
                Err(registration(busy.clone())),
                [Found::Registration(busy), after(Check::AppId)],
            ),
            (
                Err(CheckError::NoAnswer),
                [Found::NoAnswer, after(Check::AppId)],
            ),
        ] {
            assert_eq!(application(&outcome), expected, "{outcome:?}");
        }
    }

    #[test]
    fn a_logto_that_does_not_tell_is_no_problem() {
        assert_eq!(proposal(Ok(Some(()))), Found::Fine);
        assert_eq!(proposal(Ok(None)), Found::NotTold);
        let error = RegistrationError::RedirectUri;
        let refused = Err(CheckError::Registration(error.clone()));
        assert_eq!(proposal(refused), Found::Registration(error));
    }
}
