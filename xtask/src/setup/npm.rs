//! Packages from npm: those of the provider, the parity suite and the journeys, and tools of the build.

use super::version::Version;
use super::{Say, tools_directory};
use crate::search_path::SearchPath;
use crate::{process, repository};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes a directory's packages those of its `package-lock.json`.
///
/// # Errors
/// When they cannot be installed.
pub(crate) fn packages(path: &SearchPath, directory: &str, say: Say) -> Result<()> {
    let root = repository::path(directory);
    ensure!(
        root.join("package-lock.json").is_file(),
        "{directory}/package-lock.json is missing; restore it from the repository"
    );
    let label = format!("npm packages of {directory}/");
    if is_current(&root) {
        say.present(&label, &root.join("node_modules").display().to_string());
        return Ok(());
    }
    Say::installing(&label, "some seconds");
    npm_ci(path, &root)
}

/// npm writes its own record last, so it is newer than the lock file it was made from.
fn is_current(root: &Path) -> bool {
    let modified = |file: &str| {
        root.join(file)
            .metadata()
            .and_then(|found| found.modified())
    };
    match (
        modified("node_modules/.package-lock.json"),
        modified("package-lock.json"),
    ) {
        (Ok(installed), Ok(wanted)) => installed >= wanted,
        _ => false,
    }
}

fn npm_ci(path: &SearchPath, root: &Path) -> Result<()> {
    let mut npm = process::command(path, "npm")?;
    npm.current_dir(root)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(&mut npm).with_context(|| {
        format!(
            "could not install the npm packages in {}; see above, check the network, and run the command again",
            root.display()
        )
    })
}

/// A program from npm that has a directory of its own outside of the repository.
pub(crate) struct NpmTool {
    package: &'static str,
    program: &'static str,
    version: Version,
}

/// The package binaryen holds wasm-opt as WebAssembly, so that it runs wherever Node.js does.
pub(crate) const WASM_OPT: NpmTool = NpmTool {
    package: "binaryen",
    program: "wasm-opt",
    version: Version::new(132, 0, 0),
};

pub(crate) const TERSER: NpmTool = NpmTool {
    package: "terser",
    program: "terser",
    version: Version::new(5, 51, 2),
};

impl NpmTool {
    /// # Errors
    /// When it is missing and cannot be installed.
    pub(crate) fn ensure(&self, path: &mut SearchPath, say: Say) -> Result<()> {
        let Self {
            package, program, ..
        } = self;
        let label = format!("{program} {}", self.version);
        if let Some(found) = path.find(program).filter(|found| self.is_it(path, found)) {
            say.present(&label, &found.display().to_string());
            return Ok(());
        }
        let root = tools_directory::of(package, &self.version.to_string())?;
        let bin = root.join("node_modules").join(".bin");
        path.prepend(&bin);
        let runs = |path: &SearchPath| {
            path.find(program)
                .is_some_and(|found| found.starts_with(&bin) && self.is_it(path, &found))
        };
        if runs(path) {
            say.present(&label, &bin.display().to_string());
            return Ok(());
        }
        Say::installing(&label, "some seconds");
        fs::create_dir_all(&root)
            .with_context(|| format!("could not create {}", root.display()))?;
        let pinned = self.pinned();
        for file in ["package.json", "package-lock.json"] {
            fs::copy(pinned.join(file), root.join(file))
                .with_context(|| format!("could not copy {file} to {}", root.display()))?;
        }
        npm_ci(path, &root)?;
        ensure!(
            runs(path),
            "{program} was installed in {} but does not run",
            bin.display()
        );
        Ok(())
    }

    /// Where its version is pinned, with that of all it needs.
    fn pinned(&self) -> PathBuf {
        repository::path("xtask/tools").join(self.package)
    }

    fn is_it(&self, path: &SearchPath, program: &Path) -> bool {
        process::output(
            Command::new(program)
                .arg("--version")
                .env("PATH", path.to_env()),
        )
        .is_ok_and(|text| Version::in_text(&text) == Some(self.version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_package_is_the_version_looked_for() {
        for tool in [WASM_OPT, TERSER] {
            let lock = fs::read_to_string(tool.pinned().join("package-lock.json")).unwrap();
            let lock: serde_json::Value = serde_json::from_str(&lock).unwrap();
            let pinned = &lock["packages"][format!("node_modules/{}", tool.package)]["version"];
            assert_eq!(pinned.as_str(), Some(tool.version.to_string().as_str()));
        }
    }

    #[test]
    fn what_npm_installs_is_pinned_and_runs_nothing_while_it_is_installed() {
        for directory in [
            "e2e",
            "idp",
            "parity",
            "xtask/tools/binaryen",
            "xtask/tools/terser",
        ] {
            let read = |file| fs::read_to_string(repository::path(directory).join(file)).unwrap();
            assert!(
                read(".npmrc").contains("ignore-scripts=true"),
                "{directory}"
            );
            let lock: serde_json::Value = serde_json::from_str(&read("package-lock.json")).unwrap();
            for (name, package) in lock["packages"].as_object().unwrap() {
                let own = name.is_empty();
                assert!(
                    own || package["integrity"].is_string(),
                    "{directory}: {name}"
                );
                // Left out where it is not macOS, and needed nowhere.
                let optional = package["optional"] == true;
                assert!(
                    optional || package["hasInstallScript"] != true,
                    "{directory}: {name}"
                );
            }
        }
    }

    #[test]
    fn a_directory_without_packages_is_not_current() {
        assert!(!is_current(&repository::path("xtask/tools/binaryen/none")));
    }
}
