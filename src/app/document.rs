//! The page around the application.

use leptos::prelude::document;

use crate::browser::page;

/// The id of what `index.html` shows until the application does.
const SHELL: &str = "shell";

/// The attribute of its buttons that says which sign-in they ask for.
const SIGN_IN: &str = "data-sign-in";

pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// Whether the shell has buttons to sign in with.
pub(super) fn offers_sign_in() -> bool {
    page::shell_has(SHELL, SIGN_IN)
}

/// Goes to the page that was opened from the shell, if one was: what is shown is
/// that of the address.
pub(super) fn follow_opened() {
    if let Some(path) = page::opened_in_shell(SHELL) {
        // A browser that refuses shows this page, which has the link too.
        let _ = page::push_url(&path);
    }
}

/// Waits for a press of such a button; gives the sign-in that it asks for, as the
/// query of `/sign-in` would.
pub(super) async fn asked_sign_in() -> String {
    page::press_in_shell(SHELL, SIGN_IN).await
}

/// Waits while a button or a link of the shell is being pressed.
pub(super) async fn let_go_of_shell() {
    page::let_go_of_shell(SHELL).await;
}

/// Lets the buttons of the shell be pressed again.
pub(super) fn release_shell() {
    page::release_shell(SHELL);
}

/// Has the shell show who has just signed in, until the application does.
pub(super) fn show_arrived() {
    page::show_arrived();
}

/// Has the shell say that the application does not come.
pub(super) fn give_up() {
    page::give_up_shell(SHELL);
}

/// Puts the application in the place of what `index.html` shows.
pub(super) fn replace_shell() {
    page::replace_shell(SHELL);
}
