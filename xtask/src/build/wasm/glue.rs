//! What the script of the first view knows of the chunks.

use super::split::LINK;
use crate::build::page::Digest;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A file that is loaded when it is needed.
pub(super) struct Chunk {
    pub(super) stem: String,
    /// With the digest in its name.
    pub(super) file: String,
    pub(super) integrity: Digest,
}

/// Fetches one file, once it has succeeded; an answer that failed is not taken from a cache again.
/// `wasm` is where wasm-bindgen keeps what the first view exports.
const FETCH: &str = "\
function chunk(file, integrity) {
    let bytes, instance, failed;
    const fetched = () => bytes ??= fetch(new URL(file, import.meta.url), {
        integrity, cache: failed ? 'reload' : 'default', signal: AbortSignal.timeout?.(60000),
    })
        .then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(Error(file + ': ' + answer.status)));
    const loaded = () => instance ??= fetched()
        .then((bytes) => WebAssembly.instantiate(bytes, { __wasm_split: wasm }))
        .catch((error) => {
            bytes = instance = undefined;
            failed = true;
            throw error;
        });
    return { fetched, loaded };
}
function load(...files) {
    return (callback, data) => Promise.all(files.map((file) => file.loaded()))
        .then(() => 1, (error) => (console.warn(error), 0))
        .then((loaded) => wasm.__indirect_function_table.get(callback)(data, loaded));
}
";

/// What comes back from a sign-in is for this chunk: it is fetched beside the first view.
const OF_CALLBACK: &str = "client";

/// Puts the table of the chunks in place of the module from which wasm-bindgen's script imports.
/// `needs` are the files of each chunk of the application.
///
/// # Errors
/// When the script is not as this version of wasm-bindgen writes it.
pub(super) fn with_chunks(
    script: &str,
    chunks: &[Chunk],
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
    writeln!(table, "const files = {{")?;
    for Chunk {
        stem,
        file,
        integrity,
    } in chunks
    {
        writeln!(table, "    {stem}: chunk('{file}', '{integrity}'),")?;
    }
    writeln!(table, "}};\nconst {name} = {{")?;
    for (chunk, files) in needs {
        writeln!(
            table,
            "    __wasm_split_load_{chunk}: load({}),",
            files_of(files)
        )?;
    }
    writeln!(table, "}};")?;
    if let Some(files) = needs.get(OF_CALLBACK) {
        writeln!(
            table,
            "if (/\\/callback\\/?$/.test(location.pathname)) for (const file of [{}]) file.fetched().catch(() => {{}});",
            files_of(files)
        )?;
    }
    let mut linked = script.replacen(import, &table, 1);
    for (import, other) in imports.iter().zip(&names).skip(1) {
        linked = linked.replacen(import, &format!("const {other} = {name};"), 1);
    }
    Ok(linked)
}

fn files_of(files: &[String]) -> String {
    let files: Vec<_> = files.iter().map(|file| format!("files.{file}")).collect();
    files.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(stem: &str) -> Chunk {
        Chunk {
            stem: stem.to_owned(),
            file: format!("{stem}-0123.wasm"),
            integrity: Digest::sha384(stem.as_bytes()),
        }
    }

    #[test]
    fn each_chunk_has_its_files_with_their_digests() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\nwasm = instance.exports;\nimports(import1);\n";
        let needs = BTreeMap::from([(
            "person".to_owned(),
            vec!["chunk_2".to_owned(), "split_person".to_owned()],
        )]);
        let text = with_chunks(script, &[chunk("chunk_2"), chunk("split_person")], &needs).unwrap();
        for part in [
            &format!(
                "chunk_2: chunk('chunk_2-0123.wasm', '{}'),",
                Digest::sha384(b"chunk_2")
            ),
            "const import1 = {\n    __wasm_split_load_person: load(files.chunk_2, files.split_person),\n};\n\nconst import2 = import1;\nwasm",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert!(!text.contains("import * as"), "{text}");
        assert!(!text.contains("location.pathname"), "{text}");
    }

    #[test]
    fn what_a_callback_needs_is_fetched_beside_the_first_view() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nwasm = instance.exports;\n";
        let needs = BTreeMap::from([("client".to_owned(), vec!["split_client".to_owned()])]);
        let text = with_chunks(script, &[chunk("split_client")], &needs).unwrap();
        let early = r"if (/\/callback\/?$/.test(location.pathname)) for (const file of [files.split_client]) file.fetched()";
        assert!(text.contains(early), "{text}");
    }

    #[test]
    fn a_script_of_another_wasm_bindgen_is_refused() {
        for script in [
            "",
            "import * as import1 from \"./__wasm_split.js\"\nexports = instance.exports;",
            "import { load } from \"./__wasm_split.js\"\nwasm = instance.exports;",
        ] {
            let error = with_chunks(script, &[], &BTreeMap::new()).unwrap_err();
            assert!(error.to_string().contains("wasm-bindgen"), "{error}");
        }
    }
}
