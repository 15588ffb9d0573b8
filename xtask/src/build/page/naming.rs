//! The name of the deployment, in the page as it is before the application runs.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// What `index.html` calls the application.
const OWN_NAME: &str = "Leptos Logto";

/// Has the page in `directory` say `name` from the start: its title and its heading.
///
/// # Errors
/// When the page cannot be read or written, or does not say its own name.
pub(crate) fn name(directory: &Path, name: &str) -> Result<()> {
    let index = directory.join("index.html");
    let shown = index.display();
    let html = fs::read_to_string(&index).with_context(|| format!("could not read {shown}"))?;
    let html = named(&html, name).with_context(|| format!("{shown} cannot be named"))?;
    fs::write(&index, html).with_context(|| format!("could not write {shown}"))
}

fn named(html: &str, name: &str) -> Result<String> {
    let own = format!(">{OWN_NAME}<");
    ensure!(
        html.contains(&format!("<title{own}")),
        "its title is not {OWN_NAME}"
    );
    let name = name.replace('&', "&amp;").replace('<', "&lt;");
    Ok(html.replace(&own, &format!(">{name}<")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_is_the_name_is_named() {
        let html =
            "<title>Leptos Logto</title><h1 class=\"a\">Leptos Logto</h1><p>On Leptos Logto</p>";
        assert_eq!(
            named(html, "Tom & <Ann>").unwrap(),
            "<title>Tom &amp; &lt;Ann></title><h1 class=\"a\">Tom &amp; &lt;Ann></h1><p>On Leptos Logto</p>"
        );
        assert!(named("<title>Other</title>", "B").is_err());
    }

    #[test]
    fn our_own_page_can_be_named() {
        let html = fs::read_to_string(crate::repository::path("index.html")).unwrap();
        assert!(!named(&html, "Bookshop").unwrap().contains(">Leptos Logto<"));
    }
}
