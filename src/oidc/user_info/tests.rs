use serde_json::Value;

use super::*;
use crate::oidc::http::Method;
use crate::oidc::test_metadata::metadata;

const BODY: &str = r#"{
  "sub": "u1", "name": "王小明", "picture": null, "username": null,
  "updated_at": 1755000000123, "created_at": 1755000000000,
  "email": "a@example.test", "email_verified": true,
  "phone_number": "8613800000000", "phone_number_verified": false,
  "roles": ["admin"], "organizations": ["o1"], "organization_roles": ["o1:editor"],
  "organization_data": [{"id": "o1", "name": "Books", "description": null}, {"id": 2}, "x"],
  "identities": {
    "wecom": {"userId": "wx-1", "details": {"id": "wx-1", "name": "小明", "avatar": "https://a.example/p.png",
      "rawData": {"department": [1, 2], "position": "Engineer"}}},
    "github": {"userId": "7"},
    "broken": {"details": {}},
    "odd": []
  },
  "sso_identities": [{"issuer": "https://sso.example", "identityId": "s1", "detail": {"a": 1}}, {}],
  "custom_data": {"theme": "dark"},
  "department": "R&D"
}"#;

fn response(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_owned(),
    }
}

fn info() -> UserInfo {
    parse(&response(200, BODY), "u1").unwrap()
}

#[test]
fn the_token_goes_into_the_header_and_nowhere_else() {
    let request = request(&metadata(), &Secret::new("hush")).unwrap();
    assert_eq!(request.method, Method::Get);
    assert_eq!(request.url, "http://localhost:3001/oidc/me");
    assert!(
        request
            .headers
            .contains(&("Authorization".into(), "Bearer hush".to_owned()))
    );
    assert_eq!(request.body, None);
    let mut metadata = metadata();
    metadata.userinfo_endpoint = None;
    assert_eq!(super::request(&metadata, &Secret::new("hush")), None);
}

#[test]
fn scope_userinfo_claims_are_read() {
    let info = info();
    assert_eq!(info.name.as_deref(), Some("王小明"));
    assert_eq!(
        (info.picture.as_deref(), info.username.as_deref()),
        (None, None)
    );
    assert_eq!(info.email_verified, Some(true));
    assert_eq!(info.phone_number.as_deref(), Some("8613800000000"));
    assert_eq!(
        info.updated_at,
        Some(Timestamp::from_millis(1_755_000_000_123))
    );
    assert_eq!(info.created_at, Some(Timestamp::from_secs(1_755_000_000)));
    assert_eq!(info.roles, ["admin"]);
    assert_eq!(info.organization_roles, ["o1:editor"]);
    let books = OrganizationData {
        id: "o1".to_owned(),
        name: "Books".to_owned(),
        description: None,
    };
    assert_eq!(info.organization_data, [books]);
}

#[test]
fn linked_identities_are_read() {
    let info = info();
    let targets: Vec<_> = info
        .identities
        .iter()
        .map(|(target, _)| target.as_str())
        .collect();
    assert_eq!(targets, ["wecom", "github"]);
    let wecom = info.identity("wecom").unwrap();
    assert_eq!(
        (wecom.user_id.as_str(), wecom.name.as_deref()),
        ("wx-1", Some("小明"))
    );
    assert_eq!(wecom.raw::<Vec<u32>>("department"), Some(vec![1, 2]));
    assert_eq!(wecom.raw::<String>("position").as_deref(), Some("Engineer"));
    assert_eq!(info.identity("github").unwrap().raw_json(), None);
    assert_eq!(info.identity("broken"), None);
    assert_eq!(info.sso_identities.len(), 1);
    assert_eq!(info.sso_identities[0].detail.as_deref(), Some("{\"a\": 1}"));
}

#[test]
fn other_claims_are_kept() {
    let info = info();
    assert_eq!(info.custom_data.as_deref(), Some("{\"theme\": \"dark\"}"));
    assert_eq!(info.claim::<String>("department").as_deref(), Some("R&D"));
    assert_eq!(info.claim::<u32>("department"), None);
    assert_eq!(info.claim::<String>("picture"), None);
    assert_eq!(info.claim::<Value>("custom_data").unwrap()["theme"], "dark");
    assert_eq!(info.json(), BODY);
}

#[test]
fn aggregated_and_odd_claims_are_tolerated() {
    let body = r#"{"sub":"u1","name":7,"email_verified":"yes","roles":{},"identities":[],"organization_data":null,"custom_data":null,"updated_at":"now","_claim_names":{"a":"src1"},"_claim_sources":{"src1":{"JWT":"x"}}}"#;
    let info = parse(&response(200, body), "u1").unwrap();
    assert_eq!((info.name.as_deref(), info.email_verified), (None, None));
    assert!(info.roles.is_empty() && info.identities.is_empty());
    assert_eq!((info.custom_data.as_deref(), info.updated_at), (None, None));
}

#[test]
fn s42_userinfo_invalid_sub() {
    let mismatch = Err(UserInfoError::SubjectMismatch);
    for subject in ["u2", "U1", "u1 ", ""] {
        assert_eq!(parse(&response(200, BODY), subject), mismatch, "{subject}");
    }
    for body in [
        r#"{"name":"x"}"#,
        r#"{"sub":null}"#,
        r#"{"sub":1}"#,
        r#"{"sub":"u2","sub":"u1"}"#,
    ] {
        assert_eq!(
            parse(&response(200, body), "u1"),
            Err(UserInfoError::Malformed),
            "{body}"
        );
    }
}

#[test]
fn failures_are_told_apart() {
    for (status, error) in [
        (401, UserInfoError::Unauthorized),
        (403, UserInfoError::Unavailable { status: 403 }),
        (204, UserInfoError::Unavailable { status: 204 }),
        (302, UserInfoError::Unavailable { status: 302 }),
        (500, UserInfoError::Unavailable { status: 500 }),
    ] {
        assert_eq!(parse(&response(status, BODY), "u1"), Err(error));
    }
    let long = format!(r#"{{"sub":"u1","a":"{}"}}"#, "x".repeat(MAX_BODY));
    for body in ["", "<html>", "eyJ.eyJ.x", "[]", &long] {
        assert_eq!(
            parse(&response(200, body), "u1"),
            Err(UserInfoError::Malformed)
        );
    }
}

#[test]
fn only_the_subject_is_printed() {
    assert_eq!(format!("{:?}", info()), "UserInfo { subject: \"u1\", .. }");
    let printed = format!("{:?} {:?}", info().identities, info().sso_identities);
    assert!(
        !printed.contains("wx-1") && !printed.contains("s1"),
        "{printed}"
    );
}
