//! The directories in which programs are looked for: those of this project first, then `PATH`.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

#[derive(Clone, Debug)]
pub(crate) struct SearchPath {
    directories: Vec<PathBuf>,
}

impl SearchPath {
    /// `PATH` as it came from the caller.
    pub(crate) fn from_env() -> Self {
        let path = env::var_os("PATH").unwrap_or_default();
        Self {
            directories: env::split_paths(&path).collect(),
        }
    }

    pub(crate) fn prepend(&mut self, directory: impl Into<PathBuf>) {
        let directory = directory.into();
        self.directories.retain(|known| *known != directory);
        self.directories.insert(0, directory);
    }

    /// The first program of this name, as the system itself would find it.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        self.find_all(program).next()
    }

    /// Every program of this name, in the order of the directories.
    pub(crate) fn find_all<'a>(&'a self, program: &'a str) -> impl Iterator<Item = PathBuf> + 'a {
        self.directories
            .iter()
            .flat_map(move |directory| candidates(directory, program))
            .filter(|candidate| is_program(candidate))
    }

    /// The value for a child's `PATH`.
    pub(crate) fn to_env(&self) -> OsString {
        // A directory with a separator in its name cannot be written in `PATH` at all.
        env::join_paths(
            self.directories
                .iter()
                .filter(|directory| env::join_paths([directory.as_path()]).is_ok()),
        )
        .unwrap_or_default()
    }
}

/// On Windows `npm` is `npm.cmd`, and `cargo` is `cargo.exe`.
fn candidates(directory: &Path, program: &str) -> Vec<PathBuf> {
    if cfg!(windows) && Path::new(program).extension().is_none() {
        ["exe", "cmd", "bat"]
            .iter()
            .map(|extension| directory.join(program).with_extension(extension))
            .collect()
    } else {
        vec![directory.join(OsStr::new(program))]
    }
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(directories: &[&str]) -> SearchPath {
        SearchPath {
            directories: directories.iter().map(PathBuf::from).collect(),
        }
    }

    #[test]
    fn a_prepended_directory_comes_first_and_once() {
        let mut path = of(&["/a", "/b"]);
        path.prepend("/b");
        assert_eq!(path.directories, of(&["/b", "/a"]).directories);
    }

    #[test]
    fn a_program_that_is_nowhere_is_not_found() {
        assert_eq!(of(&["/nowhere"]).find("cargo"), None);
    }

    #[test]
    fn cargo_is_found_on_the_callers_path() {
        assert!(SearchPath::from_env().find("cargo").is_some());
    }
}
