//! Leaving the provider alone for a while after it has failed.

use std::cell::Cell;
use std::time::Duration;

use super::platform::Platform;
use super::state::Client;
use crate::oidc::Timestamp;

/// Waiting for longer than this is not of our own making.
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// Asking to be left alone for longer than this is taken for a mistake.
const LONGEST_ASKED: Duration = Duration::from_secs(60 * 60);

/// How often the provider has failed, and until when it is left alone.
#[derive(Default)]
pub(super) struct BackOff {
    failures: Cell<u32>,
    pause: Cell<Option<Pause>>,
}

#[derive(Clone, Copy)]
struct Pause {
    since: Timestamp,
    until: Timestamp,
    /// The provider has asked for it.
    asked: bool,
}

impl BackOff {
    /// It has answered.
    pub(super) fn end(&self) {
        self.failures.set(0);
        self.pause.set(None);
    }

    /// The world may have changed: a pause of our own making is over.
    pub(super) fn try_again(&self) {
        if self.pause.get().is_some_and(|pause| !pause.asked) {
            self.end();
        }
    }

    /// A person wants it now. How often it has failed still counts.
    fn end_pause(&self) {
        if self.pause.get().is_some_and(|pause| !pause.asked) {
            self.pause.set(None);
        }
    }

    /// What is left of the pause. One that began in the future is none: the
    /// clock was set back.
    fn left(&self, now: Timestamp) -> Duration {
        match self.pause.get() {
            Some(pause) if pause.since <= now => pause.until.saturating_since(now),
            _ => Duration::ZERO,
        }
    }
}

impl<P: Platform> Client<P> {
    /// How long the provider will still be left alone, after it has failed or
    /// has asked for it; zero if it will not be.
    pub fn pause(&self) -> Duration {
        self.0.back_off.left(self.now())
    }

    /// Ends the pause after failures, because a person wants the provider asked
    /// now, with a button `Try again` for example. A pause that the provider has
    /// asked for (`Retry-After`, RFC 9110 §10.2.3) stays.
    pub fn end_pause(&self) {
        self.0.back_off.end_pause();
    }

    /// Leaves the provider alone for a while: as long as it asked, or longer
    /// each time, with jitter so that tabs do not march in step.
    pub(super) fn back_off(&self, asked: Option<Duration>) {
        let back_off = &self.0.back_off;
        let failures = back_off.failures.get().saturating_add(1);
        back_off.failures.set(failures);
        let wait = match asked {
            Some(asked) => asked.min(LONGEST_ASKED),
            None => {
                let jitter = self.random().map_or(0, |bytes| u64::from(bytes[0]));
                let millis = (500_u64 << failures.min(10)) * (256 + jitter) / 512;
                Duration::from_millis(millis).min(LONGEST)
            }
        };
        let since = self.now();
        back_off.pause.set(Some(Pause {
            since,
            until: since.saturating_add(wait),
            asked: asked.is_some(),
        }));
    }
}
