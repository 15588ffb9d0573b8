//! The table of SECURITY.md says what is true: every statement stands there,
//! every file and every test it names exists.

use std::fs;

use crate::declared_tests::{DeclaredTests, quoted, root};

/// These are about things the client does not have.
const MAY_NOT_APPLY: [u32; 7] = [16, 49, 53, 56, 57, 63, 64];

struct Row {
    number: u32,
    place: String,
    tests: String,
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

#[test]
fn every_statement_stands_in_the_table_once() {
    let numbers: Vec<u32> = rows().iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=69).collect::<Vec<_>>());
}

#[test]
fn every_statement_has_a_place_and_a_test_that_exist() {
    let known = DeclaredTests::read();
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
        for file in quoted(&place).filter(|it| it.contains('/')) {
            assert!(root().join(file).exists(), "S{number}: {file} is gone");
        }
        let mut named = 0;
        for test in quoted(&tests) {
            named += 1;
            assert!(known.contains(test), "S{number}: no test {test}");
        }
        assert!(0 < named, "S{number} has no test");
    }
}
