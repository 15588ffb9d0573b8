//! Child processes: how they are started, and what is said when they fail.

use crate::repository;
use crate::search_path::SearchPath;
use anyhow::{Context, Result, bail};
use std::env;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// A command for `program`, found on `path`, which is also the child's `PATH`.
/// It runs in the repository's root.
///
/// # Errors
/// When there is no such program.
pub(crate) fn command(path: &SearchPath, program: &str) -> Result<Command> {
    let found = path
        .find(program)
        .with_context(|| format!("`{program}` was not found on PATH"))?;
    let mut command = Command::new(found);
    command
        .current_dir(repository::root())
        .env("PATH", path.to_env());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_of_this_package) {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// Cargo describes the running package to its program. Passed on, build scripts that watch
/// these variables would run again after every direct call of Cargo.
fn is_of_this_package(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_") || variable.starts_with("CARGO_MANIFEST_")
}

/// Runs it with the caller's standard output and error.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` {}", shown(command), ended(status));
    }
    Ok(())
}

/// Runs it and gives its standard output.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .with_context(|| format!("could not start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` {}", shown(command), ended(output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as a person would type it, without the directory of the program.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut shown = program
        .file_stem()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        shown.push(' ');
        shown.push_str(&argument.to_string_lossy());
    }
    shown
}

/// How a process ended, to follow its name in a sentence.
pub(crate) fn ended(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("ended with exit code {code}"),
        None => format!("was stopped ({status})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_description_of_this_package_is_withheld() {
        assert!(is_of_this_package("CARGO_PKG_NAME"));
        assert!(is_of_this_package("CARGO_MANIFEST_DIR"));
        assert!(!is_of_this_package("CARGO_HOME"));
        assert!(!is_of_this_package("CARGO_TARGET_DIR"));
    }

    #[test]
    fn a_command_is_shown_without_its_directory() {
        let mut command = Command::new("/opt/tools/trunk");
        command.args(["build", "--release"]);
        assert_eq!(shown(&command), "trunk build --release");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = command(&SearchPath::from_env(), "no-such-program").unwrap_err();
        assert_eq!(error.to_string(), "`no-such-program` was not found on PATH");
    }
}
