//! Which organization is chosen. It stands in the address, so that a link and
//! a reload keep it, and outlasts a visit to another page.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::member::Membership;
use crate::User;
use crate::app::request::parameter;
use crate::browser::page;

const PARAMETER: &str = "organization";

/// The id of the heading of what is chosen.
pub(super) const HEADING: &str = "organization";

thread_local! {
    /// The choice of this tab, and whose it is.
    static LAST: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

#[derive(Clone, Copy)]
pub(super) struct Choice {
    pub(super) id: Memo<Option<String>>,
}

impl Choice {
    /// For the page that is being built. Whoever belongs to one organization
    /// alone need not choose.
    pub(super) fn new(user: Signal<User>, membership: Memo<Option<Membership>>) -> Self {
        let search = use_location().search;
        let asked = Memo::new(move |_| {
            let url = ["?", &search.get()].concat();
            parameter(&url, PARAMETER).filter(|id| !id.is_empty())
        });
        let only = Memo::new(move |_| {
            let membership = membership.get()?;
            match &membership.organizations[..] {
                [only] => Some(only.id.clone()),
                _ => None,
            }
        });
        let subject = user.with_untracked(|user| user.claims().subject.clone());
        let last = LAST.with_borrow(|last| {
            let (whose, id) = last.as_ref()?;
            (*whose == subject).then(|| id.clone())
        });
        let navigate = use_navigate();
        Effect::new(move |before: Option<Option<String>>| {
            let now = asked.get();
            match (&before, &now, &last) {
                (None, None, Some(last)) => {
                    let options = NavigateOptions {
                        replace: true,
                        scroll: false,
                        ..Default::default()
                    };
                    navigate(&["/", &address(last)].concat(), options);
                    // As if it had been there from the start.
                    return Some(last.clone());
                }
                (Some(before), Some(now), _) if before.as_ref() != Some(now) => {
                    request_animation_frame(|| {
                        page::focus(HEADING);
                    });
                }
                _ => {}
            }
            LAST.set(now.clone().map(|id| (subject.clone(), id)));
            now
        });
        let id = Memo::new(move |_| asked.get().or_else(|| only.get()));
        Self { id }
    }

    /// Whether it is this one. Reactive.
    pub(super) fn is(self, id: &str) -> bool {
        self.id.with(|chosen| chosen.as_deref() == Some(id))
    }
}

/// Where the organization is chosen, below the base.
pub(super) fn address(id: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair(PARAMETER, id)
        .finish();
    ["organizations?", &query].concat()
}
