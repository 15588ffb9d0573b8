//! Classes that dependencies give to JavaScript, and that no JavaScript of this page uses.
//!
//! Leptos brings streams that a page may read from Rust. Whoever exports one keeps all that it can
//! do in the first view, for nobody.

use super::sections;
use anyhow::{Context, Result};
use wasm_encoder::ExportSection;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasmparser::Payload;

const CLASS: &str = "\nexport class ";

/// The script without the classes that it only exports, and the wasm without what only they call.
///
/// # Errors
/// When the script is not as wasm-bindgen writes it, or the wasm cannot be read.
pub(super) fn drop_unused(script: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut script = script.to_owned();
    let mut called = Vec::new();
    for class in classes(&script) {
        let Some(rest) = without(&script, &class)? else {
            continue;
        };
        called.extend(
            calls(&script)
                .filter(|name| !calls(&rest).any(|other| other == *name))
                .map(ToOwned::to_owned),
        );
        script = rest;
    }
    Ok((script, without_exports(wasm, &called)?))
}

fn classes(script: &str) -> Vec<String> {
    let after = script.split(CLASS).skip(1);
    let name = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
    after.map(name).collect()
}

/// `None` if something else uses the class.
fn without(script: &str, class: &str) -> Result<Option<String>> {
    let mut script = script.to_owned();
    for (from, to) in [
        (format!("{CLASS}{class} {{\n"), "\n}\n"),
        (format!("\nif (Symbol.dispose) {class}."), ";\n"),
        (format!("\nconst {class}Finalization = "), ");\n"),
    ] {
        let (before, rest) = script
            .split_once(&from)
            .with_context(|| format!("wasm-bindgen writes the class {class} in an unknown way"))?;
        let (_, after) = rest
            .split_once(to)
            .with_context(|| format!("the class {class} of wasm-bindgen's has no end"))?;
        script = [before, "\n", after].concat();
    }
    Ok((!script.contains(class)).then_some(script))
}

/// What a script calls in the wasm.
fn calls(script: &str) -> impl Iterator<Item = &str> {
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
    script
        .split("wasm.")
        .skip(1)
        .filter_map(move |rest| rest.split(|character| !is_name(character)).next())
}

fn without_exports(wasm: &[u8], names: &[String]) -> Result<Vec<u8>> {
    sections::rewritten(wasm, |payload, module| {
        let Payload::ExportSection(reader) = payload else {
            return Ok(false);
        };
        let mut section = ExportSection::new();
        for export in reader.clone() {
            let export = export.context("wasm-bindgen's wasm has exports of an unknown kind")?;
            if !names.iter().any(|name| name == export.name) {
                let kind = RoundtripReencoder.export_kind(export.kind)?;
                section.export(export.name, kind, export.index);
            }
        }
        module.section(&section);
        Ok(true)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, Module};
    use wasmparser::Parser;

    const CLASS_A: &str = "\nexport class A {\n    free() {\n        wasm.a_free(this, 0);\n        wasm.shared();\n    }\n}\nif (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;\n";
    const END_OF_A: &str = "\nconst AFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {} }\n    : new FinalizationRegistry(ptr => wasm.a_free(ptr, 1));\n";

    fn wasm() -> Vec<u8> {
        let mut exports = ExportSection::new();
        for (name, index) in [("a_free", 0), ("main", 1), ("shared", 2)] {
            exports.export(name, ExportKind::Func, index);
        }
        let mut module = Module::new();
        module.section(&exports);
        module.finish()
    }

    fn exports(wasm: &[u8]) -> Vec<String> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::ExportSection(reader) = payload.unwrap() {
                names.extend(reader.into_iter().map(|it| it.unwrap().name.to_owned()));
            }
        }
        names
    }

    #[test]
    fn what_only_an_unused_class_calls_goes_with_it() {
        let script = format!("{CLASS_A}\nwasm.shared();\nwasm.main();\n{END_OF_A}\nend");
        let (script, wasm) = drop_unused(&script, &wasm()).unwrap();
        assert_eq!(
            script.split_whitespace().collect::<String>(),
            "wasm.shared();wasm.main();end"
        );
        assert_eq!(exports(&wasm), ["main", "shared"]);
    }

    #[test]
    fn a_class_that_is_used_stays() {
        let script = format!("{CLASS_A}\nA.__wrap(1);\n{END_OF_A}");
        let (kept, wasm) = drop_unused(&script, &wasm()).unwrap();
        assert_eq!(kept, script);
        assert_eq!(exports(&wasm).len(), 3);
    }

    #[test]
    fn a_class_in_another_form_is_refused() {
        let error = drop_unused(CLASS_A, &wasm()).unwrap_err();
        assert!(error.to_string().contains("class A"), "{error}");
    }
}
