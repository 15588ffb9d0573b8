//! The journeys, through Playwright and WebDriver.

use super::count::{Counts, Runner};
use super::session::{Failure, Session, count};
use super::suite::tested_dist;
use crate::repository;
use crate::setup::Need;
use anyhow::Context;

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
    let chromium = session.tools.browser.as_ref();
    let chromium = chromium.context("the journeys have no browser")?;
    let firefox = session.tools.firefox.as_ref();
    let firefox = firefox.context("the journeys have no Firefox")?;
    let geckodriver = session.tools.path.find("geckodriver");
    let geckodriver = geckodriver.context("Firefox has no driver")?;
    let mut npx = session.command("npx")?;
    npx.args(["playwright", "test"])
        .args(names)
        .current_dir(repository::path("e2e"))
        .env("E2E_DIST", tested_dist())
        .env("CHROMIUM", &chromium.chrome)
        .env("CHROMEDRIVER", &chromium.driver)
        .env("FIREFOX", firefox)
        .env("GECKODRIVER", geckodriver);
    count(npx, Runner::Playwright)
}
