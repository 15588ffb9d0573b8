//! What the page may load and run, said in the page itself.

mod integrity;
mod markup;
mod naming;
mod policy;
mod start;
mod style;

use crate::build::base_path::BasePath;
use anyhow::{Context, Result, bail, ensure};
pub(in crate::build) use integrity::Digest;
use markup::Element;
pub(crate) use naming::name;
pub(crate) use policy::{Connections, Policy};
use start::Start;
use std::fs;
use std::path::Path;

/// Seals the build in `directory`: starts the application from files whose digests stand in the
/// page, and puts the policy before anything that loads. Gives that policy.
///
/// # Errors
/// When the page is not one that can be sealed, or a file cannot be read or written.
pub(crate) fn seal(directory: &Path, base: &BasePath, connections: &Connections) -> Result<Policy> {
    let index = directory.join("index.html");
    let html = fs::read_to_string(&index)
        .with_context(|| format!("could not read {}", index.display()))?;
    let (html, policy) = sealed(&html, directory, base, connections)
        .with_context(|| format!("{} cannot be sealed", index.display()))?;
    fs::write(&index, html).with_context(|| format!("could not write {}", index.display()))?;
    Ok(policy)
}

fn sealed(
    html: &str,
    directory: &Path,
    base: &BasePath,
    connections: &Connections,
) -> Result<(String, Policy)> {
    let elements = markup::elements(html);
    let start = Start::find(&elements, directory, base)?;
    let (charset, body) = without_start(html, &elements, &start)?;
    let rest = format!("{}{body}", start.markup());
    markup::elements(&rest).iter().try_for_each(can_run)?;
    let rest = style::inlined(&rest, directory, base)?;
    let page = markup::elements(&rest);
    let scripts = digests(&page, Element::is_inline_script);
    let styles = digests(&page, |element| element.name == "style");
    let policy = Policy::new(&scripts, &styles, connections);
    let meta = format!(
        r#"<meta http-equiv="Content-Security-Policy" content="{}"><meta name="referrer" content="no-referrer">"#,
        policy.for_meta()
    );
    Ok((format!("{charset}{meta}{rest}"), policy))
}

fn digests<'page>(
    page: &[Element<'page>],
    is_meant: impl Fn(&Element<'page>) -> bool,
) -> Vec<Digest> {
    let meant = page.iter().filter(|element| is_meant(element));
    meant
        .map(|element| Digest::sha256(element.content.as_bytes()))
        .collect()
}

/// The page up to its character encoding, which must stand first, and what follows, without what
/// [`Start`] says anew.
fn without_start<'a>(
    html: &'a str,
    elements: &[Element<'a>],
    start: &Start,
) -> Result<(&'a str, String)> {
    let charset = elements
        .iter()
        .find(|element| element.name == "meta" && element.attribute("charset").is_some())
        .context("it does not begin with <meta charset>")?
        .range
        .end;
    let mut body = String::new();
    let mut kept = charset;
    for element in elements.iter().filter(|element| start.replaces(element)) {
        ensure!(
            charset <= element.range.start,
            "<meta charset> is not the first element of its head"
        );
        body.push_str(&html[kept..element.range.start]);
        kept = element.range.end;
    }
    body.push_str(&html[kept..]);
    Ok((&html[..charset], body))
}

/// What the policy would block is a mistake of `index.html`, and better said here than in the
/// console of every visitor.
fn can_run(element: &Element<'_>) -> Result<()> {
    if element.name == "style" {
        bail!("the policy blocks <style>; put it into a style sheet");
    }
    for (name, _) in &element.attributes {
        if name == "style" || name.starts_with("on") {
            bail!(
                "the policy blocks the attribute `{name}` of <{}>",
                element.name
            );
        }
    }
    if element.attribute("src").is_some()
        && element.name == "script"
        && element.attribute("integrity").is_none()
    {
        bail!("<script src> has no integrity");
    }
    Ok(())
}

#[cfg(test)]
mod tests;
