//! Tools that Cargo builds from source.

use super::version::{self, Version};
use super::{Say, tools_directory};
use crate::search_path::SearchPath;
use crate::{process, repository};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate whose programs are needed in exactly this version.
#[derive(Debug)]
pub(crate) struct CargoTool {
    name: &'static str,
    programs: &'static [&'static str],
    version: Version,
    /// Whether the lock file inside the crate can still be built.
    locked: bool,
    /// Whether it has so much to do that it is worth the time to optimise it.
    optimised: bool,
    duration: &'static str,
}

/// What a tool is compiled with that only starts other programs and moves files: soon there, fast
/// enough.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

pub(crate) const TRUNK: CargoTool = CargoTool {
    name: "trunk",
    programs: &["trunk"],
    version: Version::new(0, 21, 14),
    locked: true,
    optimised: false,
    duration: "about 4 minutes on 2 cores",
};

/// Drives Firefox.
pub(crate) const GECKODRIVER: CargoTool = CargoTool {
    name: "geckodriver",
    programs: &["geckodriver"],
    version: Version::new(0, 37, 1),
    locked: true,
    optimised: false,
    duration: "about a minute on 2 cores",
};

pub(crate) const WASM_PACK: CargoTool = CargoTool {
    name: "wasm-pack",
    programs: &["wasm-pack"],
    version: Version::new(0, 15, 1),
    locked: false,
    optimised: false,
    duration: "about a minute on 2 cores",
};

pub(crate) const CARGO_DENY: CargoTool = CargoTool {
    name: "cargo-deny",
    programs: &["cargo-deny"],
    version: Version::new(0, 20, 2),
    locked: true,
    optimised: false,
    duration: "about 2 minutes on 2 cores",
};

/// The command line of wasm-bindgen must have the version of the library that is linked.
///
/// # Errors
/// When `Cargo.lock` does not tell it.
pub(crate) fn wasm_bindgen() -> Result<CargoTool> {
    let lock = fs::read_to_string(repository::path("Cargo.lock"))
        .context("could not read Cargo.lock, which pins wasm-bindgen")?;
    Ok(CargoTool {
        name: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: version::locked(&lock, "wasm-bindgen")?,
        // Its own lock file wants a crate version that was withdrawn.
        locked: false,
        optimised: true,
        duration: "about 2 minutes on 2 cores",
    })
}

impl CargoTool {
    pub(crate) fn ensure(&self, path: &mut SearchPath, say: Say) -> Result<()> {
        let label = format!("{} {}", self.name, self.version);
        let root = tools_directory::of(self.name, &self.version.to_string())?;
        let bin = root.join("bin");
        if self.is_in(&bin) {
            say.present(&label, &bin.display().to_string());
        } else if let Some(bin) = self.on_path(path) {
            say.present(&label, &bin.display().to_string());
            path.prepend(bin);
            return Ok(());
        } else {
            Say::installing(&label, self.duration);
            self.install(path, &root)?;
            ensure!(
                self.is_in(&bin),
                "{label} was installed in {} but does not run",
                bin.display()
            );
        }
        path.prepend(bin);
        Ok(())
    }

    fn install(&self, path: &SearchPath, root: &Path) -> Result<()> {
        fs::create_dir_all(root).with_context(|| format!("could not create {}", root.display()))?;
        // With its own directory on PATH, Cargo has nothing to advise about PATH.
        let mut path = path.clone();
        path.prepend(root.join("bin"));
        let mut install = process::command(&path, "cargo")?;
        // Elsewhere than in the repository, whose Cargo configuration is not the tool's.
        install
            .current_dir(root)
            .args(["install", self.name, "--force", "--version"])
            .arg(self.version.to_string())
            .arg("--root")
            .arg(root);
        if self.locked {
            install.arg("--locked");
        }
        if !self.optimised {
            install.envs(QUICK);
        }
        process::run(&mut install).with_context(|| {
            format!(
                "could not install {} {}; see above, check the network, and run the command again",
                self.name, self.version
            )
        })
    }

    /// The directory of the first matching copy that the caller's `PATH` has.
    fn on_path(&self, path: &SearchPath) -> Option<PathBuf> {
        path.find_all(self.programs.first()?)
            .filter_map(|program| program.parent().map(Path::to_path_buf))
            .find(|directory| self.is_in(directory))
    }

    fn is_in(&self, directory: &Path) -> bool {
        self.programs.iter().all(|program| {
            let program = directory
                .join(program)
                .with_extension(std::env::consts::EXE_EXTENSION);
            program.is_file()
                && process::output(Command::new(&program).arg("--version"))
                    .is_ok_and(|text| Version::in_text(&text) == Some(self.version))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_pins_wasm_bindgen() {
        assert!(wasm_bindgen().unwrap().version > Version::new(0, 2, 100));
    }

    #[test]
    fn a_directory_without_the_programs_is_not_the_tool() {
        assert!(!TRUNK.is_in(&repository::root()));
    }
}
