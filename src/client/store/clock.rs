//! How far this device's clock is off, for all tabs and the next start.

use serde::{Deserialize, Serialize};

use super::{Slot, Store};
use crate::client::platform::Platform;
use crate::oidc::Timestamp;

/// The provider's time less this device's, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Offset(pub(crate) i64);

impl Store {
    /// This device's clock, corrected by what was learnt of it.
    pub(crate) fn now<P: Platform>(&self, platform: &P) -> Timestamp {
        let shown = platform.now().as_millis();
        Timestamp::from_millis(shown.saturating_add(self.offset.get().0))
    }

    /// Looks again at what has been learnt, perhaps by another tab.
    pub(crate) fn read_offset<P: Platform>(&self, platform: &P) {
        let text = platform.load(&Slot::clock(&self.app_id)).ok().flatten();
        let offset = text.and_then(|text| serde_json::from_str(&text).ok());
        self.offset.set(offset.unwrap_or_default());
    }

    /// Remembers what was learnt. A store that refuses costs it the next start.
    pub(crate) fn save_offset<P: Platform>(&self, platform: &P, offset: Offset) {
        self.offset.set(offset);
        let text = super::to_text(&offset).ok();
        let text = text.filter(|_| offset != Offset::default());
        let _ = platform.save(&Slot::clock(&self.app_id), text.as_deref());
    }
}
