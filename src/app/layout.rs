//! What stays on every page.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::document;
use super::words::words;
use crate::browser::page;
use crate::{Session, use_logto};

/// The id of every page's heading.
const HEADING: &str = "heading";

/// Whether a page has been shown before this one.
#[derive(Clone, Copy)]
struct Moved(StoredValue<bool>);

/// The bar above, the page, and the place where changes are announced.
pub(super) fn layout<V: IntoView>(page: impl FnOnce() -> V) -> impl IntoView {
    let words = words();
    provide_context(Moved(StoredValue::new(false)));
    view! {
        <header class="bar">
            <a class="brand" href="./">{words.product}</a>
            {menu()}
        </header>
        <main>{page()}</main>
        <p class="visually-hidden" role="status">{announcement()}</p>
    }
}

/// The ways that a person who is signed in has.
fn menu() -> impl IntoView {
    let words = words();
    let logto = use_logto();
    let navigate = use_navigate();
    let path = use_location().pathname;
    move || {
        let navigate = navigate.clone();
        (logto.signed_in() == Some(true)).then(|| {
            view! {
                <nav aria-label=words.main_menu>
                    <a
                        class="button plain"
                        href="profile"
                        aria-current=move || path.get().ends_with("/profile").then_some("page")
                    >
                        {words.profile}
                    </a>
                    <button
                        type="button"
                        class="button plain"
                        on:click=move |_| navigate("/sign-out", NavigateOptions::default())
                    >
                        {words.sign_out}
                    </button>
                </nav>
            }
        })
    }
}

/// Says who has signed in or that nobody is any more, when that changes; and
/// keeps `<html data-session>` true.
fn announcement() -> impl IntoView {
    let words = words();
    let logto = use_logto();
    let text = RwSignal::new(String::new());
    Effect::new(move |before: Option<Option<bool>>| {
        let session = logto.session();
        page::set_session_attribute(match session {
            Session::Loading => "loading",
            Session::SignedOut { .. } => "signed-out",
            Session::SignedIn(_) => "signed-in",
            Session::Failed(_) => "failed",
        });
        let now = session.signed_in();
        if before.is_some_and(|before| before != now) {
            text.set(match &session {
                Session::SignedIn(user) => (words.now_signed_in)(user.display_name()),
                Session::SignedOut { .. } => words.now_signed_out.to_owned(),
                Session::Loading | Session::Failed(_) => String::new(),
            });
        }
        now
    });
    move || text.get()
}

/// The heading of a page, which is also its title. It takes the focus when
/// the person has moved here from another page, so that a screen reader says
/// where they are.
pub(super) fn heading(text: impl Into<String>) -> AnyView {
    let text = text.into();
    let words = words();
    document::set_title(&if text == words.product {
        text.clone()
    } else {
        (words.page_title)(&text)
    });
    if let Some(Moved(moved)) = use_context() {
        Effect::new(move |_| {
            if moved.get_value() {
                page::focus(HEADING);
            }
            moved.set_value(true);
        });
    }
    view! { <h1 id=HEADING tabindex="-1">{text}</h1> }.into_any()
}

/// A page on which something is happening.
pub(super) fn progress(text: &'static str) -> AnyView {
    view! { <section class="card progress">{heading(text)}{skeleton()}</section> }.into_any()
}

/// The shape of what is about to appear.
pub(super) fn skeleton() -> AnyView {
    let class = "skeleton";
    view! { <div class=class aria-hidden="true"></div> }.into_any()
}
