//! The proof that the person is who they are: given once by the password, and
//! good for some minutes.

use leptos::prelude::*;

use crate::account::VerificationRecord;
use crate::browser::page;
use crate::{Logto, Timestamp};

/// A call that begins this long before the proof expires may arrive too late.
const MARGIN_MS: i64 = 10_000;

#[derive(Clone, Copy)]
pub(super) struct Proof {
    logto: Logto,
    record: StoredValue<Option<VerificationRecord>>,
    held: RwSignal<bool>,
}

impl Proof {
    pub(super) fn new(logto: Logto) -> Self {
        Self {
            logto,
            record: StoredValue::new(None),
            held: RwSignal::new(false),
        }
    }

    pub(super) fn keep(self, record: VerificationRecord) {
        self.record.set_value(Some(record));
        self.held.try_set(true);
    }

    pub(super) fn forget(self) {
        self.record.try_set_value(None);
        self.held.try_set(false);
    }

    /// The proof, while it is good.
    pub(super) fn get(self) -> Option<VerificationRecord> {
        let record = self.record.try_get_value().flatten();
        let offset = self.logto.clock_offset().as_millis();
        let now = page::now().as_millis().saturating_add(offset);
        let good = |end: Timestamp| now.saturating_add(MARGIN_MS) < end.as_millis();
        let record = record.filter(|record| record.expires_at.is_none_or(good));
        if record.is_none() && self.held.try_get_untracked() == Some(true) {
            self.forget();
        }
        record
    }

    /// Whether the person need not prove anything now. Reactive.
    pub(super) fn is_held(self) -> bool {
        self.held.get()
    }
}
