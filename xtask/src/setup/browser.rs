//! The browser for the tests, and its driver of the same major version.

use super::version::Version;
use super::{Say, system_package};
use crate::process;
use crate::search_path::SearchPath;
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Clone, Debug)]
pub(crate) struct Browser {
    pub(crate) chrome: PathBuf,
    pub(crate) driver: PathBuf,
    /// The same browser without the interface around its pages, which takes a third of the time of
    /// each journey though nobody sees it.
    shell: Option<PathBuf>,
}

impl Browser {
    /// What journeys are made with.
    pub(crate) fn for_journeys(&self) -> &Path {
        self.shell.as_deref().unwrap_or(&self.chrome)
    }
}

const SHELL: &str = "chromium-headless-shell";

const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// # Errors
/// When one of them is missing and cannot be installed here, or they do not fit together.
pub(crate) fn ensure(path: &SearchPath, say: Say) -> Result<Browser> {
    let mut browser = match (chrome(path)?, driver(path)?) {
        (Some(chrome), Some(driver)) => Browser {
            chrome,
            driver,
            shell: None,
        },
        _ if system_package::can_install(path) => {
            let packages = ["chromium", "chromium-driver"];
            Say::installing("Chromium and its driver", "about a minute");
            system_package::install(path, &packages)?;
            if let Err(error) = system_package::install(path, &[SHELL]) {
                println!("The journeys take longer without {SHELL}: {error:#}");
            }
            Browser {
                chrome: chrome(path)?.context(advice("Chromium is still missing", path))?,
                driver: driver(path)?.context(advice("ChromeDriver is still missing", path))?,
                shell: None,
            }
        }
        (None, _) => bail!(advice(
            "no Chromium or Chrome was found for the tests",
            path
        )),
        (_, None) => bail!(advice("no ChromeDriver was found for the tests", path)),
    };
    let label = fit(&browser, path)?;
    say.present(&label, &browser.chrome.display().to_string());
    browser.shell = shell_of(&browser.chrome, path);
    Ok(browser)
}

/// Beside a Chromium of the system's, and of its very version. Whoever names a browser means that one.
fn shell_of(chrome: &Path, path: &SearchPath) -> Option<PathBuf> {
    let shell = path.find(SHELL).filter(|_| !is_named("CHROME"))?;
    let same = printed_version(&shell).ok()? == printed_version(chrome).ok()?;
    same.then_some(shell)
}

fn is_named(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// The driver refuses a browser of another major version, with a message about sessions.
fn fit(browser: &Browser, path: &SearchPath) -> Result<String> {
    let driver = printed_version(&browser.driver)
        .with_context(|| format!("{} does not run", browser.driver.display()))?;
    // On Windows the browser opens a window instead of printing its version.
    if cfg!(windows) {
        return Ok(format!("ChromeDriver {}", driver.major));
    }
    let chrome = printed_version(&browser.chrome)
        .with_context(|| format!("{} does not run", browser.chrome.display()))?;
    if chrome.major != driver.major {
        bail!(advice(
            &format!(
                "the browser {} is version {} and its driver {} is version {}; they must be the same",
                browser.chrome.display(),
                chrome.major,
                browser.driver.display(),
                driver.major
            ),
            path
        ));
    }
    Ok(format!("Chromium and driver {}", chrome.major))
}

fn printed_version(program: &Path) -> Result<Version> {
    let text = process::output(Command::new(program).arg("--version"))?;
    Version::in_text(&text).context("it printed no version")
}

fn chrome(path: &SearchPath) -> Result<Option<PathBuf>> {
    let on_path = || NAMES.iter().find_map(|name| path.find(name));
    let in_usual_place = || usual_places().into_iter().find(|place| place.is_file());
    Ok(named("CHROME", path)?
        .or_else(on_path)
        .or_else(in_usual_place))
}

fn driver(path: &SearchPath) -> Result<Option<PathBuf>> {
    Ok(named("CHROMEDRIVER", path)?.or_else(|| path.find("chromedriver")))
}

/// The program that an environment variable names, by path or by name.
pub(super) fn named(variable: &str, path: &SearchPath) -> Result<Option<PathBuf>> {
    let Some(value) = env::var_os(variable).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let file = PathBuf::from(&value);
    if file.is_file() {
        return Ok(Some(std::path::absolute(file)?));
    }
    match value.to_str().and_then(|name| path.find(name)) {
        Some(found) => Ok(Some(found)),
        None => bail!("{variable} names {}, which does not exist", file.display()),
    }
}

fn usual_places() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        let applications = [
            "/Applications".into(),
            env::var_os("HOME").map_or_else(PathBuf::new, |home| {
                PathBuf::from(home).join("Applications")
            }),
        ];
        applications
            .iter()
            .flat_map(|directory| {
                ["Google Chrome", "Chromium"]
                    .map(|name| directory.join(format!("{name}.app/Contents/MacOS/{name}")))
            })
            .collect()
    } else if cfg!(windows) {
        ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
            .iter()
            .filter_map(env::var_os)
            .map(|directory| PathBuf::from(directory).join("Google/Chrome/Application/chrome.exe"))
            .collect()
    } else {
        vec![
            "/opt/google/chrome/chrome".into(),
            "/snap/bin/chromium".into(),
        ]
    }
}

fn advice(problem: &str, path: &SearchPath) -> String {
    let remedy = if system_package::is_debian(path) {
        "run `sudo apt-get install chromium chromium-driver`"
    } else if cfg!(target_os = "macos") {
        "run `brew install --cask google-chrome chromedriver`"
    } else if cfg!(windows) {
        "run `winget install Google.Chrome Chromium.ChromeDriver`"
    } else {
        "install Chromium and ChromeDriver with your package manager"
    };
    format!(
        "{problem}; {remedy}, or name them with CHROME and CHROMEDRIVER, and run the command again"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_advice_says_what_to_do() {
        let text = advice("no browser", &SearchPath::from_env());
        assert!(text.starts_with("no browser; "));
        assert!(text.contains("CHROMEDRIVER"));
    }
}
