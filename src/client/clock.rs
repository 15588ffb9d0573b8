//! The time by which tokens are judged: this device's clock, corrected.

use std::time::Duration;

use super::event::Event;
use super::platform::Platform;
use super::state::Client;
use super::store::Offset;
use crate::oidc::Timestamp;

/// Less than this may be the network's, and is none.
const NOISE: Duration = Duration::from_secs(30);

/// From this on the person should hear of it.
const LARGE: Duration = Duration::from_secs(2 * 60);

/// How far this device's clock is off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClockOffset(Offset);

impl ClockOffset {
    /// What to add to this device's clock, in milliseconds: negative if it is
    /// fast.
    pub fn as_millis(self) -> i64 {
        self.0.0
    }

    /// By how much it is off.
    pub fn size(self) -> Duration {
        Duration::from_millis(self.0.0.unsigned_abs())
    }

    /// Whether it shows a time that is still to come.
    pub fn is_fast(self) -> bool {
        self.0.0 < 0
    }

    /// Whether it is off by more than two minutes, which the person should
    /// hear: other applications will fail.
    pub fn is_large(self) -> bool {
        LARGE < self.size()
    }
}

impl<P: Platform> Client<P> {
    /// Learns how far this device's clock is off from the `Date` header
    /// (RFC 9110 §6.6.1) of an answer that has just come, and its `Age`
    /// (RFC 9111 §5.1). All tabs and the next start know it then.
    ///
    /// Only an answer of the page's own origin will do, and only one that came
    /// past the HTTP cache: never an answer that brings tokens, which would
    /// let an old token prove itself young.
    pub fn learn_clock(&self, date: Timestamp, age: Duration) {
        let inner = &self.0;
        inner.store.read_offset(&inner.platform);
        let known = self.clock_offset();
        let truth = date.saturating_add(age).as_millis();
        let learnt = truth.saturating_sub(inner.platform.now().as_millis());
        if learnt.abs_diff(known.as_millis()) < millis(NOISE) {
            return;
        }
        let noise = learnt.unsigned_abs() < millis(NOISE);
        let offset = Offset(if noise { 0 } else { learnt });
        inner.store.save_offset(&inner.platform, offset);
        self.tell(&Event::ClockLearnt(ClockOffset(offset)));
    }

    /// How far this device's clock is off, as far as it is known.
    pub fn clock_offset(&self) -> ClockOffset {
        ClockOffset(self.0.store.offset())
    }

    /// The present time: this device's clock, corrected by what was learnt.
    pub fn now(&self) -> Timestamp {
        self.0.store.now(&self.0.platform)
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
