//! A social verification whose person is at the provider.

use super::Slot;
use crate::account::PendingSocial;
use crate::client::platform::{Platform, PlatformError};

/// The verification under way, if there is one.
pub(crate) fn pending_social<P: Platform>(
    platform: &P,
    app_id: &str,
) -> Result<Option<PendingSocial>, PlatformError> {
    let text = platform.load(&Slot::social(app_id))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps the verification under way, in place of another; `None` forgets it.
pub(crate) fn save_pending_social<P: Platform>(
    platform: &P,
    app_id: &str,
    pending: Option<&PendingSocial>,
) -> Result<(), PlatformError> {
    let text = pending.map(super::to_text).transpose()?;
    platform.save(&Slot::social(app_id), text.as_deref())
}
