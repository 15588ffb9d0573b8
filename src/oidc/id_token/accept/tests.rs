mod renewal;

use serde_json::{Value, json};

use super::*;
use crate::oidc::id_token::tests::compact;

const NOW: i64 = 1_755_000_000;
const ISSUER: &str = "https://l.example/oidc";
const MINUTE: i64 = 60;

/// The claims of Logto's ID token.
fn claims() -> Value {
    json!({
        "sub": "u1",
        "iss": ISSUER,
        "aud": "app",
        "iat": NOW,
        "exp": NOW + 3_600,
        "nonce": "n",
        "name": "Alice",
    })
}

fn expected() -> Expected<'static> {
    Expected {
        issuer: ISSUER,
        client_id: "app",
        algorithms: &[Algorithm::Es384],
        now: Timestamp::from_secs(NOW),
        nonce: Some("n"),
        max_age: None,
        access_token: None,
        renewed: None,
    }
}

/// `claims()` with some replaced, and left out where the change is `null`.
fn changed(changes: &Value) -> Value {
    let mut claims = claims();
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

fn token(alg: &str, changes: &Value) -> UnverifiedIdToken {
    let text = compact(&json!({ "alg": alg }), &changed(changes).to_string(), b"s");
    UnverifiedIdToken::parse(&text).unwrap()
}

fn accept_as(changes: &Value, expected: &Expected<'_>) -> Result<IdTokenClaims, IdTokenError> {
    token("ES384", changes).accept(true, expected)
}

fn accept(changes: &Value) -> Result<IdTokenClaims, IdTokenError> {
    accept_as(changes, &expected())
}

fn error(changes: &Value) -> IdTokenError {
    accept(changes).expect_err(&changes.to_string())
}

#[test]
fn a_token_that_agrees_with_everything_is_accepted() {
    let claims = accept(&json!({})).unwrap();
    assert_eq!(claims.subject, "u1");
    assert_eq!(claims.audience, ["app"]);
    assert_eq!(claims.expires_at, Timestamp::from_secs(NOW + 3_600));
    assert_eq!(claims.issued_at, Timestamp::from_secs(NOW));
}

#[test]
fn s34_invalid_signature_hides_whatever_else_is_wrong() {
    let result = token("ES384", &json!({"sub": null})).accept(false, &expected());
    assert_eq!(result, Err(IdTokenError::Signature));
    let result = token("ES384", &json!({})).accept(false, &expected());
    assert_eq!(result, Err(IdTokenError::Signature));
}

#[test]
fn s35_invalid_alternate_alg() {
    for alg in ["RS256", "ES256", "EdDSA"] {
        let result = token(alg, &json!({})).accept(true, &expected());
        assert_eq!(result, Err(IdTokenError::Algorithm(alg.to_owned())));
        let algorithms = &[Algorithm::from_name(alg).unwrap()];
        let offered = Expected {
            algorithms,
            ..expected()
        };
        assert!(token(alg, &json!({})).accept(true, &offered).is_ok());
    }
}

#[test]
fn s31_invalid_iss() {
    for issuer in [
        "https://l.example/oidc/",
        "https://L.example/oidc",
        "https://l.example",
        "",
    ] {
        assert_eq!(error(&json!({ "iss": issuer })), IdTokenError::Issuer);
    }
    assert_eq!(
        error(&json!({"iss": null})),
        IdTokenError::MissingClaim("iss")
    );
    assert_eq!(
        error(&json!({"iss": [ISSUER]})),
        IdTokenError::InvalidClaim("iss")
    );
}

#[test]
fn s32_invalid_aud_missing_aud_and_invalid_secondary_aud() {
    for audience in [
        json!("other"),
        json!("App"),
        json!(""),
        json!([]),
        json!(["other"]),
        json!(["app", "other"]),
        json!(["other", "app"]),
    ] {
        assert_eq!(error(&json!({ "aud": audience })), IdTokenError::Audience);
        let with_party = json!({"aud": audience, "azp": "app"});
        assert_eq!(error(&with_party), IdTokenError::Audience);
    }
    assert_eq!(
        error(&json!({"aud": null})),
        IdTokenError::MissingClaim("aud")
    );
    for audience in [
        json!(1),
        json!({"app": 1}),
        json!(["app", 1]),
        json!([null, "app"]),
    ] {
        assert_eq!(
            error(&json!({ "aud": audience })),
            IdTokenError::InvalidClaim("aud")
        );
    }
}

#[test]
fn s32_valid_aud_as_array() {
    assert!(accept(&json!({"aud": ["app"]})).is_ok());
}

#[test]
fn s33_authorized_party() {
    assert!(accept(&json!({"azp": "app"})).is_ok());
    assert!(accept(&json!({"aud": ["app", "app"], "azp": "app"})).is_ok());
    for changes in [
        json!({"azp": "other"}),
        json!({"azp": ""}),
        json!({"aud": ["app", "app"]}),
    ] {
        assert_eq!(error(&changes), IdTokenError::AuthorizedParty);
    }
    assert_eq!(
        error(&json!({"azp": ["app"]})),
        IdTokenError::InvalidClaim("azp")
    );
}

#[test]
fn s37_missing_sub_and_odd_ones() {
    assert_eq!(
        error(&json!({"sub": null})),
        IdTokenError::MissingClaim("sub")
    );
    for subject in [
        json!(""),
        json!("é"),
        json!("a".repeat(256)),
        json!(7),
        json!(["u1"]),
    ] {
        assert_eq!(
            error(&json!({ "sub": subject })),
            IdTokenError::InvalidClaim("sub")
        );
    }
    assert!(accept(&json!({"sub": "a".repeat(255)})).is_ok());
}

#[test]
fn s37_invalid_expired_exp_and_missing_exp() {
    assert_eq!(
        error(&json!({"exp": null})),
        IdTokenError::MissingClaim("exp")
    );
    for (exp, valid) in [
        (json!(NOW + 1), true),
        (json!(NOW - 5 * MINUTE + 1), true),
        (json!(NOW as f64 - 5.0 * 60.0 + 1.5), true),
        (json!(NOW - 5 * MINUTE), false),
        (json!(NOW - 6 * MINUTE), false),
        (json!(0), false),
        (json!(-1), false),
    ] {
        let result = accept(&json!({"exp": exp, "iat": NOW - 10 * MINUTE}));
        let expected = if valid {
            None
        } else {
            Some(IdTokenError::Expired)
        };
        assert_eq!(result.err(), expected, "{exp}");
    }
    for exp in [json!("1755003600"), json!(true), json!([1]), json!(1e300)] {
        assert_eq!(
            error(&json!({ "exp": exp })),
            IdTokenError::InvalidClaim("exp")
        );
    }
}

#[test]
fn s37_missing_iat_and_iat_is_week_in_past() {
    assert_eq!(
        error(&json!({"iat": null})),
        IdTokenError::MissingClaim("iat")
    );
    assert_eq!(
        error(&json!({"iat": "now"})),
        IdTokenError::InvalidClaim("iat")
    );
    for (offset, valid) in [
        (0, true),
        (5 * MINUTE, true),
        (5 * MINUTE + 1, false),
        (7 * 1_440 * MINUTE, false),
        (-15 * MINUTE, true),
        (-15 * MINUTE - 1, false),
        (-7 * 1_440 * MINUTE, false),
    ] {
        let result = accept(&json!({"iat": NOW + offset}));
        let expected = if valid {
            None
        } else {
            Some(IdTokenError::IssuedAt)
        };
        assert_eq!(result.err(), expected, "{offset}");
    }
    // Logto sends some claims in milliseconds, but never these.
    assert_eq!(error(&json!({"iat": NOW * 1_000})), IdTokenError::IssuedAt);
}

#[test]
fn s37_nbf_is_respected() {
    for (nbf, expected) in [
        (json!(NOW), None),
        (json!(NOW + 5 * MINUTE), None),
        (json!(NOW + 5 * MINUTE + 1), Some(IdTokenError::NotYetValid)),
        (json!("later"), Some(IdTokenError::InvalidClaim("nbf"))),
    ] {
        assert_eq!(accept(&json!({ "nbf": nbf })).err(), expected, "{nbf}");
    }
}

#[test]
fn s38_nonce_invalid_and_missing_nonce() {
    for nonce in [
        json!(null),
        json!(""),
        json!("N"),
        json!("n "),
        json!("other"),
    ] {
        assert_eq!(error(&json!({ "nonce": nonce })), IdTokenError::Nonce);
    }
    assert_eq!(
        error(&json!({"nonce": ["n"]})),
        IdTokenError::InvalidClaim("nonce")
    );
}

#[test]
fn s38_nonce_unless_code_flow_none_sent_none_checked() {
    let unsent = Expected {
        nonce: None,
        ..expected()
    };
    assert!(accept_as(&json!({"nonce": null}), &unsent).is_ok());
}

#[test]
fn s39_invalid_athash() {
    // The hashes of this token by SHA-256, SHA-384 and SHA-512; the first is the example of
    // OpenID Connect Core §A.3.
    let access_token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
    for (alg, hash) in [
        ("RS256", "77QmUPtjPfzWtF2AnpK9RQ"),
        ("PS256", "77QmUPtjPfzWtF2AnpK9RQ"),
        ("ES256", "77QmUPtjPfzWtF2AnpK9RQ"),
        ("ES384", "jtAeDp945y1dDqU3nkIVGNZP1HjH_MFs"),
        ("ES512", "q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM"),
        ("EdDSA", "q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM"),
    ] {
        let algorithms = &Algorithm::ALL;
        let with = |access_token| Expected {
            algorithms,
            access_token,
            ..expected()
        };
        let token = token(alg, &json!({ "at_hash": hash }));
        assert!(
            token
                .clone()
                .accept(true, &with(Some(access_token)))
                .is_ok(),
            "{alg}"
        );
        assert!(token.clone().accept(true, &with(None)).is_ok(), "{alg}");
        let result = token.accept(true, &with(Some("another")));
        assert_eq!(result, Err(IdTokenError::AccessTokenHash), "{alg}");
    }
    let with = Expected {
        access_token: Some(access_token),
        ..expected()
    };
    for hash in ["", "77QmUPtjPfzWtF2AnpK9RQ", "77QmUPtjPfzWtF2AnpK9RQ=="] {
        let result = accept_as(&json!({ "at_hash": hash }), &with);
        assert_eq!(result, Err(IdTokenError::AccessTokenHash), "{hash}");
    }
    let result = accept_as(&json!({"at_hash": 1}), &with);
    assert_eq!(result, Err(IdTokenError::InvalidClaim("at_hash")));
}

#[test]
fn s39_missing_athash_is_accepted_with_the_code_flow() {
    let with = Expected {
        access_token: Some("t"),
        ..expected()
    };
    assert!(accept_as(&json!({}), &with).is_ok());
}

#[test]
fn s40_max_age_needs_a_recent_auth_time() {
    let max_age = Some(Duration::from_secs(600));
    for (auth_time, valid) in [
        (json!(NOW), true),
        (json!(NOW - 600), true),
        (json!(NOW - 600 - 5 * MINUTE), true),
        (json!(NOW - 601 - 5 * MINUTE), false),
        (json!(NOW + 5 * MINUTE + 1), false),
        (json!(null), false),
    ] {
        let asked = Expected {
            max_age,
            ..expected()
        };
        let result = accept_as(&json!({ "auth_time": auth_time }), &asked);
        let error = if valid {
            None
        } else {
            Some(IdTokenError::AuthenticationTime)
        };
        assert_eq!(result.err(), error, "{auth_time}");
    }
    assert_eq!(
        error(&json!({"auth_time": "x"})),
        IdTokenError::InvalidClaim("auth_time")
    );
    assert!(accept(&json!({"auth_time": 1})).is_ok());
}

#[test]
fn claims_that_are_no_object_are_refused() {
    for payload in [
        "",
        "[]",
        "null",
        "{\"sub\":\"u1\"",
        r#"{"sub":"u1","sub":"u2"}"#,
    ] {
        let text = compact(&json!({"alg": "ES384"}), payload, b"s");
        let token = UnverifiedIdToken::parse(&text).unwrap();
        assert_eq!(
            token.accept(true, &expected()),
            Err(IdTokenError::Malformed),
            "{payload}"
        );
    }
}
