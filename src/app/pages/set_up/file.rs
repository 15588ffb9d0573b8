//! A `config.json` with the values that were entered.

use serde_json::{Map, Value};

/// The members that people enter, in the order of the file.
const ENDPOINT: &str = "endpoint";
const APP_ID: &str = "appId";

/// The file with other values for `endpoint` and `appId`: what else `there`
/// has stays. Without a usable one, what most deployments have.
pub(super) fn with(there: Option<&str>, endpoint: &str, app_id: &str) -> String {
    let members = there.and_then(members).unwrap_or_else(common);
    let others = members
        .iter()
        .filter(|(name, _)| ![ENDPOINT, APP_ID].contains(&name.as_str()));
    let mut lines = vec![
        line(ENDPOINT, &endpoint.into()),
        line(APP_ID, &app_id.into()),
    ];
    lines.extend(others.map(|(name, value)| line(name, value)));
    ["{\n", &lines.join(",\n"), "\n}\n"].concat()
}

/// The values of a file that was delivered or broken, as far as they are there.
pub(super) fn values(there: &str) -> (Option<String>, Option<String>) {
    let members = members(there).unwrap_or_default();
    let value = |name| {
        let value = members.get(name).and_then(Value::as_str);
        value.map(str::to_owned)
    };
    (value(ENDPOINT), value(APP_ID))
}

fn members(text: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

fn common() -> Map<String, Value> {
    let lists = [
        ("scopes", vec!["email", "identities"]),
        ("connectors", vec!["wecom"]),
    ];
    let member = |(name, list): (&str, Vec<&str>)| (name.to_owned(), list.into());
    lists.into_iter().map(member).collect()
}

fn line(name: &str, value: &Value) -> String {
    let value = if is_short(value) {
        // Lists of words stand on one line.
        value.to_string().replace("\",\"", "\", \"")
    } else {
        format!("{value:#}").replace('\n', "\n  ")
    };
    format!("  {}: {value}", Value::from(name))
}

fn is_short(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(Value::is_string),
        Value::Object(_) => false,
        _ => true,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::app::deployment::Deployment;

    #[test]
    fn a_new_file_can_be_used_as_it_is() {
        let file = with(None, "https://logto.example/", "app");
        assert_eq!(
            file,
            r#"{
  "endpoint": "https://logto.example/",
  "appId": "app",
  "connectors": ["wecom"],
  "scopes": ["email", "identities"]
}
"#
        );
        let deployment = Deployment::parse(&file).unwrap();
        assert_eq!(deployment.config.app_id(), "app");
        assert_eq!(deployment.connectors, ["wecom"]);
    }

    #[test]
    fn what_else_the_file_has_stays() {
        let there = "\u{feff}{
            \"appId\": \"old\", \"endpoint\": \"https://old.example/\", \"note\": \"a \\\",\\\" b\",
            \"apis\": [{ \"name\": \"A\", \"url\": \"https://a.example/\", \"resource\": \"https://a.example\" }],
            \"connectorIds\": { \"wecom\": \"c1\" }, \"storage\": \"session\", \"resources\": []
        }";
        let file = with(Some(there), "https://new.example/", "new \"app\"");
        let mut expected: Value =
            serde_json::from_str(there.trim_start_matches('\u{feff}')).unwrap();
        expected["endpoint"] = "https://new.example/".into();
        expected["appId"] = "new \"app\"".into();
        assert_eq!(serde_json::from_str::<Value>(&file).unwrap(), expected);
        assert!(file.starts_with("{\n  \"endpoint\": \"https://new.example/\",\n  \"appId\""));
    }

    #[test]
    fn a_broken_file_is_begun_anew() {
        for there in ["", "{", "[]", "<html>"] {
            assert_eq!(with(Some(there), "e", "a"), with(None, "e", "a"), "{there}");
            assert_eq!(values(there), (None, None), "{there}");
        }
        let there = r#"{ "endpoint": "logto", "appId": 1 }"#;
        assert_eq!(values(there), (Some("logto".to_owned()), None));
    }
}
