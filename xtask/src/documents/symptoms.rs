//! The words by which people find what is wrong are those that they see.

use super::markdown::Document;
use crate::repository;
use std::fs;
use std::path::Path;

const DOCUMENT: &str = "docs/troubleshooting.md";

/// All that the application and its commands say, as it stands in their sources.
fn sources() -> String {
    let mut text = String::new();
    for directory in ["src/app", "src/client", "src/oidc", "connect", "xtask/src"] {
        collect(&repository::path(directory), &mut text);
    }
    text.push_str(&fs::read_to_string(repository::path("index.html")).unwrap());
    text.replace("\\\"", "\"").replace("\\'", "'")
}

fn collect(directory: &Path, text: &mut String) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, text);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "rs" || extension == "mjs")
        {
            text.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// The texts that are quoted as seen; `…` stands for what differs.
fn quotes(document: &Document) -> Vec<String> {
    document
        .prose
        .iter()
        .filter_map(|line| line.strip_prefix("> "))
        .map(|line| {
            line.split_once(": ")
                .filter(|(language, _)| ["ja", "zh-CN"].contains(language))
                .map_or(line, |(_, said)| said)
        })
        .map(|line| line.trim_end_matches('\\').to_owned())
        .collect()
}

fn is_said(quote: &str, sources: &str) -> bool {
    let parts: Vec<&str> = quote
        .split('…')
        .filter(|part| !part.trim().is_empty())
        .collect();
    !parts.is_empty() && parts.iter().all(|part| sources.contains(part.trim()))
}

/// The English words of failures, which troubleshooting has to explain.
fn failures() -> Vec<String> {
    let words = fs::read_to_string(repository::path("src/app/words/en.rs")).unwrap();
    words
        .lines()
        .filter_map(|line| {
            let (name, text) = line.trim().split_once(": \"")?;
            let failure = name.starts_with("error_")
                || name.starts_with("session_")
                || ["clock_is_off", "page_unavailable", "sign_out_unreachable"].contains(&name);
            failure.then(|| text.trim_end_matches("\",").replace("\\\"", "\""))
        })
        .collect()
}

#[test]
fn what_troubleshooting_quotes_is_said() {
    let sources = sources();
    let document = Document::read(Path::new(DOCUMENT));
    let quotes = quotes(&document);
    assert!(quotes.len() > 60, "only {} quotes", quotes.len());
    let unsaid: Vec<_> = quotes
        .iter()
        .filter(|quote| !is_said(quote, &sources))
        .collect();
    assert!(unsaid.is_empty(), "nobody says: {unsaid:#?}");
}

#[test]
fn troubleshooting_explains_every_failure() {
    let failures = failures();
    assert!(failures.len() > 14, "{failures:?}");
    let document = Document::read(Path::new(DOCUMENT));
    let quotes = quotes(&document);
    let missing: Vec<_> = failures
        .iter()
        .filter(|failure| !quotes.contains(failure))
        .collect();
    assert!(missing.is_empty(), "{DOCUMENT} lacks: {missing:#?}");
}

#[test]
fn words_that_nobody_says_are_noticed() {
    let sources = "a \"config.json is not valid JSON: see line \", b \", column \"";
    assert!(is_said(
        "config.json is not valid JSON: see line …, column ….",
        &sources.replace("column ", "column .")
    ));
    assert!(!is_said("config.json is no JSON", sources));
    assert!(!is_said("…", sources));
}
