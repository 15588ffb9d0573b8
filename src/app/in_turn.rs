//! What is shown, made a part at a time, so that a click on what `index.html`
//! shows meanwhile never waits for all of it.

use leptos::prelude::*;
use leptos::task::tick;

use crate::browser::page;

/// What comes after the frame of the page, in this order.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Menu,
    Page,
    Foot,
}

/// Whose turn has come.
#[derive(Clone, Copy)]
pub(super) struct Turns([RwSignal<bool>; 3]);

impl Turns {
    pub(super) fn new() -> Self {
        Self([false; 3].map(RwSignal::new))
    }

    /// Has all parts made that are not yet.
    pub(super) async fn take(self) {
        for due in self.0 {
            if !due.get_untracked() {
                page::give_way().await;
                due.set(true);
                tick().await;
            }
        }
    }
}

/// Whether it is this part's turn.
pub(super) fn is_due(part: Part) -> bool {
    use_context().is_none_or(|Turns(due)| due[part as usize].get())
}
