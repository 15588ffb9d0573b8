//! The table, what failed, and the sum at the end.

use super::count::Counts;
use super::suite::Suite;
use std::fmt;
use std::time::Duration;

#[derive(Debug)]
pub(crate) enum Outcome {
    Passed(Counts),
    /// With the names of the tests, as far as they have some.
    Failed(Counts, Vec<String>),
    NotRun,
}

#[derive(Debug)]
struct Row {
    suite: Suite,
    outcome: Outcome,
    time: Duration,
}

#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

impl Report {
    pub(crate) fn add(&mut self, suite: Suite, outcome: Outcome, time: Duration) {
        self.rows.push(Row {
            suite,
            outcome,
            time,
        });
    }

    pub(crate) fn skip(&mut self, suite: Suite) {
        self.add(suite, Outcome::NotRun, Duration::ZERO);
    }

    pub(crate) fn has_failed(&self, suite: Suite) -> bool {
        self.rows
            .iter()
            .any(|row| row.suite == suite && !matches!(row.outcome, Outcome::Passed(_)))
    }

    pub(crate) fn any_failed(&self) -> bool {
        self.rows
            .iter()
            .any(|row| !matches!(row.outcome, Outcome::Passed(_)))
    }

    fn sum(&self) -> Counts {
        let mut sum = Counts::default();
        for row in &self.rows {
            match &row.outcome {
                Outcome::Passed(counts) => sum.add(*counts),
                Outcome::Failed(counts, _) => {
                    sum.add(*counts);
                    // It failed as a whole, before or after its tests.
                    if counts.failed == 0 {
                        sum.failed += 1;
                    }
                }
                Outcome::NotRun => {}
            }
        }
        sum
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<12}  {:<8}  {:>6}  {:>6}  {:>7}  {:>8}",
            "suite", "result", "passed", "failed", "skipped", "time"
        )?;
        for Row {
            suite,
            outcome,
            time,
        } in &self.rows
        {
            let (result, counts) = match outcome {
                Outcome::Passed(counts) => ("passed", *counts),
                Outcome::Failed(counts, _) => ("FAILED", *counts),
                Outcome::NotRun => ("not run", Counts::default()),
            };
            writeln!(
                f,
                "{:<12}  {result:<8}  {:>6}  {:>6}  {:>7}  {:>8}",
                suite.name(),
                counts.passed,
                counts.failed,
                counts.skipped,
                minutes(*time),
            )?;
        }
        writeln!(f)?;
        for row in &self.rows {
            let Outcome::Failed(_, tests) = &row.outcome else {
                continue;
            };
            for test in tests {
                writeln!(f, "failed in {}: {test}", row.suite.name())?;
            }
        }
        let sum = self.sum();
        write!(f, "{} passed, {} failed", sum.passed, sum.failed)
    }
}

fn minutes(time: Duration) -> String {
    let tenths = (time.as_millis() + 50) / 100;
    if tenths < 600 {
        format!("{}.{} s", tenths / 10, tenths % 10)
    } else {
        let seconds = tenths / 10;
        format!("{}:{:02} min", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: Counts = Counts {
        passed: 3,
        failed: 0,
        skipped: 2,
    };

    fn last_line(report: &Report) -> String {
        report
            .to_string()
            .lines()
            .last()
            .unwrap_or_default()
            .to_owned()
    }

    #[test]
    fn skipped_tests_are_not_passed_tests() {
        let mut report = Report::default();
        report.add(
            Suite::Fmt,
            Outcome::Passed(Counts::ONE_PASSED),
            Duration::ZERO,
        );
        report.add(Suite::Host, Outcome::Passed(THREE), Duration::ZERO);
        assert_eq!(last_line(&report), "4 passed, 0 failed");
        assert!(!report.any_failed());
    }

    #[test]
    fn a_suite_that_fails_without_a_failed_test_counts_once() {
        let mut report = Report::default();
        report.add(
            Suite::Host,
            Outcome::Failed(THREE, Vec::new()),
            Duration::ZERO,
        );
        report.skip(Suite::E2e);
        assert_eq!(last_line(&report), "3 passed, 1 failed");
        assert!(report.any_failed() && report.has_failed(Suite::Host));
    }

    #[test]
    fn failed_tests_are_counted_one_by_one_and_named_at_the_end() {
        let counts = Counts { failed: 2, ..THREE };
        let mut report = Report::default();
        let tests = vec!["a: b".to_owned(), "c".to_owned()];
        report.add(Suite::Host, Outcome::Failed(counts, tests), Duration::ZERO);
        assert_eq!(last_line(&report), "3 passed, 2 failed");
        let named = "\nfailed in host: a: b\nfailed in host: c\n";
        assert!(report.to_string().contains(named), "{report}");
    }

    #[test]
    fn times_are_readable() {
        for (millis, text) in [
            (0, "0.0 s"),
            (1_250, "1.3 s"),
            (59_949, "59.9 s"),
            (60_000, "1:00 min"),
            (754_400, "12:34 min"),
        ] {
            assert_eq!(minutes(Duration::from_millis(millis)), text);
        }
    }
}
