//! The code in the documents is code that the suites build.

use super::markdown::Document;
use crate::repository;
use std::fs;
use std::path::Path;

/// The blocks of the tutorial, and the files of the example that is built and driven in a browser.
const SAME: [(&str, &str); 2] = [
    ("html", "examples/minimal/index.html"),
    ("rust", "examples/minimal/src/main.rs"),
];

#[test]
fn the_tutorial_makes_the_minimal_example() {
    let tutorial = Document::read(Path::new("docs/tutorial.md"));
    for (language, file) in SAME {
        let text = fs::read_to_string(repository::path(file)).unwrap();
        let blocks: Vec<&str> = tutorial
            .blocks
            .iter()
            .filter(|block| block.language == language)
            .map(|block| block.code.as_str())
            .collect();
        assert_eq!(blocks, [text.as_str()], "{file}");
    }
}

/// Every other document leaves Rust to the README, whose code is a doc test, and to the examples.
#[test]
fn no_rust_stands_where_nothing_builds_it() {
    for document in super::all() {
        let name = document.path.to_string_lossy().replace('\\', "/");
        let built = name.starts_with("README") || name.starts_with("docs/tutorial");
        let has_rust = document.blocks.iter().any(|block| block.language == "rust");
        assert!(built || !has_rust, "{name}");
    }
}
