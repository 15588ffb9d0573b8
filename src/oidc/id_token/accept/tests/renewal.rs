//! OpenID Connect Core §12.2.

use super::*;

/// What becomes of a renewed token, both tokens given by their changes.
fn renew(original: &Value, renewed: &Value) -> Result<IdTokenClaims, IdTokenError> {
    let original = IdTokenClaims::read(changed(original).to_string()).unwrap();
    let expected = Expected {
        nonce: None,
        renewed: Some(&original),
        ..expected()
    };
    accept_as(renewed, &expected)
}

#[test]
fn s41_refresh_token_a_renewed_token_is_accepted() {
    assert!(renew(&json!({"iat": NOW - 3_600}), &json!({})).is_ok());
    assert!(renew(&json!({"name": "Alice"}), &json!({"name": "Alicia"})).is_ok());
}

#[test]
fn s41_refresh_token_invalid_sub() {
    for subject in ["u2", "U1", "u11"] {
        let result = renew(&json!({}), &json!({ "sub": subject }));
        assert_eq!(result, Err(IdTokenError::Subject), "{subject}");
    }
}

#[test]
fn s41_refresh_token_invalid_issuer() {
    let result = renew(&json!({}), &json!({"iss": "https://other.example/oidc"}));
    assert_eq!(result, Err(IdTokenError::Issuer));
    let result = renew(&json!({"iss": "https://former.example/oidc"}), &json!({}));
    assert_eq!(result, Err(IdTokenError::Issuer));
}

#[test]
fn s41_a_renewed_token_is_newly_issued() {
    for (iat, valid) in [
        (NOW, true),
        (NOW - 5 * MINUTE, true),
        (NOW - 5 * MINUTE - 1, false),
    ] {
        let error = if valid {
            None
        } else {
            Some(IdTokenError::Older)
        };
        assert_eq!(
            renew(&json!({}), &json!({ "iat": iat })).err(),
            error,
            "{iat}"
        );
    }
}

#[test]
fn s41_a_wrong_time_hides_nothing_else_that_is_wrong() {
    for (time, value) in [
        ("exp", NOW - 3_600),
        ("nbf", NOW + 3_600),
        ("iat", NOW + 3_600),
    ] {
        for (claim, wrong, error) in [
            ("sub", "u2", IdTokenError::Subject),
            ("nonce", "other", IdTokenError::Nonce),
            ("azp", "other", IdTokenError::AuthorizedParty),
        ] {
            let renewed = json!({ time: value, claim: wrong });
            assert_eq!(renew(&json!({}), &renewed), Err(error), "{renewed}");
        }
    }
}

#[test]
fn s41_a_renewed_token_is_for_the_original_audience() {
    let result = renew(&json!({"aud": ["app", "former"]}), &json!({}));
    assert_eq!(result, Err(IdTokenError::Audience));
    let result = renew(&json!({}), &json!({"azp": "app"}));
    assert_eq!(result, Err(IdTokenError::AuthorizedParty));
    assert!(renew(&json!({"azp": "app"}), &json!({"azp": "app"})).is_ok());
}

#[test]
fn s41_a_renewal_does_not_change_when_the_person_signed_in() {
    let early = json!({"auth_time": NOW - 7_200});
    assert!(renew(&early, &early).is_ok());
    assert!(renew(&early, &json!({})).is_ok());
    let result = renew(&early, &json!({"auth_time": NOW}));
    assert_eq!(result, Err(IdTokenError::AuthenticationTime));
}

#[test]
fn s41_a_renewed_nonce_is_the_original_one_or_absent() {
    assert!(renew(&json!({}), &json!({"nonce": null})).is_ok());
    assert!(renew(&json!({}), &json!({"nonce": "n"})).is_ok());
    // A renewal without nonce came between: nothing is known to compare with.
    assert!(renew(&json!({"nonce": null}), &json!({"nonce": "n"})).is_ok());
    for nonce in ["", "other"] {
        let result = renew(&json!({}), &json!({ "nonce": nonce }));
        assert_eq!(result, Err(IdTokenError::Nonce), "{nonce}");
    }
    let original = IdTokenClaims::read(changed(&json!({"nonce": null})).to_string()).unwrap();
    let known = Expected {
        renewed: Some(&original),
        ..expected()
    };
    let result = accept_as(&json!({"nonce": "other"}), &known);
    assert_eq!(result, Err(IdTokenError::Nonce));
}
