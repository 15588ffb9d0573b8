//! Versions as tools print them and as `Cargo.lock` holds them.

use anyhow::{Context, Result};
use std::fmt;
use toml::Table;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    pub(crate) major: u32,
    pub(crate) minor: u32,
    pub(crate) patch: u32,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl Version {
    pub(crate) const fn new(major: u32, minor: u32, patch: u32) -> Self {
        Self {
            major,
            minor,
            patch,
        }
    }

    /// The first word of `text` that is a version: `trunk 0.21.14`, `v20.20.2`,
    /// `wasm-opt version 132 (version_132)`, `Chromium 156.0.8078.79 built on Debian`.
    pub(crate) fn in_text(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::of_word)
    }

    fn of_word(word: &str) -> Option<Self> {
        let word = word.strip_prefix('v').unwrap_or(word);
        // What follows is a pre-release or a build, neither of which matters here.
        let word = word.split(['-', '+']).next()?;
        let mut numbers = word.split('.').map(|part| part.parse::<u32>().ok());
        let major = numbers.next()??;
        let minor = numbers.next().unwrap_or(Some(0))?;
        let patch = numbers.next().unwrap_or(Some(0))?;
        Some(Self::new(major, minor, patch))
    }
}

/// The version of a package in the text of a `Cargo.lock`.
///
/// # Errors
/// When the text is no lock file or has no such package.
pub(crate) fn locked(lock: &str, package: &str) -> Result<Version> {
    let lock: Table = lock.parse().context("Cargo.lock cannot be read")?;
    lock.get("package")
        .and_then(|packages| packages.as_array())
        .into_iter()
        .flatten()
        .find(|entry| entry.get("name").and_then(|name| name.as_str()) == Some(package))
        .and_then(|entry| entry.get("version")?.as_str())
        .and_then(Version::of_word)
        .with_context(|| format!("Cargo.lock has no version of {package}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_where_tools_print_them() {
        for (text, version) in [
            ("trunk 0.21.14\n", Version::new(0, 21, 14)),
            ("v20.20.2\n", Version::new(20, 20, 2)),
            (
                "wasm-opt version 132 (version_132)\n",
                Version::new(132, 0, 0),
            ),
            ("wasm-bindgen 0.2.130", Version::new(0, 2, 130)),
            (
                "Chromium 156.0.8078.79 built on Debian GNU/Linux 12",
                Version::new(156, 0, 8078),
            ),
            ("Google Chrome 157.0.1.2 ", Version::new(157, 0, 1)),
            (
                "ChromeDriver 156.0.8078.79 (a21ce95c-refs/branch)",
                Version::new(156, 0, 8078),
            ),
            ("tool 1.2.3-beta.4+5", Version::new(1, 2, 3)),
        ] {
            assert_eq!(Version::in_text(text), Some(version), "{text}");
        }
    }

    #[test]
    fn text_without_a_version_has_none() {
        for text in ["", "command not found", "version one", "x1.2"] {
            assert_eq!(Version::in_text(text), None, "{text}");
        }
    }

    const LOCK: &str = r#"
version = 4
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.99"
[[package]]
name = "wasm-bindgen"
version = "0.2.130"
"#;

    #[test]
    fn the_locked_version_is_of_exactly_that_package() {
        assert_eq!(
            locked(LOCK, "wasm-bindgen").unwrap(),
            Version::new(0, 2, 130)
        );
    }

    #[test]
    fn a_lock_without_the_package_says_so() {
        let error = locked(LOCK, "trunk").unwrap_err().to_string();
        assert_eq!(error, "Cargo.lock has no version of trunk");
        assert!(locked("<<<<<<<", "trunk").is_err());
    }
}
