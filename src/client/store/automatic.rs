//! When sign-ins were started that no person has asked for.

use super::{Slot, Store};
use crate::client::platform::Platform;
use crate::oidc::Timestamp;

impl Store {
    /// When this tab has left for automatic sign-ins.
    pub(crate) fn automatic<P: Platform>(&self, platform: &P) -> Vec<Timestamp> {
        let slot = Slot::automatic(&self.app_id);
        let text = platform.load(&slot).ok().flatten();
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Remembers them; an empty list forgets them.
    pub(crate) fn save_automatic<P: Platform>(&self, platform: &P, started: &[Timestamp]) {
        let text = super::to_text(&started).ok();
        let text = text.filter(|_| !started.is_empty());
        let _ = platform.save(&Slot::automatic(&self.app_id), text.as_deref());
    }
}
