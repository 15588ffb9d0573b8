//! The configuration that the app gets while it is developed.

use super::Target;
use crate::{config_file, repository};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// The person's own file, or one that is written for the target.
///
/// # Errors
/// When theirs cannot work, or the other cannot be written.
pub(crate) fn file(target: &Target) -> Result<PathBuf> {
    if let Target::Configured(file) = target {
        config_file::read(file)?;
        return Ok(file.clone());
    }
    let file = repository::path("target/dev/config.json");
    if let Some(directory) = file.parent() {
        fs::create_dir_all(directory)
            .with_context(|| format!("could not create {}", directory.display()))?;
    }
    fs::write(&file, format!("{:#}\n", of(target)))
        .with_context(|| format!("could not write {}", file.display()))?;
    Ok(file)
}

fn of(target: &Target) -> Value {
    match target {
        Target::Local { port } => json!({
            "endpoint": format!("http://localhost:{port}/"),
            "appId": "leptos-logto-dev",
            "scopes": [
                "email",
                "phone",
                "roles",
                "identities",
                "custom_data",
                "urn:logto:scope:sessions",
                "urn:logto:scope:organizations",
                "urn:logto:scope:organization_roles",
                "read",
                "write",
                "read:documents",
                "write:documents",
                "manage:members",
            ],
            "resources": ["https://api.example.com"],
            "connectors": ["wecom"],
            "connectorIds": { "wecom": "local-wecom-connector" },
            "apis": [
                {
                    "name": "Bookstore",
                    "url": format!("http://localhost:{port}/demo-api/books"),
                    "resource": "https://api.example.com",
                },
                {
                    "name": "Documents",
                    "url": format!("http://localhost:{port}/demo-api/organizations/{{organization}}/documents"),
                    "resource": "urn:logto:resource:organizations",
                },
            ],
        }),
        // Scopes that every Logto knows; which resources and connectors it has, only its owner does.
        Target::Logto { endpoint, app_id } => json!({
            "endpoint": endpoint,
            "appId": app_id,
            "scopes": [
                "email",
                "phone",
                "roles",
                "identities",
                "custom_data",
                "urn:logto:scope:sessions",
                "urn:logto:scope:organizations",
                "urn:logto:scope:organization_roles",
            ],
        }),
        Target::Configured(_) => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_local_provider_is_found_on_its_port() {
        let config = of(&Target::Local { port: 4001 });
        assert_eq!(config["endpoint"], "http://localhost:4001/");
        assert_eq!(
            config["apis"][0]["url"],
            "http://localhost:4001/demo-api/books"
        );
    }

    #[test]
    fn a_logto_of_your_own_gets_nothing_of_the_local_one() {
        let config = of(&Target::Logto {
            endpoint: "https://a.logto.app/".into(),
            app_id: "abc".into(),
        });
        assert_eq!(config["endpoint"], "https://a.logto.app/");
        assert_eq!(config["appId"], "abc");
        assert!(config.get("resources").is_none());
        assert!(config.get("apis").is_none());
    }

    #[test]
    fn a_file_of_your_own_is_taken_as_it_is_if_it_can_work() {
        let example = repository::path(config_file::DEFAULT);
        assert_eq!(file(&Target::Configured(example.clone())).unwrap(), example);
        let error = file(&Target::Configured(repository::path("Cargo.toml"))).unwrap_err();
        assert!(format!("{error:#}").contains("it is not JSON"));
    }
}
