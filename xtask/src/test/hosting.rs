//! The builds as hosts serve them, in a browser.

use super::count::{Counts, Runner};
use super::session::{Failure, Session, count};
use super::suite::tested_dist;
use crate::build::base_path::BasePath;
use crate::build::{self, BuildOptions};
use crate::repository;
use crate::setup::Need;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

pub(super) const NEEDS: &[Need] = &[
    Need::Node,
    Need::Browser,
    Need::Nginx,
    Need::ProviderPackages,
    Need::JourneyPackages,
];

/// Names the provider of the journeys, whatever port it has: their browser is told where it is.
const CONFIG: &str = r#"{
  "endpoint": "http://localhost:3001/",
  "appId": "leptos-logto-dev",
  "scopes": ["email", "read"],
  "apis": [{ "name": "Bookstore", "url": "http://localhost:3001/demo-api/books", "resource": "https://api.example.com" }]
}
"#;

fn dist() -> PathBuf {
    repository::path("target/test/dist-below-app")
}

/// Builds for a path and with a configuration, as a person does who deploys it.
///
/// # Errors
/// When the build fails.
pub(super) fn compile() -> Result<()> {
    let config = repository::path("target/test/below-app.config.json");
    fs::write(&config, CONFIG).with_context(|| format!("could not write {}", config.display()))?;
    build::compile(&BuildOptions {
        config: Some(config),
        base: BasePath::parse("/app/")?,
        dist: dist(),
        ..BuildOptions::default()
    })
}

/// On the builds that the suite `build` makes.
pub(super) fn run(session: &Session) -> Result<Counts, Failure> {
    let browser = session.tools.browser.as_ref();
    let browser = browser.context("the journeys have no browser")?;
    let nginx = session.tools.nginx.as_ref();
    let nginx = nginx.context("the journeys have no nginx")?;
    let mut npx = session.command("npx")?;
    npx.args(["playwright", "test", "--config", "hosting.config.mjs"])
        .current_dir(repository::path("e2e"))
        .env("E2E_DIST", tested_dist())
        .env("E2E_DIST_BELOW_APP", dist())
        .env("CHROMIUM", &browser.chrome)
        .env("CHROMIUM_SHELL", browser.for_journeys())
        .env("NGINX", nginx);
    count(npx, Runner::Playwright)
}
