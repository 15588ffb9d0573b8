//! A module that is copied but for one of its sections.

use anyhow::{Context, Result};
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

/// The module with what `replace` puts in the place of a section; where that puts nothing, and says
/// `false`, the section stays as it is.
///
/// # Errors
/// When the module cannot be read, or `replace` fails.
pub(super) fn rewritten(
    wasm: &[u8],
    mut replace: impl FnMut(&Payload<'_>, &mut Module) -> Result<bool>,
) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("wasm-bindgen's wasm cannot be read")?;
        if replace(&payload, &mut module)? {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let data = usize::try_from(range.start)
                .ok()
                .zip(usize::try_from(range.end).ok())
                .and_then(|(start, end)| wasm.get(start..end))
                .context("wasm-bindgen's wasm ends too early")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}
