//! What happens inside, for logs and for pages that show it.

use std::rc::{Rc, Weak};
use std::time::Duration;

use super::clock::ClockOffset;
use super::error::ErrorKind;
use super::platform::Platform;
use super::session::{Reason, Session};
use super::state::{Client, Inner, Subscription};
use super::store::Area;

/// Something that has happened. No event carries a token, a name or an
/// address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A person is signed in now.
    SignedIn,
    /// Nobody is signed in any more.
    SignedOut(Reason),
    /// A renewal is sent to the provider.
    RenewalStarted,
    /// A renewal has brought new tokens.
    RenewalDone,
    /// A renewal has brought none.
    RenewalFailed {
        /// What can be done.
        kind: ErrorKind,
        /// How long the provider is left alone now.
        wait: Duration,
    },
    /// A renewal was sent and its answer did not come: the refresh token may
    /// be used up.
    AnswerLost,
    /// A renewed ID token could not be verified yet: the earlier claims stand.
    ClaimsWithheld,
    /// This tab is a copy of one that has renewed the session since: the
    /// refresh token here is used up.
    LeftBehind,
    /// The browser keeps the session for a shorter time than was asked for.
    StorageFellBack(Area),
    /// This device's clock was found to be off, or to be right again.
    ClockLearnt(ClockOffset),
    /// The store was read anew: another tab has written to it, or this page
    /// may have slept. What that brings to light is told right after.
    LookedAgain,
    /// An automatic sign-in was stopped: there were too many.
    LoopStopped,
}

pub(super) type EventListener = Rc<dyn Fn(&Event)>;

impl<P: Platform> Client<P> {
    /// Calls `listener` with all that happens in this page from now on, until
    /// the subscription is dropped.
    pub fn events(&self, listener: impl Fn(&Event) + 'static) -> Subscription {
        let id = self.next_listener();
        let listener: EventListener = Rc::new(listener);
        self.0.event_listeners.borrow_mut().push((id, listener));
        let inner: Weak<Inner<P>> = Rc::downgrade(&self.0);
        Subscription::new(move || {
            if let Some(inner) = inner.upgrade() {
                let mut listeners = inner.event_listeners.borrow_mut();
                listeners.retain(|(listener, _)| *listener != id);
            }
        })
    }

    pub(super) fn tell(&self, event: &Event) {
        // A listener may subscribe, or end a subscription.
        let listeners = self.0.event_listeners.borrow().clone();
        for (_, listener) in listeners {
            listener(event);
        }
    }

    pub(super) fn tell_of(&self, before: &Session, after: &Session) {
        match (before, after) {
            // Renewed claims are no event.
            (Session::SignedIn(old), Session::SignedIn(new))
                if old.claims().subject == new.claims().subject => {}
            (_, Session::SignedIn(_)) => self.tell(&Event::SignedIn),
            (Session::SignedIn(_) | Session::Loading, Session::SignedOut { reason })
                if *reason != Reason::New || before.user().is_some() =>
            {
                self.tell(&Event::SignedOut(*reason));
            }
            _ => {}
        }
    }
}
