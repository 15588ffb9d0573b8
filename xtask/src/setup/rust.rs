//! Parts of the Rust toolchain that rustup adds.

use super::Say;
use crate::process;
use crate::search_path::SearchPath;
use anyhow::{Result, bail};
use std::path::Path;

const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub(crate) fn wasm_target(path: &SearchPath, say: Say) -> Result<()> {
    let label = format!("Rust target {WASM}");
    let mut ask = process::command(path, "rustc")?;
    ask.args(["--print", "target-libdir", "--target", WASM]);
    let libraries = process::output(&mut ask)?;
    if Path::new(libraries.trim()).is_dir() {
        say.present(&label, "in the toolchain");
        return Ok(());
    }
    add(path, &label, &["target", "add", WASM])
}

/// A part that brings a program of its own, such as Clippy.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub(crate) fn component(path: &SearchPath, name: &str, program: &str, say: Say) -> Result<()> {
    // rustup puts a stand-in for every component in its bin directory: only running it tells.
    let runs = process::command(path, program)
        .and_then(|mut command| process::output(command.arg("--version")))
        .is_ok();
    if runs {
        say.present(name, "in the toolchain");
        return Ok(());
    }
    add(path, name, &["component", "add", name])
}

fn add(path: &SearchPath, label: &str, arguments: &[&str]) -> Result<()> {
    if path.find("rustup").is_none() {
        bail!(
            "{label} is missing and `rustup` is not on PATH; install Rust from https://rustup.rs, or add it with what installed Rust, and run the command again"
        );
    }
    Say::installing(label, "some seconds");
    process::run(process::command(path, "rustup")?.args(arguments))
}
