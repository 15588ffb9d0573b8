use super::*;
use crate::oidc::Timestamp;

const ACCOUNT: &str = r#"{"id":"n8gn65lc92v5","username":"acct1","primaryEmail":"a@example.test","primaryPhone":null,
  "name":"Acct","avatar":null,"customData":{"a": 1},
  "identities":{"wecom":{"userId":"zhangsan","details":{"id":"zhangsan","name":"Zhang San","rawData":{"position":"x"}}}},
  "lastSignInAt":1795378858763,"createdAt":1795378858476,"updatedAt":1795378858873,
  "profile":{"givenName":"Ada","nickname":"","birthdate":7,"address":{"locality":"Berlin"}},
  "applicationId":"app","cimdClientId":null,"isSuspended":false,"hasPassword":true,"hasSecurityVerificationMethod":true,"new":[]}"#;

#[test]
fn the_account_is_read() {
    let account = show().read(&response(200, ACCOUNT)).unwrap();
    let text = |text: &str| Member::Set(text.to_owned());
    assert_eq!(account.id, "n8gn65lc92v5");
    assert_eq!(account.username, text("acct1"));
    assert_eq!(account.primary_email, text("a@example.test"));
    assert_eq!(account.primary_phone, Member::Unset);
    assert_eq!(account.name, text("Acct"));
    assert_eq!(account.avatar, Member::Unset);
    assert_eq!(account.custom_data, text(r#"{"a": 1}"#));
    let wecom = account.identity("wecom").unwrap();
    assert_eq!(
        (wecom.user_id.as_str(), wecom.name.as_deref()),
        ("zhangsan", Some("Zhang San"))
    );
    assert_eq!(account.identity("github"), None);
    let millis = |millis| Some(Timestamp::from_millis(millis));
    assert_eq!(account.last_sign_in_at, millis(1_795_378_858_763));
    assert_eq!(account.created_at, millis(1_795_378_858_476));
    assert_eq!(account.updated_at, millis(1_795_378_858_873));
    assert_eq!(account.has_password, Member::Set(true));
    assert!(account.has_security_verification_method);
    let profile = account.profile.value().unwrap();
    assert_eq!(profile.text(ProfileMember::GivenName), Some("Ada"));
    assert_eq!(profile.text(ProfileMember::Nickname), Some(""));
    assert_eq!(profile.text(ProfileMember::Birthdate), None);
    assert_eq!(
        profile.address.as_ref().unwrap().locality.as_deref(),
        Some("Berlin")
    );
    let printed = format!("{account:?} {profile:?} {:?}", profile.address);
    assert_eq!(
        printed,
        "Account { id: \"n8gn65lc92v5\", .. } Profile Some(Address)"
    );
}

#[test]
fn what_is_not_shown_is_told_from_what_has_no_value() {
    let small = r#"{"id":"u1","hasSecurityVerificationMethod":false}"#;
    let account = show().read(&response(200, small)).unwrap();
    assert!(!account.has_security_verification_method);
    for shown in [
        account.username.is_shown(),
        account.name.is_shown(),
        account.identities.is_shown(),
        account.profile.is_shown(),
        account.has_password.is_shown(),
    ] {
        assert!(!shown);
    }
    let odd = r#"{"id":"u1","hasSecurityVerificationMethod":true,"name":7,"identities":[],"profile":"x","hasPassword":"yes","createdAt":"now"}"#;
    let account = show().read(&response(200, odd)).unwrap();
    assert!(!account.name.is_shown() && !account.identities.is_shown());
    assert!(!account.has_password.is_shown() && account.created_at.is_none());
    let none = r#"{"id":"u1","hasSecurityVerificationMethod":true,"identities":{}}"#;
    let account = show().read(&response(200, none)).unwrap();
    assert_eq!(account.identities, Member::Set(Vec::new()));
}

#[test]
fn an_answer_without_what_it_must_have_is_malformed() {
    let malformed = Err(AccountError::Malformed);
    for body in [
        "",
        "<html>",
        "[]",
        "{}",
        r#"{"id":"u"}"#,
        r#"{"id":1,"hasSecurityVerificationMethod":true}"#,
    ] {
        assert_eq!(show().read(&response(200, body)), malformed, "{body}");
    }
    for body in ["", "[]", "{}", r#"{"sessions":{}}"#] {
        assert!(
            sessions(&record()).read(&response(200, body)).is_err(),
            "{body}"
        );
        assert!(
            grants(&record()).read(&response(200, body)).is_err(),
            "{body}"
        );
    }
    assert_eq!(
        factors().read(&response(200, "{}")),
        Err(AccountError::Malformed)
    );
    let error = VerifyPasswordError::Account(AccountError::Malformed);
    assert_eq!(verify_password("p").read(&response(201, "{}")), Err(error));
}

#[test]
fn sessions_are_read() {
    let body = r#"{"sessions":[{"payload":{"exp":1796588757,"iat":1795379157,"jti":"j","uid":"s-1","kind":"Session","loginTs":1795379157,
      "accountId":"u1","authorizations":{"app-1":{"sid":"x","grantId":"g","persistsLogout":true},"app-2":{}}},
      "lastSubmission":{"interactionEvent":"SignIn","userId":"u1","verificationRecords":[{"id":"r","type":"Password","identifier":{"type":"username","value":"a"},"verified":true}],
        "signInContext":{"ip":"127.0.0.1","userAgent":"Mozilla/5.0"}},
      "clientId":"app-1","accountId":"u1","expiresAt":1796588757758,"isCurrent":true},
      {"payload":{"uid":"s-2"},"lastSubmission":null,"clientId":null},
      {"payload":{}}, 7]}"#;
    let all = sessions(&record()).read(&response(200, body)).unwrap();
    assert_eq!(all.len(), 2);
    let first = &all[0];
    assert_eq!((first.uid.as_str(), first.is_current), ("s-1", true));
    assert_eq!(
        first.signed_in_at,
        Some(Timestamp::from_secs(1_795_379_157))
    );
    assert_eq!(
        first.expires_at,
        Some(Timestamp::from_millis(1_796_588_757_758))
    );
    assert_eq!(first.client_id.as_deref(), Some("app-1"));
    assert_eq!(first.authorized_client_ids, ["app-1", "app-2"]);
    assert_eq!(first.ip.as_deref(), Some("127.0.0.1"));
    assert_eq!(first.user_agent.as_deref(), Some("Mozilla/5.0"));
    assert_eq!(first.verification_types, ["Password"]);
    let second = &all[1];
    assert_eq!((second.uid.as_str(), second.is_current), ("s-2", false));
    assert!(second.ip.is_none() && second.verification_types.is_empty());
}

#[test]
fn grants_are_read() {
    let body = r#"{"grants":[{"id":"g-1","payload":{"exp":1810931157,"iat":1795379157,"jti":"g-1","kind":"Grant","clientId":"app-1","accountId":"u1",
      "openid":{"scope":"openid offline_access profile"}},"expiresAt":1810931157738,"application":{"id":"app-1","name":"My app"}},{"id":"g-2"},{}]}"#;
    let all = grants(&record()).read(&response(200, body)).unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].client_id.as_deref(), Some("app-1"));
    assert_eq!(all[0].application_name.as_deref(), Some("My app"));
    assert_eq!(all[0].scopes, ["openid", "offline_access", "profile"]);
    assert_eq!(all[0].granted_at, Some(Timestamp::from_secs(1_795_379_157)));
    assert_eq!(
        all[0].expires_at,
        Some(Timestamp::from_millis(1_810_931_157_738))
    );
    assert!(all[1].scopes.is_empty() && all[1].client_id.is_none());
}

#[test]
fn factors_are_read() {
    let body = r#"[{"id":"f-1","createdAt":"2026-11-22T20:27:17.708Z","type":"Totp"},{"id":"f-2","createdAt":"soon","type":"BackupCode","remainCodes":10},
      {"id":"f-3","type":"WebAuthn"},{"id":"f-4","type":"Carrier pigeon"},{"id":"f-5"},"x"]"#;
    let all = factors().read(&response(200, body)).unwrap();
    let kinds: Vec<_> = all.iter().map(|factor| factor.kind.clone()).collect();
    let pigeon = FactorKind::Other("Carrier pigeon".to_owned());
    assert_eq!(
        kinds,
        [
            FactorKind::Totp,
            FactorKind::BackupCode,
            FactorKind::WebAuthn,
            pigeon
        ]
    );
    assert_eq!(
        all[0].created_at,
        Some(Timestamp::from_millis(1_795_379_237_708))
    );
    assert_eq!(
        (all[1].created_at, all[1].remaining_codes),
        (None, Some(10))
    );
    assert_eq!(factors().read(&response(200, "[]")), Ok(Vec::new()));
}

#[test]
fn a_change_answers_with_what_is_now() {
    let name = AccountChange::default().name(None);
    let account = change(&name)
        .unwrap()
        .read(&response(200, ACCOUNT))
        .unwrap();
    assert_eq!(account.name.value().map(String::as_str), Some("Acct"));
    let text = ProfileChange::default().set(ProfileMember::Locale, "de");
    let call = change_profile(&text).unwrap();
    let profile = call.read(&response(200, r#"{"locale":"de"}"#)).unwrap();
    assert_eq!(profile.text(ProfileMember::Locale), Some("de"));
}

#[test]
fn a_record_says_how_long_it_is_good() {
    let expected = Timestamp::from_millis(1_795_379_545_176);
    assert_eq!(record().expires_at, Some(expected));
}
