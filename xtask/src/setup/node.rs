//! Node.js runs the local provider, the journeys and wasm-opt. It cannot be installed here.

use super::Say;
use super::version::Version;
use crate::process;
use crate::search_path::SearchPath;
use anyhow::{Context, Result, bail};

/// The first version that oidc-provider runs on: it needs `crypto.hash`.
pub(super) const OLDEST: Version = Version::new(20, 12, 0);

/// The first version that Vite runs on.
pub(super) const OLDEST_FOR_VITE: Version = Version::new(20, 19, 0);

const ADVICE: &str =
    "install it from https://nodejs.org or with your package manager, and run the command again";

/// # Errors
/// When Node.js or npm is missing or too old.
pub(crate) fn require(path: &SearchPath, oldest: Version, say: Say) -> Result<()> {
    let Some(node) = path.find("node") else {
        bail!("Node.js {oldest} or newer is needed and `node` is not on PATH; {ADVICE}");
    };
    let printed = process::output(process::command(path, "node")?.arg("--version"))
        .with_context(|| format!("Node.js at {} does not run; {ADVICE}", node.display()))?;
    let version = Version::in_text(&printed)
        .with_context(|| format!("{} printed no version; {ADVICE}", node.display()))?;
    if version < oldest {
        bail!(
            "Node.js {oldest} or newer is needed and {} is {version}; {ADVICE}",
            node.display()
        );
    }
    if path.find("npm").is_none() {
        bail!(
            "Node.js is there but `npm` is not on PATH; install npm with your package manager, and run the command again"
        );
    }
    say.present(&format!("Node.js {version}"), &node.display().to_string());
    Ok(())
}
