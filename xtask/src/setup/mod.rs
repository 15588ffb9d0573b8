//! `cargo xtask setup`: what the commands need, found or installed.

mod browser;
mod cargo_tool;
mod disk_space;
mod firefox;
mod nginx;
mod node;
mod npm;
mod rust;
mod system_package;
pub(crate) mod tools_directory;
mod version;

pub(crate) use browser::Browser;
pub(crate) use disk_space::require as require_disk_space;
pub(crate) use rust::{minimum_version, sources as rust_sources};

use crate::search_path::SearchPath;
use anyhow::Result;
use std::path::PathBuf;

/// The command to set up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Dev,
    Build,
    Test,
    Bench,
}

impl Purpose {
    fn needs(self) -> &'static [Need] {
        match self {
            Self::Dev => Need::FOR_DEV,
            Self::Build => Need::FOR_BUILD,
            Self::Test => Need::FOR_TEST,
            Self::Bench => Need::FOR_BENCH,
        }
    }
}

/// One thing that a command cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Node,
    /// Chromium and its driver.
    Browser,
    Firefox,
    Nginx,
    WasmTarget,
    MinimumRust,
    Clippy,
    Rustfmt,
    ProviderPackages,
    ParityPackages,
    JourneyPackages,
    BenchPackages,
    WasmOpt,
    Terser,
    WasmBindgen,
    WasmPack,
    GeckoDriver,
    CargoDeny,
    Trunk,
}

impl Need {
    /// What cannot be installed by itself comes first, then the quick, then the slow: whoever
    /// lacks Node.js should not learn it after ten minutes of compiling.
    const ALL: &'static [Self] = &[
        Self::Node,
        Self::Browser,
        Self::Firefox,
        Self::Nginx,
        Self::WasmTarget,
        Self::MinimumRust,
        Self::Clippy,
        Self::Rustfmt,
        Self::ProviderPackages,
        Self::ParityPackages,
        Self::JourneyPackages,
        Self::BenchPackages,
        Self::WasmOpt,
        Self::Terser,
        Self::WasmBindgen,
        Self::WasmPack,
        Self::GeckoDriver,
        Self::CargoDeny,
        Self::Trunk,
    ];

    pub(crate) const FOR_BUILD: &'static [Self] = &[
        Self::Node,
        Self::WasmTarget,
        Self::WasmOpt,
        Self::Terser,
        Self::WasmBindgen,
        Self::Trunk,
    ];

    const FOR_TEST: &'static [Self] = &[
        Self::Node,
        Self::Browser,
        Self::Nginx,
        Self::WasmTarget,
        Self::Clippy,
        Self::Rustfmt,
        Self::ProviderPackages,
        Self::ParityPackages,
        Self::JourneyPackages,
        Self::WasmOpt,
        Self::Terser,
        Self::WasmBindgen,
        Self::WasmPack,
        Self::Trunk,
    ];

    pub(crate) const FOR_BENCH: &'static [Self] = &[
        Self::Node,
        Self::Browser,
        Self::WasmTarget,
        Self::ProviderPackages,
        Self::JourneyPackages,
        Self::BenchPackages,
        Self::WasmOpt,
        Self::Terser,
        Self::WasmBindgen,
        Self::Trunk,
    ];

    pub(crate) const FOR_DEV: &'static [Self] = &[
        Self::Node,
        Self::WasmTarget,
        Self::ProviderPackages,
        Self::WasmBindgen,
        Self::Trunk,
    ];
}

/// What was found or installed.
#[derive(Debug)]
pub(crate) struct Tools {
    pub(crate) path: SearchPath,
    /// Present when it was asked for.
    pub(crate) browser: Option<Browser>,
    /// Present when it was asked for.
    pub(crate) firefox: Option<PathBuf>,
    /// Present when it was asked for.
    pub(crate) nginx: Option<PathBuf>,
}

/// Whether things that are there already are worth a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Say {
    Everything,
    Changes,
}

impl Say {
    fn present(self, what: &str, whence: &str) {
        if self == Self::Everything {
            println!("  {what:<34} {whence}");
        }
    }

    fn installing(what: &str, duration: &str) {
        println!("Installing {what} ({duration}) …");
    }
}

/// # Errors
/// When something is missing that cannot be installed, or the disk is too full.
pub(crate) fn run(purpose: Purpose) -> Result<()> {
    disk_space::require(purpose)?;
    install(purpose.needs(), Say::Everything)?;
    println!("Everything is in place.");
    Ok(())
}

/// Finds or installs what is needed, silently where it is there.
///
/// # Errors
/// When something is missing that cannot be installed.
pub(crate) fn ensure(needs: &[Need]) -> Result<Tools> {
    install(needs, Say::Changes)
}

fn install(needs: &[Need], say: Say) -> Result<Tools> {
    let mut tools = Tools {
        path: SearchPath::from_env(),
        browser: None,
        firefox: None,
        nginx: None,
    };
    for need in Need::ALL.iter().filter(|need| needs.contains(need)) {
        let path = &mut tools.path;
        match need {
            Need::Node => node::require(path, node::OLDEST, say)?,
            Need::Browser => tools.browser = Some(browser::ensure(path, say)?),
            Need::Firefox => tools.firefox = Some(firefox::ensure(path, say)?),
            Need::MinimumRust => rust::minimum(path, say)?,
            Need::Nginx => tools.nginx = Some(nginx::ensure(path, say)?),
            Need::WasmTarget => rust::wasm_target(path, say)?,
            Need::Clippy => rust::component(path, "clippy", "cargo-clippy", say)?,
            Need::Rustfmt => rust::component(path, "rustfmt", "cargo-fmt", say)?,
            Need::ProviderPackages => npm::packages(path, "idp", say)?,
            Need::ParityPackages => npm::packages(path, "parity", say)?,
            Need::JourneyPackages => npm::packages(path, "e2e", say)?,
            Need::BenchPackages => {
                node::require(path, node::OLDEST_FOR_VITE, Say::Changes)?;
                npm::packages(path, "bench", say)?;
            }
            Need::WasmOpt => npm::WASM_OPT.ensure(path, say)?,
            Need::Terser => npm::TERSER.ensure(path, say)?,
            Need::WasmBindgen => cargo_tool::wasm_bindgen()?.ensure(path, say)?,
            Need::WasmPack => cargo_tool::WASM_PACK.ensure(path, say)?,
            Need::GeckoDriver => cargo_tool::GECKODRIVER.ensure(path, say)?,
            Need::CargoDeny => cargo_tool::CARGO_DENY.ensure(path, say)?,
            Need::Trunk => cargo_tool::TRUNK.ensure(path, say)?,
        }
    }
    Ok(tools)
}
