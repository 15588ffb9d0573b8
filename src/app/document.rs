//! The page around the application.

use leptos::prelude::document;

use crate::browser::page;

/// The id of what `index.html` shows until the application does.
const SHELL: &str = "shell";

pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// The sign-in that a pressed button of the shell asks for, as the query of `/sign-in` would.
pub(super) fn asked_sign_in() -> Option<String> {
    page::pressed_in_shell(SHELL, "data-sign-in")
}

/// Lets the buttons of the shell be pressed again.
pub(super) fn release_shell() {
    page::release_shell(SHELL);
}

/// Has the shell say that the application does not come.
pub(super) fn give_up() {
    page::give_up_shell(SHELL);
}

/// Puts the application in the place of what `index.html` shows.
pub(super) fn replace_shell() {
    page::replace_shell(SHELL);
}
