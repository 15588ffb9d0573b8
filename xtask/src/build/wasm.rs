//! The WebAssembly of a release build, before the page is sealed.
//!
//! 1. Trunk compiles with `--cfg split` and `--emit-relocs` ([`split::ask_for`]), so that calls from
//!    the application into its chunks (`src/browser/chunk.rs`) are imports that can be told apart; and
//!    for size ([`terse`]).
//! 2. [`split`] cuts what Cargo made into the first view and the chunks.
//! 3. wasm-bindgen, which Trunk has run on the whole, runs again on the first view.
//! 4. [`classes`] drops what the two would offer to nobody.
//! 5. [`imports`] gives what they hand each other short names.
//! 6. wasm-opt shrinks each part. It must come after the split: it loses the relocations.
//! 7. [`glue`] tells the JavaScript of the first view the names and the digests of the files that hold
//!    the chunks.
//! 8. terser shrinks that JavaScript.
//! 9. Every name gets the digest of what a browser loads under it.
//!
//! What steps 2 to 8 make is [`kept`] for the next build of the same wasm.
//!
//! Without step 1, as `trunk build --release` does it, the wasm stays whole and only shrinks.

mod classes;
mod glue;
mod imports;
mod kept;
mod minify;
mod optimise;
mod sections;
pub(super) mod split;
mod terse;

use super::page::Digest;
use crate::search_path::SearchPath;
use crate::setup::{self, Need};
use anyhow::{Context, Result, ensure};
use glue::Pack;
use kept::{Kept, Parts};
use split::{CargosWasm, Split};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

const WASM: &str = "_bg.wasm";

/// Whether the compiler that is installed can make the wasm as small as `budget.toml` has it.
pub(super) fn can_be_small(path: &SearchPath) -> bool {
    // No path has this character.
    terse::are_complete(&terse::flags(path, '\u{1f}'))
}

/// Whether a file of a build is what comes after the first view: all that is shown.
pub(super) fn is_view(file: &Path) -> bool {
    is_pack(file, &[glue::OF_VIEW, OF_BOTH])
}

/// Whether a file of a build is what finishes a sign-in.
pub(super) fn is_of_callback(file: &Path) -> bool {
    is_pack(file, &[OF_CALLBACK, OF_BOTH])
}

fn is_pack(file: &Path, packs: &[&str]) -> bool {
    let name = file.file_name().and_then(|name| name.to_str());
    packs.iter().any(|pack| {
        name.and_then(|name| name.strip_prefix(pack))
            .is_some_and(|rest| rest.starts_with('-') && rest.ends_with(".wasm"))
    })
}

/// Replaces the script and the wasm that Trunk has put into `directory`.
///
/// # Errors
/// When they are not what Trunk makes, a tool is missing or fails, or a file cannot be written.
pub(crate) fn finish(directory: &Path) -> Result<()> {
    let old = stem(directory)?;
    let script = directory.join(format!("{old}.js"));
    let wasm = directory.join(format!("{old}{WASM}"));
    if !split::is_asked_for() {
        let tools = setup::ensure(&[Need::WasmOpt])?;
        return optimise::whole(&tools.path, &wasm);
    }
    let tools = setup::ensure(&[Need::WasmOpt, Need::Terser, Need::WasmBindgen])?;
    let cargos = CargosWasm::find(&tools.path)?;
    let kept = Kept::new(
        cargos.target.join("parts"),
        // This program pins its tools, and wasm-bindgen's version stands in the wasm.
        &[&cargos.bytes, &this_program()?],
    );
    let parts = match kept.take() {
        Some(parts) => parts,
        None => {
            let parts = parts(&tools.path, &cargos)?;
            kept.put(&parts)?;
            parts
        }
    };
    let digest = Digest::short(&[&parts.script[..], &parts.wasm].concat());
    let new = format!("{}-{digest}", split::NAME);
    let text = String::from_utf8(parts.script).context("the script is not text")?;
    let text = text.replace(&format!("{}{WASM}", split::NAME), &format!("{new}{WASM}"));
    fs::remove_file(&script).with_context(|| format!("could not remove {}", script.display()))?;
    fs::remove_file(&wasm).with_context(|| format!("could not remove {}", wasm.display()))?;
    for (name, bytes) in &parts.chunks {
        write(&directory.join(name), bytes)?;
    }
    write(&directory.join(format!("{new}.js")), text.as_bytes())?;
    write(&directory.join(format!("{new}{WASM}")), &parts.wasm)?;
    let index = directory.join("index.html");
    let html = read_text(&index)?;
    write(&index, html.replace(&old, &new).as_bytes())
}

fn largest_first<'a>(files: impl Iterator<Item = &'a Path>) -> Result<Vec<&'a Path>> {
    let sized: Result<Vec<_>> = files
        .map(|file| {
            let metadata = fs::metadata(file)
                .with_context(|| format!("could not look at {}", file.display()))?;
            Ok((metadata.len(), file))
        })
        .collect();
    let mut sized = sized?;
    sized.sort_by_key(|(size, _)| Reverse(*size));
    Ok(sized.into_iter().map(|(_, file)| file).collect())
}

/// Steps 2 to 8.
fn parts(path: &SearchPath, cargos: &CargosWasm) -> Result<Parts> {
    let split = Split::compute(path, cargos)?;
    let script = read_text(&split.script)?;
    let (script, main) = classes::drop_unused(&script, &read(&split.wasm)?)?;
    let (script, main) = imports::shorten(&script, &main)?;
    write(&split.wasm, &main)?;
    let modules = split.chunks.values().chain([&split.wasm]);
    optimise::parts(path, &largest_first(modules.map(PathBuf::as_path))?)?;
    let mut modules = BTreeMap::new();
    for (module, file) in &split.chunks {
        modules.insert(module.clone(), read(file)?);
    }
    let mut packs = Vec::new();
    let mut files = Vec::new();
    for (name, of_pack) in packed(modules, &split.needs) {
        let bytes: Vec<u8> = of_pack
            .iter()
            .flat_map(|(_, bytes)| bytes)
            .copied()
            .collect();
        let file = format!("{name}-{}.wasm", Digest::short(&bytes));
        let sizes = of_pack.into_iter().map(|(name, bytes)| (name, bytes.len()));
        packs.push(Pack {
            file: file.clone(),
            integrity: Digest::sha384(&bytes),
            modules: sizes.collect(),
        });
        files.push((file, bytes));
    }
    files.sort();
    let script = glue::with_packs(&script, &packs, &split.needs)?;
    write(&split.script, script.as_bytes())?;
    minify::file(path, &split.script)?;
    Ok(Parts {
        script: read(&split.script)?,
        wasm: read(&split.wasm)?,
        chunks: files,
    })
}

/// A part of the wasm, by its name.
type Module = (String, Vec<u8>);

/// The file of what is shown first that finishes a sign-in too, which must not wait for the rest.
const OF_BOTH: &str = "client_and_view";

/// The file of what else finishes a sign-in.
const OF_CALLBACK: &str = "split_client";

/// Which modules come in one file, by its name: all that is shown first, however many others share
/// it, but for what the client takes; what else the client takes; and every other module by itself.
fn packed(
    mut modules: BTreeMap<String, Vec<u8>>,
    needs: &BTreeMap<String, Vec<String>>,
) -> Vec<(String, Vec<Module>)> {
    let of = |chunk| needs.get(chunk).map(Vec::as_slice).unwrap_or_default();
    let (both, view): (Vec<_>, Vec<_>) = of(glue::OF_VIEW)
        .iter()
        .partition(|module| of(glue::OF_CALLBACK).contains(module));
    let client = of(glue::OF_CALLBACK).iter().collect();
    let mut packs = Vec::new();
    for (name, together) in [
        (OF_BOTH, both),
        (glue::OF_VIEW, view),
        (OF_CALLBACK, client),
    ] {
        let pack: Vec<_> = together
            .into_iter()
            .filter_map(|module| modules.remove_entry(module))
            .collect();
        if !pack.is_empty() {
            packs.push((name.to_owned(), pack));
        }
    }
    let alone = |(name, bytes): (String, _)| (name.clone(), vec![(name, bytes)]);
    packs.extend(modules.into_iter().map(alone));
    packs
}

fn this_program() -> Result<Vec<u8>> {
    let program = env::current_exe().context("this program does not find itself")?;
    read(&program)
}

/// The name that Trunk has given to the script and the wasm, without what follows it.
fn stem(directory: &Path) -> Result<String> {
    let shown = directory.display();
    let mut stems = Vec::new();
    for entry in fs::read_dir(directory).with_context(|| format!("could not look into {shown}"))? {
        let name = entry?.file_name();
        if let Some(stem) = name.to_str().and_then(|name| name.strip_suffix(WASM)) {
            stems.push(stem.to_owned());
        }
    }
    ensure!(
        stems.len() == 1,
        "{shown} must hold one *{WASM} of Trunk's, not {}",
        stems.len()
    );
    Ok(stems.remove(0))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("could not read {}", file.display()))
}

fn read_text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("could not write {}", file.display()))
}
