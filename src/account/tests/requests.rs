use std::fmt::Debug;

use serde_json::json;

use super::*;
use crate::oidc::Method;

/// Method, path below `/api`, body, whether a record is sent, and the scopes.
type Wire = (
    Method,
    &'static str,
    Option<&'static str>,
    bool,
    &'static str,
);

#[track_caller]
fn sends<T, E: Debug>(call: &Call<T, E>, wire: Wire) {
    let request = request(call);
    let header = |name: &str| {
        let found: Vec<_> = request
            .headers
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect();
        found
    };
    let (method, path, body, verified, scopes) = wire;
    assert_eq!(request.method, method);
    assert_eq!(request.url, format!("https://logto.test/api{path}"));
    assert_eq!(request.body.as_deref(), body);
    assert_eq!(header("authorization"), ["Bearer hush"]);
    let record: &[&str] = if verified { &["rec-1"] } else { &[] };
    assert_eq!(header("logto-verification-id"), record);
    assert_eq!(header("content-type").len(), usize::from(body.is_some()));
    assert_eq!(call.scopes().collect::<Vec<_>>().join(" "), scopes);
    assert_eq!(header("cookie").len(), 0);
}

#[test]
fn each_call_sends_what_was_measured() {
    use Method::{Delete, Get, Patch, Post};
    let record = record();
    let sessions_scope = "urn:logto:scope:sessions";
    sends(&show(), (Get, "/my-account", None, false, ""));
    let name = AccountChange::default().name(Some("A\"王")).avatar(None);
    let body = r#"{"avatar":null,"name":"A\"王"}"#;
    sends(
        &change(&name).unwrap(),
        (Patch, "/my-account", Some(body), false, "profile"),
    );
    let username = AccountChange::default().username(Some("_Al1ce"), &record);
    let body = r#"{"username":"_Al1ce"}"#;
    sends(
        &change(&username).unwrap(),
        (Patch, "/my-account", Some(body), true, "profile"),
    );
    let data = json!({ "a": { "b": [1] } }).as_object().unwrap().clone();
    let body = r#"{"customData":{"a":{"b":[1]}}}"#;
    sends(
        &change(&AccountChange::default().custom_data(data)).unwrap(),
        (
            Patch,
            "/my-account",
            Some(body),
            false,
            "profile custom_data",
        ),
    );
    let body = r#"{"password":"p"}"#;
    sends(
        &verify_password("p"),
        (Post, "/verifications/password", Some(body), false, ""),
    );
    for proof in [None, Some(&record)] {
        sends(
            &set_password("p", proof),
            (
                Post,
                "/my-account/password",
                Some(body),
                proof.is_some(),
                "",
            ),
        );
        sends(
            &unlink("wecom", proof),
            (
                Delete,
                "/my-account/identities/wecom",
                None,
                proof.is_some(),
                "identities",
            ),
        );
    }
    sends(
        &remove_email(&record),
        (Delete, "/my-account/primary-email", None, true, "email"),
    );
    sends(
        &remove_phone(&record),
        (Delete, "/my-account/primary-phone", None, true, "phone"),
    );
    sends(
        &factors(),
        (
            Get,
            "/my-account/mfa-verifications",
            None,
            false,
            "identities",
        ),
    );
    sends(
        &sessions(&record),
        (Get, "/my-account/sessions", None, true, sessions_scope),
    );
    sends(
        &grants(&record),
        (Get, "/my-account/grants", None, true, sessions_scope),
    );
    sends(
        &revoke_grant("g-1", &record),
        (Delete, "/my-account/grants/g-1", None, true, sessions_scope),
    );
    for (which, path) in [
        (RevokeGrants::None, "/my-account/sessions/s-1"),
        (
            RevokeGrants::FirstParty,
            "/my-account/sessions/s-1?revokeGrantsTarget=firstParty",
        ),
        (
            RevokeGrants::All,
            "/my-account/sessions/s-1?revokeGrantsTarget=all",
        ),
    ] {
        sends(
            &revoke_session("s-1", which, &record),
            (Delete, path, None, true, sessions_scope),
        );
    }
}

#[test]
fn codes_are_sent_and_verified() {
    let to = CodeIdentifier::Email("a@example.com".to_owned());
    let body = r#"{"identifier":{"type":"email","value":"a@example.com"}}"#;
    sends(
        &send_code(&to),
        (
            Method::Post,
            "/verifications/verification-code",
            Some(body),
            false,
            "",
        ),
    );
    let answer = r#"{"verificationRecordId":"sent","expiresAt":"2026-11-22T20:32:25.176Z"}"#;
    let sent = send_code(&to).read(&response(201, answer)).unwrap();
    let call = verify_code(&to, &sent, "123456");
    let body = r#"{"identifier":{"type":"email","value":"a@example.com"},"verificationId":"sent","code":"123456"}"#;
    let path = "/verifications/verification-code/verify";
    sends(&call, (Method::Post, path, Some(body), false, ""));
    let proof = call.read(&response(200, r#"{"verificationRecordId":"rec-1"}"#));
    assert_eq!(proof.unwrap().id, record().id);
}

#[test]
fn the_profile_is_merged_and_the_address_replaced() {
    let change = ProfileChange::default()
        .set(ProfileMember::GivenName, "Ada")
        .set(ProfileMember::Nickname, "");
    let body = r#"{"givenName":"Ada","nickname":""}"#;
    let path = "/my-account/profile";
    sends(
        &change_profile(&change).unwrap(),
        (Method::Patch, path, Some(body), false, "profile"),
    );
    let address = Address {
        locality: Some("Berlin".to_owned()),
        postal_code: Some("10115".to_owned()),
        ..Address::default()
    };
    let body =
        r#"{"givenName":"Ada","nickname":"","address":{"locality":"Berlin","postalCode":"10115"}}"#;
    sends(
        &change_profile(&change.address(address)).unwrap(),
        (Method::Patch, path, Some(body), false, "profile address"),
    );
}

#[test]
fn ids_and_targets_stay_one_part_of_the_path() {
    for (id, expected) in [
        ("a/b", "a%2Fb"),
        ("..", "%2E%2E"),
        ("a?b#c", "a%3Fb%23c"),
        ("企 业", "%E4%BC%81%20%E4%B8%9A"),
    ] {
        let url = request(&revoke_grant(id, &record())).url;
        assert_eq!(
            url,
            format!("https://logto.test/api/my-account/grants/{expected}")
        );
    }
}

#[test]
fn what_logto_would_choke_on_is_not_sent() {
    let name = |text: &str| change(&AccountChange::default().name(Some(text))).map(|_| ());
    // 65 emoji are 130 UTF-16 code units: stored, and unreadable from then on.
    assert_eq!(name(&"😀".repeat(65)), Err(ChangeError::NameTooLong));
    assert_eq!(name(&"x".repeat(129)), Err(ChangeError::NameTooLong));
    assert_eq!(name(&"😀".repeat(64)), Ok(()));
    assert_eq!(name(&"王".repeat(128)), Ok(()));
    let invalid = || ChangeError::Account(AccountError::InvalidInput);
    assert_eq!(name("a\0"), Err(invalid()));
    assert_eq!(
        change(&AccountChange::default()).map(|_| ()),
        Err(invalid())
    );
    let data = json!({ "a": [{ "b\0": 1 }] }).as_object().unwrap().clone();
    let data = AccountChange::default().custom_data(data);
    assert_eq!(change(&data).map(|_| ()), Err(invalid()));
    let text = ProfileChange::default().set(ProfileMember::Website, "\0");
    assert_eq!(
        change_profile(&text).map(|_| ()),
        Err(AccountError::InvalidInput)
    );
    let address = Address {
        country: Some("\0".to_owned()),
        ..Address::default()
    };
    let address = ProfileChange::default().address(address);
    assert_eq!(
        change_profile(&address).map(|_| ()),
        Err(AccountError::InvalidInput)
    );
}

#[test]
fn a_picture_has_a_web_address() {
    let avatar = |text: &str| change(&AccountChange::default().avatar(Some(text))).map(|_| ());
    assert_eq!(avatar("https://a.example/p.png?x=1"), Ok(()));
    for text in [
        "",
        "/p.png",
        "data:image/gif;base64,AAAA",
        "javascript:alert(1)",
        "ftp://a/b",
    ] {
        assert_eq!(avatar(text), Err(ChangeError::AvatarInvalid), "{text}");
    }
    let long = format!("https://a.example/{}", "x".repeat(MAX_AVATAR));
    assert_eq!(avatar(&long), Err(ChangeError::AvatarTooLong));
}

#[test]
fn a_username_is_a_word() {
    for (name, good) in [
        ("a", true),
        ("_1", true),
        ("Al_1ce", true),
        ("", false),
        ("1a", false),
        ("a-b", false),
        ("é", false),
        ("a b", false),
    ] {
        let change = change(&AccountChange::default().username(Some(name), &record()));
        assert_eq!(change.is_ok(), good, "{name}");
    }
}

#[test]
fn no_secret_is_printed() {
    let printed = format!("{:?} {:?}", set_password("hush", Some(&record())), record());
    assert_eq!(
        printed,
        "POST /my-account/password VerificationRecord { id: [redacted], expires_at: Some(Timestamp(1795379545176)) }"
    );
}
