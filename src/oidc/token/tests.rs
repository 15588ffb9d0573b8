use std::time::Duration;

use super::*;
use crate::oidc::callback::{CallbackParameters, Pending};
use crate::oidc::http::{HttpResponse, MAX_BODY, Method};
use crate::oidc::oauth_error::OAuthError;
use crate::oidc::test_metadata::metadata;

const OK: &str = r#"{"access_token":"7t7RnklPVhZb0XrrliyJU6i_AB8AtQe4hz5gk3DncbL","expires_in":3600,"id_token":"eyJ.eyJ.x","refresh_token":"r1","scope":"openid offline_access profile","token_type":"Bearer"}"#;

fn response(status: u16, kind: &str, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        headers: vec![("content-type".to_owned(), kind.to_owned())],
        body: body.to_owned(),
    }
}

fn json(status: u16, body: &str) -> HttpResponse {
    response(status, "application/json; charset=utf-8", body)
}

/// The good answer with one member's text replaced.
fn parse_with(from: &str, to: &str) -> Result<TokenResponse, TokenError> {
    let body = OK.replace(from, to);
    assert_ne!(body, OK, "{from}");
    parse(&json(200, &body))
}

fn code() -> AuthorizationCode {
    let pending = Pending {
        state: "s",
        redirect_uri: "http://localhost:8081/callback",
        issuer: "",
        iss_required: false,
    };
    let parameters = CallbackParameters::parse("http://localhost:8081/callback?code=c%2F1&state=s");
    parameters.unwrap().validate(&pending).unwrap()
}

#[test]
fn a_code_is_exchanged_as_the_official_sdk_does() {
    let verifier = CodeVerifier::of_stored(Secret::new("v~1"));
    let request = exchange_request(
        &metadata(),
        "app",
        &code(),
        &verifier,
        "http://localhost:8081/callback",
    );
    assert_eq!(request.method, Method::Post);
    assert_eq!(request.url, "http://localhost:3001/oidc/token");
    assert_eq!(
        request.body.as_deref(),
        Some(
            "client_id=app&code=c%2F1&code_verifier=v%7E1&redirect_uri=http%3A%2F%2Flocalhost%3A8081%2Fcallback&grant_type=authorization_code"
        )
    );
    assert_eq!(
        request.headers,
        [
            ("Accept".into(), "application/json".to_owned()),
            (
                "Content-Type".into(),
                "application/x-www-form-urlencoded".to_owned()
            ),
        ]
    );
}

#[test]
fn a_refresh_is_asked_for_as_the_official_sdk_does() {
    let token = Secret::new("r/1");
    let scopes = ["openid".to_owned(), "read:things".to_owned()];
    let plain = RefreshRequest {
        client_id: "app",
        refresh_token: &token,
        resource: None,
        organization: None,
        scopes: &[],
    };
    let body = |request| refresh_request(&metadata(), &request).body.unwrap();
    let base = "client_id=app&refresh_token=r%2F1&grant_type=refresh_token";
    assert_eq!(body(plain), base);
    assert_eq!(
        body(RefreshRequest {
            resource: Some("https://a.example"),
            ..plain
        }),
        format!("{base}&resource=https%3A%2F%2Fa.example")
    );
    assert_eq!(
        body(RefreshRequest {
            organization: Some("o1"),
            ..plain
        }),
        format!("{base}&organization_id=o1")
    );
    assert_eq!(
        body(RefreshRequest {
            resource: Some("https://a.example"),
            organization: Some("o1"),
            scopes: &scopes,
            ..plain
        }),
        format!(
            "{base}&resource=https%3A%2F%2Fa.example&organization_id=o1&scope=openid+read%3Athings"
        )
    );
}

#[test]
fn s15_a_refresh_names_one_resource_at_most() {
    let token = Secret::new("r");
    let request = RefreshRequest {
        client_id: "app",
        refresh_token: &token,
        resource: Some("https://a.example&resource=https://b.example"),
        organization: None,
        scopes: &[],
    };
    let body = refresh_request(&metadata(), &request).body.unwrap();
    let names = form_urlencoded::parse(body.as_bytes()).filter(|(name, _)| name == "resource");
    assert_eq!(names.count(), 1);
}

#[test]
fn logto_s_answer_is_read() {
    let tokens = parse(&json(200, OK)).unwrap();
    assert_eq!(
        tokens.access_token.expose(),
        "7t7RnklPVhZb0XrrliyJU6i_AB8AtQe4hz5gk3DncbL"
    );
    assert_eq!(tokens.expires_in, Some(Duration::from_secs(3_600)));
    assert_eq!(tokens.id_token, Some(Secret::new("eyJ.eyJ.x")));
    assert_eq!(tokens.refresh_token, Some(Secret::new("r1")));
    assert_eq!(
        tokens.scope.as_deref(),
        Some("openid offline_access profile")
    );
    assert!(!format!("{tokens:?}").contains("eyJ"));
}

#[test]
fn s29_token_type_case_insensitivity() {
    for kind in ["bearer", "BEARER", "bEaReR"] {
        assert!(
            parse_with("\"Bearer\"", &format!("{kind:?}")).is_ok(),
            "{kind}"
        );
    }
    for kind in [
        "\"mac\"",
        "\"DPoP\"",
        "\"Bearer \"",
        "\"\"",
        "null",
        "1",
        "[\"Bearer\"]",
    ] {
        assert_eq!(
            parse_with("\"Bearer\"", kind),
            Err(TokenError::Malformed),
            "{kind}"
        );
    }
    let result = parse_with(",\"token_type\":\"Bearer\"", "");
    assert_eq!(result, Err(TokenError::Malformed));
}

#[test]
fn s30_missing_and_unknown_members_are_tolerated() {
    let least = r#"{"access_token":"a","token_type":"Bearer"}"#;
    let nulls = r#"{"access_token":"a","token_type":"Bearer","expires_in":null,"id_token":null,"refresh_token":null,"scope":null}"#;
    let odd = r#"{"x":{"y":[1]},"access_token":"a","token_type":"Bearer","expires_in":{},"id_token":1,"refresh_token":"","scope":[]}"#;
    for body in [least, nulls, odd] {
        let tokens = parse(&json(200, body)).unwrap();
        let expected = TokenResponse {
            access_token: Secret::new("a"),
            expires_in: None,
            id_token: None,
            refresh_token: None,
            scope: None,
        };
        assert_eq!(tokens, expected, "{body}");
    }
    assert_eq!(
        parse_with("openid offline_access profile", "")
            .unwrap()
            .scope
            .as_deref(),
        Some("")
    );
}

#[test]
fn s30_lifetimes_are_numbers_in_many_spellings() {
    const YEAR: u64 = 365 * 86_400;
    for (value, seconds) in [
        ("3600", Some(3_600)),
        ("\"3600\"", Some(3_600)),
        ("\" 3600 \"", Some(3_600)),
        ("3600.9", Some(3_600)),
        ("3.6e3", Some(3_600)),
        ("0", Some(0)),
        ("-5", Some(0)),
        ("\"-5\"", Some(0)),
        ("99999999999", Some(YEAR)),
        ("9223372036854775807", Some(YEAR)),
        ("1e400", None),
        ("\"soon\"", None),
        ("\"\"", None),
        ("true", None),
        ("[3600]", None),
    ] {
        let body = OK.replace("3600", value);
        let tokens = parse(&json(200, &body)).unwrap();
        assert_eq!(
            tokens.expires_in,
            seconds.map(Duration::from_secs),
            "{value}"
        );
    }
}

#[test]
fn s45_tokens_are_opaque_but_must_fit_into_a_header() {
    let opaque = "7t7RnklPVhZb0XrrliyJU6i_AB8AtQe4hz5gk3DncbL";
    for token in ["x", "a.b", "eyJ.eyJ.x", "~!\u{7e}"] {
        let tokens = parse_with(opaque, token).unwrap();
        assert_eq!(tokens.access_token.expose(), token);
    }
    for token in ["", "a b", r"a\nb: c", r"a\u0000", "é"] {
        assert_eq!(
            parse_with(opaque, token),
            Err(TokenError::Malformed),
            "{token}"
        );
    }
    for value in ["null", "1", "{}"] {
        let quoted = format!("\"{opaque}\"");
        assert_eq!(
            parse_with(&quoted, value),
            Err(TokenError::Malformed),
            "{value}"
        );
    }
}

#[test]
fn refusals_are_the_provider_s_own_words_only() {
    let body = r#"{"code":"oidc.invalid_grant","message":"Grant request is invalid.","error":"invalid_grant","error_description":"grant request is invalid"}"#;
    for status in [400, 401, 403, 404] {
        let error = OAuthError::new("invalid_grant", Some("grant request is invalid"), None);
        assert_eq!(
            parse(&json(status, body)),
            Err(TokenError::Refused { status, error })
        );
    }
    for status in [
        0,
        100,
        204 + 100,
        301,
        302,
        304,
        429,
        500,
        502,
        503,
        504,
        599,
    ] {
        assert_eq!(
            parse(&json(status, body)),
            Err(TokenError::Unavailable { status })
        );
    }
    for body in [
        "",
        "<html>",
        "{}",
        r#"{"error":null}"#,
        r#"{"error":"a","error":"b"}"#,
    ] {
        let unavailable = Err(TokenError::Unavailable { status: 400 });
        assert_eq!(parse(&json(400, body)), unavailable, "{body}");
    }
}

#[test]
fn a_success_that_is_a_page_is_no_answer() {
    let unavailable = Err(TokenError::Unavailable { status: 200 });
    let page = "<!doctype html><title>Wi-Fi</title>";
    assert_eq!(parse(&response(200, "text/html", page)), unavailable);
    assert_eq!(parse(&response(200, "text/plain", "")), unavailable);
    let mut bare = response(200, "", page);
    bare.headers.clear();
    assert_eq!(parse(&bare), unavailable);
}

#[test]
fn a_success_that_is_rubbish_is_malformed() {
    let long = OK.replace("r1", &"r".repeat(MAX_BODY));
    for body in [
        "",
        "{",
        "[]",
        "null",
        "{}",
        r#"{"error":"invalid_grant"}"#,
        "<html>",
        &long,
    ] {
        assert_eq!(parse(&json(200, body)), Err(TokenError::Malformed));
    }
    // What counts is the body: some servers declare JSON as text.
    assert!(parse(&response(200, "text/plain", OK)).is_ok());
}
