//! What was found, in words that say what to do.

use super::Subject;
use super::found::{Check, Found, State};
use super::words::Words;
use crate::{DiscoveryError, JwkError, OAuthError, RegistrationError, StorageKind};

/// How many checks are fine, wrong, and cannot be told.
pub(super) fn summary(all: &[(Check, Found)], words: &Words) -> String {
    let count = |state| all.iter().filter(|(_, it)| it.state() == state).count();
    (words.summary)(
        count(State::Problem),
        count(State::CannotTell),
        count(State::Fine),
    )
}

/// What to say of what was found, if there is more to say than its state.
pub(super) fn told(
    check: Check,
    found: &Found,
    subject: &Subject,
    words: &Words,
) -> Option<String> {
    let config = subject.config.as_ref();
    let endpoint = || config.map_or("", |it| it.endpoint().as_str());
    let app_id = || config.map_or("", |it| it.app_id());
    Some(match found {
        Found::Running | Found::Fine => return None,
        Found::FineOverHttp => words.fine_over_http.to_owned(),
        Found::InWecom => words.in_wecom.to_owned(),
        Found::InApplication(name) => (words.in_application)(name),
        Found::NoDate => words.no_date.to_owned(),
        Found::After(other) => (words.after)(other.name(words)),
        Found::NotTold if check == Check::Permissions => words.permissions_not_told.to_owned(),
        Found::NotTold => words.redirect_not_told.to_owned(),
        Found::OnlyBySigningOut => words.only_by_signing_out.to_owned(),
        Found::PlainHttp => words.plain_http.to_owned(),
        Found::FellBack(StorageKind::Memory) => words.storage_memory.to_owned(),
        Found::FellBack(_) => words.storage_session.to_owned(),
        Found::ClockOff { minutes, is_fast } => (words.clock_off)(*minutes, *is_fast),
        Found::Offline => words.offline.to_owned(),
        Found::NoAnswer => (words.no_answer)(endpoint()),
        Found::Unreadable => (words.unreadable)(endpoint()),
        Found::Status(status) => (words.status)(*status),
        Found::HtmlPage => words.html_page.to_owned(),
        Found::Discovery(error) => discovery(error, words),
        Found::Keys(JwkError::NoUsableKey) => words.no_usable_key.to_owned(),
        Found::Keys(_) => words.keys_malformed.to_owned(),
        Found::Unsupported => words.unsupported.to_owned(),
        Found::Origin => (words.origin_refused)(&subject.place.origin()),
        Found::Registration(error) => registration(error, app_id(), words),
    })
}

fn discovery(error: &DiscoveryError, words: &Words) -> String {
    match error {
        DiscoveryError::TooLarge | DiscoveryError::Malformed => words.no_discovery.to_owned(),
        DiscoveryError::Missing(name) => (words.discovery_lacks)(name),
        DiscoveryError::IssuerMismatch { expected, found } => (words.other_issuer)(expected, found),
        DiscoveryError::UnusableEndpoint(name) => (words.unusable_endpoint)(name),
        DiscoveryError::PkceUnsupported => words.no_pkce.to_owned(),
        DiscoveryError::CodeFlowUnsupported => words.no_code_flow.to_owned(),
        DiscoveryError::PushedRequestsRequired => words.pushed_required.to_owned(),
        DiscoveryError::NoUsableAlgorithm => words.no_usable_key.to_owned(),
    }
}

fn registration(error: &RegistrationError, app_id: &str, words: &Words) -> String {
    match error {
        RegistrationError::UnknownApplication => (words.unknown_application)(app_id),
        RegistrationError::Confidential => words.confidential.to_owned(),
        RegistrationError::RedirectUri => words.not_registered.to_owned(),
        RegistrationError::Resource => words.unknown_resource.to_owned(),
        RegistrationError::Scope(scope) => {
            (words.closed_scope)(scope.as_deref().unwrap_or_default())
        }
        RegistrationError::Refused(error) => (words.refused)(&said(error)),
        RegistrationError::Unavailable { status } => (words.status)(*status),
    }
}

fn said(error: &OAuthError) -> String {
    match &error.description {
        Some(description) => [&error.error, ": ", description].concat(),
        None => error.error.clone(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::words::WORDS;
    use super::*;
    use crate::Config;

    fn subject() -> Subject {
        Subject {
            place: super::super::place::Place::default(),
            config: Some(Config::new("https://logto.example/", "app-1").unwrap()),
        }
    }

    #[test]
    fn whatever_is_not_fine_is_explained_in_every_language() {
        let problems = [
            Found::FineOverHttp,
            Found::InWecom,
            Found::InApplication("WeChat"),
            Found::NoDate,
            Found::After(Check::Origin),
            Found::NotTold,
            Found::OnlyBySigningOut,
            Found::PlainHttp,
            Found::FellBack(StorageKind::Session),
            Found::FellBack(StorageKind::Memory),
            Found::Offline,
            Found::HtmlPage,
            Found::Keys(JwkError::Malformed),
            Found::Keys(JwkError::NoUsableKey),
            Found::Unsupported,
            Found::Origin,
            Found::Discovery(DiscoveryError::Malformed),
            Found::Discovery(DiscoveryError::PkceUnsupported),
            Found::Registration(RegistrationError::Confidential),
            Found::Registration(RegistrationError::RedirectUri),
            Found::Registration(RegistrationError::Resource),
            Found::Registration(RegistrationError::Scope(None)),
        ];
        for words in [WORDS.en, WORDS.ja, WORDS.zh_cn] {
            let mut texts = Vec::new();
            for found in &problems {
                let text = told(Check::RedirectUri, found, &subject(), words).unwrap();
                assert!(text.chars().count() > 8, "{found:?}: {text}");
                assert!(!texts.contains(&text), "{text}");
                texts.push(text);
            }
            assert_eq!(told(Check::Page, &Found::Fine, &subject(), words), None);
        }
    }

    #[test]
    fn gaps_are_filled() {
        let other = DiscoveryError::IssuerMismatch {
            expected: "<1>".to_owned(),
            found: "<2>".to_owned(),
        };
        for words in [WORDS.en, WORDS.ja, WORDS.zh_cn] {
            for (found, gaps) in [
                (Found::Discovery(other.clone()), &["<1>", "<2>"][..]),
                (Found::NoAnswer, &["https://logto.example"]),
                (Found::Unreadable, &["https://logto.example"]),
                (Found::Status(503), &["503"]),
                (
                    Found::Registration(RegistrationError::UnknownApplication),
                    &["app-1"],
                ),
                (
                    Found::Registration(RegistrationError::Scope(Some("phone".to_owned()))),
                    &["phone"],
                ),
                (
                    Found::Discovery(DiscoveryError::Missing("jwks_uri")),
                    &["jwks_uri"],
                ),
                (
                    Found::ClockOff {
                        minutes: 12,
                        is_fast: true,
                    },
                    &["12"],
                ),
            ] {
                let text = told(Check::Endpoint, &found, &subject(), words).unwrap();
                for gap in gaps {
                    assert!(text.contains(gap), "{text}");
                }
            }
            let fast = (words.clock_off)(5, true);
            assert_ne!(fast, (words.clock_off)(5, false));
            let counted = (words.summary)(1, 2, 3);
            for number in ["1", "2", "3"] {
                assert!(counted.contains(number), "{counted}");
            }
        }
    }
}
