//! Every `config.json` in the documentation can be used.

use std::path::Path;

use super::{Deployment, SetupProblem};

const DOCUMENTS: [&str; 6] = [
    "README.md",
    "README.ja.md",
    "README.zh-CN.md",
    "docs/tutorial.md",
    "docs/tutorial.ja.md",
    "docs/tutorial.zh-CN.md",
];

fn read(document: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(document)).unwrap()
}

/// The blocks of JSON, with the values of an operator in the place of those that nobody has.
fn configurations(document: &str) -> Vec<String> {
    let blocks = document.split("```json\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .map(|block| {
            block
                .replace("your-tenant", "acme")
                .replace("your-app-id", "a1")
        })
        .collect()
}

/// `file`, with something in the place of one member that nothing can be.
fn spoilt(file: &serde_json::Value, member: &str) -> String {
    let mut file = file.clone();
    file[member] = serde_json::json!(false);
    file.to_string()
}

#[test]
fn every_configuration_in_the_documentation_works_and_has_known_members_only() {
    for document in DOCUMENTS {
        let text = read(document);
        let configurations = configurations(&text);
        assert!(!configurations.is_empty(), "{document}");
        for configuration in configurations {
            Deployment::parse(&configuration).unwrap_or_else(|problem| {
                panic!("{document}: {problem:?}\n{configuration}");
            });
            let file: serde_json::Value = serde_json::from_str(&configuration).unwrap();
            for member in file.as_object().unwrap().keys() {
                let read = Deployment::parse(&spoilt(&file, member));
                let is_named = matches!(&read, Err(SetupProblem::Key { key, .. }) if key == member);
                assert!(is_named, "{document}: nothing reads {member}: {read:?}");
                // The README has a table of them.
                let row = format!("| `{member}` | ");
                assert!(
                    !document.starts_with("README") || text.contains(&row),
                    "{document}: {member}"
                );
            }
        }
    }
}

#[test]
fn a_member_that_nobody_reads_is_noticed() {
    let file = serde_json::json!({ "endpoint": "https://a.example/", "appId": "a", "scope": [] });
    assert!(Deployment::parse(&spoilt(&file, "scope")).is_ok());
    assert!(Deployment::parse(&spoilt(&file, "appId")).is_err());
}
