//! The pages for people who are signed in. None is in the first view: each
//! lives in a [chunk](super::chunk), with its words and its styles.
//!
//! A new page is a directory here with a [`View`] that begins with
//! [`add_styles`](styles::add_styles), an arm in [`view`], an entry in [`PAGES`]
//! and its name in the words of the menu.

mod facts;
mod opened;
mod profile;
mod styles;

use leptos::prelude::*;

use super::chunk::{Chunk, chunk};
use super::guard::guarded;
use super::words::Words;
use crate::User;
use opened::opened;

/// What is below the heading of a page. Reading the person again follows
/// their claims; the page is made anew when somebody else signs in.
pub(super) type View = fn(Signal<User>) -> AnyView;

pub(super) struct Page {
    /// Its address below the base, and the name of its part in the chunk.
    pub(super) path: &'static str,
    /// In the menu, and its heading.
    pub(super) name: fn(&Words) -> &'static str,
    pub(super) chunk: &'static Chunk<View>,
}

/// In the order of the menu.
pub(super) static PAGES: [Page; 1] = [Page {
    path: "profile",
    name: |words| words.profile,
    chunk: &PERSON,
}];

chunk! {
    /// Pages that are about the person.
    PERSON, "person", view => View
}

fn view(path: &'static str) -> Option<View> {
    match path {
        "profile" => Some(profile::profile),
        _ => None,
    }
}

/// The page of this name, if there is one.
pub(super) fn page(path: &str) -> Option<AnyView> {
    let page = PAGES.iter().find(|page| page.path == path)?;
    Some(guarded(move |user| opened(page, user)))
}

/// Has everything loaded that the menu leads to, once the browser has time.
pub(super) fn prefetch() {
    for page in &PAGES {
        page.chunk.prefetch();
    }
}

#[cfg(test)]
mod tests {
    use super::PAGES;

    #[test]
    fn every_page_is_in_its_chunk() {
        for page in &PAGES {
            assert!(page.chunk.get(page.path).is_some(), "{}", page.path);
        }
    }
}
