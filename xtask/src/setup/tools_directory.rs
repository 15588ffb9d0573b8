//! Where installed tools live: a cache per user, which every clone finds.

use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::PathBuf;

/// The directory of one tool in one version.
///
/// # Errors
/// When the environment does not tell where a user's cache is.
pub(crate) fn of(name: &str, version: &str) -> Result<PathBuf> {
    let tools = directory(std::env::consts::OS, |name| std::env::var_os(name)).context(
        "there is no home directory to keep tools in; set LEPTOS_LOGTO_TOOLS to a directory",
    )?;
    let tools = std::path::absolute(tools).context("LEPTOS_LOGTO_TOOLS cannot be used")?;
    Ok(tools.join(format!("{name}-{version}")))
}

fn directory(system: &str, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(tools) = set("LEPTOS_LOGTO_TOOLS") {
        return Some(tools);
    }
    let cache = match system {
        "windows" => set("LOCALAPPDATA"),
        "macos" => set("HOME").map(|home| home.join("Library/Caches")),
        // A relative $XDG_CACHE_HOME is to be ignored (XDG Base Directory Specification).
        _ => set("XDG_CACHE_HOME")
            .filter(|cache| cache.is_absolute())
            .or_else(|| set("HOME").map(|home| home.join(".cache"))),
    };
    cache.map(|cache| cache.join("leptos-logto").join("tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(system: &str, variables: &[(&str, &str)]) -> Option<PathBuf> {
        directory(system, |asked| {
            variables
                .iter()
                .find(|(name, _)| *name == asked)
                .map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn each_system_has_its_own_cache() {
        for (system, variables, expected) in [
            (
                "linux",
                &[("HOME", "/h")][..],
                "/h/.cache/leptos-logto/tools",
            ),
            (
                "linux",
                &[("HOME", "/h"), ("XDG_CACHE_HOME", "/c")],
                "/c/leptos-logto/tools",
            ),
            (
                "linux",
                &[("HOME", "/h"), ("XDG_CACHE_HOME", "")],
                "/h/.cache/leptos-logto/tools",
            ),
            (
                "linux",
                &[("HOME", "/h"), ("XDG_CACHE_HOME", "c")],
                "/h/.cache/leptos-logto/tools",
            ),
            (
                "macos",
                &[("HOME", "/h")],
                "/h/Library/Caches/leptos-logto/tools",
            ),
            (
                "windows",
                &[("LOCALAPPDATA", "/l")],
                "/l/leptos-logto/tools",
            ),
            (
                "linux",
                &[("HOME", "/h"), ("LEPTOS_LOGTO_TOOLS", "/t")],
                "/t",
            ),
        ] {
            assert_eq!(found(system, variables), Some(expected.into()), "{system}");
        }
    }

    #[test]
    fn without_a_home_there_is_none() {
        assert_eq!(found("linux", &[]), None);
    }
}
