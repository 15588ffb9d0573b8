//! `cargo xtask build`: the release build, weighed.

pub(crate) mod base_path;
mod budget;
pub(crate) mod compress;
pub(crate) mod first_view;
pub(crate) mod hosting;
pub(crate) mod page;
pub(crate) mod routes;
pub(crate) mod wasm;

use crate::search_path::SearchPath;
use crate::setup::{self, Need, Purpose};
use crate::{config_file, process, repository};
use anyhow::{Context, Result, bail};
use base_path::BasePath;
use budget::Budget;
use first_view::FirstView;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BuildOptions {
    /// Placed beside `index.html`, whose policy then allows what it names and nothing else; absolute.
    pub(crate) config: Option<PathBuf>,
    pub(crate) base: BasePath,
    /// Compiled with nothing but what the compiler promises.
    pub(crate) stable: bool,
    /// Absolute.
    pub(crate) dist: PathBuf,
}

impl Default for BuildOptions {
    fn default() -> Self {
        Self {
            config: None,
            base: BasePath::root(),
            stable: false,
            dist: repository::path("dist"),
        }
    }
}

/// # Errors
/// When an option cannot work, something is missing, the disk is too full, the build fails or
/// exceeds the budget.
pub(crate) fn run(options: &BuildOptions) -> Result<()> {
    setup::require_disk_space(Purpose::Build)?;
    compile(options)?;
    weigh(&options.dist, options.stable)?;
    println!(
        "\nThe files to serve are in {}. What a server has to know of them is in {}.",
        options.dist.display(),
        hosting::beside(&options.dist).display()
    );
    if let Some(advice) = options.base.advice() {
        println!("\n{advice}");
    }
    Ok(())
}

/// # Errors
/// When an option cannot work, something is missing or the build fails.
pub(crate) fn compile(options: &BuildOptions) -> Result<()> {
    let config = options
        .config
        .clone()
        .unwrap_or_else(|| repository::path(config_file::DEFAULT));
    let text = config_file::read(&config)?;
    if options.config.is_some() {
        config_file::usable::check(&text)
            .with_context(|| format!("the configuration {} cannot work", config.display()))?;
        config_file::origins(&text)
            .with_context(|| format!("no policy can be made for {}", config.display()))?;
    }
    refuse_to_replace_other_things(&options.dist)?;
    let tools = setup::ensure(Need::FOR_BUILD)?;

    let mut trunk = process::command(&tools.path, "trunk")?;
    trunk
        .args(["build", "--release", "--public-url", options.base.as_str()])
        .arg("--dist")
        .arg(&options.dist)
        .env_remove(config_file::VARIABLE);
    if options.config.is_some() {
        trunk.env(config_file::VARIABLE, &config);
    }
    trunk_environment(&mut trunk);
    wasm::split::ask_for(&tools.path, &mut trunk, options.stable);
    process::run(&mut trunk)
}

/// Prints what a first visit to the build in `dist` loads.
///
/// # Errors
/// When there is no build, or it exceeds the budget, which is one for builds that the compiler makes
/// small.
pub(crate) fn weigh(dist: &Path, stable: bool) -> Result<()> {
    let view = FirstView::measure(dist, &budget::COUNTED)?;
    println!("\nThe first view, in {}\n\n{view}", dist.display());
    if stable || !wasm::can_be_small(&SearchPath::from_env()) {
        println!("The budget is not for a build that is not compiled for size.");
        return Ok(());
    }
    Budget::read()?.check(&view)
}

/// What Trunk needs to know whatever it is asked to do.
pub(crate) fn trunk_environment(trunk: &mut Command) {
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk understands only `true` and `false` where the convention is any value.
    if let Some(value) = env::var_os("NO_COLOR") {
        trunk.env("NO_COLOR", if value.is_empty() { "false" } else { "true" });
    }
}

/// Trunk empties the directory first.
fn refuse_to_replace_other_things(dist: &Path) -> Result<()> {
    if !dist.exists() {
        return Ok(());
    }
    let shown = dist.display();
    let mut entries = fs::read_dir(dist).with_context(|| format!("could not look into {shown}"))?;
    if entries.next().is_some()
        && !dist.join("index.html").is_file()
        && !dist.join(".stage").is_dir()
    {
        bail!(
            "{shown} is not empty and holds no earlier build; empty it or name another directory with --dist"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_earlier_build_is_replaced() {
        refuse_to_replace_other_things(&repository::path("no/such/directory")).unwrap();
        let error = refuse_to_replace_other_things(&repository::path("xtask/src")).unwrap_err();
        assert!(error.to_string().contains("--dist"), "{error}");
    }
}
