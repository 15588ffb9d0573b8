//! The page around the application.

use leptos::prelude::document;

/// The id of what `index.html` shows until the application does.
const SHELL: &str = "shell";

pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// Takes away what `index.html` shows until the application does.
pub(super) fn remove_shell() {
    if let Some(shell) = document().get_element_by_id(SHELL) {
        shell.remove();
    }
}
