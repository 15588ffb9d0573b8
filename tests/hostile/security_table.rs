//! The table of SECURITY.md says what is true: every statement stands there,
//! every file and every test it names exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// These are about things the client does not have.
const MAY_NOT_APPLY: [u32; 7] = [16, 49, 53, 56, 57, 63, 64];

/// These belong to the page, which the release build makes.
const MAY_BE_PLANNED: [u32; 5] = [25, 26, 50, 58, 66];

struct Row {
    number: u32,
    place: String,
    tests: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("SECURITY.md")).unwrap();
    text.lines()
        .filter_map(|line| {
            let number = line.strip_prefix("| S")?.split(' ').next()?.parse().ok()?;
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 6, "S{number} has another number of columns");
            Some(Row {
                number,
                place: cells[3].to_owned(),
                tests: cells[4].to_owned(),
            })
        })
        .collect()
}

/// What stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
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

/// The names of all functions that are tests.
fn tests() -> BTreeSet<String> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    collect(&root().join("tests"), &mut files);
    let mut names = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            let declared = line.trim_start_matches("async ").strip_prefix("fn ");
            if let Some(name) = declared.filter(|_| is_test) {
                names.insert(name.split('(').next().unwrap().to_owned());
            }
            // Attributes and comments may stand between.
            is_test = ["#[test]", "#[wasm_bindgen_test]"].contains(&line)
                || is_test && (line.starts_with("#[") || line.starts_with("//"));
        }
    }
    names
}

#[test]
fn every_statement_stands_in_the_table_once() {
    let numbers: Vec<u32> = rows().iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=68).collect::<Vec<_>>());
}

#[test]
fn every_statement_has_a_place_and_a_test_that_exist() {
    let known = tests();
    assert!(200 < known.len());
    for Row {
        number,
        place,
        tests,
    } in rows()
    {
        if place.starts_with("does not apply: ") {
            assert!(MAY_NOT_APPLY.contains(&number), "S{number} applies");
            assert_eq!(tests, "", "S{number}");
            continue;
        }
        let planned = [&place, &tests].iter().any(|cell| cell.contains("planned"));
        assert!(
            !planned || MAY_BE_PLANNED.contains(&number),
            "S{number} must hold already"
        );
        for file in quoted(&place).filter(|it| it.contains('/')) {
            assert!(root().join(file).exists(), "S{number}: {file} is gone");
        }
        let mut named = 0;
        for test in quoted(&tests) {
            named += 1;
            match test.split_once(" › ") {
                Some((file, title)) => {
                    let journeys = fs::read_to_string(root().join(file));
                    let journeys = journeys.unwrap_or_else(|_| panic!("S{number}: no {file}"));
                    let declared = format!("test('{title}'");
                    assert!(journeys.contains(&declared), "S{number}: no test {test}");
                }
                None => assert!(known.contains(test), "S{number}: no test {test}"),
            }
        }
        assert!(0 < named || planned, "S{number} has no test");
    }
}
