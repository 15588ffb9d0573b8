//! What the checks ask, and what they make of the answers.

use serde_json::Value;

use super::logto::{APP, BASE, ENDPOINT, ISSUER};
use super::*;
use crate::client::{CheckError, Checks, ConfigError};
use crate::memory::Reply;
use crate::oidc::{DiscoveryError, JwkError, RegistrationError};

/// A provider that knows the application, but for what a test changes.
struct Provider {
    browser: MemoryBrowser,
    checks: Checks<MemoryTab>,
}

/// What answers a request in the provider's place.
type Instead = fn(&HttpRequest) -> Option<Reply>;

impl Provider {
    fn new(instead: Instead) -> Self {
        let browser = MemoryBrowser::default();
        let logto = Logto::of(&browser);
        browser.answer(move |request| {
            instead(request).unwrap_or_else(|| match request.url.as_str() {
                "https://logto.test/oidc/.well-known/openid-configuration" => {
                    Reply::json(200, document(|_| {}))
                }
                "https://logto.test/oidc/request" => {
                    Reply::json(201, r#"{"request_uri":"urn:1","expires_in":60}"#)
                }
                "https://logto.test/oidc/token" => Reply::json(400, refused("invalid_grant")),
                _ => logto.answer(request),
            })
        });
        let checks = Checks::new(config(), browser.tab()).unwrap();
        Self { browser, checks }
    }

    /// What every check finds: discovery, keys, application, redirect address, permissions.
    fn found(self) -> [Result<(), CheckError>; 5] {
        let checks = self.checks;
        self.browser.run(async move {
            let provider = match checks.discovery().await {
                Ok(provider) => provider,
                Err(error) => return [(); 5].map(|()| Err(error.clone())),
            };
            [
                Ok(()),
                checks.keys(&provider).await,
                checks.application(&provider).await,
                checks.redirect_uri(&provider).await.map(told),
                checks.permissions(&provider).await.map(told),
            ]
        })
    }
}

fn told(answer: Option<()>) {
    assert_eq!(answer, Some(()));
}

fn document(change: fn(&mut Value)) -> String {
    let mut document = serde_json::from_str(&Logto::metadata()).unwrap();
    change(&mut document);
    document["pushed_authorization_request_endpoint"] = format!("{ISSUER}/request").into();
    document.to_string()
}

fn refused(error: &str) -> String {
    format!(r#"{{"error":"{error}"}}"#)
}

fn is(request: &HttpRequest, path: &str) -> bool {
    request.url == format!("{ISSUER}{path}")
}

const DISCOVERY: &str = "/.well-known/openid-configuration";

#[test]
fn a_provider_that_is_set_up_passes_every_check() {
    let provider = Provider::new(|_| None);
    let browser = provider.browser.clone();
    assert_eq!(provider.found(), [(); 5].map(Ok));
    let requests = browser.take_requests();
    let asked: Vec<_> = requests.iter().map(|it| it.url.as_str()).collect();
    assert_eq!(
        asked,
        [DISCOVERY, "/jwks", "/token", "/request", "/request"].map(|path| [ISSUER, path].concat())
    );
    let [.., plain, whole] = &requests[..] else {
        panic!("{requests:?}")
    };
    assert_eq!(body(plain)["client_id"], APP);
    assert_eq!(body(plain)["redirect_uri"], [BASE, "callback"].concat());
    assert_eq!(body(plain)["scope"], "openid");
    assert_eq!(
        body(whole)["scope"],
        "openid offline_access profile read write urn:logto:scope:organizations"
    );
    let whole = whole.body.as_deref().unwrap();
    assert!(
        whole.contains("resource=https%3A%2F%2Fapi.test&"),
        "{whole}"
    );
    assert!(browser.local_storage().is_empty());
}

#[test]
fn an_endpoint_that_gives_no_document_says_how() {
    for (instead, expected) in [
        ((|_| Some(Reply::Fail)) as Instead, CheckError::NoAnswer),
        (|_| Some(Reply::Never), CheckError::NoAnswer),
        (|_| Some(Reply::Offline), CheckError::Offline),
        (|_| Some(Reply::json(404, "{}")), CheckError::Status(404)),
        (|_| Some(Reply::json(503, "<p>")), CheckError::Status(503)),
        (|_| Some(Reply::json(200, " <p>Wi-Fi")), CheckError::Page),
        (
            |_| Some(Reply::json(200, "[]")),
            CheckError::Discovery(DiscoveryError::Malformed),
        ),
        (
            |_| {
                Some(Reply::json(
                    200,
                    document(|it| it["issuer"] = "https://a.test/oidc".into()),
                ))
            },
            CheckError::Discovery(DiscoveryError::IssuerMismatch {
                expected: ISSUER.to_owned(),
                found: "https://a.test/oidc".to_owned(),
            }),
        ),
    ] {
        let [found, ..] = Provider::new(instead).found();
        assert_eq!(found, Err(expected));
    }
}

#[test]
fn keys_are_good_when_this_browser_can_verify_with_one() {
    for (instead, expected) in [
        (
            (|request| is(request, "/jwks").then_some(Reply::Fail)) as Instead,
            CheckError::NoAnswer,
        ),
        (
            |request| is(request, "/jwks").then(|| Reply::json(200, "{}")),
            CheckError::Keys(JwkError::Malformed),
        ),
        (
            // No key of the set is for what the provider signs with.
            |request| {
                let other = document(|it| {
                    it["id_token_signing_alg_values_supported"] = serde_json::json!(["RS256"]);
                });
                is(request, DISCOVERY).then(|| Reply::json(200, other))
            },
            CheckError::Keys(JwkError::NoUsableKey),
        ),
    ] {
        let [_, found, ..] = Provider::new(instead).found();
        assert_eq!(found, Err(expected));
    }
    let provider = Provider::new(|_| None);
    provider.browser.refuse_verification(true);
    let [_, found, ..] = provider.found();
    assert_eq!(found, Err(CheckError::Unsupported("crypto.subtle")));
}

#[test]
fn a_refused_origin_is_told_from_an_outage() {
    let silent: Instead = |request| is(request, "/token").then_some(Reply::Fail);
    let [.., application, _, _] = Provider::new(silent).found();
    assert_eq!(application, Err(CheckError::Origin));

    // The provider goes away between the two requests.
    let provider = Provider::new(silent);
    let (browser, checks) = (provider.browser.clone(), provider.checks);
    let found = provider.browser.run(async move {
        let provider = checks.discovery().await.unwrap();
        browser.answer(|_| Reply::Fail);
        checks.application(&provider).await
    });
    assert_eq!(found, Err(CheckError::NoAnswer));
}

#[test]
fn a_registration_that_is_wrong_is_told() {
    let unknown: Instead =
        |request| is(request, "/token").then(|| Reply::json(400, refused("invalid_client")));
    let [.., application, _, _] = Provider::new(unknown).found();
    let expected = CheckError::Registration(RegistrationError::UnknownApplication);
    assert_eq!(application, Err(expected));

    let unregistered: Instead = |request| {
        is(request, "/request").then(|| Reply::json(400, refused("invalid_redirect_uri")))
    };
    let [.., redirect_uri, _] = Provider::new(unregistered).found();
    let expected = CheckError::Registration(RegistrationError::RedirectUri);
    assert_eq!(redirect_uri, Err(expected));

    let unknown: Instead = |request| {
        let asks = request
            .body
            .as_ref()
            .is_some_and(|it| it.contains("resource="));
        (is(request, "/request") && asks).then(|| Reply::json(400, refused("invalid_target")))
    };
    let [.., redirect_uri, permissions] = Provider::new(unknown).found();
    assert_eq!(redirect_uri, Ok(()));
    let expected = CheckError::Registration(RegistrationError::Resource);
    assert_eq!(permissions, Err(expected));
}

#[test]
fn a_provider_without_pushed_requests_does_not_tell() {
    let provider = Provider::new(|request| {
        is(request, DISCOVERY).then(|| Reply::json(200, Logto::metadata()))
    });
    let checks = provider.checks;
    let found = provider.browser.run(async move {
        let provider = checks.discovery().await.unwrap();
        [
            checks.redirect_uri(&provider).await,
            checks.permissions(&provider).await,
        ]
    });
    assert_eq!(found, [Ok(None), Ok(None)]);
}

#[test]
fn without_a_redirect_address_there_is_nothing_to_check() {
    let config = Config::new(ENDPOINT, APP).unwrap();
    let refused = Checks::new(config, MemoryBrowser::default().tab()).err();
    assert_eq!(refused, Some(ConfigError::RedirectUriMissing));
}
