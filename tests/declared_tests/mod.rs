//! The tests of the repository by name, for tables that name them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) struct DeclaredTests {
    functions: BTreeSet<String>,
}

impl DeclaredTests {
    /// All functions of the library, its tests and `xtask` that are tests.
    pub(crate) fn read() -> Self {
        let mut files = Vec::new();
        collect(&root().join("src"), &mut files);
        collect(&root().join("tests"), &mut files);
        collect(&root().join("xtask/src"), &mut files);
        let mut functions = BTreeSet::new();
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let mut is_test = false;
            for line in text.lines().map(str::trim) {
                let declared = line.trim_start_matches("async ").strip_prefix("fn ");
                if let Some(name) = declared.filter(|_| is_test) {
                    functions.insert(name.split('(').next().unwrap().to_owned());
                }
                // Attributes and comments may stand between.
                is_test = ["#[test]", "#[wasm_bindgen_test]"].contains(&line)
                    || is_test && (line.starts_with("#[") || line.starts_with("//"));
            }
        }
        assert!(200 < functions.len());
        Self { functions }
    }

    /// A function by its name; a test in JavaScript as `file › title`.
    pub(crate) fn contains(&self, name: &str) -> bool {
        let Some((file, title)) = name.split_once(" › ") else {
            return self.functions.contains(name);
        };
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        ['\'', '`'].iter().any(|quote| {
            let title = title.replace('\'', "\\'");
            text.contains(&format!("test({quote}{title}{quote}"))
        })
    }
}

/// What stands between backticks.
pub(crate) fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        found.push(path.to_owned());
    }
}
