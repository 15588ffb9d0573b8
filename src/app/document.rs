//! The page around the application.

use leptos::prelude::document;

use crate::browser::page;

/// The id of what `index.html` shows until the application does.
const SHELL: &str = "shell";

pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// Has a picture fetched without saying from which page: what a style sheet asks for says it,
/// whatever the policy of the page, but takes what is there already.
pub(super) fn fetch_picture(url: &str) {
    if let (Ok(link), Some(head)) = (document().create_element("link"), document().head()) {
        for (name, value) in [
            ("rel", "preload"),
            ("as", "image"),
            ("referrerpolicy", "no-referrer"),
            ("href", url),
        ] {
            let _ = link.set_attribute(name, value);
        }
        let _ = head.append_child(&link);
    }
}

/// Shows a picture for the page, in the tab above all.
pub(super) fn set_icon(url: &str) {
    if let Ok(Some(icon)) = document().query_selector("link[rel~=icon]") {
        // What kind of picture it is, the browser finds out.
        let _ = icon.remove_attribute("type");
        let _ = icon.set_attribute("href", url);
    }
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
