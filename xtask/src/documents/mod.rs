//! What the documentation says is true: its commands are understood, its links lead somewhere, its
//! languages say the same, and the words it quotes are those that people see.

mod commands;
mod languages;
mod links;
mod markdown;
mod snippets;
mod symptoms;

use crate::repository;
use markdown::Document;
use std::fs;
use std::path::Path;

/// Every document of the repository.
fn all() -> Vec<Document> {
    let mut found = Vec::new();
    collect(&repository::root(), &mut found);
    assert!(found.len() > 10, "only {} documents", found.len());
    found
}

fn collect(directory: &Path, found: &mut Vec<Document>) {
    let mut entries: Vec<_> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            // What is built or installed.
            if !name.starts_with('.')
                && !["target", "node_modules", "dist"].contains(&name.as_str())
            {
                collect(&path, found);
            }
        } else if name.ends_with(".md") {
            let root = repository::root();
            let path = path.strip_prefix(&root).unwrap().to_owned();
            found.push(Document::read(&path));
        }
    }
}
