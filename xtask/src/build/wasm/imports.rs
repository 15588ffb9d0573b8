//! Short names for what the wasm imports from wasm-bindgen's script.

use super::sections;
use anyhow::{Context, Result, ensure};
use wasm_encoder::ImportSection;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasmparser::Payload;

/// wasm-bindgen's names tell a reader what they are for, and weigh five kilobytes on the way.
/// What is imported from elsewhere keeps its name.
///
/// # Errors
/// When the wasm cannot be read, or the script does not give each of its imports once.
pub(super) fn shorten(script: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut script = script.to_owned();
    let mut count = 0;
    let wasm = sections::rewritten(wasm, |payload, module| {
        let Payload::ImportSection(reader) = payload else {
            return Ok(false);
        };
        let mut section = ImportSection::new();
        for import in reader.clone().into_imports() {
            let import = import.context("wasm-bindgen's wasm has imports of an unknown kind")?;
            let kind = RoundtripReencoder.entity_type(import.ty)?;
            let name = if import.module.ends_with("_bg.js") {
                let name = short(count);
                count += 1;
                script = renamed(&script, import.name, &name)?;
                name
            } else {
                import.name.to_owned()
            };
            section.import(import.module, &name, kind);
        }
        module.section(&section);
        Ok(true)
    })?;
    Ok((script, wasm))
}

/// The script with another name for one of the members that it hands to the wasm.
fn renamed(script: &str, from: &str, to: &str) -> Result<String> {
    let member = format!("\n        {from}: ");
    let found = script.matches(&member).count();
    ensure!(
        found == 1,
        "wasm-bindgen's script gives `{from}` {found} times, not once"
    );
    Ok(script.replacen(&member, &format!("\n        {to}: "), 1))
}

/// `a` to `z`, `A` to `Z`, `aa`…
fn short(mut number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = Vec::new();
    loop {
        name.insert(0, char::from(LETTERS[number % LETTERS.len()]));
        match number / LETTERS.len() {
            0 => return name.into_iter().collect(),
            rest => number = rest - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, Module, TypeSection};
    use wasmparser::Parser;

    fn wasm() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./app_bg.js", "__wbg_now_0123", EntityType::Function(0));
        imports.import("./__wasm_split.js", "load", EntityType::Function(0));
        imports.import("./app_bg.js", "__wbg_log_4567", EntityType::Function(0));
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    const SCRIPT: &str = "const import0 = {\n        __wbg_now_0123: function() {},\n        __wbg_log_4567: function() {},\n};";

    #[test]
    fn script_and_wasm_agree_on_the_short_names() {
        let (script, shortened) = shorten(SCRIPT, &wasm()).unwrap();
        assert!(script.contains("\n        a: function"), "{script}");
        assert!(script.contains("\n        b: function"), "{script}");
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(&shortened) {
            if let Payload::ImportSection(reader) = payload.unwrap() {
                for import in reader.into_imports() {
                    let import = import.unwrap();
                    names.push((import.module.to_owned(), import.name.to_owned()));
                }
            }
        }
        let expected = [
            ("./app_bg.js", "a"),
            ("./__wasm_split.js", "load"),
            ("./app_bg.js", "b"),
        ];
        let expected = expected.map(|(module, name)| (module.to_owned(), name.to_owned()));
        assert_eq!(names, expected);
    }

    #[test]
    fn a_script_that_lacks_an_import_is_refused() {
        let error = shorten("const import0 = {};", &wasm()).unwrap_err();
        assert!(error.to_string().contains("__wbg_now_0123"), "{error}");
    }

    #[test]
    fn no_two_names_are_the_same() {
        let names: std::collections::BTreeSet<_> = (0..10_000).map(short).collect();
        assert_eq!(names.len(), 10_000);
        assert_eq!([short(0), short(51), short(52)], ["a", "Z", "aa"]);
    }
}
