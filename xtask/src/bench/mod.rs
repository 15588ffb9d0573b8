//! `cargo xtask bench`: the application beside a React sample of the same views.

mod figure;
mod findings;
mod micro;
mod sizes;
mod statistics;
mod tables;

use crate::build::{self, BuildOptions};
use crate::setup::{self, Need, Purpose, Tools};
use crate::{process, repository};
use anyhow::{Context, Result, bail, ensure};
use findings::Findings;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What is measured apart from the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// One person's way with each application.
    Journey,
    /// The library's own work.
    Micro,
    /// Many tabs of one session.
    Tabs,
    /// What the examples weigh.
    Sizes,
}

impl Part {
    pub(crate) const ALL: [Self; 4] = [Self::Journey, Self::Micro, Self::Tabs, Self::Sizes];

    /// Unless parts are named. Building the examples takes as long as all the rest.
    pub(crate) const DEFAULT: [Self; 3] = [Self::Journey, Self::Micro, Self::Tabs];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Micro => "micro",
            Self::Tabs => "tabs",
            Self::Sizes => "sizes",
        }
    }

    /// # Errors
    /// When there is none of this name; the error lists them.
    pub(crate) fn named(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|part| part.name() == name) {
            Some(part) => Ok(part),
            None => bail!("the bench has no part `{name}`; it has journey, micro, tabs and sizes"),
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    pub(crate) parts: Vec<Part>,
    pub(crate) runs: u32,
    /// A finished build to measure instead of a new one; absolute.
    pub(crate) dist: Option<PathBuf>,
    /// A second build, made without what the first may do without; absolute.
    pub(crate) fallback: Option<PathBuf>,
    /// Where everything measured is written; absolute.
    pub(crate) json: Option<PathBuf>,
}

impl Default for BenchOptions {
    fn default() -> Self {
        Self {
            parts: Part::DEFAULT.to_vec(),
            runs: 9,
            dist: None,
            fallback: None,
            json: None,
        }
    }
}

/// # Errors
/// When something is missing that cannot be installed, a build fails, or an application does not do
/// what its controls promise.
pub(crate) fn run(options: &BenchOptions) -> Result<()> {
    setup::require_disk_space(Purpose::Bench)?;
    for dist in options.dist.iter().chain(&options.fallback) {
        ensure!(
            dist.join("index.html").is_file(),
            "{} holds no build; make one with `cargo xtask build --dist DIR`",
            dist.display()
        );
    }
    if options.parts.contains(&Part::Sizes) {
        sizes::run(&setup::ensure(Need::FOR_BUILD)?)?;
    }
    if options.parts.iter().all(|part| *part == Part::Sizes) {
        return Ok(());
    }
    let tools = setup::ensure(Need::FOR_BENCH)?;
    let micro = repository::path("target/bench/micro");
    if options.parts.contains(&Part::Micro) {
        micro::build(&tools, &micro)?;
    }
    let dist = match &options.dist {
        Some(dist) => dist.clone(),
        None => built(options)?,
    };
    let findings = measure(options, &tools, &dist, &micro)?;
    print!("{}", tables::of(&findings)?);
    if let Some(file) = &options.json {
        fs::write(file, format!("{:#}\n", findings.to_json()?))
            .with_context(|| format!("could not write {}", file.display()))?;
        println!("\nEverything measured is in {}", file.display());
    }
    Ok(())
}

/// What `cargo xtask build` makes when nothing else is said.
fn built(options: &BenchOptions) -> Result<PathBuf> {
    let dist = repository::path("target/bench/dist");
    if options.parts != [Part::Micro] {
        build::compile(&BuildOptions {
            dist: dist.clone(),
            ..BuildOptions::default()
        })?;
    }
    Ok(dist)
}

fn measure(options: &BenchOptions, tools: &Tools, dist: &Path, micro: &Path) -> Result<Findings> {
    let browser = tools.browser.as_ref().context("the bench has no browser")?;
    let driven = options.parts.iter().filter(|part| **part != Part::Sizes);
    let parts: Vec<_> = driven.map(|part| part.name()).collect();
    let mut driver = process::command(&tools.path, "node")?;
    driver
        .arg("bench/run.mjs")
        .env("CHROMIUM", &browser.chrome)
        .env("BENCH_DIST", dist)
        .env("BENCH_MICRO", micro)
        .env("BENCH_RUNS", options.runs.to_string())
        .env("BENCH_PARTS", parts.join(","))
        // The bench has people and a provider of its own.
        .env_remove("E2E_ENDPOINT")
        .env_remove("BENCH_FALLBACK")
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    if let Some(fallback) = &options.fallback {
        driver.env("BENCH_FALLBACK", fallback);
    }
    let mut child = driver
        .spawn()
        .with_context(|| format!("could not start `{}`", process::shown(&driver)))?;
    let mut findings = Findings::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            findings.read(&line?)?;
        }
    }
    let status = child.wait().context("lost sight of the bench")?;
    if !status.success() {
        bail!("`{}` {}", process::shown(&driver), process::ended(status));
    }
    Ok(findings)
}
