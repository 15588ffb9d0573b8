//! The styles of the pages, which come with their code.

use std::sync::Once;

use crate::browser::page;

const RULES: &str = concat!(
    include_str!("../../../style/pages/parts.css"),
    include_str!("../../../style/pages/form.css"),
    include_str!("../../../style/pages/session.css"),
    include_str!("../../../style/pages/api_call.css"),
    include_str!("../../../style/pages/organizations.css"),
    include_str!("../../../style/pages/builder.css"),
    include_str!("../../../style/pages/set_up.css"),
);

static ADDED: Once = Once::new();

/// Has them apply from now on.
pub(super) fn add_styles() {
    ADDED.call_once(|| {
        page::add_styles(RULES);
    });
}
