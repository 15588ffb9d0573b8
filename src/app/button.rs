//! Buttons.

use leptos::prelude::*;

use crate::Logto;

/// Which of several buttons is at work, by its label. Meanwhile none of them
/// can be pressed.
pub(super) type Busy = RwSignal<Option<String>>;

pub(super) fn button(
    label: impl Into<String>,
    class: &'static str,
    act: impl Fn() + Send + 'static,
) -> AnyView {
    one(label.into(), class, None, Box::new(act))
}

/// A button that shows that it is at work. Who presses it is not kept waiting
/// because the network has failed before.
pub(super) fn busy_button(
    label: impl Into<String>,
    class: &'static str,
    busy: Busy,
    act: impl Fn() + Send + 'static,
) -> AnyView {
    let logto = use_context::<Logto>();
    let act = move || {
        if let Some(logto) = logto {
            logto.end_pause();
        }
        act();
    };
    one(label.into(), class, Some(busy), Box::new(act))
}

// Disabled for assistive technology only: a button that is really disabled
// loses the focus.
fn one(
    label: String,
    class: &'static str,
    busy: Option<Busy>,
    act: Box<dyn Fn() + Send>,
) -> AnyView {
    let name = label.clone();
    let at_work = move || busy.and_then(|busy| busy.get());
    view! {
        <button
            type="button"
            class=class
            aria-busy=move || (at_work().as_ref() == Some(&name)).then_some("true")
            aria-disabled=move || at_work().is_some().then_some("true")
            on:click=move |_| act()
        >
            {label}
        </button>
    }
    .into_any()
}
