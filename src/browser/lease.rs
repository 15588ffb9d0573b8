//! A lease in storage, where there are no Web Locks: on plain http and in old
//! in-app browsers.
//!
//! The record is `<expiry in ms> <owner>`. Storage has no compare-and-swap, so
//! an owner writes, waits long enough for rival writes to arrive, and holds the
//! lease if the record is still its own: the last writer wins. It is as
//! exclusive as storage allows, which is less than a lock.

use std::time::Duration;

use super::storage;
use super::timer::{Alarm, now, sleep};
use crate::client::Area;
use crate::oidc::Timestamp;

const PREFIX: &str = "logto-lease:";

/// How long a lease outlives the last word of its holder: longer than requests
/// to the provider take, for hidden tabs renew late.
const TERM: Duration = Duration::from_secs(20);

const RENEWAL: Duration = Duration::from_secs(3);

/// A lease, wanted or held. Dropping it gives it up.
pub(super) struct Lease {
    key: String,
    owner: String,
    _renewal: Option<Alarm>,
}

impl Lease {
    /// Waits until the lease is free, for as long as it takes.
    pub(super) async fn take(name: &str) -> Self {
        let owner = random(u32::MAX).to_string();
        let mut lease = Self {
            key: [PREFIX, name].concat(),
            owner,
            _renewal: None,
        };
        let mut watch = Watch::default();
        loop {
            if watch.is_free(storage::load(Area::Local, &lease.key)) {
                write(&lease.key, &lease.owner);
                sleep(Duration::from_millis(50 + u64::from(random(50)))).await;
                if lease.is_own() {
                    break;
                }
            } else {
                sleep(Watch::STEP).await;
            }
        }
        let (key, owner) = (lease.key.clone(), lease.owner.clone());
        lease._renewal = Alarm::every(RENEWAL, move || {
            if is_owner(&key, &owner) {
                write(&key, &owner);
            }
        });
        lease
    }

    fn is_own(&self) -> bool {
        is_owner(&self.key, &self.owner)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if self.is_own() {
            let _ = storage::save(Area::Local, &self.key, None);
        }
    }
}

/// What is seen of somebody else's lease.
#[derive(Default)]
struct Watch {
    seen: String,
    unchanged: Duration,
}

impl Watch {
    const STEP: Duration = Duration::from_millis(50);

    /// A lease is free when there is none, when it ran out, or when nobody
    /// renewed it for a whole term: after the clock was turned back, the expiry
    /// of a dead holder lies far in the future.
    fn is_free(&mut self, record: Option<String>) -> bool {
        let Some(record) = record.filter(|record| expiry(record) > now()) else {
            return true;
        };
        if record == self.seen {
            self.unchanged += Self::STEP;
        } else {
            self.seen = record;
            self.unchanged = Duration::ZERO;
        }
        self.unchanged >= TERM
    }
}

fn write(key: &str, owner: &str) {
    let expiry = now().saturating_add(TERM).as_millis().to_string();
    let _ = storage::save(Area::Local, key, Some(&[&expiry, " ", owner].concat()));
}

fn is_owner(key: &str, owner: &str) -> bool {
    let record = storage::load(Area::Local, key);
    record.is_some_and(|record| record.split_once(' ').is_some_and(|(_, own)| own == owner))
}

/// A record that cannot be read ran out long ago.
fn expiry(record: &str) -> Timestamp {
    let millis = record
        .split_once(' ')
        .and_then(|(expiry, _)| expiry.parse().ok());
    Timestamp::from_millis(millis.unwrap_or(0))
}

fn random(below: u32) -> u32 {
    (js_sys::Math::random() * f64::from(below)) as u32
}
