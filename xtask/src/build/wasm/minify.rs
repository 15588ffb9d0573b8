//! terser, on one JavaScript module.

use crate::process;
use crate::search_path::SearchPath;
use anyhow::Result;
use std::path::Path;

/// # Errors
/// When terser is missing or cannot read the module.
pub(super) fn file(path: &SearchPath, script: &Path) -> Result<()> {
    let mut terser = process::command(path, "terser")?;
    terser
        .args(["--module", "--compress", "passes=2", "--mangle"])
        .arg("--output")
        .arg(script)
        .arg("--")
        .arg(script);
    process::run(&mut terser)
}
