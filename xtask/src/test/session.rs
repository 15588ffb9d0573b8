//! One run of the suites: how a suite starts a program and learns what came of it.

use super::count::{Counts, Runner};
use crate::process;
use crate::setup::Tools;
use anyhow::{Context, Error, Result, anyhow};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

pub(crate) struct Session {
    pub(crate) tools: Tools,
    /// Whether the person sees colours.
    pub(crate) colour: bool,
}

/// Why a suite failed, and what was counted until then.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) counts: Counts,
    /// The tests that failed, as far as their runner names them.
    pub(crate) tests: Vec<String>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self {
            error,
            counts: Counts::default(),
            tests: Vec::new(),
        }
    }
}

impl Session {
    /// # Errors
    /// When there is no such program.
    pub(crate) fn command(&self, program: &str) -> Result<Command> {
        let mut command = process::command(&self.tools.path, program)?;
        command.stdin(Stdio::null());
        if self.colour {
            command
                .env("CARGO_TERM_COLOR", "always")
                .env("FORCE_COLOR", "1");
        }
        Ok(command)
    }

    /// Cargo with arguments as they are written in a shell.
    ///
    /// # Errors
    /// When there is no Cargo.
    pub(crate) fn cargo(&self, arguments: &str) -> Result<Command> {
        let mut command = self.command("cargo")?;
        command.args(arguments.split_whitespace());
        Ok(command)
    }
}

/// Runs a check that passes or fails as a whole.
///
/// # Errors
/// When it fails.
pub(crate) fn check(mut command: Command) -> Result<Counts, Failure> {
    println!("$ {}", process::shown(&command));
    process::run(&mut command)?;
    Ok(Counts::ONE_PASSED)
}

/// Runs tests and counts them, showing their output as it comes.
///
/// # Errors
/// When a test fails or the runner does not succeed.
pub(crate) fn count(command: Command, runner: Runner) -> Result<Counts, Failure> {
    count_and_read(command, runner, |_| ())
}

/// As [`count`], and hands on each line.
///
/// # Errors
/// When a test fails or the runner does not succeed.
pub(crate) fn count_and_read(
    mut command: Command,
    runner: Runner,
    mut read: impl FnMut(&str),
) -> Result<Counts, Failure> {
    println!("$ {}", process::shown(&command));
    let mut counts = Counts::default();
    let mut tests = Vec::new();
    let status = watch(&mut command, |line| {
        runner.read(line, &mut counts);
        // Some runners name them as they come and once more at their end.
        tests.extend(runner.failed(line).filter(|test| !tests.contains(test)));
        read(line);
    })?;
    if status.success() && counts.failed == 0 {
        return Ok(counts);
    }
    let error = anyhow!("`{}` {}", process::shown(&command), process::ended(status));
    Err(Failure {
        error,
        counts,
        tests,
    })
}

/// Runs several and adds up; all run, whichever fails.
///
/// # Errors
/// When one fails: the errors of all that do.
pub(crate) fn all(
    results: impl IntoIterator<Item = Result<Counts, Failure>>,
) -> Result<Counts, Failure> {
    let mut sum = Counts::default();
    let mut errors = Vec::new();
    let mut failed = Vec::new();
    for result in results {
        match result {
            Ok(counts) => sum.add(counts),
            Err(Failure {
                error,
                mut counts,
                tests,
            }) => {
                counts.failed = counts.failed.max(1);
                sum.add(counts);
                failed.extend(tests);
                errors.push(format!("{error:#}"));
            }
        }
    }
    if errors.is_empty() {
        return Ok(sum);
    }
    Err(Failure {
        error: anyhow!(errors.join("; ")),
        counts: sum,
        tests: failed,
    })
}

fn watch(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", process::shown(command)))?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            // Keep counting when nobody reads any more.
            let _ = std::io::stdout().write_all(&line);
            on_line(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    child.wait().context("lost sight of the test runner")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(error: &str, passed: usize, failed: usize) -> Result<Counts, Failure> {
        Err(Failure {
            error: anyhow!(error.to_owned()),
            counts: Counts {
                passed,
                failed,
                skipped: 0,
            },
            tests: vec![error.to_uppercase(); failed],
        })
    }

    #[test]
    fn a_part_that_does_not_compile_counts_as_failed() {
        let failure =
            all([Ok(Counts::ONE_PASSED), failed("a", 2, 0), failed("b", 1, 3)]).unwrap_err();
        assert_eq!((failure.counts.passed, failure.counts.failed), (4, 4));
        assert_eq!(failure.error.to_string(), "a; b");
        assert_eq!(failure.tests, ["B", "B", "B"]);
    }

    #[test]
    fn cargo_itself_can_be_checked() {
        let mut cargo = Command::new("cargo");
        cargo.arg("--no-such-option").stderr(Stdio::null());
        let failure = check(cargo).unwrap_err();
        assert!(
            failure.error.to_string().contains("exit code"),
            "{}",
            failure.error
        );
    }
}
