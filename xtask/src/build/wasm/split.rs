//! Cuts the application's wasm into the first view and the chunks that are loaded later.

use super::terse;
use crate::search_path::SearchPath;
use crate::{process, repository};
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};
use wasm_split_cli_support::Options;

/// The name of the binary.
pub(super) const NAME: &str = "leptos-logto";

/// The module from which the first view imports what loads its chunks. It stands inside of the
/// script that wasm-bindgen makes ([`super::glue`]).
pub(super) const LINK: &str = "./__wasm_split.js";

const VARIABLE: &str = "LEPTOS_LOGTO_SPLIT";
pub(super) const TARGET: &str = "wasm32-unknown-unknown";
const FLAGS: [&str; 4] = ["--cfg", "split", "-C", "link-arg=--emit-relocs"];

/// Has Trunk compile for splitting, and its hook split. Unless it is to be `stable`, it also compiles
/// for size in ways that the compiler does not promise.
pub(crate) fn ask_for(path: &SearchPath, trunk: &mut Command, stable: bool) {
    let (name, separator) = place(|name| env::var_os(name));
    let mut added = nameless_places();
    if !stable {
        let terse = terse::flags(path, separator);
        if !terse.is_empty() {
            trunk.env(terse::BOOTSTRAP.0, terse::BOOTSTRAP.1);
        }
        added.extend(terse);
    }
    let flags = flags(env::var_os(name).unwrap_or_default(), separator, &added);
    trunk.env(VARIABLE, "true").env(name, flags);
}

pub(super) fn is_asked_for() -> bool {
    env::var_os(VARIABLE).is_some()
}

/// Panic messages name source files: what is before a package's name tells only about the
/// machine that builds.
fn nameless_places() -> Vec<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    cargo_home
        .and_then(|home| fs::read_dir(home.join("registry").join("src")).ok())
        .into_iter()
        .flatten()
        .flatten()
        .map(|place| format!("--remap-path-prefix={}=", place.path().display()))
        .collect()
}

/// The variable that Cargo would take flags from, which it takes from one place only, and what
/// stands between them.
fn place(variable: impl Fn(&str) -> Option<OsString>) -> (&'static str, char) {
    if variable("CARGO_ENCODED_RUSTFLAGS").is_some() {
        ("CARGO_ENCODED_RUSTFLAGS", '\u{1f}')
    } else if variable("RUSTFLAGS").is_some() {
        ("RUSTFLAGS", ' ')
    } else {
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", ' ')
    }
}

/// Ours after those that are there.
fn flags(mut flags: OsString, separator: char, added: &[String]) -> OsString {
    for flag in FLAGS
        .into_iter()
        .chain(added.iter().map(String::as_str))
        .filter(|flag| !flag.contains(separator))
    {
        if !flags.is_empty() {
            flags.push(separator.to_string());
        }
        flags.push(flag);
    }
    flags
}

/// The parts, as files that no digest names yet.
pub(super) struct Split {
    pub(super) script: PathBuf,
    pub(super) wasm: PathBuf,
    /// Each file with its name, in the order of the names.
    pub(super) chunks: BTreeMap<String, PathBuf>,
    /// The files that each chunk of the application needs, by their names.
    pub(super) needs: BTreeMap<String, Vec<String>>,
}

/// What Cargo has made.
pub(super) struct CargosWasm {
    /// Cargo's directory for what it makes.
    pub(super) target: PathBuf,
    file: PathBuf,
    pub(super) bytes: Vec<u8>,
}

impl CargosWasm {
    /// # Errors
    /// When it is not there.
    pub(super) fn find(path: &SearchPath) -> Result<Self> {
        let target = target_directory(path)?;
        let file = target
            .join(TARGET)
            .join("release")
            .join(NAME)
            .with_extension("wasm");
        let bytes =
            fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        Ok(Self {
            target,
            file,
            bytes,
        })
    }
}

impl Split {
    /// # Errors
    /// When Cargo's output has no chunks, or wasm-bindgen fails.
    pub(super) fn compute(path: &SearchPath, cargos: &CargosWasm) -> Result<Self> {
        let whole = cargos.file.display();
        let directory = cargos.target.join("split");
        if directory.exists() {
            fs::remove_dir_all(&directory)
                .with_context(|| format!("could not empty {}", directory.display()))?;
        }
        let main = directory.join("main.wasm");
        let mut options = Options::new(&cargos.bytes);
        options.output_dir = &directory;
        options.main_out_path = &main;
        options.link_name = LINK;
        let split = wasm_split_cli_support::transform(options)
            .map_err(|error| anyhow!("{whole} cannot be split: {error:#}"))?;
        ensure!(
            !split.prefetch_map.is_empty(),
            "{whole} has no chunks: it was compiled without `{}`",
            FLAGS.join(" ")
        );
        let mut chunks = BTreeMap::new();
        for file in split.split_modules {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            chunks.insert(stem.into_owned(), file);
        }

        // The table of functions, through which the parts call each other, is an export of the
        // linker's.
        let mut bindgen = process::command(path, "wasm-bindgen")?;
        bindgen
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
            .args(["--out-name", NAME, "--out-dir"])
            .arg(directory.join("bindgen"))
            .arg(&main);
        process::run(&mut bindgen)?;
        let made = directory.join("bindgen").join(NAME);
        Ok(Self {
            script: made.with_extension("js"),
            wasm: made.with_file_name(format!("{NAME}{}", super::WASM)),
            chunks,
            needs: split.prefetch_map.into_iter().collect(),
        })
    }
}

/// Cargo's, wherever its configuration puts it.
fn target_directory(path: &SearchPath) -> Result<PathBuf> {
    let mut cargo = process::command(path, "cargo")?;
    cargo.current_dir(repository::root()).args([
        "metadata",
        "--format-version=1",
        "--no-deps",
        "--offline",
    ]);
    let metadata: serde_json::Value = serde_json::from_str(&process::output(&mut cargo)?)
        .context("`cargo metadata` does not answer in JSON")?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .context("`cargo metadata` names no target directory")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_follow_those_that_are_there() {
        let ours = "--cfg split -C link-arg=--emit-relocs";
        let of_target = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
        let encoded = "CARGO_ENCODED_RUSTFLAGS";
        for (set, name, value) in [
            (None, of_target, ours.to_owned()),
            (Some((of_target, "-g")), of_target, format!("-g {ours}")),
            (Some(("RUSTFLAGS", "-g")), "RUSTFLAGS", format!("-g {ours}")),
            (
                Some((encoded, "-C\u{1f}x=a b")),
                encoded,
                format!("-C\u{1f}x=a b\u{1f}{}", ours.replace(' ', "\u{1f}")),
            ),
        ] {
            let variable = |name: &str| {
                set.filter(|(known, _)| *known == name)
                    .map(|(_, value)| OsString::from(value))
            };
            let (found, separator) = place(variable);
            let there = variable(found).unwrap_or_default();
            assert_eq!(found, name, "{set:?}");
            assert_eq!(
                flags(there, separator, &[]),
                OsString::from(value),
                "{set:?}"
            );
        }
    }
}
