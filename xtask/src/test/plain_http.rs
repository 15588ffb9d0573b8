//! A second build for the journeys: with the feature `software-crypto`, for browsers that hide
//! SubtleCrypto from pages served over plain http. Without the flags of `cargo xtask build`, as
//! anybody calls Trunk.

use super::session::Session;
use crate::build;
use crate::{config_file, process, repository};
use anyhow::Result;
use std::path::PathBuf;

pub(crate) fn dist() -> PathBuf {
    repository::path("target/test/dist-software-crypto")
}

/// # Errors
/// When the build fails.
pub(crate) fn compile(session: &Session) -> Result<()> {
    let mut trunk = session.command("trunk")?;
    trunk
        .args([
            "build",
            "--release",
            "--features",
            "software-crypto",
            "--dist",
        ])
        .arg(dist())
        // As it comes, for any Logto: each journey brings a configuration of its own.
        .env_remove(config_file::VARIABLE);
    build::trunk_environment(&mut trunk);
    process::run(&mut trunk)
}
