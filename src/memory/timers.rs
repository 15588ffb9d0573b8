//! Things that happen at a moment, and the device's clock, which may show
//! another time than it is.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures_channel::oneshot;

use crate::oidc::Timestamp;

/// A time that jumps from one moment to the next.
pub(super) struct Timers {
    now: Cell<Timestamp>,
    /// The device's clock is ahead by the first and behind by the second.
    off: Cell<(Duration, Duration)>,
    waiting: RefCell<Vec<(Timestamp, oneshot::Sender<()>)>>,
}

impl Timers {
    pub(super) fn at(now: Timestamp) -> Self {
        Self {
            now: Cell::new(now),
            off: Cell::default(),
            waiting: RefCell::default(),
        }
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now.get()
    }

    /// What the device's clock shows.
    pub(super) fn shown(&self) -> Timestamp {
        let (ahead, behind) = self.off.get();
        self.now.get().saturating_add(ahead).saturating_sub(behind)
    }

    /// Sets the device's clock. No time passes.
    pub(super) fn show(&self, shown: Timestamp) {
        let now = self.now.get();
        self.off
            .set((shown.saturating_since(now), now.saturating_since(shown)));
    }

    /// Completes at `moment`.
    pub(super) fn until(&self, moment: Timestamp) -> oneshot::Receiver<()> {
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().push((moment, sender));
        receiver
    }

    /// Jumps to `moment` and wakes all whose time has come.
    pub(super) fn jump(&self, moment: Timestamp) {
        self.now.set(moment);
        let mut due = Vec::new();
        self.waiting.borrow_mut().retain_mut(|(at, sender)| {
            if *at <= moment {
                due.push(std::mem::replace(sender, oneshot::channel().0));
                return false;
            }
            true
        });
        for sender in due {
            // Whoever waited may have given up.
            let _ = sender.send(());
        }
    }

    /// The next moment somebody waits for.
    pub(super) fn next(&self) -> Option<Timestamp> {
        let mut waiting = self.waiting.borrow_mut();
        waiting.retain(|(_, sender)| !sender.is_canceled());
        waiting.iter().map(|(at, _)| *at).min()
    }
}
