//! Values and lines to copy.

use leptos::prelude::*;

use crate::app::card::group;
use crate::app::pages::copy::copy_button;
use crate::app::pages::facts::Fact;

/// A name, a value, and the button that copies the value.
pub(super) fn fact(name: &'static str, value: String) -> Fact {
    let copied = value.clone();
    let button = copy_button(name, move || copied.clone());
    let value = view! { <code dir="ltr">{value}</code> }.into_any();
    Fact::made(name, group("to-copy", vec![value, button]))
}

/// Lines to copy.
pub(super) fn block(
    value: impl Fn() -> String + Clone + Send + Sync + 'static,
    of: &'static str,
) -> AnyView {
    let shown = value.clone();
    let lines = view! { <pre tabindex="0" dir="ltr">{shown}</pre> }.into_any();
    group("exchange", vec![lines, copy_button(of, value)])
}
