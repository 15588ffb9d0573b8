//! What a page asks for when it is opened, and once more when the person wants
//! it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::Busy;
use super::language::Spoken;
use super::layout::{Announcer, focus_heading};
use super::words::Words;

/// The answer, `None` until it is there, and which button asks for it anew.
pub(super) struct Retried<T: 'static, E: 'static> {
    pub(super) answer: RwSignal<Option<Result<T, E>>>,
    pub(super) busy: Busy,
    announcer: Announcer,
    spoken: Spoken,
}

impl<T, E> Clone for Retried<T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, E> Copy for Retried<T, E> {}

impl<T, E> Retried<T, E>
where
    T: Send + Sync + 'static,
    E: PartialEq + Send + Sync + 'static,
{
    /// For the page that is being built.
    pub(super) fn new() -> Self {
        Self {
            answer: RwSignal::new(None),
            busy: Busy::new(None),
            announcer: Announcer::of_page(),
            spoken: Spoken::of_page(),
        }
    }

    /// Asks without anybody having pressed a button.
    pub(super) fn ask(self, asking: impl Future<Output = Result<T, E>> + 'static) {
        spawn_local(async move {
            self.settle(asking.await);
        });
    }

    /// Asks anew, if nothing else is at work; `label` names the button. What
    /// `says` makes of the answer is announced; where that is nothing the
    /// button is gone, and the heading gets the focus.
    pub(super) fn again(
        self,
        label: &str,
        asking: impl Future<Output = Result<T, E>> + 'static,
        says: impl FnOnce(Result<&T, &E>, &'static Words) -> Option<String> + 'static,
    ) {
        if !self.begin(label) {
            return;
        }
        spawn_local(async move {
            let answer = asking.await;
            let said = says(answer.as_ref(), untrack(|| self.spoken.words()));
            if self.settle(answer) {
                match said {
                    Some(said) => self.announcer.say(said),
                    None => focus_heading(),
                }
            }
        });
    }

    /// Whether the button of this name may set to work: it is busy then.
    pub(super) fn begin(self, label: &str) -> bool {
        if self.busy.with_untracked(Option::is_some) {
            return false;
        }
        self.busy.set(Some(label.to_owned()));
        self.announcer.say("");
        true
    }

    /// This is the answer. `false` when the person has moved on to another
    /// page.
    pub(super) fn settle(self, answer: Result<T, E>) -> bool {
        if self.busy.try_set(None).is_some() {
            return false;
        }
        // A failure that stays keeps its button, which may have the focus.
        let stays = self.answer.with_untracked(
            |before| matches!((before, &answer), (Some(Err(before)), Err(now)) if before == now),
        );
        if !stays {
            self.answer.set(Some(answer));
        }
        true
    }
}
