use super::*;

const BACK: &str = "https://app.test/account/callback";

const STARTED: &str = r#"{"verificationRecordId":"soc-1","authorizationUri":"https://open.work.weixin.qq.com/wwopen/sso/qrConnect?appid=a#wechat_redirect","expiresAt":"2026-11-22T20:32:25.176Z"}"#;

fn pending() -> PendingSocial {
    let call = start_social("conn-1", "st-1", BACK);
    let begun = call.read(&response(201, STARTED)).unwrap();
    begun.pending("st-1", BACK, "u1")
}

fn social_record() -> SocialRecord {
    let answer = pending()
        .answer(&format!("{BACK}?code=c&state=st-1"), "u1")
        .unwrap();
    let body = r#"{"verificationRecordId":"soc-1"}"#;
    verify_social(&answer).read(&response(200, body)).unwrap()
}

#[test]
fn a_verification_begins() {
    let call = start_social("conn-1", "st-1", BACK);
    let sent = request(&call);
    assert_eq!(sent.url, "https://logto.test/api/verifications/social");
    assert_eq!(
        sent.body.as_deref(),
        Some(
            r#"{"connectorId":"conn-1","state":"st-1","redirectUri":"https://app.test/account/callback"}"#
        )
    );
    let begun = call.read(&response(201, STARTED)).unwrap();
    assert_eq!(
        begun.authorization_uri,
        "https://open.work.weixin.qq.com/wwopen/sso/qrConnect?appid=a#wechat_redirect"
    );
    assert!(begun.expires_at.is_some());
    assert_eq!(format!("{begun:?}"), "SocialVerification");
}

#[test]
fn the_page_is_left_for_a_secure_address_only() {
    for uri in ["javascript:alert(1)", "http://evil.test/", "/relative", ""] {
        let body = STARTED.replace(
            "https://open.work.weixin.qq.com/wwopen/sso/qrConnect?appid=a#wechat_redirect",
            uri,
        );
        let read = start_social("c", "s", BACK).read(&response(201, &body));
        assert_eq!(
            read,
            Err(SocialError::Account(AccountError::Malformed)),
            "{uri}"
        );
    }
}

#[test]
fn what_comes_back_is_handed_on_whole() {
    let url = format!("{BACK}?code=c%2F1&state=st-1&appid=ww-1&extra=%E4%BC%81");
    let answer = pending().answer(&url, "u1").unwrap();
    let sent = request(&verify_social(&answer));
    assert_eq!(
        sent.url,
        "https://logto.test/api/verifications/social/verify"
    );
    assert_eq!(
        sent.body.as_deref(),
        Some(
            r#"{"verificationRecordId":"soc-1","connectorData":{"appid":"ww-1","code":"c/1","extra":"企","state":"st-1"}}"#
        )
    );
    assert_eq!(format!("{answer:?}"), "SocialAnswer");
}

#[test]
fn a_host_may_add_a_slash_to_the_way_back() {
    let url = format!("{BACK}/?code=c&state=st-1");
    assert!(pending().answer(&url, "u1").is_ok());
}

#[test]
fn what_was_not_asked_is_not_believed() {
    use SocialCallbackError::{Cancelled, OtherPerson, Unexpected};
    for (query, subject, error) in [
        ("?code=c&state=other", "u1", Unexpected),
        ("?code=c", "u1", Unexpected),
        ("", "u1", Unexpected),
        ("?code=c&state=st-1&state=st-1", "u1", Unexpected),
        ("?code=c&code=d&state=st-1", "u1", Unexpected),
        ("/../other?code=c&state=st-1", "u1", Unexpected),
        ("x?code=c&state=st-1", "u1", Unexpected),
        ("//?code=c&state=st-1", "u1", Unexpected),
        ("?code=c&state=st-1", "u2", OtherPerson),
        ("?state=st-1", "u1", Cancelled),
        ("?state=st-1&code=", "u1", Cancelled),
    ] {
        let url = [BACK, query].concat();
        assert_eq!(pending().answer(&url, subject), Err(error), "{query}");
    }
    let elsewhere = "https://evil.test/account/callback?code=c&state=st-1";
    assert_eq!(pending().answer(elsewhere, "u1"), Err(Unexpected));
}

#[test]
fn an_identity_is_linked_or_replaced_with_the_proof() {
    let record = record();
    for (call, method) in [
        (link(&social_record(), Some(&record)), "POST"),
        (replace(&social_record(), Some(&record)), "PUT"),
    ] {
        let sent = request(&call);
        assert_eq!(sent.method.as_str(), method);
        assert_eq!(sent.url, "https://logto.test/api/my-account/identities");
        assert_eq!(
            sent.body.as_deref(),
            Some(r#"{"newIdentifierVerificationRecordId":"soc-1"}"#)
        );
        assert!(
            sent.headers
                .contains(&("Logto-Verification-Id".into(), "rec-1".to_owned()))
        );
        assert_eq!(call.scopes().collect::<Vec<_>>(), ["identities"]);
        assert_eq!(call.read(&response(204, "")), Ok(()));
        for (status, code, error) in [
            (422, "user.identity_already_in_use", LinkError::InUse),
            (
                400,
                "user.identity_already_in_use",
                LinkError::AlreadyLinked,
            ),
            (400, "verification_record.not_found", LinkError::Gone),
            (
                401,
                "verification_record.permission_denied",
                LinkError::Account(AccountError::VerificationRequired),
            ),
        ] {
            assert_eq!(
                call.read(&refusal(status, code)),
                Err(error),
                "{status} {code}"
            );
        }
    }
}

#[test]
fn why_a_verification_fails() {
    for (status, code, error) in [
        (
            422,
            "session.invalid_connector_id",
            SocialError::UnknownConnector,
        ),
        (400, "connector.general", SocialError::NotConfirmed),
        (400, "verification_record.not_found", SocialError::Gone),
        (
            400,
            "account_center.not_enabled",
            SocialError::Account(AccountError::NotEnabled),
        ),
    ] {
        let answer = refusal(status, code);
        assert_eq!(
            start_social("c", "s", BACK).read(&answer),
            Err(error.clone()),
            "{code}"
        );
        assert!(!error.to_string().is_empty());
    }
}
