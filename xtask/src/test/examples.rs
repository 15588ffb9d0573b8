//! The examples: each built as its reader would, then driven in a browser.

use super::count::{Counts, Runner};
use super::session::{Failure, Session, count};
use crate::setup::Need;
use crate::{build, process, repository};
use anyhow::{Context, Result};

/// The directories below `examples/`, all members of the workspace.
pub(crate) const EXAMPLES: [&str; 3] = ["bare", "guarded-api", "minimal"];

pub(super) const NEEDS: &[Need] = &[
    Need::Node,
    Need::Browser,
    Need::WasmTarget,
    Need::WasmBindgen,
    Need::Trunk,
    Need::ProviderPackages,
    Need::JourneyPackages,
];

pub(super) fn run(session: &Session) -> Result<Counts, Failure> {
    let builds = repository::path("target/test/examples");
    for name in EXAMPLES {
        // Without optimisation, which would take minutes and is what the e2e suite tests.
        let mut trunk = session.command("trunk")?;
        trunk
            .args(["build", "--dist"])
            .arg(builds.join(name))
            .current_dir(repository::path(&format!("examples/{name}")));
        build::trunk_environment(&mut trunk);
        process::run(&mut trunk)?;
    }
    let browser = session
        .tools
        .browser
        .as_ref()
        .context("the journeys have no browser")?;
    let mut npx = session.command("npx")?;
    npx.args(["playwright", "test", "--config", "examples.config.mjs"])
        .current_dir(repository::path("e2e"))
        .env("E2E_EXAMPLES", builds)
        .env("CHROMIUM", &browser.chrome)
        .env("CHROMIUM_SHELL", browser.for_journeys());
    count(npx, Runner::Playwright)
}
