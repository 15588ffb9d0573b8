//! The pages behind the home page. None is in the first view: each lives in
//! a [chunk](crate::browser::chunk), with its words and its styles.
//!
//! A new page is a directory here with a [`View`] that begins with
//! [`add_styles`](styles::add_styles), an arm in [`view`], an entry in [`PAGES`]
//! and its name in the words of the menu. The build reads the addresses from [`PAGES`].

mod account;
mod api_call;
mod apis;
mod builder;
mod copy;
mod facts;
mod failed;
mod info;
mod opened;
mod organizations;
mod profile;
mod session;
mod set_up;
mod styles;

use leptos::prelude::*;

use super::guard::guarded;
use super::words::Words;
use crate::User;
use crate::browser::chunk::{Chunk, chunk};
use opened::opened;

/// What is below the heading of a page.
#[derive(Clone, Copy)]
pub(super) enum View {
    /// For who is signed in. Reading the person again follows their claims;
    /// the page is made anew when somebody else signs in.
    Person(fn(Signal<User>) -> AnyView),
    /// For everybody, signed in or not.
    Everybody(fn() -> AnyView),
}

impl View {
    fn show(self, user: Option<Signal<User>>) -> AnyView {
        match (self, user) {
            (Self::Person(view), Some(user)) => view(user),
            (Self::Everybody(view), _) => view(),
            // A test holds the table to what the chunks have.
            (Self::Person(_), None) => ().into_any(),
        }
    }
}

pub(super) struct Page {
    /// Its address below the base, and the name of its part in the chunk.
    pub(super) path: &'static str,
    /// In the menu, and its heading; and what it is about.
    pub(super) name: fn(&Words) -> (&'static str, &'static str),
    /// Also for people who are signed out.
    pub(super) for_everybody: bool,
    pub(super) chunk: &'static Chunk<View>,
}

/// In the order of the menu.
pub(super) static PAGES: [Page; 7] = [
    Page {
        path: "profile",
        name: |words| (words.profile, words.about_profile),
        for_everybody: false,
        chunk: &PERSON,
    },
    Page {
        path: "account",
        name: |words| (words.account, words.about_account),
        for_everybody: false,
        chunk: &PERSON,
    },
    Page {
        path: "session",
        name: |words| (words.session, words.about_session),
        for_everybody: true,
        chunk: &PERSON,
    },
    Page {
        path: "apis",
        name: |words| (words.apis, words.about_apis),
        for_everybody: false,
        chunk: &PERSON,
    },
    Page {
        path: "organizations",
        name: |words| (words.organizations, words.about_organizations),
        for_everybody: false,
        chunk: &PERSON,
    },
    Page {
        path: "builder",
        name: |words| (words.builder, words.about_builder),
        for_everybody: true,
        chunk: &PERSON,
    },
    Page {
        path: "set-up",
        name: |words| (words.set_up, words.about_set_up),
        for_everybody: true,
        chunk: &GUIDE,
    },
];

/// Works without a usable `config.json` too.
pub(super) const SET_UP: &str = "set-up";

chunk! {
    /// Pages that are about the person.
    PERSON, "person", view => View
}

chunk! {
    /// For the few who set a deployment up.
    GUIDE, "guide", guide => View
}

fn guide(_: &'static str) -> Option<View> {
    Some(View::Everybody(set_up::set_up))
}

fn view(path: &'static str) -> Option<View> {
    match path {
        "apis" => Some(View::Person(apis::apis)),
        "organizations" => Some(View::Person(organizations::organizations)),
        "builder" => Some(View::Everybody(builder::builder)),
        "profile" => Some(View::Person(profile::profile)),
        "account" => Some(View::Person(account::account)),
        "session" => Some(View::Everybody(session::session)),
        _ => None,
    }
}

/// The page of this name, if there is one.
pub(super) fn page(path: &str) -> Option<AnyView> {
    let page = PAGES.iter().find(|page| page.path == path)?;
    Some(if page.for_everybody {
        opened(page, None)
    } else {
        guarded(move |user| opened(page, Some(user)))
    })
}

/// Has the pages loaded that are about the person, once the browser has time.
pub(super) fn prefetch() {
    for page in PAGES.iter().filter(|page| !page.for_everybody) {
        page.chunk.prefetch();
    }
}

#[cfg(test)]
mod tests {
    use super::{PAGES, SET_UP, View};

    #[test]
    fn every_page_is_in_its_chunk_and_for_whom_the_table_says() {
        for page in &PAGES {
            let view = page.chunk.get(page.path);
            let for_everybody = view.map(|view| matches!(view, View::Everybody(_)));
            assert_eq!(for_everybody, Some(page.for_everybody), "{}", page.path);
        }
    }

    #[test]
    fn the_guide_is_there_without_a_configuration() {
        assert!(
            PAGES
                .iter()
                .any(|page| page.path == SET_UP && page.for_everybody)
        );
    }
}
