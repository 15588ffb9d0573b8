//! The page around the application.

use leptos::prelude::document;

use crate::browser::page;

/// The id of what `index.html` shows until the application does.
const SHELL: &str = "shell";

pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// Shows a picture for the page, in the tab above all.
pub(super) fn set_icon(url: &str) {
    if let Ok(Some(icon)) = document().query_selector("link[rel~=icon]") {
        // What kind of picture it is, the browser finds out.
        let _ = icon.remove_attribute("type");
        let _ = icon.set_attribute("href", url);
    }
}

/// Puts the application in the place of what `index.html` shows.
pub(super) fn replace_shell() {
    page::replace_shell(SHELL);
}
