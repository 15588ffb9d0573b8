//! Plays the table.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::rows;
use super::scenario::Expected;

#[test]
fn a_provider_that_misbehaves_fools_nobody() {
    let (mut passed, mut failed) = (0, 0);
    for scenario in rows::ALL.into_iter().flatten() {
        let finding = catch_unwind(AssertUnwindSafe(|| scenario.run()))
            .unwrap_or_else(|_| Err("panicked".to_owned()));
        let (mark, did) = match finding {
            Ok(did) => {
                passed += 1;
                ("ok", did)
            }
            Err(wrong) => {
                failed += 1;
                ("FAILED", wrong)
            }
        };
        let end = match scenario.expected {
            Expected::Ended(_) => ", and the session ended",
            _ => "",
        };
        println!(
            "{mark:6} {:>2} {}: the provider {}; the client: {did}{end}",
            scenario.number, scenario.name, scenario.deed
        );
    }
    for (number, name, reason) in rows::NOT_APPLICABLE {
        println!("n/a    {number:>2} {name}: {reason}");
    }
    println!("{passed} passed, {failed} failed");
    assert_eq!(failed, 0, "{failed} scenarios failed");
    assert!(150 < passed, "the table has shrunk to {passed} rows");
}

#[test]
fn every_module_of_the_suite_is_in_the_table() {
    let played = rows::ALL.into_iter().flatten().map(|row| row.number);
    let left_out = rows::NOT_APPLICABLE.iter().map(|(number, ..)| *number);
    let numbers: BTreeSet<&str> = played.chain(left_out).collect();
    for number in 1..=59 {
        let number: &str = &number.to_string();
        assert!(numbers.contains(number), "module {number} is missing");
    }
}
