//! Trunk's hook: what is added to a finished build before it replaces the last one.

use crate::build::base_path::BasePath;
use crate::build::page::{self, Connections};
use crate::build::{compress, hosting, routes, wasm};
use crate::{config_file, repository};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::{env, fs};

/// # Errors
/// When it is not called by Trunk, the configuration cannot be used, or the page cannot be sealed.
pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("post-build is called by Trunk; use `cargo xtask build`")?;
    let named = env::var_os(config_file::VARIABLE).map(|file| repository::root().join(file));
    let config = named
        .clone()
        .unwrap_or_else(|| repository::path(config_file::DEFAULT));
    let text = config_file::read(&config)?;
    let beside_index = staging.join(config_file::DEFAULT);
    fs::write(&beside_index, &text)
        .with_context(|| format!("could not write {}", beside_index.display()))?;
    if let Some(name) = config_file::brand_name(&text).filter(|_| named.is_some()) {
        page::name(&staging, &name)?;
    }
    // The development server adds scripts of its own to the page.
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    wasm::finish(&staging)?;
    let connections = match named {
        Some(config) => Connections::Only(config_file::origins(&text).with_context(|| {
            format!(
                "no policy can be made for the configuration {}",
                config.display()
            )
        })?),
        None => Connections::AnyHttps,
    };
    let base = BasePath::parse(&env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned()))?;
    let policy = page::seal(&staging, &base, &connections)?;
    let dist = env::var_os("TRUNK_DIST_DIR")
        .map(PathBuf::from)
        .context("Trunk does not say where the build goes")?;
    hosting::write(&staging, &hosting::beside(&dist), &base, &policy)?;
    compress::write(&staging)?;
    routes::write(&staging)
}
