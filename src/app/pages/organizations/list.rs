//! Every organization of the person, to choose from.

use leptos::prelude::*;

use super::choice::{Choice, address};
use super::member::{Membership, Organization};
use super::words::{WORDS, Words};
use crate::app::button::button;
use crate::app::card::{group, text};
use crate::app::language::Spoken;
use crate::app::layout::Announcer;
use crate::app::pages::facts::mark;
use crate::app::pages::info::Info;
use crate::browser::page;

/// More are searched rather than read.
const FEW: usize = 8;

/// So many more are shown when that is asked for.
const STEP: usize = 50;

#[derive(Clone, Copy)]
pub(super) struct List {
    membership: Memo<Option<Membership>>,
    choice: Choice,
    info: Info,
    sought: RwSignal<String>,
    most: RwSignal<usize>,
    announcer: Announcer,
    spoken: Spoken,
}

impl List {
    pub(super) fn new(membership: Memo<Option<Membership>>, choice: Choice, info: Info) -> Self {
        Self {
            membership,
            choice,
            info,
            sought: RwSignal::new(String::new()),
            most: RwSignal::new(FEW),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        }
    }

    /// For who belongs to no organization.
    pub(super) fn nothing(self, words: &'static Words) -> AnyView {
        group("part", vec![text("", words.none), self.refresh(words)])
    }

    fn refresh(self, words: &'static Words) -> AnyView {
        let spoken = self.spoken;
        let says = move || untrack(|| WORDS.of(spoken)).refreshed;
        group("row", vec![self.info.refresh_button(words.refresh, says)])
    }

    pub(super) fn view(self, words: &'static Words) -> Vec<AnyView> {
        let are_many = Memo::new(move |_| self.all() > FEW);
        let field = move || are_many.get().then(|| self.field(words));
        let rows = move || self.rows(words);
        let choose = move || {
            let is_open = self.choice.id.with(Option::is_none);
            is_open.then(|| group("part", vec![text("", words.choose), self.refresh(words)]))
        };
        vec![field.into_any(), rows.into_any(), choose.into_any()]
    }

    fn all(self) -> usize {
        self.membership
            .with(|membership| membership.as_ref().map_or(0, |it| it.organizations.len()))
    }

    fn field(self, words: &'static Words) -> AnyView {
        view! {
            <div class="field">
                <label for="find">{words.find}</label>
                <input
                    id="find"
                    type="search"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="search"
                    prop:value=self.sought.get_untracked()
                    on:input=move |event| self.seek(event_target_value(&event))
                />
            </div>
        }
        .into_any()
    }

    fn seek(self, sought: String) {
        self.most.set(FEW);
        self.sought.set(sought);
        let words = untrack(|| WORDS.of(self.spoken));
        let (shown, found) = untrack(|| self.found());
        self.announcer.say(self.says(shown.len(), found, words));
    }

    /// What is shown of those that are found, and how many these are. Reactive.
    fn found(self) -> (Vec<Organization>, usize) {
        let sought = self.sought.get();
        let membership = self.membership.get();
        let all = membership.map(|it| it.organizations).unwrap_or_default();
        let mut found = all;
        found.retain(|organization| organization.matches(&sought));
        let count = found.len();
        found.truncate(self.most.get());
        (found, count)
    }

    fn says(self, shown: usize, found: usize, words: &Words) -> String {
        if found == 0 {
            return (words.nothing_found)(&self.sought.get_untracked());
        }
        let language = untrack(|| self.spoken.spoken_language()).tag();
        let number = |count: usize| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            page::number(count, language).unwrap_or_else(|| count.to_string())
        };
        (words.showing)(&number(shown), &number(found))
    }

    fn rows(self, words: &'static Words) -> Vec<AnyView> {
        let (shown, found) = self.found();
        let count = shown.len();
        let rows = shown.into_iter().enumerate();
        let rows: Vec<_> = rows.map(|(at, one)| self.row(at, one, words)).collect();
        let mut parts = Vec::new();
        if count > 0 {
            // `role`: Safari takes a list without markers for no list.
            parts.push(view! { <ul class="items" role="list">{rows}</ul> }.into_any());
        }
        if self.all() > FEW {
            parts.push(text("detail", self.says(count, found, words)));
        }
        if count < found {
            let more = move || {
                self.most.update(|most| *most += STEP);
                request_animation_frame(move || {
                    page::focus(&row_id(count));
                });
            };
            parts.push(group("row", vec![button(words.more, "button", more)]));
        }
        parts
    }

    fn row(self, at: usize, organization: Organization, words: &'static Words) -> AnyView {
        let Organization {
            id,
            name,
            description,
            roles,
        } = organization;
        let href = address(&id);
        let is_chosen = Memo::new(move |_| self.choice.is(&id));
        let roles: Vec<_> = roles.into_iter().map(|role| mark("", role)).collect();
        view! {
            <li class="item choice">
                <div class="item-what">
                    <a
                        class="strong"
                        id=row_id(at)
                        href=href
                        data-noscroll=""
                        aria-current=move || is_chosen.get().then_some("true")
                    >
                        <bdi>{name}</bdi>
                    </a>
                    {description.map(|it| view! { <p class="detail"><bdi>{it}</bdi></p> })}
                </div>
                <div class="marks">
                    {roles}
                    {move || is_chosen.get().then(|| mark("good", words.chosen))}
                </div>
            </li>
        }
        .into_any()
    }
}

fn row_id(at: usize) -> String {
    ["organization-", &at.to_string()].concat()
}
