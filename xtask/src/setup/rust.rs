//! Parts of the Rust toolchain that rustup adds.

use super::Say;
use crate::search_path::SearchPath;
use crate::{process, repository};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

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

/// Where the sources of the standard library are, after they were added where they are missing.
///
/// # Errors
/// When they are missing and rustup cannot add them.
pub(crate) fn sources(path: &SearchPath) -> Result<PathBuf> {
    let mut rustc = process::command(path, "rustc")?;
    let sysroot = process::output(rustc.args(["--print", "sysroot"]))?;
    let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    if !sources.join("std/Cargo.toml").is_file() {
        let label = "the sources of Rust's standard library";
        add(path, label, &["component", "add", "rust-src"])?;
    }
    // rustup may have put it elsewhere by a link.
    Ok(sources.canonicalize().unwrap_or(sources))
}

/// The oldest Rust that Cargo.toml promises to build with, for this machine and for WebAssembly.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub(crate) fn minimum(path: &SearchPath, say: Say) -> Result<()> {
    let version = minimum_version()?;
    let label = format!("Rust {version}");
    let has_it = process::command(path, "rustup")
        .and_then(|mut rustup| {
            process::output(
                rustup
                    .args(["run", &version, "rustc", "--print", "target-libdir"])
                    .args(["--target", WASM]),
            )
        })
        .is_ok_and(|libraries| Path::new(libraries.trim()).is_dir());
    if has_it {
        say.present(&label, "a toolchain of rustup's");
        return Ok(());
    }
    let install = [
        "toolchain",
        "install",
        &version,
        "--profile",
        "minimal",
        "--target",
        WASM,
    ];
    add(path, &label, &install)
}

/// `rust-version` of the workspace.
///
/// # Errors
/// When Cargo.toml does not tell it.
pub(crate) fn minimum_version() -> Result<String> {
    let text =
        fs::read_to_string(repository::path("Cargo.toml")).context("could not read Cargo.toml")?;
    let manifest: toml::Table = text.parse().context("Cargo.toml is not TOML")?;
    let version = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("package")?.get("rust-version")?.as_str())
        .context("Cargo.toml states no rust-version")?;
    Ok(version.to_owned())
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
