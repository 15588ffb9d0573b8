//! The tests that need a browser.

use super::count::{Counts, Runner};
use super::session::{Failure, Session, all, count};
use crate::repository;
use crate::setup::Browser;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The variables by which the runner and wasm-pack know a driver. The runner has its own
/// preference among those that are set.
const DRIVERS: [&str; 4] = [
    "CHROMEDRIVER",
    "GECKODRIVER",
    "SAFARIDRIVER",
    "MSEDGEDRIVER",
];

/// All but doc tests, which always pass on wasm whatever they say: the host tests them.
/// wasm-pack itself adds `--tests` to the first of its two calls of Cargo.
const RENDERED_HERE: &[&str] = &["--features", "test-util", "--lib", "--test", "*"];

/// `test-util` brings `software-crypto` along, without which the browser alone verifies. Cargo
/// runs it: the library's own tests, which wasm-pack builds in any case, need `test-util`.
const WITHOUT_SOFTWARE_CRYPTO: &[&str] = &["--test", "browser"];

/// Leptos is built for one or the other.
const HYDRATED: &[&str] = &[
    "--no-default-features",
    "--features",
    "hydrate,test-util",
    "--test",
    "hydrate",
];

/// A browser, as wasm-pack and as the runner are told to use it.
struct Driven<'a> {
    options: [&'static str; 2],
    variable: &'static str,
    driver: &'a Path,
}

pub(crate) fn run(session: &Session) -> Result<Counts, Failure> {
    let chromium = session.tools.browser.as_ref();
    let chromium = chromium.context("the tests have no browser")?;
    let firefox = session.tools.firefox.as_ref();
    let firefox = firefox.context("the tests have no Firefox")?;
    let geckodriver = session.tools.path.find("geckodriver");
    let geckodriver = geckodriver.context("Firefox has no driver")?;
    let capabilities = capabilities(chromium, firefox)?;
    let browsers = [
        Driven {
            options: ["--chrome", "--chromedriver"],
            variable: "CHROMEDRIVER",
            driver: &chromium.driver,
        },
        Driven {
            options: ["--firefox", "--geckodriver"],
            variable: "GECKODRIVER",
            driver: &geckodriver,
        },
    ];
    let suites = [RENDERED_HERE, WITHOUT_SOFTWARE_CRYPTO, HYDRATED];
    all(suites.into_iter().flat_map(|tests| {
        let run = |browser| run_in(session, browser, tests, &capabilities);
        browsers.each_ref().map(run)
    }))
}

fn run_in(
    session: &Session,
    browser: &Driven,
    tests: &[&str],
    capabilities: &Path,
) -> Result<Counts, Failure> {
    let mut command = if tests == WITHOUT_SOFTWARE_CRYPTO {
        session.cargo("test --target wasm32-unknown-unknown")?
    } else {
        let mut wasm_pack = session.command("wasm-pack")?;
        wasm_pack
            .args(["test", "--headless", "--mode", "no-install"])
            .args(browser.options)
            .arg(browser.driver)
            .arg("--");
        wasm_pack
    };
    for variable in DRIVERS {
        command
            .env_remove(variable)
            .env_remove(format!("{variable}_REMOTE"));
    }
    command
        .args(tests)
        .env(browser.variable, browser.driver)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        // Seconds for a whole binary, and for the driver to start on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    count(command, Runner::Cargo)
}

/// The repository's `webdriver.json` with the browsers that were found: the drivers themselves
/// look in fewer places.
fn capabilities(chromium: &Browser, firefox: &Path) -> Result<PathBuf> {
    let text = fs::read_to_string(repository::path("webdriver.json"))
        .context("could not read webdriver.json")?;
    let mut capabilities: Value =
        serde_json::from_str(&text).context("webdriver.json is not JSON")?;
    capabilities["goog:chromeOptions"]["binary"] = json!(chromium.chrome);
    capabilities["moz:firefoxOptions"]["binary"] = json!(firefox);
    let file = repository::path("target/test/webdriver.json");
    fs::create_dir_all(repository::path("target/test"))
        .and_then(|()| fs::write(&file, capabilities.to_string()))
        .with_context(|| format!("could not write {}", file.display()))?;
    Ok(file)
}
