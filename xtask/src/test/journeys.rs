//! The journeys, through Playwright and WebDriver.

use super::count::{Counts, Runner};
use super::plain_http;
use super::session::{Failure, Session, count};
use super::suite::tested_dist;
use crate::repository;
use crate::setup::Need;
use anyhow::{Context, Result};
use std::process::Command;

pub(super) const NEEDS: &[Need] = &[
    Need::Node,
    Need::Browser,
    Need::Firefox,
    Need::GeckoDriver,
    Need::ProviderPackages,
    Need::JourneyPackages,
];

/// Those whose files have one of these names, or all.
pub(super) fn run(session: &Session, names: &[&str]) -> Result<Counts, Failure> {
    let mut journeys = command(session)?;
    journeys.args(names);
    count(journeys, Runner::Playwright)
}

/// All of them, on the builds that the suite `build` makes.
pub(super) fn command(session: &Session) -> Result<Command> {
    let chromium = session.tools.browser.as_ref();
    let chromium = chromium.context("the journeys have no browser")?;
    let firefox = session.tools.firefox.as_ref();
    let firefox = firefox.context("the journeys have no Firefox")?;
    let geckodriver = session.tools.path.find("geckodriver");
    let geckodriver = geckodriver.context("Firefox has no driver")?;
    let mut npx = session.command("npx")?;
    npx.args(["playwright", "test"])
        .current_dir(repository::path("e2e"))
        .env("E2E_DIST", tested_dist())
        .env("E2E_DIST_SOFTWARE_CRYPTO", plain_http::dist())
        .env("CHROMIUM", &chromium.chrome)
        .env("CHROMIUM_SHELL", chromium.for_journeys())
        .env("CHROMEDRIVER", &chromium.driver)
        .env("FIREFOX", firefox)
        .env("GECKODRIVER", geckodriver);
    Ok(npx)
}
