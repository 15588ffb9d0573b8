//! What the application refuses in a configuration (`src/app/deployment.rs`), so that a build with
//! it fails here, and not for every visitor.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// # Errors
/// When the application could not use it; the error names what is wrong.
pub(crate) fn check(text: &str) -> Result<()> {
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).context("it is not JSON")?;
    let text_of = |key: &str| value[key].as_str().map(str::trim).unwrap_or_default();
    let endpoint = text_of("endpoint").trim_end_matches('/');
    if endpoint == "https://your-tenant.logto.app" || text_of("appId") == "your-app-id" {
        bail!(
            "it still has the values it was delivered with: enter your own \"endpoint\" and \"appId\", or run `cargo xtask connect`"
        );
    }
    ensure!(
        is_secure(endpoint),
        "\"endpoint\" must be https, or http on localhost"
    );
    ensure!(
        !text_of("appId").is_empty() && text_of("appId").bytes().all(|b| b.is_ascii_graphic()),
        "\"appId\" must be the application's ID in Logto"
    );
    all_texts(&value, "scopes", "a list of scopes", is_scope)?;
    all_texts(
        &value,
        "resources",
        "a list of resource indicators",
        is_resource,
    )?;
    all_texts(
        &value,
        "connectors",
        "a list such as [\"wecom\"]",
        is_target,
    )?;
    connector_ids(&value)?;
    for (index, api) in list(&value, "apis", "a list of APIs")?.iter().enumerate() {
        check_api(index, api)?;
    }
    one_of(&value, "storage", &["local", "session", "memory"])?;
    one_of(&value, "wecomInApp", &["button", "automatic"])?;
    check_brand(&value)
}

/// # Errors
/// When the application could not take its `brand`; the error names what is wrong.
pub(super) fn check_brand(value: &Value) -> Result<()> {
    let Some(brand) = value.get("brand") else {
        return Ok(());
    };
    ensure!(
        brand.is_object(),
        "\"brand\" must be an object such as {{\"name\": \"Bookshop\"}}"
    );
    for (key, expected, is_right) in [
        ("name", "a name", (|_| true) as fn(&str) -> bool),
        ("logo", "an https URL or a path beside index.html", is_logo),
        ("accent", "a colour such as \"#0d6e63\"", is_colour),
    ] {
        let Some(part) = brand.get(key) else {
            continue;
        };
        let text = part.as_str().map(str::trim).unwrap_or_default();
        ensure!(
            !text.is_empty() && is_right(text),
            "\"brand.{key}\" must be {expected}, not {part}"
        );
    }
    Ok(())
}

fn check_api(index: usize, api: &Value) -> Result<()> {
    for (key, expected, is_right) in [
        ("name", "a name", (|_| true) as fn(&str) -> bool),
        ("url", "an https address, or http on localhost", is_secure),
        ("resource", "a resource indicator", is_resource),
    ] {
        let text = api[key].as_str().map(str::trim).unwrap_or_default();
        ensure!(
            !text.is_empty() && is_right(text),
            "\"apis[{index}].{key}\" must be {expected}"
        );
    }
    Ok(())
}

fn connector_ids(value: &Value) -> Result<()> {
    let Some(ids) = value.get("connectorIds") else {
        return Ok(());
    };
    let is_id = |id: &Value| id.as_str().is_some_and(|id| !id.trim().is_empty());
    let right = ids.as_object().is_some_and(|ids| {
        ids.iter()
            .all(|(target, id)| is_target(target) && is_id(id))
    });
    ensure!(
        right,
        "\"connectorIds\" must be an object such as {{\"wecom\": \"a1b2c3d4e5f6\"}}"
    );
    Ok(())
}

fn list<'a>(value: &'a Value, key: &str, expected: &str) -> Result<&'a [Value]> {
    match value.get(key) {
        None => Ok(&[]),
        Some(list) => list
            .as_array()
            .map(Vec::as_slice)
            .with_context(|| format!("\"{key}\" must be {expected}")),
    }
}

fn all_texts(value: &Value, key: &str, expected: &str, is_right: fn(&str) -> bool) -> Result<()> {
    let right = |item: &Value| item.as_str().is_some_and(is_right);
    ensure!(
        list(value, key, expected)?.iter().all(right),
        "\"{key}\" must be {expected}"
    );
    Ok(())
}

fn one_of(value: &Value, key: &str, known: &[&str]) -> Result<()> {
    let right = value
        .get(key)
        .is_none_or(|value| value.as_str().is_some_and(|text| known.contains(&text)));
    ensure!(right, "\"{key}\" must be one of {}", known.join(", "));
    Ok(())
}

/// Whether nobody on the way can read what is sent there (RFC 8252 §8.3).
fn is_secure(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    };
    let host = host.to_ascii_lowercase();
    if host.is_empty() || authority.contains('@') {
        return false;
    }
    let is_here = host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host.starts_with("127.") && host.parse::<std::net::Ipv4Addr>().is_ok();
    scheme == "https" || scheme == "http" && is_here
}

/// RFC 6749 §3.3
fn is_scope(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\')
}

/// RFC 8707 §2: an absolute URI without a fragment.
fn is_resource(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        && !rest.is_empty()
        && !text.contains('#')
        && text.bytes().all(|b| b.is_ascii_graphic())
}

fn is_target(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

/// What can stand in a style sheet, and is https or of the application's own origin.
fn is_logo(text: &str) -> bool {
    let (path, is_foreign) = match text.strip_prefix("https://") {
        Some(rest) => (rest, rest.starts_with('/')),
        None => (text, text.contains(':') || text.starts_with("//")),
    };
    let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\\');
    !is_foreign && path.chars().all(is_plain) && !path.split(['/', '?', '#']).any(|it| it == "..")
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_application_refuses_is_refused_here() {
        let cases: Vec<(String, Value)> =
            serde_json::from_str(include_str!("../../../src/app/deployment/unusable.json"))
                .unwrap();
        for (key, config) in cases {
            let error = check(&config.to_string()).map_err(|error| format!("{error:#}"));
            let named = if key.is_empty() {
                "delivered".to_owned()
            } else {
                format!("\"{key}\"")
            };
            assert!(
                error.as_ref().is_err_and(|error| error.contains(&named)),
                "{config}: {error:?}"
            );
        }
    }

    #[test]
    fn what_can_be_used_is_accepted() {
        for more in [
            "",
            r#", "later": [1], "storage": "session", "wecomInApp": "automatic""#,
            r#", "scopes": ["email", "urn:logto:scope:organizations"], "connectors": ["wecom"], "connectorIds": {"wecom": "a1"}"#,
            r##", "brand": {"name": "B", "logo": "/pictures/logo.svg?v=2", "accent": "#0D6e63", "later": 1}"##,
            r#", "brand": {"logo": "https://cdn.example/logo.png"}"#,
            r#", "brand": {}"#,
            r#", "resources": ["https://a.example", "urn:a"], "apis": [{"name": "A", "url": "http://127.0.0.1:1/x", "resource": "urn:a"}]"#,
        ] {
            for endpoint in [
                "https://t.example",
                "http://localhost:3001/",
                "http://a.localhost",
                "http://[::1]:1/",
            ] {
                check(&format!(
                    r#"{{"endpoint": "{endpoint}", "appId": "a"{more}}}"#
                ))
                .unwrap();
            }
        }
    }
}
