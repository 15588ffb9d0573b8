//! Firefox for the tests. Its driver is a tool that Cargo builds.

use super::{Say, browser, system_package};
use crate::process;
use crate::search_path::SearchPath;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;
use std::{env, iter};

/// The extended support release first: it is what Debian has, and the oldest that is supported.
const NAMES: &[&str] = &["firefox-esr", "firefox"];

/// # Errors
/// When it is missing and cannot be installed here, or does not run.
pub(crate) fn ensure(path: &SearchPath, say: Say) -> Result<PathBuf> {
    let firefox = match firefox(path)? {
        Some(firefox) => firefox,
        None if system_package::can_install(path) => {
            Say::installing("Firefox", "about a minute");
            system_package::install(path, &["firefox-esr"])?;
            firefox(path)?.with_context(|| advice("Firefox is still missing", path))?
        }
        None => bail!(advice("no Firefox was found for the tests", path)),
    };
    // On Windows it prints no version.
    if !cfg!(windows) {
        let version = process::output(Command::new(&firefox).arg("--version"))
            .with_context(|| format!("{} does not run", firefox.display()))?;
        say.present(version.trim(), &firefox.display().to_string());
    }
    Ok(firefox)
}

fn firefox(path: &SearchPath) -> Result<Option<PathBuf>> {
    let on_path = || NAMES.iter().find_map(|name| path.find(name));
    let in_usual_place = || usual_places().into_iter().find(|place| place.is_file());
    Ok(browser::named("FIREFOX", path)?
        .or_else(on_path)
        .or_else(in_usual_place))
}

fn usual_places() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        let own = env::var_os("HOME").map(|home| PathBuf::from(home).join("Applications"));
        iter::once(PathBuf::from("/Applications"))
            .chain(own)
            .map(|directory| directory.join("Firefox.app/Contents/MacOS/firefox"))
            .collect()
    } else if cfg!(windows) {
        ["ProgramFiles", "ProgramFiles(x86)"]
            .iter()
            .filter_map(env::var_os)
            .map(|directory| PathBuf::from(directory).join("Mozilla Firefox/firefox.exe"))
            .collect()
    } else {
        vec!["/snap/bin/firefox".into()]
    }
}

fn advice(problem: &str, path: &SearchPath) -> String {
    let remedy = if system_package::is_debian(path) {
        "run `sudo apt-get install firefox-esr` (on Ubuntu `firefox`)"
    } else if cfg!(target_os = "macos") {
        "run `brew install --cask firefox`"
    } else if cfg!(windows) {
        "run `winget install Mozilla.Firefox`"
    } else {
        "install Firefox with your package manager"
    };
    format!("{problem}; {remedy}, or name it with FIREFOX, and run the command again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_advice_says_what_to_do() {
        let text = advice("no browser", &SearchPath::from_env());
        assert!(text.starts_with("no browser; "));
        assert!(text.contains("FIREFOX"));
    }
}
