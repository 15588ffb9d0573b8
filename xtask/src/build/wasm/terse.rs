//! What makes the wasm smaller than the compiler makes it by itself.
//!
//! The compiler that is installed can do it, but promises nothing of it between versions. So it
//! is asked first, and where it cannot, the build is larger and else the same.

use crate::build::page::Digest;
use crate::process;
use crate::search_path::SearchPath;
use crate::setup::{rust_sources, tools_directory};
use anyhow::{Context, Result, ensure};
use rustc_build_sysroot::{SysrootBuilder, SysrootConfig};
use std::path::PathBuf;

/// Has the compiler heed what it does not promise.
pub(super) const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Nobody reads in a browser where in the sources a panic was, nor what `{:?}` prints: the
/// application formats nothing with it.
const TERSE: [&str; 2] = ["-Zlocation-detail=none", "-Zfmt-debug=none"];

/// A panic ends the page's code without a word, so nothing has to find the words.
const SILENT: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// As the application is compiled. The standard library that comes with the compiler is made to be
/// fast, and to say what went wrong.
const FOR_SIZE: [&str; 3] = ["-Copt-level=z", "-Ccodegen-units=1", "-Cembed-bitcode=yes"];

const SYSROOT: &str = "--sysroot=";

/// The flags that this compiler takes; `separator` must stand in none of them.
pub(super) fn flags(path: &SearchPath, separator: char) -> Vec<String> {
    let mut flags: Vec<String> = Vec::new();
    if takes(path, &TERSE) {
        flags.extend(TERSE.map(str::to_owned));
    }
    if flags.is_empty() || !takes(path, &SILENT) {
        println!("This Rust cannot compile for size alone: the build will be larger.");
        return flags;
    }
    match standard_library(path, separator) {
        Ok(sysroot) => {
            flags.extend(SILENT.map(str::to_owned));
            flags.push(sysroot);
        }
        Err(error) => {
            println!("The build will be larger, with the standard library as it comes: {error:#}");
        }
    }
    flags
}

/// Whether the flags have all that makes the wasm small.
pub(super) fn are_complete(flags: &[String]) -> bool {
    flags.iter().any(|flag| flag.starts_with(SYSROOT))
}

fn takes(path: &SearchPath, flags: &[&str]) -> bool {
    let Ok(mut rustc) = process::command(path, "rustc") else {
        return false;
    };
    rustc.env(BOOTSTRAP.0, BOOTSTRAP.1).args(flags);
    rustc.args(["--print", "sysroot"]);
    process::output(&mut rustc).is_ok()
}

/// The flag that names a standard library which is compiled for size, once for each compiler.
fn standard_library(path: &SearchPath, separator: char) -> Result<String> {
    let sources = rust_sources(path)?;
    let mut rustc = process::command(path, "rustc")?;
    let version = process::output(rustc.arg("-vV"))?;
    let flags = || FOR_SIZE.iter().chain(&TERSE).chain(&SILENT);
    let flags_text: String = flags().copied().collect();
    let digest = Digest::short(&[version.as_bytes(), flags_text.as_bytes()].concat());
    let directory: PathBuf = tools_directory::of("standard-library", &digest)?;
    let directory = directory
        .to_str()
        .context("the directory of the tools has a name that is not text")?;
    ensure!(
        !directory.contains(separator),
        "the directory {directory} has a space in its name; set LEPTOS_LOGTO_TOOLS to one that has none"
    );
    let mut cargo = process::command(path, "cargo")?;
    cargo.env(BOOTSTRAP.0, BOOTSTRAP.1);
    SysrootBuilder::new(directory.as_ref(), super::split::TARGET)
        .sysroot_config(SysrootConfig::WithStd {
            std_features: vec!["optimize_for_size".to_owned()],
        })
        .rustflags(flags())
        .cargo(cargo)
        .when_build_required(|| {
            println!("Compiling the standard library for small wasm (about a minute) …");
        })
        .build_from_source(&sources)
        .context("it could not be compiled")?;
    Ok([SYSROOT, directory].concat())
}
