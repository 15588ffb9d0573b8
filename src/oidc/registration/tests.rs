use super::*;
use crate::oidc::test_metadata::{DOCUMENT, metadata};

fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        headers: Vec::new(),
        body: body.to_owned(),
    }
}

/// As Logto writes it.
fn refused(error: &str, description: &str) -> String {
    format!(
        r#"{{"code":"oidc.{error}","message":"…","error":"{error}","error_description":"{description}"}}"#
    )
}

#[test]
fn the_application_asks_with_a_token_that_nobody_has_issued() {
    let request = application_request(&metadata(), "app id");
    assert_eq!(request.url, "http://localhost:3001/oidc/token");
    assert_eq!(
        request.body.unwrap(),
        "client_id=app+id&refresh_token=none&grant_type=refresh_token"
    );
}

#[test]
fn a_refused_token_is_a_known_application() {
    let body = refused("invalid_grant", "grant request is invalid");
    assert_eq!(application(&answer(400, &body)), Ok(()));
}

#[test]
fn a_proposal_asks_for_what_a_sign_in_would() {
    let scopes = ["openid", "read"].map(str::to_owned);
    let resources = ["https://a.example", "https://b.example"].map(str::to_owned);
    let proposal = Proposal {
        client_id: "app",
        redirect_uri: "https://app.example/callback",
        scopes: &scopes,
        resources: &resources,
    };
    let request = proposal.request("https://idp.example/request");
    assert_eq!(request.method.as_str(), "POST");
    assert_eq!(request.url, "https://idp.example/request");
    assert_eq!(
        request.body.unwrap(),
        "client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeGjbYqfBLnt7-8pnSxg&code_challenge_method=S256\
         &response_type=code&scope=openid+read\
         &resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example"
    );
}

#[test]
fn the_endpoint_of_pushed_requests_is_taken_only_where_it_is_safe() {
    let expected = Some("http://localhost:3001/oidc/request".to_owned());
    assert_eq!(pushed_endpoint(DOCUMENT), expected);
    let name = "pushed_authorization_request_endpoint";
    for document in [
        String::new(),
        "{}".to_owned(),
        format!(r#"{{"{name}":1}}"#),
        format!(r#"{{"{name}":"/oidc/request"}}"#),
        format!(r#"{{"{name}":"http://idp.example/request"}}"#),
        format!(r#"{{"{name}":"https://idp.example/request#a"}}"#),
    ] {
        assert_eq!(pushed_endpoint(&document), None, "{document}");
    }
}

#[test]
fn a_request_that_was_taken_is_right() {
    let body = r#"{"expires_in":60,"request_uri":"urn:ietf:params:oauth:request_uri:1"}"#;
    for status in [200, 201] {
        assert_eq!(judgement(&answer(status, body)), Ok(()));
    }
    // A page that answers everything has not taken it.
    let unavailable = Err(RegistrationError::Unavailable { status: 200 });
    for body in ["<html>", "{}", ""] {
        assert_eq!(judgement(&answer(200, body)), unavailable, "{body}");
    }
}

#[test]
fn a_refusal_says_what_is_wrong() {
    let other = OAuthError::of_body(&refused("invalid_request", "state is too long")).unwrap();
    let scope = r#"{"error":"invalid_scope","scope":"phone"}"#;
    for (status, body, expected) in [
        (
            400,
            refused("invalid_client", "invalid client nope"),
            RegistrationError::UnknownApplication,
        ),
        (
            401,
            refused("invalid_client", "client authentication failed"),
            RegistrationError::Confidential,
        ),
        (
            400,
            refused(
                "invalid_request",
                "redirect_uri did not match any of the client's registered redirect_uris",
            ),
            RegistrationError::RedirectUri,
        ),
        (
            400,
            refused("invalid_redirect_uri", ""),
            RegistrationError::RedirectUri,
        ),
        (
            400,
            refused(
                "invalid_target",
                "resource indicator is missing, or unknown",
            ),
            RegistrationError::Resource,
        ),
        (
            400,
            scope.to_owned(),
            RegistrationError::Scope(Some("phone".to_owned())),
        ),
        (
            400,
            refused("invalid_request", "state is too long"),
            RegistrationError::Refused(other),
        ),
        (
            429,
            "{}".to_owned(),
            RegistrationError::Unavailable { status: 429 },
        ),
        (
            502,
            refused("invalid_client", ""),
            RegistrationError::Unavailable { status: 502 },
        ),
        (
            404,
            "<html>".to_owned(),
            RegistrationError::Unavailable { status: 404 },
        ),
    ] {
        let answer = answer(status, &body);
        assert_eq!(judgement(&answer), Err(expected.clone()), "{status} {body}");
        assert_eq!(application(&answer), Err(expected), "{status} {body}");
    }
}
