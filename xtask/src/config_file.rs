//! `config.json`, which tells the application its Logto.

pub(crate) mod usable;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Names the file that goes beside `index.html`.
pub(crate) const VARIABLE: &str = "LEPTOS_LOGTO_CONFIG";

/// The file that is used when nothing else is said.
pub(crate) const DEFAULT: &str = "config.json";

/// Reads a configuration and checks what no deployment can do without.
///
/// # Errors
/// When it cannot be read, is not JSON, or has no usable `endpoint` and `appId`.
pub(crate) fn read(file: &Path) -> Result<String> {
    let shown = file.display();
    let text = fs::read_to_string(file)
        .with_context(|| format!("could not read the configuration {shown}"))?;
    check(&text).with_context(|| format!("the configuration {shown} cannot work"))?;
    Ok(text)
}

/// The origins that a configuration names, each once: of `endpoint` and of `apis`.
///
/// # Errors
/// When one is missing, or cannot be named in a Content-Security-Policy.
pub(crate) fn origins(text: &str) -> Result<Vec<String>> {
    let value: Value = serde_json::from_str(text).context("it is not JSON")?;
    let mut origins = Vec::new();
    let mut add = |key: String, url: &Value| {
        let origin = url.as_str().context("it is not a text").and_then(origin);
        let origin = origin.with_context(|| format!("\"{key}\" is wrong"))?;
        if !origins.contains(&origin) {
            origins.push(origin);
        }
        anyhow::Ok(())
    };
    add("endpoint".to_owned(), &value["endpoint"])?;
    let apis = value["apis"].as_array().map_or(&[][..], Vec::as_slice);
    for (index, api) in apis.iter().enumerate() {
        add(format!("apis[{index}].url"), &api["url"])?;
    }
    Ok(origins)
}

/// Scheme, host and port as a policy names them (CSP Level 3 §2.3.1, host-source).
fn origin(url: &str) -> Result<String> {
    check_endpoint(url)?;
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.starts_with('[') {
        bail!("a policy cannot name the IPv6 address in `{url}`; use a name such as localhost");
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':');
    if let Some(other) = host.chars().find(|c| !plain(*c)) {
        bail!(
            "a policy cannot name the `{other}` in the host of `{url}`; write an international name as xn--…"
        );
    }
    let host = host.to_ascii_lowercase();
    let default_port = if scheme == "https" { ":443" } else { ":80" };
    let host = host.strip_suffix(default_port).unwrap_or(&host);
    Ok(format!("{scheme}://{host}"))
}

fn check(text: &str) -> Result<()> {
    let value: Value = serde_json::from_str(text).context("it is not JSON")?;
    let Value::Object(keys) = &value else {
        bail!("it is not a JSON object");
    };
    let endpoint = keys.get("endpoint").and_then(Value::as_str).context(
        "\"endpoint\" is missing; it is a text such as \"https://your-tenant.logto.app/\"",
    )?;
    check_endpoint(endpoint).context("\"endpoint\" is wrong")?;
    keys.get("appId")
        .and_then(Value::as_str)
        .filter(|id| !id.trim().is_empty())
        .context("\"appId\" is missing; it is the application's ID in Logto, a text")?;
    usable::check_brand(&value)
}

/// The name of the deployment, where a configuration gives it one.
pub(crate) fn brand_name(text: &str) -> Option<String> {
    let value: Value = serde_json::from_str(text).ok()?;
    let name = value["brand"]["name"].as_str()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// # Errors
/// When it is not an http or https address with a host.
pub(crate) fn check_endpoint(endpoint: &str) -> Result<()> {
    let host = endpoint
        .strip_prefix("https://")
        .or_else(|| endpoint.strip_prefix("http://"))
        .with_context(|| format!("`{endpoint}` does not start with https:// or http://"))?;
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.contains(char::is_whitespace) {
        bail!("`{endpoint}` names no host");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoint_and_app_id_are_enough() {
        check(r#"{"endpoint":"https://a.logto.app/","appId":"x","later":1}"#).unwrap();
    }

    #[test]
    fn a_brand_may_have_any_of_its_parts() {
        for brand in [
            "{}",
            r##"{"name":"B","logo":"logo.svg","accent":"#0D6e63","later":1}"##,
            r#"{"logo":"https://cdn.example/logo.png"}"#,
        ] {
            let text = format!(r#"{{"endpoint":"https://a/","appId":"x","brand":{brand}}}"#);
            check(&text).unwrap();
        }
        assert_eq!(
            brand_name(r#"{"brand":{"name":" B "}}"#).as_deref(),
            Some("B")
        );
        assert_eq!(brand_name("{}"), None);
    }

    #[test]
    fn the_placeholder_of_the_repository_is_a_configuration() {
        read(&crate::repository::path(DEFAULT)).unwrap();
    }

    #[test]
    fn every_origin_is_named_once() {
        let text = r#"{"endpoint":"https://A.logto.app:443/x","appId":"x","apis":[
            {"url":"https://a.logto.app/api"},{"url":"http://localhost:3001/books?x#y"}]}"#;
        assert_eq!(
            origins(text).unwrap(),
            ["https://a.logto.app", "http://localhost:3001"]
        );
    }

    #[test]
    fn what_no_policy_can_name_is_refused() {
        for (endpoint, named) in [
            ("http://[::1]:3001/", "IPv6"),
            ("https://例え.jp/", "xn--"),
            ("https://a'; script-src *", "no host"),
            ("https://a;b/", "`;`"),
            ("https://a'b/", "`'`"),
            ("https://me@a/", "`@`"),
            ("https://*.a/", "`*`"),
        ] {
            let text = serde_json::json!({ "endpoint": endpoint }).to_string();
            let error = format!("{:#}", origins(&text).unwrap_err());
            assert!(error.contains(named), "{endpoint}: {error}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, named) in [
            ("", "not JSON"),
            ("[]", "not a JSON object"),
            ("{}", "endpoint"),
            (r#"{"endpoint":7,"appId":"x"}"#, "endpoint"),
            (r#"{"endpoint":"ftp://a/","appId":"x"}"#, "https://"),
            (r#"{"endpoint":"https:///","appId":"x"}"#, "no host"),
            (r#"{"endpoint":"https://a/"}"#, "appId"),
            (r#"{"endpoint":"https://a/","appId":" "}"#, "appId"),
            (
                r#"{"endpoint":"https://a/","appId":"x","brand":{"accent":"teal"}}"#,
                "brand.accent",
            ),
        ] {
            let error = format!("{:#}", check(text).unwrap_err());
            assert!(error.contains(named), "{text}: {error}");
        }
    }
}
