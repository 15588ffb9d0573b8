//! Style sheets inside of the page: the first paint waits for no second request.

use super::markup;
use crate::build::base_path::BasePath;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// The page with the style sheets of the build in place of the links to them.
///
/// # Errors
/// When one is missing, or would not be the same inside of the page.
pub(super) fn inlined(html: &str, directory: &Path, base: &BasePath) -> Result<String> {
    let mut inlined = String::new();
    let mut kept = 0;
    for link in markup::elements(html) {
        if !link.is_link("stylesheet") {
            continue;
        }
        let url = link.attribute("href").unwrap_or_default();
        let file = url
            .strip_prefix(base.as_str())
            .with_context(|| format!("it loads {url}, which is not below {}", base.as_str()))?;
        let file = directory.join(file);
        let shown = file.display();
        let css = fs::read_to_string(&file).with_context(|| format!("could not read {shown}"))?;
        ensure!(
            !css.contains("</"),
            "{shown} has `</` in it, which ends a <style>"
        );
        let relative = css.split("url(").skip(1).find(|rest| {
            !rest
                .trim_start_matches(['"', '\''])
                .starts_with(['d', '#', '/'])
        });
        ensure!(
            relative.is_none(),
            "{shown} names a file beside itself; name it from the root or as data:"
        );
        inlined.push_str(&html[kept..link.range.start]);
        inlined.push_str("<style>");
        inlined.push_str(css.trim());
        inlined.push_str("</style>");
        kept = link.range.end;
        fs::remove_file(&file).with_context(|| format!("could not remove {shown}"))?;
    }
    inlined.push_str(&html[kept..]);
    Ok(inlined)
}
