//! Links inside the repository.

use super::all;
use super::markdown::Document;
use crate::repository;
use std::path::{Component, Path, PathBuf};

/// What is wrong with a link of a document.
fn problem(document: &Document, link: &str, documents: &[Document]) -> Option<String> {
    if link.starts_with("https://") || link.starts_with("http://") {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() {
        document.path.clone()
    } else {
        normal(&document.path.parent().unwrap().join(path))
    };
    if !repository::root().join(&target).exists() {
        return Some(format!("there is no {}", target.display()));
    }
    if anchor.is_empty() {
        return None;
    }
    let Some(linked) = documents.iter().find(|other| other.path == target) else {
        return Some(format!("{} has no headings", target.display()));
    };
    let anchors = linked.anchors();
    (!anchors.iter().any(|known| known == anchor))
        .then(|| format!("{} has no #{anchor}, but {anchors:?}", target.display()))
}

/// Without the `..` in it.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => assert!(normal.pop(), "{} leads out", path.display()),
            Component::CurDir => {}
            other => normal.push(other),
        }
    }
    normal
}

#[test]
fn every_link_leads_to_a_file_and_a_heading_that_are_there() {
    let documents = all();
    let wrong: Vec<String> = documents
        .iter()
        .flat_map(|document| {
            document.links().into_iter().filter_map(|link| {
                let what = problem(document, &link, &documents)?;
                Some(format!("{}: ({link}): {what}", document.path.display()))
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_link_that_leads_nowhere_is_noticed() {
    let readme = Document::parse("README.md".into(), "# Here\n");
    let documents = [readme];
    let told = |link| problem(&documents[0], link, &documents);
    assert_eq!(told("#here"), None);
    assert_eq!(told("LICENSE-MIT"), None);
    assert!(told("#there").unwrap().contains("no #there"));
    assert!(told("docs/none.md").unwrap().contains("there is no"));
    assert!(told("LICENSE-MIT#mit").unwrap().contains("no headings"));
}
