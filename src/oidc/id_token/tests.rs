use p384::ecdsa::signature::{Signer, Verifier};
use serde_json::{Value, json};

use super::*;
use crate::oidc::base64url;
use crate::oidc::jwk::JwkSet;
use crate::oidc::value::Timestamp;

/// A compact JWS of these parts.
pub(super) fn compact(header: &Value, payload: &str, signature: &[u8]) -> String {
    let header = base64url::encode(header.to_string().as_bytes());
    let payload = base64url::encode(payload.as_bytes());
    [header, payload, base64url::encode(signature)].join(".")
}

fn with_header(header: &Value) -> Result<UnverifiedIdToken, IdTokenError> {
    UnverifiedIdToken::parse(&compact(header, "{}", b"signature"))
}

#[test]
fn logto_s_header_is_read() {
    let token = with_header(&json!({"alg": "ES384", "kid": "k1"})).unwrap();
    assert_eq!(
        (token.algorithm(), token.key_id()),
        (Algorithm::Es384, Some("k1"))
    );
    assert_eq!(token.signature(), b"signature");
    let header = base64url::encode(br#"{"alg":"ES384","kid":"k1"}"#);
    assert_eq!(token.signed_part(), format!("{header}.e30").as_bytes());
}

#[test]
fn s35_idtoken_sig_none_and_hmac_are_refused_by_name() {
    for name in [
        "none", "None", "NONE", "HS256", "HS384", "HS512", "RS384", "es384", "", "dir",
    ] {
        let error = with_header(&json!({ "alg": name })).unwrap_err();
        assert_eq!(error, IdTokenError::Algorithm(name.to_owned()));
    }
    let long = "x\n".repeat(1_000);
    let error = with_header(&json!({ "alg": long })).unwrap_err();
    assert_eq!(error, IdTokenError::Algorithm("x".repeat(200)));
    for header in [json!({}), json!({"alg": null}), json!({"alg": ["ES384"]})] {
        assert_eq!(
            with_header(&header).unwrap_err(),
            IdTokenError::Malformed,
            "{header}"
        );
    }
}

#[test]
fn s35_a_missing_signature_is_refused_whatever_the_algorithm() {
    let token = compact(&json!({"alg": "ES384"}), "{}", b"");
    assert_eq!(
        UnverifiedIdToken::parse(&token).unwrap_err(),
        IdTokenError::Malformed
    );
}

#[test]
fn s36_critical_headers_are_refused() {
    for critical in [
        json!(["b64"]),
        json!(["exp"]),
        json!([]),
        json!(null),
        json!("x"),
    ] {
        let header = json!({"alg": "ES384", "crit": critical, "b64": false});
        assert_eq!(
            with_header(&header).unwrap_err(),
            IdTokenError::CriticalHeader,
            "{header}"
        );
    }
}

#[test]
fn s36_keys_in_the_header_are_ignored() {
    let header = json!({
        "alg": "ES384",
        "kid": "k1",
        "jku": "https://evil.example/jwks",
        "x5u": "https://evil.example/cert",
        "jwk": {"kty": "EC"},
        "x5c": ["MIIB"],
    });
    assert_eq!(with_header(&header).unwrap().key_id(), Some("k1"));
}

#[test]
fn a_jwt_of_another_declared_type_is_no_id_token() {
    for kind in [
        json!("JWT"),
        json!("jwt"),
        json!("application/JWT"),
        json!(null),
    ] {
        assert!(
            with_header(&json!({"alg": "ES384", "typ": kind})).is_ok(),
            "{kind}"
        );
    }
    for kind in [
        json!("at+jwt"),
        json!("logout+jwt"),
        json!("dpop+jwt"),
        json!(""),
        json!(1),
    ] {
        let error = with_header(&json!({"alg": "ES384", "typ": kind})).unwrap_err();
        assert_eq!(error, IdTokenError::Type, "{kind}");
    }
}

#[test]
fn a_key_id_is_text_or_absent() {
    let key_id = |value: Value| with_header(&json!({"alg": "ES384", "kid": value}));
    assert_eq!(key_id(json!(null)).unwrap().key_id(), None);
    assert_eq!(key_id(json!("")).unwrap().key_id(), Some(""));
    assert_eq!(key_id(json!(1)).unwrap_err(), IdTokenError::Malformed);
}

#[test]
fn what_is_not_a_signed_jwt_is_refused() {
    let good = compact(&json!({"alg": "ES384"}), "{}", b"signature");
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let (header, payload) = signed.split_once('.').unwrap();
    for text in [
        "",
        ".",
        "..",
        "invalid-JWT",
        signed,
        &format!("{signed}."),
        &format!("{good}."),
        &format!("{good}.{signature}"),
        &format!("{header}.{payload}.{signature}.a.b"),
        &format!(" {good}"),
        &format!("{good}\n"),
        &format!("{good}="),
        &format!("{header}=.{payload}.{signature}"),
        &format!("{header}.{payload}.sig+"),
        &format!("{header}.gICA.{signature}"),
        &format!("{payload}.{payload}.{signature}"),
        &format!("e30x.{payload}.{signature}"),
        &format!("{}.{payload}.{signature}", base64url::encode(b"[]")),
        &format!(
            "{}.{payload}.{signature}",
            base64url::encode(br#"{"alg":"none","alg":"ES384"}"#)
        ),
    ] {
        assert_eq!(
            UnverifiedIdToken::parse(text).unwrap_err(),
            IdTokenError::Malformed,
            "{text}"
        );
    }
    assert!(UnverifiedIdToken::parse(&good).is_ok());
}

#[test]
fn size_is_bounded() {
    let token = |length| compact(&json!({"alg": "ES384"}), &" ".repeat(length), b"s");
    let error = UnverifiedIdToken::parse(&token(jws::MAX_LENGTH)).unwrap_err();
    assert_eq!(error, IdTokenError::TooLarge);
    assert!(UnverifiedIdToken::parse(&token(jws::MAX_LENGTH / 2)).is_ok());
}

#[test]
fn nothing_of_the_token_is_printed() {
    let token = UnverifiedIdToken::parse(&compact(&json!({"alg": "ES384"}), "hush", b"s"));
    assert_eq!(format!("{token:?}"), "Ok(UnverifiedIdToken)");
}

const NOW: i64 = 1_755_000_000;

/// An ES384 token and the set its key is in.
fn es384() -> (String, JwkSet) {
    let key = p384::ecdsa::SigningKey::from_slice(&[7; 48]).unwrap();
    let point = key.verifying_key().to_encoded_point(false);
    let jwk = json!({
        "kty": "EC",
        "use": "sig",
        "kid": "k1",
        "alg": "ES384",
        "crv": "P-384",
        "x": base64url::encode(point.x().unwrap()),
        "y": base64url::encode(point.y().unwrap()),
    });
    let claims = json!({
        "sub": "u1",
        "name": "王小明",
        "aud": "app",
        "iss": "https://l.example/oidc",
        "iat": NOW,
        "exp": NOW + 3_600,
        "nonce": "n",
    });
    let unsigned = compact(
        &json!({"alg": "ES384", "kid": "k1"}),
        &claims.to_string(),
        b"",
    );
    let signed = unsigned.trim_end_matches('.');
    let signature: p384::ecdsa::Signature = key.sign(signed.as_bytes());
    let token = format!("{signed}.{}", base64url::encode(&signature.to_bytes()));
    let set = JwkSet::parse(&json!({ "keys": [jwk] }).to_string()).unwrap();
    (token, set)
}

/// Verifies as a platform does: any candidate will do.
fn verify_es384(token: &UnverifiedIdToken, set: &JwkSet) -> bool {
    let candidates = set.candidates(token.key_id(), token.algorithm());
    candidates.into_iter().any(|candidate| {
        let point = candidate.key.ec_point().unwrap();
        let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(&point).unwrap();
        p384::ecdsa::Signature::from_slice(token.signature())
            .is_ok_and(|signature| key.verify(token.signed_part(), &signature).is_ok())
    })
}

fn accept_es384(compact: &str, set: &JwkSet) -> Result<IdTokenClaims, IdTokenError> {
    let token = UnverifiedIdToken::parse(compact)?;
    let valid = verify_es384(&token, set);
    token.accept(
        valid,
        &Expected {
            issuer: "https://l.example/oidc",
            client_id: "app",
            algorithms: &[Algorithm::Es384],
            now: Timestamp::from_secs(NOW),
            nonce: Some("n"),
            max_age: None,
            access_token: None,
            renewed: None,
        },
    )
}

#[test]
fn s34_a_token_signed_by_the_provider_is_accepted() {
    let (token, set) = es384();
    let claims = accept_es384(&token, &set).unwrap();
    assert_eq!(
        (claims.subject.as_str(), claims.name.as_deref()),
        ("u1", Some("王小明"))
    );
}

#[test]
fn s34_invalid_signature_any_flipped_bit() {
    let (token, set) = es384();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let signature = base64url::decode(signature).unwrap();
    // Some in each of the two numbers, the first and the last.
    for at in [0, 1, 23, 47, 48, 71, 94, 95] {
        let mut spoilt = signature.clone();
        spoilt[at] ^= 1 << (at % 8);
        let spoilt = format!("{signed}.{}", base64url::encode(&spoilt));
        assert_eq!(
            accept_es384(&spoilt, &set).unwrap_err(),
            IdTokenError::Signature,
            "byte {at}"
        );
    }
    let short = format!("{signed}.{}", base64url::encode(&signature[..95]));
    assert_eq!(
        accept_es384(&short, &set).unwrap_err(),
        IdTokenError::Signature
    );
}

#[test]
fn s34_the_signature_covers_header_and_claims() {
    let (token, set) = es384();
    let parts: Vec<&str> = token.split('.').collect();
    let claims = String::from_utf8(base64url::decode(parts[1]).unwrap()).unwrap();
    let claims = base64url::encode(claims.replace("u1", "u2").as_bytes());
    let swapped = [parts[0], &claims, parts[2]].join(".");
    assert_eq!(
        accept_es384(&swapped, &set).unwrap_err(),
        IdTokenError::Signature
    );
    let header = base64url::encode(br#"{"alg":"ES384","kid":"k1","a":1}"#);
    let swapped = [&header, parts[1], parts[2]].join(".");
    assert_eq!(
        accept_es384(&swapped, &set).unwrap_err(),
        IdTokenError::Signature
    );
}

#[test]
fn s34_idtoken_sig_rs256_rfc_7515_appendix_a_2() {
    use rsa::signature::Verifier as _;

    let set = JwkSet::parse(r#"{"keys":[{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}]}"#).unwrap();
    let token = UnverifiedIdToken::parse("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw").unwrap();

    let keys = set.candidates(token.key_id(), token.algorithm());
    let (n, e) = keys[0].key.rsa_components().unwrap();
    let number = |bytes: &[u8]| rsa::BigUint::from_bytes_be(bytes);
    let key = rsa::RsaPublicKey::new(number(&n), number(&e)).unwrap();
    let key = rsa::pkcs1v15::VerifyingKey::<sha2::Sha256>::new(key);
    let signature = rsa::pkcs1v15::Signature::try_from(token.signature()).unwrap();
    assert!(key.verify(token.signed_part(), &signature).is_ok());
    assert!(key.verify(&token.signed_part()[1..], &signature).is_err());
}

#[test]
fn s35_invalid_alternate_alg_finds_no_key() {
    let (_, set) = es384();
    for alg in ["ES256", "ES512", "RS256", "PS256", "EdDSA"] {
        let token = with_header(&json!({"alg": alg, "kid": "k1"})).unwrap();
        assert!(
            set.candidates(token.key_id(), token.algorithm()).is_empty(),
            "{alg}"
        );
    }
}
