//! The address of the callback.

use leptos_logto::oidc::{CallbackParameters, Pending};

const PENDING: Pending<'_> = Pending {
    state: "s",
    redirect_uri: "https://app.example/callback",
    issuer: "https://l.example/oidc",
    iss_required: true,
};

/// An address that gives a code is the answer that was waited for, and names
/// each of its parts once.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(parameters) = CallbackParameters::parse(text) else {
        return;
    };
    if let Some(error) = parameters.validate(&PENDING).err() {
        let shown = error.to_string();
        assert!(!shown.chars().any(char::is_control), "{shown:?}");
        assert!(shown.chars().count() < 1_000, "{shown:?}");
        return;
    }
    let (address, rest) = text.split_once('?').unwrap();
    let address = address.strip_suffix('/').unwrap_or(address);
    let origin = address.strip_suffix("/callback").expect(text);
    let origin = origin.strip_suffix(":443").unwrap_or(origin);
    assert!(origin.eq_ignore_ascii_case("https://app.example"), "{text}");
    let (query, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let pairs = |text: &str| -> Vec<(String, String)> {
        form_urlencoded::parse(text.as_bytes())
            .into_owned()
            .collect()
    };
    let (query, fragment) = (pairs(query), pairs(fragment));
    let values = |name: &str| -> Vec<&str> {
        let all = query.iter().chain(&fragment);
        let found = all.filter(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).collect()
    };
    assert_eq!(values("state"), ["s"], "{text}");
    assert_eq!(values("iss"), ["https://l.example/oidc"], "{text}");
    assert!(
        values("code").len() == 1 && !values("code")[0].is_empty(),
        "{text}"
    );
    assert!(!fragment.iter().any(|(name, _)| name == "code"), "{text}");
    for name in [
        "error",
        "access_token",
        "id_token",
        "refresh_token",
        "response",
    ] {
        assert!(values(name).is_empty(), "{text}");
    }
}
