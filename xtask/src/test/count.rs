//! How many tests ran and which failed, read from what the runners print.

/// The sums that a runner prints at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// Never counted as passed.
    pub(crate) skipped: usize,
}

impl Counts {
    pub(crate) const ONE_PASSED: Self = Self {
        passed: 1,
        failed: 0,
        skipped: 0,
    };

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Whose sums to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Runner {
    /// Also wasm-bindgen's runner, which prints the same.
    Cargo,
    Node,
    Playwright,
    /// Prints nothing but a sum like the one of `cargo xtask test` itself.
    Sum,
}

impl Runner {
    /// Adds what one line of output says.
    pub(crate) fn read(self, line: &str, counts: &mut Counts) {
        let line = without_colour(line);
        let line = line.trim();
        match self {
            Self::Cargo => cargo(line, counts),
            Self::Node => node(line, counts),
            Self::Playwright => playwright(line, counts),
            Self::Sum => sum(line, counts),
        }
    }

    /// The test of which one line of output says that it failed.
    pub(crate) fn failed(self, line: &str) -> Option<String> {
        let line = without_colour(line);
        let line = line.trim();
        let name = match self {
            Self::Cargo => cargo_failed(line),
            Self::Node => node_failed(line),
            Self::Playwright => playwright_failed(line),
            Self::Sum => line.strip_prefix("FAILED ").map(str::trim_start),
        };
        name.map(str::to_owned)
    }
}

/// `test oidc::issuer ... FAILED`, in a browser `test oidc::issuer ... FAIL`
fn cargo_failed(line: &str) -> Option<&str> {
    let (name, result) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    result.starts_with("FAIL").then_some(name)
}

/// `not ok 5 - the issuer` to a file, `✖ the issuer (3.2ms)` to a terminal.
fn node_failed(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix("not ok ") {
        return rest.split_once(" - ").map(|(_, name)| name);
    }
    let (name, _) = line.strip_prefix("✖ ")?.rsplit_once(" (")?;
    Some(name)
}

/// `2) [chromium] › cancel.spec.mjs:9:1 › cancel ─────`
fn playwright_failed(line: &str) -> Option<&str> {
    let (number, name) = line.split_once(") ")?;
    let name = name.trim_end_matches([' ', '─']);
    (number.parse::<usize>().is_ok() && name.contains(" › ")).then_some(name)
}

/// `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s`
fn cargo(line: &str, counts: &mut Counts) {
    let Some((_, sums)) = line
        .strip_prefix("test result: ")
        .and_then(|rest| rest.split_once(". "))
    else {
        return;
    };
    for part in sums.split(';') {
        match number_and_word(part) {
            Some((number, "passed")) => counts.passed += number,
            Some((number, "failed")) => counts.failed += number,
            Some((number, "ignored")) => counts.skipped += number,
            _ => {}
        }
    }
}

/// `# pass 5` to a file, `ℹ pass 5` to a terminal.
fn node(line: &str, counts: &mut Counts) {
    let Some(sum) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) else {
        return;
    };
    let Some((word, number)) = sum.split_once(' ') else {
        return;
    };
    let Ok(number) = number.parse::<usize>() else {
        return;
    };
    match word {
        "pass" => counts.passed += number,
        "fail" | "cancelled" => counts.failed += number,
        "skipped" | "todo" => counts.skipped += number,
        _ => {}
    }
}

/// `5 passed (3.2s)`, `1 failed`, `1 flaky`, `2 skipped`, `3 did not run`
fn playwright(line: &str, counts: &mut Counts) {
    let Some((number, words)) = line
        .split_once(' ')
        .and_then(|(number, words)| Some((number.parse::<usize>().ok()?, words)))
    else {
        return;
    };
    // The word alone, or with the time after it: not a test's title that begins like this.
    let word = words.split(" (").next().unwrap_or_default();
    match word {
        "passed" => counts.passed += number,
        // A test that passes only when it is repeated does not pass.
        "failed" | "flaky" | "interrupted" => counts.failed += number,
        "skipped" | "did not run" => counts.skipped += number,
        _ => {}
    }
}

/// `5 passed, 0 failed`
fn sum(line: &str, counts: &mut Counts) {
    let Some((passed, failed)) = line.split_once(", ") else {
        return;
    };
    if let (Some((passed, "passed")), Some((failed, "failed"))) =
        (number_and_word(passed), number_and_word(failed))
    {
        counts.passed += passed;
        counts.failed += failed;
    }
}

fn number_and_word(text: &str) -> Option<(usize, &str)> {
    let (number, word) = text.trim().split_once(' ')?;
    Some((number.parse().ok()?, word))
}

/// Without the escape sequences that colour a terminal (ECMA-48, CSI).
fn without_colour(line: &str) -> String {
    let mut plain = String::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character != '\u{1b}' {
            plain.push(character);
        } else if characters.next() == Some('[') {
            characters.by_ref().find(|end| ('@'..='~').contains(end));
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(runner: Runner, output: &str) -> (usize, usize, usize) {
        let mut counts = Counts::default();
        for line in output.lines() {
            runner.read(line, &mut counts);
        }
        (counts.passed, counts.failed, counts.skipped)
    }

    #[test]
    fn cargo_prints_one_sum_for_each_binary() {
        let output = "\
running 2 tests
test oidc::pass 5 ... ok
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s

   Doc-tests leptos_logto
test result: \u{1b}[31mFAILED\u{1b}[0m. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s
";
        assert_eq!(counted(Runner::Cargo, output), (6, 2, 1));
    }

    #[test]
    fn wasm_bindgen_prints_the_same() {
        let output =
            "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.31s";
        assert_eq!(counted(Runner::Cargo, output), (7, 0, 0));
    }

    #[test]
    fn node_prints_with_either_mark() {
        let tap = "# tests 9\n# suites 0\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 1\n# duration_ms 9";
        assert_eq!(counted(Runner::Node, tap), (5, 2, 2));
        let spec = "\u{1b}[34mℹ tests 3\u{1b}[39m\n\u{1b}[34mℹ pass 3\u{1b}[39m\nℹ fail 0";
        assert_eq!(counted(Runner::Node, spec), (3, 0, 0));
    }

    #[test]
    fn a_journey_that_needs_a_second_try_has_failed() {
        let output = "
  ✓  1 [chromium] › password.spec.ts:3:1 › 2 passed tests in a title (1.2s)
  1 failed
    [chromium] › cancel.spec.ts:9:1 › cancel ─────
  1 flaky
  2 skipped
  3 did not run
  \u{1b}[32m10 passed\u{1b}[39m\u{1b}[2m (31.0s)\u{1b}[22m
";
        assert_eq!(counted(Runner::Playwright, output), (10, 2, 5));
    }

    #[test]
    fn a_sum_is_a_whole_line() {
        let output = "\
Holding the local provider to the contract
ok      §1 a title of 9 passed, 9 failed
FAILED  §2 another: 1 passed, 1 failed
7 passed, 2 failed
";
        assert_eq!(counted(Runner::Sum, output), (7, 2, 0));
        for line in [
            "7 passed",
            "7 passed, 2 failed, 1 skipped",
            "x passed, 2 failed",
        ] {
            assert_eq!(counted(Runner::Sum, line), (0, 0, 0), "{line}");
        }
    }

    #[test]
    fn a_failed_test_has_a_name() {
        for (runner, line, name) in [
            (
                Runner::Cargo,
                "test oidc::issuer ... FAILED",
                "oidc::issuer",
            ),
            (
                Runner::Cargo,
                "test a - b (line 9) ... \u{1b}[31mFAILED\u{1b}[0m",
                "a - b (line 9)",
            ),
            (
                Runner::Cargo,
                "test session::ends ... FAIL",
                "session::ends",
            ),
            (
                Runner::Node,
                "    not ok 3 - keys - are asked for",
                "keys - are asked for",
            ),
            (
                Runner::Node,
                "\u{1b}[31m✖ keys (at once) \u{1b}[90m(3.2ms)\u{1b}[39m",
                "keys (at once)",
            ),
            (
                Runner::Playwright,
                "  2) [nginx] › visit.spec.mjs:35:3 › /callback (a) is there ───────",
                "[nginx] › visit.spec.mjs:35:3 › /callback (a) is there",
            ),
            (
                Runner::Sum,
                "FAILED  §2 another: 1 passed",
                "§2 another: 1 passed",
            ),
        ] {
            assert_eq!(runner.failed(line).as_deref(), Some(name), "{line}");
        }
        for (runner, line) in [
            (Runner::Cargo, "test oidc::issuer ... ok"),
            (Runner::Cargo, "test FAILED ... ignored"),
            (Runner::Node, "ok 3 - not ok 4 - keys"),
            (Runner::Node, "✖ failing tests:"),
            (
                Runner::Playwright,
                "  ✘  2 [nginx] › visit.spec.mjs:35:3 › /callback (retry #1) (7.2s)",
            ),
            (Runner::Playwright, "  2) something else"),
            (Runner::Sum, "7 passed, 2 FAILED "),
        ] {
            assert_eq!(runner.failed(line), None, "{line}");
        }
    }

    #[test]
    fn other_lines_count_nothing() {
        for runner in [Runner::Cargo, Runner::Node, Runner::Playwright] {
            for line in [
                "",
                "passed",
                "7",
                "pass 7",
                "test result: ok",
                "7 passed tests",
                "7 passed, 2 failed",
                "\u{1b}",
            ] {
                assert_eq!(counted(runner, line), (0, 0, 0), "{runner:?}: {line}");
            }
        }
    }
}
