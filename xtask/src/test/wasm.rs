//! The tests that need a browser, through wasm-pack.

use super::count::{Counts, Runner};
use super::session::{Failure, Session, count};
use crate::repository;
use crate::setup::Browser;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

pub(crate) fn run(session: &Session) -> Result<Counts, Failure> {
    let browser = session
        .tools
        .browser
        .as_ref()
        .context("the tests have no browser")?;
    let mut wasm_pack = session.command("wasm-pack")?;
    wasm_pack
        .args([
            "test",
            "--headless",
            "--chrome",
            "--mode",
            "no-install",
            "--chromedriver",
        ])
        .arg(&browser.driver)
        // All but doc tests, which always pass on wasm whatever they say: the host tests them.
        // wasm-pack itself adds `--tests` to the first of its two calls of Cargo.
        .args(["--", "--features", "test-util", "--lib", "--test", "*"])
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(browser)?)
        // Seconds for a whole binary, and for the driver to start on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    for other in ["GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER"] {
        // The runner would prefer them.
        wasm_pack
            .env_remove(other)
            .env_remove(format!("{other}_REMOTE"));
    }
    count(wasm_pack, Runner::Cargo)
}

/// The repository's `webdriver.json` with the browser that was found: the driver itself looks
/// in fewer places.
fn capabilities(browser: &Browser) -> Result<PathBuf> {
    let text = fs::read_to_string(repository::path("webdriver.json"))
        .context("could not read webdriver.json")?;
    let mut capabilities: Value =
        serde_json::from_str(&text).context("webdriver.json is not JSON")?;
    capabilities["goog:chromeOptions"]["binary"] = json!(browser.chrome);
    let file = repository::path("target/test/webdriver.json");
    fs::create_dir_all(repository::path("target/test"))
        .and_then(|()| fs::write(&file, capabilities.to_string()))
        .with_context(|| format!("could not write {}", file.display()))?;
    Ok(file)
}
