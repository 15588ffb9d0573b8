//! The guides that compare this library with the official SDKs are complete,
//! and name tests that exist.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod declared_tests;

use declared_tests::{DeclaredTests, quoted, root};

/// About things this library does not have.
const MAY_NOT_APPLY: [u32; 2] = [45, 54];

/// The numbered rows of a guide's table.
fn rows(guide: &str) -> Vec<(u32, Vec<String>)> {
    let file = root().join("src/guide").join(guide);
    let text = std::fs::read_to_string(file).unwrap();
    text.lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line
                .strip_prefix("//! |")?
                .split('|')
                .map(str::trim)
                .collect();
            let number = cells[0].parse().ok()?;
            assert_eq!(cells.len(), 4, "row {number} of {guide}");
            Some((
                number,
                cells[1..3].iter().map(|&cell| cell.to_owned()).collect(),
            ))
        })
        .collect()
}

fn numbers(rows: &[(u32, Vec<String>)]) -> Vec<u32> {
    rows.iter().map(|(number, _)| *number).collect()
}

#[test]
fn every_capability_of_the_official_sdks_has_a_name_here_or_a_reason() {
    let rows = rows("official_sdk.rs");
    assert_eq!(numbers(&rows), (1..=64).collect::<Vec<_>>());
    for (number, cells) in rows {
        assert!(cells.iter().all(|cell| !cell.is_empty()), "row {number}");
        assert_ne!(cells[1], "none", "row {number} has no reason");
    }
}

#[test]
fn every_behaviour_of_the_official_tests_is_held_by_a_test_that_exists() {
    let known = DeclaredTests::read();
    let rows = rows("official_tests.rs");
    assert_eq!(numbers(&rows), (1..=55).collect::<Vec<_>>());
    for (number, cells) in rows {
        if let Some(reason) = cells[1].strip_prefix("does not apply: ") {
            assert!(
                MAY_NOT_APPLY.contains(&number) && !reason.is_empty(),
                "row {number}"
            );
            continue;
        }
        // What stands after a semicolon is an explanation.
        let (tests, _) = cells[1].split_once("; ").unwrap_or((&cells[1], ""));
        let named: Vec<&str> = quoted(tests).collect();
        assert!(!named.is_empty(), "row {number} has no test");
        for test in named {
            assert!(known.contains(test), "row {number}: no test {test}");
        }
    }
}
