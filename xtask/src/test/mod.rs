//! `cargo xtask test`: every suite, and one sum at the end.

mod count;
mod documentation;
mod examples;
mod faults;
mod hosting;
mod journeys;
mod plain_http;
mod report;
mod session;
pub(crate) mod suite;
mod supply_chain;
mod wasm;

pub(crate) use examples::EXAMPLES;

use crate::setup;
use anyhow::Result;
use report::{Outcome, Report};
use session::Session;
use std::io::IsTerminal;
use std::time::Instant;
use suite::Suite;

/// Runs the suites named, or all. A failing suite does not keep the others from running,
/// unless they build on it.
///
/// # Errors
/// When something is missing that cannot be installed, or a test fails.
pub(crate) fn run(named: &[Suite]) -> Result<()> {
    let suites = suite::in_order(named);
    if let Some(purpose) = suite::as_large_as(&suites) {
        setup::require_disk_space(purpose)?;
    }
    let session = Session {
        tools: setup::ensure(&suite::needs(&suites))?,
        colour: std::io::stdout().is_terminal(),
    };
    let mut report = Report::default();
    for suite in suites {
        let name = suite.name();
        if let Some(failed) = suite.builds_on().filter(|other| report.has_failed(*other)) {
            println!("\n━━ {name}: not run, because {} failed", failed.name());
            report.skip(suite);
            continue;
        }
        println!("\n━━ {name}: {}", suite.purpose());
        let began = Instant::now();
        let outcome = match suite.run(&session) {
            Ok(counts) if counts.failed == 0 && counts.passed > 0 => Outcome::Passed(counts),
            Ok(counts) => {
                if counts.failed == 0 {
                    eprintln!("error: {name} ran no test");
                }
                Outcome::Failed(counts, Vec::new())
            }
            Err(failure) => {
                eprintln!("error: {:#}", failure.error);
                Outcome::Failed(failure.counts, failure.tests)
            }
        };
        report.add(suite, outcome, began.elapsed());
    }
    println!("\n{report}");
    if report.any_failed() {
        // The sum, which tools read, must stay the last line.
        std::process::exit(1);
    }
    Ok(())
}
