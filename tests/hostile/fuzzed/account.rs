//! Answers of the Account API.

use std::fmt::{Debug, Display};

use leptos_logto::account::{self, Account, RevokeGrants, VerificationRecord};
use leptos_logto::{HttpResponse, Timestamp};
use serde_json::Value;

use super::response;

/// The name of a call, a space, and its answer. What is accepted comes from a success and says what
/// the answer says; what is not has an error that can be shown.
pub fn check(data: &[u8]) {
    let Some(space) = data.iter().position(|byte| *byte == b' ') else {
        return;
    };
    let Some(response) = response::read(&data[space + 1..]) else {
        return;
    };
    let body = serde_json::from_str::<Value>(&response.body).ok();
    let proof = proof();
    match &data[..space] {
        b"show" => {
            if let Some(account) = accepted(account::show().read(&response), &response) {
                of_account(&account, body.as_ref());
            }
        }
        b"profile" => {
            let call = account::change_profile(&account::ProfileChange::default()).unwrap();
            accepted(call.read(&response), &response);
        }
        b"password" => {
            accepted(account::set_password("p", None).read(&response), &response);
        }
        b"verify" => {
            let record = accepted(account::verify_password("p").read(&response), &response);
            if let Some(record) = record {
                assert!(format!("{record:?}").contains("[redacted]"));
            }
        }
        b"code" => {
            let to = account::CodeIdentifier::Email("a@example.com".to_owned());
            accepted(account::send_code(&to).read(&response), &response);
        }
        b"sessions" => {
            let sessions = accepted(account::sessions(&proof).read(&response), &response);
            for session in sessions.iter().flatten() {
                let again = account::revoke_session(&session.uid, RevokeGrants::All, &proof);
                stays_below(&again, "/my-account/sessions/");
            }
            counted(sessions.map(|all| all.len()), body.as_ref(), "sessions");
        }
        b"grants" => {
            let grants = accepted(account::grants(&proof).read(&response), &response);
            for grant in grants.iter().flatten() {
                stays_below(
                    &account::revoke_grant(&grant.id, &proof),
                    "/my-account/grants/",
                );
            }
            counted(grants.map(|all| all.len()), body.as_ref(), "grants");
        }
        b"factors" => {
            let factors = accepted(account::factors().read(&response), &response);
            if let (Some(factors), Some(Value::Array(all))) = (factors, body) {
                assert!(factors.len() <= all.len());
            }
        }
        b"social" => {
            let begun = account::start_social("c", "s", "https://app.example/linked");
            if let Some(begun) = accepted(begun.read(&response), &response) {
                leads_somewhere_safe(&begun.authorization_uri);
                assert_eq!(format!("{begun:?}"), "SocialVerification");
            }
        }
        _ => {}
    }
}

fn accepted<T, E: Debug + Display>(read: Result<T, E>, response: &HttpResponse) -> Option<T> {
    match read {
        Ok(value) => {
            assert!((200..=299).contains(&response.status), "{response:?}");
            Some(value)
        }
        Err(error) => {
            let shown = error.to_string();
            assert!(!shown.chars().any(char::is_control), "{shown:?}");
            None
        }
    }
}

fn of_account(account: &Account, body: Option<&Value>) {
    let shown = format!("{account:?}");
    assert_eq!(shown, format!("Account {{ id: {:?}, .. }}", account.id));
    let Some(body) = body else { return };
    assert_eq!(body["id"], account.id.as_str());
    for (name, member) in [
        ("username", &account.username),
        ("primaryEmail", &account.primary_email),
        ("primaryPhone", &account.primary_phone),
        ("name", &account.name),
        ("avatar", &account.avatar),
    ] {
        match member.value() {
            Some(text) => assert_eq!(body[name], text.as_str(), "{name}"),
            None => assert!(!body[name].is_string(), "{name}"),
        }
    }
    for (target, identity) in account.identities.value().into_iter().flatten() {
        assert_eq!(
            body["identities"][target]["userId"],
            identity.user_id.as_str()
        );
    }
}

fn counted(read: Option<usize>, body: Option<&Value>, name: &str) {
    if let (Some(read), Some(body)) = (read, body) {
        assert!(read <= body[name].as_array().unwrap().len());
    }
}

/// The page is left for it.
fn leads_somewhere_safe(address: &str) {
    let address = address.trim().to_ascii_lowercase();
    if address.starts_with("https://") {
        return;
    }
    let rest = address.strip_prefix("http://").expect(&address);
    let host = rest.split(['/', '\\', '?', '#']).next().unwrap();
    let name = host.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let name = name.strip_suffix(':').unwrap_or(host);
    assert!(
        ["localhost", "127.0.0.1", "[::1]"].contains(&name),
        "{address}"
    );
}

/// An id in a path is one part of it, whatever the id.
fn stays_below<T, E>(call: &account::Call<T, E>, path: &str) {
    let endpoint = leptos_logto::oidc::Endpoint::parse("https://l.example/").unwrap();
    let address = call.request(&endpoint, &leptos_logto::Secret::new("t")).url;
    let id = address.strip_prefix("https://l.example/api").unwrap();
    let id = id.strip_prefix(path).unwrap();
    let id = id.split_once('?').map_or(id, |(id, _)| id);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_~%".contains(&byte);
    assert!(id.bytes().all(plain), "{address}");
}

fn proof() -> VerificationRecord {
    let answer = HttpResponse {
        status: 201,
        headers: Vec::new(),
        body: r#"{"verificationRecordId":"v1","expiresAt":"2026-11-22T20:32:25.176Z"}"#.to_owned(),
    };
    let record = account::verify_password("p").read(&answer).unwrap();
    assert!(record.expires_at > Some(Timestamp::from_secs(0)));
    record
}
