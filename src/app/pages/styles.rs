//! The styles of the pages, which come with their code.

use std::sync::Once;

use crate::browser::page;

const RULES: &str = include_str!("../../../style/pages.css");

static ADDED: Once = Once::new();

/// Has them apply from now on.
pub(super) fn add_styles() {
    ADDED.call_once(|| {
        page::add_styles(RULES);
    });
}
