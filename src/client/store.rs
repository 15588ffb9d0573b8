//! What the client keeps: the only place that knows a key or a format.

mod automatic;
mod cache;
mod clock;
mod revocation;
mod rotation;
mod session;
mod slot;
mod social;
mod transaction;

use std::cell::{Cell, RefCell};

use serde::Serialize;

use super::config::{Config, StorageKind};
use super::platform::{Platform, PlatformError};

pub(crate) use cache::{CachedDocument, Document};
pub(crate) use clock::Offset;
pub(crate) use revocation::Revocation;
pub(crate) use session::{Attempt, Ended, SessionRecord, Stored, TokenRecord, Withheld};
pub use slot::{Area, Slot};
pub(crate) use social::{pending_social, save_pending_social};
pub(crate) use transaction::{Outcome, Stage, Started, Transaction};

/// The records of one application.
pub(crate) struct Store {
    app_id: String,
    issuer: String,
    area: Area,
    offset: Cell<Offset>,
    /// The session's text when it was last read, and what it said.
    read: RefCell<Option<(String, Stored)>>,
}

impl Store {
    pub(crate) fn new(config: &Config) -> Self {
        let area = match config.storage_kind() {
            StorageKind::Local => Area::Local,
            StorageKind::Session => Area::Session,
            StorageKind::Memory => Area::Memory,
        };
        Self {
            app_id: config.app_id().to_owned(),
            issuer: config.endpoint().issuer().to_owned(),
            area,
            offset: Cell::default(),
            read: RefCell::new(None),
        }
    }

    /// The lock that guards the session: one for each application and browser.
    pub(crate) fn lock_name(&self) -> String {
        format!("logto:{}", self.app_id)
    }

    /// Where the session should be kept.
    pub(crate) fn area(&self) -> Area {
        self.area
    }

    /// How far the clock is off, as last read.
    pub(crate) fn offset(&self) -> Offset {
        self.offset.get()
    }

    fn session_slot(&self) -> Slot {
        Slot::session(self.area, &self.app_id)
    }
}

/// Whether the platform keeps a session of any application, or the word that one
/// has ended: where it does not, nobody is signed in.
pub fn knows_somebody<P: Platform>(platform: &P) -> bool {
    [Area::Local, Area::Session].into_iter().any(|area| {
        let keys = platform.keys(area, slot::PREFIX).unwrap_or_default();
        keys.iter().any(|key| key.ends_with(slot::SESSION))
    })
}

fn to_text<T: Serialize>(record: &T) -> Result<String, PlatformError> {
    serde_json::to_string(record)
        .map_err(|_| PlatformError::Storage("unwritable record".to_owned()))
}
