use serde_json::{Value, json};

use super::*;
use crate::oidc::id_token::tests::compact;

const LEAST: &str =
    r#"{"sub":"u1","iss":"https://l.example/oidc","aud":"app","iat":1755000000,"exp":1755003600"#;

fn read(members: &str) -> IdTokenClaims {
    IdTokenClaims::read(format!("{LEAST}{members}}}")).unwrap()
}

#[test]
fn logto_s_claims_are_read() {
    let claims = read(
        r#","name":"王小明","family_name":"王","given_name":"小明","preferred_username":"xm","picture":"https://a.example/p.png","username":"xm","updated_at":1755000000123,"created_at":1754000000123,"email":"a@example.test","email_verified":true,"phone_number":"8613800000000","phone_number_verified":false,"roles":["admin"],"organizations":["o1"],"organization_roles":["o1:editor"],"nonce":"n","auth_time":1755000000"#,
    );
    assert_eq!(claims.name.as_deref(), Some("王小明"));
    assert_eq!(claims.family_name.as_deref(), Some("王"));
    assert_eq!(claims.given_name.as_deref(), Some("小明"));
    assert_eq!(claims.preferred_username.as_deref(), Some("xm"));
    assert_eq!(claims.username.as_deref(), Some("xm"));
    assert_eq!(claims.picture.as_deref(), Some("https://a.example/p.png"));
    assert_eq!(
        claims.updated_at,
        Some(Timestamp::from_millis(1_755_000_000_123))
    );
    assert_eq!(
        claims.created_at,
        Some(Timestamp::from_millis(1_754_000_000_123))
    );
    assert_eq!(claims.email.as_deref(), Some("a@example.test"));
    assert_eq!(claims.email_verified, Some(true));
    assert_eq!(claims.phone_number.as_deref(), Some("8613800000000"));
    assert_eq!(claims.phone_number_verified, Some(false));
    assert_eq!(claims.roles, ["admin"]);
    assert_eq!(claims.organizations, ["o1"]);
    assert_eq!(claims.organization_roles, ["o1:editor"]);
    assert_eq!(claims.auth_time, Some(Timestamp::from_secs(1_755_000_000)));
}

#[test]
fn absent_null_and_odd_claims_about_the_person_are_alike() {
    let names = [
        "name",
        "family_name",
        "given_name",
        "preferred_username",
        "picture",
        "username",
        "updated_at",
        "created_at",
        "email",
        "email_verified",
        "phone_number",
        "phone_number_verified",
        "roles",
        "organizations",
        "organization_roles",
    ];
    for value in ["null", "{}", "[[]]"] {
        let members: String = names.map(|name| format!(",\"{name}\":{value}")).concat();
        let claims = read(&members);
        let bare = IdTokenClaims {
            json: claims.json.clone(),
            ..read("")
        };
        assert!(claims == bare, "{value}");
    }
}

#[test]
fn other_claims_are_kept() {
    let claims = read(r#","department":["R\u0026D",7],"x":null"#);
    assert_eq!(
        claims.claim::<(String, u8)>("department"),
        Some(("R&D".to_owned(), 7))
    );
    assert_eq!(claims.claim::<String>("department"), None);
    assert_eq!(claims.claim::<Value>("x"), None);
    assert_eq!(claims.claim::<String>("sub").as_deref(), Some("u1"));
    assert!(claims.json().starts_with(LEAST));
}

#[test]
fn a_renewal_that_says_nothing_new_is_recognised() {
    let claims = read(r#","name":"A","nonce":"n","roles":["a"]"#);
    let renewed = LEAST.replace("17550", "17560");
    for (members, same) in [
        (r#","name":"A","nonce":"n","roles":["a"]"#, true),
        (r#","roles":["a"],"name":"A","jti":"j","at_hash":"h""#, true),
        (r#","name":"B","nonce":"n","roles":["a"]"#, false),
        (r#","name":"A","nonce":"n","roles":[]"#, false),
        (r#","name":"A","nonce":"n""#, false),
        (r#","name":"A","nonce":"n","roles":["a"],"x":1"#, false),
    ] {
        let other = IdTokenClaims::read(format!("{renewed}{members}}}")).unwrap();
        assert_eq!(claims.says_the_same_as(&other), same, "{members}");
        assert_eq!(other.says_the_same_as(&claims), same, "{members}");
    }
}

#[test]
fn a_stored_token_is_read_though_it_has_expired() {
    let payload = format!("{LEAST}}}").replace("17550", "10000");
    let text = compact(&json!({"alg": "ES384", "kid": "k"}), &payload, b"s");
    let claims = IdTokenClaims::of_stored(&text).unwrap();
    assert_eq!(claims.subject, "u1");
    let without = text.rsplit_once('.').unwrap().0;
    for spoilt in ["", "x.y.z", without] {
        assert_eq!(
            IdTokenClaims::of_stored(spoilt),
            Err(IdTokenError::Malformed),
            "{spoilt}"
        );
    }
}

#[test]
fn only_the_subject_is_printed() {
    let claims = read(r#","name":"hush","nonce":"hush""#);
    assert_eq!(
        format!("{claims:?}"),
        "IdTokenClaims { subject: \"u1\", .. }"
    );
}
