//! Trunk's hook: what is added to a finished build before it replaces the last one.

use crate::{config_file, repository};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::{env, fs};

/// # Errors
/// When it is not called by Trunk, or the configuration cannot be used.
pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("post-build is called by Trunk; use `cargo xtask build`")?;
    let config = env::var_os(config_file::VARIABLE).map_or_else(
        || repository::path(config_file::DEFAULT),
        |file| repository::root().join(file),
    );
    let text = config_file::read(&config)?;
    let beside_index = staging.join(config_file::DEFAULT);
    fs::write(&beside_index, text)
        .with_context(|| format!("could not write {}", beside_index.display()))
}
