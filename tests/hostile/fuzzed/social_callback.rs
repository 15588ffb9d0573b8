//! The address that a provider behind a connector leads back to, when a social account is linked.

use leptos_logto::HttpResponse;
use leptos_logto::account::{self, PendingSocial};

const BACK: &str = "https://app.example/linked";

/// What is handed on is the answer that was waited for: at this address, with this `state`, and
/// each of its parts once.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let pending = pending();
    assert!(pending.answer(text, "u2").is_err(), "{text}");
    if pending.answer(text, "u1").is_err() {
        return;
    }
    let (address, rest) = text.split_once('?').unwrap();
    // Hosts of static files add one.
    let address = address.strip_suffix('/').unwrap_or(address);
    let origin = address.strip_suffix("/linked").expect(text);
    let origin = origin.strip_suffix(":443").unwrap_or(origin);
    assert!(origin.eq_ignore_ascii_case("https://app.example"), "{text}");
    let query = rest.split_once('#').map_or(rest, |(query, _)| query);
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    for (name, _) in &pairs {
        let times = pairs.iter().filter(|(other, _)| other == name).count();
        assert_eq!(times, 1, "{name} in {text}");
    }
    let value = |name| {
        let found = pairs.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| &**value)
    };
    assert_eq!(value("state"), "s", "{text}");
    assert!(!value("code").is_empty(), "{text}");
}

fn pending() -> PendingSocial {
    let answer = HttpResponse {
        status: 201,
        headers: Vec::new(),
        body: r#"{"verificationRecordId":"v1","authorizationUri":"https://wecom.example/"}"#
            .to_owned(),
    };
    let begun = account::start_social("c", "s", BACK).read(&answer);
    begun.unwrap().pending("s", BACK, "u1")
}
