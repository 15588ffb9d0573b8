//! Packages of the operating system, where this program may install them.

use crate::process;
use crate::search_path::SearchPath;
use anyhow::{Context, Result};

/// Whether it may: as root on Debian or Ubuntu, as in a container.
pub(crate) fn can_install(path: &SearchPath) -> bool {
    is_root() && is_debian(path)
}

pub(crate) fn is_debian(path: &SearchPath) -> bool {
    path.find("apt-get").is_some()
}

#[cfg(unix)]
fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// # Errors
/// When apt-get does not succeed.
pub(crate) fn install(path: &SearchPath, packages: &[&str]) -> Result<()> {
    let apt = |arguments: &[&str]| -> Result<()> {
        let mut command = process::command(path, "apt-get")?;
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command)
    };
    // A container often comes without package lists, a long-lived machine with old ones.
    apt(&["update", "--quiet"])
        .and_then(|()| {
            let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
            apt(&[&install, packages].concat())
        })
        .with_context(|| {
            format!(
                "could not install {}; see above, check the network, and run the command again",
                packages.join(" and ")
            )
        })
}
