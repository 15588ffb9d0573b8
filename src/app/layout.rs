//! What stays on every page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::card::{card, group};
use super::clock::clock_notice;
use super::document;
use super::in_turn::{Part, is_due};
use super::language::{Language, Spoken};
use super::menu::menu;
use super::words::words;
use super::{brand, callback, pages, wecom};
use crate::browser::page;
use crate::{Session, use_logto};

/// The id of every page's heading.
const HEADING: &str = "heading";

/// The heading that was shown last, and in which language; empty before the
/// first.
#[derive(Clone, Copy)]
struct Last(StoredValue<(String, Option<Language>)>);

/// Says things to people who do not see them, when they get round to it.
#[derive(Clone, Copy)]
pub(super) struct Announcer(RwSignal<String>);

impl Announcer {
    pub(super) fn of_page() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(String::new())))
    }

    pub(super) fn say(self, text: impl Into<String>) {
        self.0.try_set(text.into());
    }
}

/// The bar above, the page, and the place where changes are announced.
pub(super) fn layout<V: IntoView>(page: impl FnOnce() -> V) -> impl IntoView {
    let product = untrack(brand::name);
    provide_context(Last(StoredValue::default()));
    provide_context(Announcer(RwSignal::new(String::new())));
    let announcement = announcement();
    view! {
        <header class="bar">
            <a class="brand" href="./"><span>{product}</span></a>
            {move || is_due(Part::Menu).then(menu)}
        </header>
        {clock_notice()}
        <main>{page()}</main>
        <p class="visually-hidden" role="status">{announcement}</p>
    }
}

/// What is around a page that works where nobody can sign in.
pub(super) fn bare_layout(page: impl FnOnce() -> AnyView) -> AnyView {
    let announcer = Announcer(RwSignal::new(String::new()));
    provide_context(announcer);
    view! {
        <main>{page()}</main>
        <p class="visually-hidden" role="status">{move || announcer.0.get()}</p>
    }
    .into_any()
}

/// Says who has signed in or that nobody is any more, when that changes; keeps
/// `<html data-session>` true; and has the pages loaded for who is signed in.
fn announcement() -> impl IntoView {
    let spoken = Spoken::of_page();
    let logto = use_logto();
    let announcer = Announcer::of_page();
    let has_arrived = callback::arrival(|arrival| arrival.error.is_none()) == Some(true);
    Effect::new(move |before: Option<Option<String>>| {
        let session = logto.session();
        page::set_session_attribute(match session {
            Session::Loading => "loading",
            Session::SignedOut { .. } => "signed-out",
            Session::SignedIn(_) => "signed-in",
            Session::Failed(_) => "failed",
        });
        wecom::heed(&session);
        let user = session.user();
        let now = user.map(|user| user.claims().subject.clone());
        if now.is_some() && before.as_ref().is_none_or(Option::is_none) {
            spawn_local(async {
                page::idle().await;
                pages::prefetch();
            });
        }
        if before.map_or(has_arrived, |before| before != now) {
            let words = untrack(|| spoken.words());
            announcer.say(match user {
                Some(user) => (words.now_signed_in)(user.display_name()),
                None => words.now_signed_out.to_owned(),
            });
        }
        now
    });
    move || announcer.0.get()
}

/// The heading of a page, which is also its title. It takes the focus when
/// the person has moved here from another page, so that a screen reader says
/// where they are.
pub(super) fn heading(text: impl Into<String>) -> AnyView {
    let text = text.into();
    let product = brand::name();
    document::set_title(&if text == product {
        product
    } else {
        (words().page_title)(&text, &product)
    });
    if let Some(Last(last)) = use_context() {
        let language = Spoken::of_page().language();
        let (before, spoken) = last.get_value();
        // Who chooses a language stays where they chose it.
        if !before.is_empty() && before != text && spoken == language {
            Effect::new(|| {
                page::focus(HEADING);
            });
        }
        last.set_value((text.clone(), language));
    }
    view! { <h1 id=HEADING tabindex="-1">{text}</h1> }.into_any()
}

/// Moves the focus to the heading, from something that goes away.
pub(super) fn focus_heading() {
    page::focus(HEADING);
}

/// A page on which something is happening.
pub(super) fn progress(text: &'static str) -> AnyView {
    card("", vec![heading(text), group("runner", Vec::new())])
}

/// The shape of what is about to appear.
pub(super) fn skeleton() -> AnyView {
    card("", vec![group("skeleton", Vec::new())])
}
