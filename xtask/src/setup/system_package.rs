//! Packages of the operating system, where this program may install them.

use crate::process;
use crate::search_path::SearchPath;
use anyhow::{Context, Result};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

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

/// Debian asks this program whether a service may be started (Debian Policy §9.3.3).
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// As [`install`], for a package that would start a service.
///
/// # Errors
/// As [`install`].
pub(crate) fn install_unstarted(path: &SearchPath, packages: &[&str]) -> Result<()> {
    let forbidden = Forbidden::now();
    let installed = install(path, packages);
    drop(forbidden);
    installed
}

/// That services are started, unless the machine has a rule of its own.
struct Forbidden;

impl Forbidden {
    fn now() -> Option<Self> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(POLICY)
            .ok()?;
        let forbidden = Self;
        file.write_all(b"#!/bin/sh\nexit 101\n").ok()?;
        make_program(Path::new(POLICY)).ok()?;
        Some(forbidden)
    }
}

impl Drop for Forbidden {
    fn drop(&mut self) {
        let _ = fs::remove_file(POLICY);
    }
}

#[cfg(unix)]
fn make_program(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_program(_: &Path) -> std::io::Result<()> {
    Ok(())
}
