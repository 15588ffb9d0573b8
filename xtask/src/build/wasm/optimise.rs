//! wasm-opt, on one module.

use crate::process;
use crate::search_path::SearchPath;
use anyhow::Result;
use std::path::Path;

/// What counts most.
#[derive(Clone, Copy)]
pub(super) enum For {
    /// Its bytes: a person waits for them.
    Size,
    /// How soon it has run once. Browsers compile each function when it is called for the first time,
    /// so fewer and larger ones start sooner; compressed they are no larger.
    Start,
}

/// Which features the module may use stands in the module.
///
/// # Errors
/// When wasm-opt is missing or refuses the module.
pub(super) fn file(path: &SearchPath, wasm: &Path, what: For) -> Result<()> {
    let mut wasm_opt = process::command(path, "wasm-opt")?;
    wasm_opt
        .arg(match what {
            For::Size => "-Oz",
            For::Start => "-O3",
        })
        .args(["--converge", "--strip-producers"])
        .arg(wasm)
        .arg("-o")
        .arg(wasm);
    process::run(&mut wasm_opt)
}
