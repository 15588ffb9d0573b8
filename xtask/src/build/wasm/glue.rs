//! What the script of the first view knows of the chunks.

use super::split::LINK;
use crate::build::page::Digest;
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A file that is loaded when it is needed: modules, one after another.
pub(super) struct Pack {
    /// With the digest in its name.
    pub(super) file: String,
    pub(super) integrity: Digest,
    /// The name of each module with its bytes.
    pub(super) modules: Vec<(String, usize)>,
}

/// Fetches one file, once it has succeeded; an answer that failed is not taken from a cache again.
/// `wasm` is where wasm-bindgen keeps what the first view exports. A file's modules need not be
/// instantiated together: which ones a chunk needs is known to each chunk. The page itself may have
/// asked for a file (`page/start.rs`). The console hears of an error without its stack, which names
/// the page with its code.
const FETCH: &str = "\
function pack(file, integrity) {
    let bytes, failed;
    const fetched = () => bytes ??= (!failed && self.logtoParts?.[file] || fetch(new URL(file, import.meta.url), {
        integrity, cache: failed ? 'reload' : 'default', signal: AbortSignal.timeout?.(60000),
    }))
        .then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(Error(file + ': ' + answer.status)));
    const again = (error) => {
        bytes = undefined;
        failed = true;
        throw error;
    };
    const part = (from, to) => {
        let instance;
        return () => instance ??= fetched()
            .then((bytes) => WebAssembly.instantiate(new Uint8Array(bytes, from, to - from), { __wasm_split: wasm }))
            .catch((error) => {
                instance = undefined;
                again(error);
            });
    };
    return { fetched, part };
}
function load(...parts) {
    return (callback, data) => Promise.all(parts.map((part) => part()))
        .then(() => 1, (error) => (console.warn(String(error)), 0))
        .then((loaded) => wasm.__indirect_function_table.get(callback)(data, loaded));
}
";

/// All that is shown: fetched beside the first view, unless `index.html` shows the page by itself: the
/// home page, which it does not need, or what comes back from a sign-in, which goes first. There it is
/// for the first view to ask for it (`src/app/start.rs`).
pub(super) const OF_VIEW: &str = "view";

/// What comes back from a sign-in is for this chunk: the page itself fetches it.
pub(super) const OF_CALLBACK: &str = "client";

/// Puts the table of the packs in place of the module from which wasm-bindgen's script imports.
/// `needs` are the modules of each chunk of the application.
///
/// # Errors
/// When the script is not as this version of wasm-bindgen writes it, or a chunk needs a module that
/// is in no pack.
pub(super) fn with_packs(
    script: &str,
    packs: &[Pack],
    needs: &BTreeMap<String, Vec<String>>,
) -> Result<String> {
    // One for each function, all of the same module.
    let imports: Vec<_> = script
        .lines()
        .filter(|line| line.starts_with("import ") && line.contains(LINK))
        .collect();
    let mut names = Vec::new();
    for import in &imports {
        let name = import
            .strip_prefix("import * as ")
            .and_then(|rest| rest.split(' ').next())
            .with_context(|| format!("wasm-bindgen imports chunks in an unknown way: {import}"))?;
        names.push(name);
    }
    let (import, name) = imports
        .first()
        .zip(names.first())
        .context("wasm-bindgen's script imports no chunks")?;
    ensure!(
        script.contains("wasm = instance.exports;"),
        "wasm-bindgen keeps the exports in an unknown place"
    );
    let mut table = FETCH.to_owned();
    let mut parts = BTreeMap::new();
    writeln!(table, "const packs = [")?;
    for (index, pack) in packs.iter().enumerate() {
        writeln!(table, "    pack('{}', '{}'),", pack.file, pack.integrity)?;
        let mut from = 0;
        for (module, bytes) in &pack.modules {
            parts.insert(module, (index, from, from + bytes));
            from += bytes;
        }
    }
    writeln!(table, "];\nconst parts = {{")?;
    for (module, (pack, from, to)) in &parts {
        writeln!(table, "    {module}: packs[{pack}].part({from}, {to}),")?;
    }
    writeln!(table, "}};\nconst {name} = {{")?;
    for (chunk, modules) in needs {
        let mut load = Vec::new();
        for module in modules {
            ensure!(
                parts.contains_key(module),
                "{module} of {chunk} is in no pack"
            );
            load.push(format!("parts.{module}"));
        }
        writeln!(
            table,
            "    __wasm_split_load_{chunk}: load({}),",
            load.join(", ")
        )?;
    }
    writeln!(table, "}};")?;
    let files = |chunk| {
        let of_chunk = needs.get(chunk).into_iter().flatten();
        let wanted: BTreeSet<_> = of_chunk
            .filter_map(|module| Some(parts.get(module)?.0))
            .collect();
        let files: Vec<_> = wanted.iter().map(|pack| format!("packs[{pack}]")).collect();
        files.join(", ")
    };
    writeln!(
        table,
        "const early = (...packs) => Promise.allSettled(packs.map((pack) => pack.fetched()));
if (self.logtoParts) early({});
else if (location.pathname !== new URL(document.baseURI).pathname) early({});",
        files(OF_CALLBACK),
        files(OF_VIEW),
    )?;
    let mut linked = script.replacen(import, &table, 1);
    for (import, other) in imports.iter().zip(&names).skip(1) {
        linked = linked.replacen(import, &format!("const {other} = {name};"), 1);
    }
    Ok(linked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(file: &str, modules: &[(&str, usize)]) -> Pack {
        Pack {
            file: format!("{file}-0123.wasm"),
            integrity: Digest::sha384(file.as_bytes()),
            modules: modules
                .iter()
                .map(|(module, bytes)| ((*module).to_owned(), *bytes))
                .collect(),
        }
    }

    fn needs(chunk: &str, modules: &[&str]) -> BTreeMap<String, Vec<String>> {
        let modules = modules.iter().map(|&module| module.to_owned()).collect();
        BTreeMap::from([(chunk.to_owned(), modules)])
    }

    #[test]
    fn each_chunk_has_its_parts_of_files_with_their_digests() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\nwasm = instance.exports;\nimports(import1);\n";
        let needs = needs("person", &["chunk_2", "split_person"]);
        let packs = [
            pack("shared", &[("chunk_1", 30), ("chunk_2", 12)]),
            pack("person", &[("split_person", 7)]),
        ];
        let text = with_packs(script, &packs, &needs).unwrap();
        for part in [
            &format!("pack('shared-0123.wasm', '{}'),", Digest::sha384(b"shared")),
            "chunk_2: packs[0].part(30, 42),",
            "split_person: packs[1].part(0, 7),",
            "const import1 = {\n    __wasm_split_load_person: load(parts.chunk_2, parts.split_person),\n};",
            "\nconst import2 = import1;\nwasm",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert!(!text.contains("import * as"), "{text}");
        assert!(!text.contains("if (path"), "{text}");
    }

    #[test]
    fn what_a_page_needs_is_fetched_before_it_is_asked_for() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nwasm = instance.exports;\n";
        let packs = [
            pack("both", &[("x", 1)]),
            pack("client", &[("y", 2), ("z", 2)]),
            pack("view", &[("v", 3)]),
        ];
        let mut needs = needs("client", &["x", "y", "z"]);
        needs.insert("view".to_owned(), vec!["v".to_owned(), "x".to_owned()]);
        let text = with_packs(script, &packs, &needs).unwrap();
        for early in [
            "if (self.logtoParts) early(packs[0], packs[1]);",
            ".pathname) early(packs[0], packs[2]);",
        ] {
            assert_eq!(text.matches(early).count(), 1, "{text}");
        }
    }

    #[test]
    fn a_module_that_is_nowhere_is_named() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nwasm = instance.exports;\n";
        let error = with_packs(script, &[], &needs("view", &["chunk_9"])).unwrap_err();
        assert!(error.to_string().contains("chunk_9"), "{error}");
    }

    #[test]
    fn a_script_of_another_wasm_bindgen_is_refused() {
        for script in [
            "",
            "import * as import1 from \"./__wasm_split.js\"\nexports = instance.exports;",
            "import { load } from \"./__wasm_split.js\"\nwasm = instance.exports;",
        ] {
            let error = with_packs(script, &[], &BTreeMap::new()).unwrap_err();
            assert!(error.to_string().contains("wasm-bindgen"), "{error}");
        }
    }
}
