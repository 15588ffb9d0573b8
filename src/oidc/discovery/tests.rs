use serde_json::{Value, json};

use super::*;
use crate::oidc::http::Method;
use crate::oidc::test_metadata::{DOCUMENT, metadata};

fn logto() -> Endpoint {
    Endpoint::parse("http://localhost:3001").unwrap()
}

/// The document with one member replaced, or left out if `value` is `None`.
fn parse_with(name: &str, value: Option<Value>) -> Result<Metadata, DiscoveryError> {
    let mut document: Value = serde_json::from_str(DOCUMENT).unwrap();
    let members = document.as_object_mut().unwrap();
    match value {
        Some(value) => members.insert(name.to_owned(), value),
        None => members.remove(name),
    };
    parse(&logto(), &document.to_string())
}

#[test]
fn endpoints_are_read_and_normalized() {
    for (text, normal, issuer, origin) in [
        (
            "https://tenant.logto.app/",
            "https://tenant.logto.app",
            "https://tenant.logto.app/oidc",
            "https://tenant.logto.app",
        ),
        (
            "HTTPS://Tenant.Logto.App:443",
            "https://tenant.logto.app",
            "https://tenant.logto.app/oidc",
            "https://tenant.logto.app",
        ),
        (
            "https://id.example:8443/Tenant/a/",
            "https://id.example:8443/Tenant/a",
            "https://id.example:8443/Tenant/a/oidc",
            "https://id.example:8443",
        ),
        (
            "http://localhost:3001",
            "http://localhost:3001",
            "http://localhost:3001/oidc",
            "http://localhost:3001",
        ),
    ] {
        let endpoint = Endpoint::parse(text).unwrap();
        assert_eq!(endpoint.as_str(), normal);
        assert_eq!(endpoint.issuer(), issuer);
        assert_eq!(endpoint.origin(), origin);
        assert_eq!(Endpoint::parse(normal).unwrap(), endpoint);
    }
}

#[test]
fn s11_endpoints_that_are_not_secure_are_refused() {
    for (text, error) in [
        ("http://idp.example", EndpointError::Insecure),
        ("http://192.168.0.7:3001/", EndpointError::Insecure),
        ("http://localhost.evil.example", EndpointError::Insecure),
        (
            "https://a.example/?tenant=b",
            EndpointError::QueryOrFragment,
        ),
        ("https://a.example/#b", EndpointError::QueryOrFragment),
        ("https://a.example/oidc", EndpointError::Issuer),
        ("https://a.example/t/oidc/", EndpointError::Issuer),
        ("", EndpointError::Url(UrlError::Empty)),
        ("a.example", EndpointError::Url(UrlError::NotAbsolute)),
        (
            "https://u:p@a.example",
            EndpointError::Url(UrlError::UserInfo),
        ),
    ] {
        assert_eq!(Endpoint::parse(text), Err(error), "{text}");
    }
}

#[test]
fn the_request_goes_to_the_well_known_path_of_the_issuer() {
    let request = request(&Endpoint::parse("https://host.example/tenant/").unwrap());
    assert_eq!(request.method, Method::Get);
    assert_eq!(
        request.url,
        "https://host.example/tenant/oidc/.well-known/openid-configuration"
    );
    assert_eq!((request.body, request.keepalive), (None, false));
}

#[test]
fn logto_is_understood() {
    assert_eq!(
        metadata(),
        Metadata {
            issuer: "http://localhost:3001/oidc".to_owned(),
            authorization_endpoint: "http://localhost:3001/oidc/auth".to_owned(),
            token_endpoint: "http://localhost:3001/oidc/token".to_owned(),
            jwks_uri: "http://localhost:3001/oidc/jwks".to_owned(),
            userinfo_endpoint: Some("http://localhost:3001/oidc/me".to_owned()),
            end_session_endpoint: Some("http://localhost:3001/oidc/session/end".to_owned()),
            revocation_endpoint: Some("http://localhost:3001/oidc/token/revocation".to_owned()),
            id_token_algorithms: vec![Algorithm::Es384],
            iss_parameter_supported: true,
        }
    );
}

#[test]
fn discovery_jwks_uri_keys_nothing_is_hard_wired() {
    let metadata = parse_with("jwks_uri", Some(json!("https://keys.example/run-7"))).unwrap();
    assert_eq!(metadata.jwks_uri, "https://keys.example/run-7");
}

#[test]
fn s44_discovery_issuer_mismatch() {
    for issuer in [
        "http://localhost:3001/oidc/",
        "http://localhost:3001/OIDC",
        "http://localhost:3001",
        "http://LOCALHOST:3001/oidc",
        "https://evil.example/oidc",
        "",
    ] {
        let error = parse_with("issuer", Some(json!(issuer))).unwrap_err();
        let DiscoveryError::IssuerMismatch { expected, found } = &error else {
            panic!("{issuer}: {error:?}");
        };
        assert_eq!(
            (expected.as_str(), found.as_str()),
            (logto().issuer(), issuer)
        );
    }
    let long = "https://evil.example/\n".repeat(1_000);
    let error = parse_with("issuer", Some(json!(long))).unwrap_err();
    assert!(error.to_string().len() < 350, "{error}");
    assert!(!error.to_string().contains('\n'));
}

#[test]
fn s11_documents_with_an_endpoint_that_is_not_secure_are_refused() {
    let names = [
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
        "userinfo_endpoint",
        "end_session_endpoint",
        "revocation_endpoint",
    ];
    for name in names {
        for url in [
            "http://idp.example/x",
            "javascript:alert(1)",
            "/oidc/x",
            "",
            "https://a.example/x#y",
            "https://user@a.example/x",
            "https://a.example\\@evil.example/x",
        ] {
            let result = parse_with(name, Some(json!(url)));
            assert_eq!(result, Err(DiscoveryError::UnusableEndpoint(name)), "{url}");
        }
        assert!(parse_with(name, Some(json!(7))).is_err(), "{name}");
    }
}

#[test]
fn members_that_are_needed_are_missed() {
    for name in [
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
        "id_token_signing_alg_values_supported",
    ] {
        let missing = Err(DiscoveryError::Missing(name));
        assert_eq!(parse_with(name, None), missing);
        assert_eq!(parse_with(name, Some(Value::Null)), missing);
    }
}

#[test]
fn members_that_are_not_needed_are_not_missed() {
    for name in [
        "userinfo_endpoint",
        "end_session_endpoint",
        "revocation_endpoint",
    ] {
        assert!(parse_with(name, None).is_ok(), "{name}");
        assert!(parse_with(name, Some(Value::Null)).is_ok(), "{name}");
    }
    let iss = "authorization_response_iss_parameter_supported";
    for value in [
        None,
        Some(Value::Null),
        Some(json!("true")),
        Some(json!(false)),
    ] {
        assert!(!parse_with(iss, value).unwrap().iss_parameter_supported);
    }
}

#[test]
fn s4_plain_is_no_substitute_for_s256() {
    let name = "code_challenge_methods_supported";
    for methods in [
        json!(["plain"]),
        json!([]),
        json!(["s256"]),
        json!(["plain", 256]),
    ] {
        let result = parse_with(name, Some(methods));
        assert_eq!(result, Err(DiscoveryError::PkceUnsupported));
    }
    let result = parse_with(name, Some(json!("S256")));
    assert_eq!(result, Err(DiscoveryError::Malformed));
}

#[test]
fn s5_s256_is_sent_when_the_document_names_no_method() {
    let name = "code_challenge_methods_supported";
    for methods in [None, Some(Value::Null), Some(json!(["plain", "S256"]))] {
        assert!(parse_with(name, methods).is_ok());
    }
}

#[test]
fn s17_a_provider_that_requires_pushed_requests_is_refused() {
    let name = "require_pushed_authorization_requests";
    let result = parse_with(name, Some(json!(true)));
    assert_eq!(result, Err(DiscoveryError::PushedRequestsRequired));
    assert!(parse_with(name, Some(json!(false))).is_ok());
}

#[test]
fn s1_a_provider_without_the_code_flow_is_refused() {
    let result = parse_with(
        "response_types_supported",
        Some(json!(["id_token", "code token"])),
    );
    assert_eq!(result, Err(DiscoveryError::CodeFlowUnsupported));
}

#[test]
fn s35_only_known_asymmetric_algorithms_remain() {
    let name = "id_token_signing_alg_values_supported";
    let metadata = parse_with(name, Some(json!(["none", "HS256", "RS256", "X", "EdDSA"]))).unwrap();
    assert_eq!(
        metadata.id_token_algorithms,
        [Algorithm::Rs256, Algorithm::EdDsa]
    );
    for algorithms in [json!(["none"]), json!(["HS256", "rs256"]), json!([])] {
        let result = parse_with(name, Some(algorithms));
        assert_eq!(result, Err(DiscoveryError::NoUsableAlgorithm));
    }
}

#[test]
fn what_is_not_a_document_is_refused() {
    for body in [
        "",
        "<html>Sign in to the Wi-Fi</html>",
        "[]",
        "null",
        "{",
        "\"{}\"",
    ] {
        assert_eq!(
            parse(&logto(), body),
            Err(DiscoveryError::Malformed),
            "{body}"
        );
    }
    let repeated = DOCUMENT.replacen('{', r#"{"issuer":"https://evil.example/oidc","#, 1);
    assert_eq!(parse(&logto(), &repeated), Err(DiscoveryError::Malformed));
    let long = format!("{DOCUMENT}{}", " ".repeat(10 * MAX_BODY));
    assert_eq!(parse(&logto(), &long), Err(DiscoveryError::TooLarge));
}
