//! The library by itself, built as small as the application is.

use crate::process;
use crate::repository;
use crate::setup::Tools;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Puts `micro.js` and its wasm into `directory`.
///
/// # Errors
/// When it does not build.
pub(super) fn build(tools: &Tools, directory: &Path) -> Result<()> {
    fs::create_dir_all(directory)
        .with_context(|| format!("could not create {}", directory.display()))?;
    let mut cargo = process::command(&tools.path, "cargo")?;
    cargo.args([
        "build",
        "--release",
        "--package",
        "micro",
        "--target",
        "wasm32-unknown-unknown",
        "--target-dir",
    ]);
    let target = repository::path("target");
    process::run(cargo.arg(&target))?;

    let compiled = target.join("wasm32-unknown-unknown/release/micro.wasm");
    let mut bindgen = process::command(&tools.path, "wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]);
    process::run(bindgen.arg(directory).arg(&compiled))?;

    let bound = directory.join("micro_bg.wasm");
    let mut optimise = process::command(&tools.path, "wasm-opt")?;
    // The features are those that the compiler notes in the file.
    optimise.args(["-Oz", "-o"]);
    process::run(optimise.arg(&bound).arg(&bound))
}
