use super::*;

fn list(entries: &[&str]) -> Vec<String> {
    entries.iter().map(|&entry| entry.to_owned()).collect()
}

#[test]
fn reserved_scopes_come_first_and_each_once() {
    let scopes = list(&["email", "openid", "email", "profile", ORGANIZATIONS_SCOPE]);
    assert_eq!(
        normalize(&scopes, true).unwrap(),
        [
            "openid",
            "offline_access",
            "profile",
            "email",
            ORGANIZATIONS_SCOPE
        ]
    );
}

#[test]
fn s8_openid_is_always_asked_for_and_once() {
    for (scopes, reserved, expected) in [
        (&[][..], true, &["openid", "offline_access", "profile"][..]),
        (&[], false, &["openid"]),
        (&["custom"], false, &["openid", "custom"]),
        (
            &["custom", "openid", "openid"],
            false,
            &["custom", "openid"],
        ),
        (&["openid"], true, &["openid", "offline_access", "profile"]),
    ] {
        assert_eq!(normalize(&list(scopes), reserved).unwrap(), expected);
    }
}

#[test]
fn scopes_are_single_tokens() {
    for scope in ["read:things", "https://a.example/x#y", "!", "~", "urn:a,b"] {
        assert!(normalize(&list(&[scope]), true).is_ok(), "{scope}");
    }
    for scope in ["email phone", " ", "a\"b", "a\\b", "a\nb", "é", "\u{7f}"] {
        let error = normalize(&list(&[scope]), true).unwrap_err();
        assert!(
            matches!(error, ScopeError::InvalidScope(_)),
            "{scope:?} {error:?}"
        );
    }
    assert_eq!(normalize(&list(&[""]), true), Err(ScopeError::Empty));
}

#[test]
fn s14_resources_are_absolute_uris_without_fragment() {
    for resource in [
        "https://api.example.com",
        "https://api.example.com/v1?tenant=a",
        "http://localhost:5000",
        "urn:logto:resource:organizations",
        "api://books",
        "x-a+b.c:d",
    ] {
        let resources = list(&[resource]);
        assert_eq!(normalize_resources(&resources, &[]).unwrap(), resources);
    }
    for resource in [
        "api",
        "/books",
        "//api.example.com",
        "api.example.com",
        ":a",
        "1a:b",
        "é:a",
        "https:",
        "https://",
        "https://api.example.com#a",
        "https://api.example.com#",
        "https://api.example.com/a b",
        "https://api.example.com/é",
        "https://api.example.com/{id}",
        "https://a.example,https://b.example",
        " https://api.example.com",
        "https://api.example.com\n",
    ] {
        let error = normalize_resources(&list(&[resource]), &[]).unwrap_err();
        assert!(
            matches!(error, ScopeError::InvalidResource(_)),
            "{resource:?} {error:?}"
        );
    }
    assert_eq!(
        normalize_resources(&list(&[""]), &[]),
        Err(ScopeError::Empty)
    );
}

#[test]
fn the_organizations_scope_brings_its_resource() {
    let scopes = list(&[ORGANIZATIONS_SCOPE, ORGANIZATIONS_SCOPE]);
    let resources = list(&["https://a.example", "https://a.example"]);
    assert_eq!(
        normalize_resources(&resources, &scopes).unwrap(),
        ["https://a.example", ORGANIZATIONS_RESOURCE]
    );
    let named = list(&[ORGANIZATIONS_RESOURCE]);
    assert_eq!(normalize_resources(&named, &scopes).unwrap(), named);
    let roles = list(&[ORGANIZATION_ROLES_SCOPE]);
    assert!(normalize_resources(&[], &roles).unwrap().is_empty());
}

#[test]
fn errors_name_the_entry_without_repeating_all_of_it() {
    let error = normalize(&list(&[&"a b\n".repeat(1_000)]), true)
        .unwrap_err()
        .to_string();
    assert!(error.ends_with("a ba ") && error.len() < 350, "{error}");
}

#[test]
fn organizations_have_an_audience_each() {
    assert_eq!(organization_audience("o1"), "urn:logto:organization:o1");
}
