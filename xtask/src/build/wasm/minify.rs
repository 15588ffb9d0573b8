//! terser, on one JavaScript module.

use crate::process;
use crate::search_path::SearchPath;
use anyhow::Result;
use std::path::Path;

/// Browsers that know of it compile all functions of a script that begins so while it arrives, and
/// not each when it is called, on the thread of the page
/// (<https://v8.dev/blog/explicit-compile-hints>).
const HINT: &str = r#"preamble="//# allFunctionsCalledOnLoad""#;

/// # Errors
/// When terser is missing or cannot read the module.
pub(super) fn file(path: &SearchPath, script: &Path) -> Result<()> {
    let mut terser = process::command(path, "terser")?;
    terser
        .args(["--module", "--compress", "passes=2", "--mangle"])
        .args(["--format", HINT])
        .arg("--output")
        .arg(script)
        .arg("--")
        .arg(script);
    process::run(&mut terser)
}
