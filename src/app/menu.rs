//! The menu in the bar: a row of links where there is room, else behind a
//! button that opens it as a popover.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::button::button;
use super::card::text;
use super::pages::{PAGES, Page};
use super::words::{Words, words};
use crate::browser::page;
use crate::use_logto;

const MENU: &str = "menu";

/// The pages that this person may open, and the way out for who is signed in.
pub(super) fn menu() -> impl IntoView {
    let logto = use_logto();
    let navigate = use_navigate();
    move || {
        let words = words();
        let signed_in = logto.signed_in() == Some(true);
        let sign_out = signed_in.then(|| {
            let navigate = navigate.clone();
            let leave = move || navigate("/sign-out", NavigateOptions::default());
            button(words.sign_out, "button plain", leave)
        });
        view! {
            <button type="button" class="button plain" popovertarget=MENU>{words.menu}</button>
            <nav id=MENU popover="auto" aria-label=words.menu on:click=|_| page::close_popover(MENU)>
                {links(signed_in, false)}
            </nav>
            {sign_out}
        }
    }
}

/// The pages for who is signed in, or for everybody; with what each is about,
/// or its name alone.
pub(super) fn links(signed_in: bool, with_about: bool) -> Vec<AnyView> {
    let path = use_location().pathname;
    let words = words();
    PAGES
        .iter()
        .filter(|page| signed_in || page.for_everybody)
        .map(|page| link(page, path, words, with_about))
        .collect()
}

/// A link to a page. Whoever is about to follow it has the page loaded.
fn link(page: &'static Page, path: Memo<String>, words: &Words, with_about: bool) -> AnyView {
    let (name, about) = (page.name)(words);
    let about = with_about.then(|| text("detail", about));
    // Some hosts add a slash.
    let is_here =
        move || path.with(|path| path.trim_end_matches('/').rsplit('/').next() == Some(page.path));
    let prefetch = move || page.chunk.prefetch();
    view! {
        <a
            class="button plain"
            href=page.path
            aria-current=move || is_here().then_some("page")
            on:focus=move |_| prefetch()
            on:pointerenter=move |_| prefetch()
        >
            {name}
            {about}
        </a>
    }
    .into_any()
}
