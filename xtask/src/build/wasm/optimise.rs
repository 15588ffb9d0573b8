//! wasm-opt, on one module.

use crate::process;
use crate::search_path::SearchPath;
use anyhow::Result;
use std::path::Path;

/// Which features the module may use stands in the module.
///
/// # Errors
/// When wasm-opt is missing or refuses the module.
pub(super) fn file(path: &SearchPath, wasm: &Path) -> Result<()> {
    let mut wasm_opt = process::command(path, "wasm-opt")?;
    wasm_opt.arg("-Oz").arg(wasm).arg("-o").arg(wasm);
    process::run(&mut wasm_opt)
}
