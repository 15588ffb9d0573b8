use std::fmt::{Debug, Display};

use super::*;

#[track_caller]
fn refuses<T: PartialEq + Debug, E: PartialEq + Debug + Display>(
    call: &Call<T, E>,
    answer: &HttpResponse,
    error: E,
) {
    assert!(!error.to_string().is_empty());
    assert_eq!(call.read(answer), Err(error));
}

#[test]
fn what_any_call_may_answer() {
    let refused = |code: &str| AccountError::Refused {
        status: 422,
        code: code.to_owned(),
    };
    for (status, code, error) in [
        (400, "account_center.not_enabled", AccountError::NotEnabled),
        (
            400,
            "account_center.field_not_enabled",
            AccountError::FieldNotEnabled,
        ),
        (
            400,
            "account_center.field_not_editable",
            AccountError::FieldNotEditable,
        ),
        (
            401,
            "verification_record.permission_denied",
            AccountError::VerificationRequired,
        ),
        (401, "auth.unauthorized", AccountError::Unauthorized),
        (400, "auth.unauthorized", AccountError::Unauthorized),
        (403, "auth.forbidden", AccountError::Unauthorized),
        (
            401,
            "auth.authorization_header_missing",
            AccountError::Unauthorized,
        ),
        (
            403,
            "auth.third_party_application_forbidden",
            AccountError::ThirdParty,
        ),
        (400, "guard.invalid_input", AccountError::InvalidInput),
        (422, "entity.invalid_input", AccountError::InvalidInput),
        (422, "something.new", refused("something.new")),
    ] {
        let answer = refusal(status, code);
        refuses(&show(), &answer, error.clone());
        refuses(&factors(), &answer, error.clone());
        refuses(&sessions(&record()), &answer, error.clone());
        refuses(
            &set_password("p", None),
            &answer,
            PasswordError::Account(error.clone()),
        );
        refuses(
            &unlink("wecom", None),
            &answer,
            UnlinkError::Account(error.clone()),
        );
        refuses(
            &verify_password("p"),
            &answer,
            VerifyPasswordError::Account(error),
        );
    }
}

#[test]
fn what_is_no_answer_of_the_account_api() {
    for (status, body) in [
        (500, r#"{"message":"Internal server error."}"#),
        (404, "Not Found"),
        (405, ""),
        (400, r#"{"message":"x"}"#),
        (502, "<html>"),
        (302, ""),
        (503, "[]"),
    ] {
        let error = AccountError::Unavailable { status };
        refuses(&show(), &response(status, body), error.clone());
        refuses(
            &remove_email(&record()),
            &response(status, body),
            IdentifierError::Account(error),
        );
    }
}

#[test]
fn only_a_refused_token_is_worth_another() {
    for (status, code, worth) in [
        (401, "auth.unauthorized", true),
        (401, "", true),
        (401, "verification_record.permission_denied", false),
        (400, "auth.unauthorized", false),
        (403, "auth.forbidden", false),
        (200, "", false),
    ] {
        let answer = refusal(status, code);
        assert_eq!(Call::<()>::refuses_token(&answer), worth, "{status} {code}");
    }
}

#[test]
fn each_call_tells_its_own_refusals() {
    let record = record();
    let name = change(&AccountChange::default().name(Some("A"))).unwrap();
    for (status, code, error) in [
        (
            422,
            "user.username_already_in_use",
            ChangeError::UsernameTaken,
        ),
        (422, "user.username_too_short", ChangeError::UsernameInvalid),
        (
            422,
            "user.username_underscore_not_allowed",
            ChangeError::UsernameInvalid,
        ),
        (
            400,
            "user.last_sign_in_method_required",
            ChangeError::LastIdentifier,
        ),
        (422, "entity.value_too_long", ChangeError::NameTooLong),
    ] {
        refuses(&name, &refusal(status, code), error);
    }
    refuses(
        &set_password("p", None),
        &refusal(422, "user.same_password"),
        PasswordError::Same,
    );
    for (status, code, error) in [
        (
            422,
            "session.invalid_credentials",
            VerifyPasswordError::Wrong,
        ),
        (
            400,
            "session.verification_blocked_too_many_attempts",
            VerifyPasswordError::Blocked,
        ),
    ] {
        refuses(&verify_password("p"), &refusal(status, code), error);
    }
    let to = CodeIdentifier::Phone("49301234".to_owned());
    for (status, code, error) in [
        (501, "connector.not_found", CodeError::NoConnector),
        (429, "request.message_rate_limited", CodeError::TooMany),
        (400, "verification_record.not_found", CodeError::Gone),
        (400, "verification_code.code_mismatch", CodeError::Wrong),
    ] {
        refuses(&send_code(&to), &refusal(status, code), error);
    }
    for (status, code, error) in [
        (404, "user.identity_not_exist", UnlinkError::NotLinked),
        (
            400,
            "user.last_sign_in_method_required",
            UnlinkError::LastIdentifier,
        ),
    ] {
        refuses(
            &unlink("wecom", Some(&record)),
            &refusal(status, code),
            error,
        );
    }
    for code in ["oidc.session_not_found", "oidc.invalid_session_account_id"] {
        let call = revoke_session("s", RevokeGrants::All, &record);
        refuses(&call, &refusal(400, code), RevokeSessionError::NotFound);
    }
    refuses(
        &revoke_grant("g", &record),
        &refusal(404, "oidc.invalid_grant"),
        RevokeGrantError::NotFound,
    );
    let last = refusal(400, "user.last_sign_in_method_required");
    refuses(
        &remove_phone(&record),
        &last,
        IdentifierError::LastIdentifier,
    );
}

#[test]
fn a_rejected_password_says_why() {
    let body = r#"{"code":"password.rejected","message":"…","data":[
      {"code":"password_rejected.too_short","interpolation":{"min":8}},{"code":"password_rejected.too_long","interpolation":{"max":256}},
      {"code":"password_rejected.character_types","interpolation":{"min":2}},{"code":"password_rejected.unsupported_characters"},
      {"code":"password_rejected.restricted.repetition"},{"code":"password_rejected.restricted.sequence"},
      {"code":"password_rejected.restricted.user_info"},{"code":"password_rejected.restricted.words"},{"code":"password_rejected.pwned"},
      {"code":"password_rejected.ugly"},{"code":"password_rejected.too_short"},{"interpolation":{}},7]}"#;
    let issues = vec![
        PasswordIssue::TooShort { min: 8 },
        PasswordIssue::TooLong { max: 256 },
        PasswordIssue::CharacterTypes { min: 2 },
        PasswordIssue::UnsupportedCharacters,
        PasswordIssue::Repetition,
        PasswordIssue::Sequence,
        PasswordIssue::UserInfo,
        PasswordIssue::Words,
        PasswordIssue::Pwned,
        PasswordIssue::Other("ugly".to_owned()),
        PasswordIssue::Other("too_short".to_owned()),
    ];
    refuses(
        &set_password("p", None),
        &response(422, body),
        PasswordError::Rejected(issues),
    );
    refuses(
        &set_password("p", None),
        &refusal(422, "password.rejected"),
        PasswordError::Rejected(Vec::new()),
    );
}

#[test]
fn a_code_from_elsewhere_is_cut_and_cleaned() {
    let body = format!(r#"{{"code":"a\n{}"}}"#, "b".repeat(1_000));
    let error = show().read(&response(400, &body)).unwrap_err();
    assert!(error.to_string().len() < 300 && !error.to_string().contains('\n'));
}
