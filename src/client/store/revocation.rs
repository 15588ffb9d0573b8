//! Refresh tokens of ended sessions that the provider has not revoked yet.

use super::{Slot, Store};
use crate::client::platform::Platform;
use crate::oidc::Secret;

/// An outage long enough for more sign-outs than this is not worth more space.
const MOST: usize = 8;

impl Store {
    /// The refresh tokens still to be revoked.
    pub(crate) fn revocations<P: Platform>(&self, platform: &P) -> Vec<Secret> {
        platform
            .load(&Slot::revocation(&self.app_id))
            .ok()
            .flatten()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Remembers that `token` is still to be revoked.
    pub(crate) fn keep_revocation<P: Platform>(&self, platform: &P, token: &Secret) {
        let mut tokens = self.revocations(platform);
        if tokens.contains(token) {
            return;
        }
        tokens.push(token.clone());
        if MOST < tokens.len() {
            tokens.remove(0);
        }
        self.save_revocations(platform, &tokens);
    }

    /// Forgets `token`: the provider has answered.
    pub(crate) fn forget_revocation<P: Platform>(&self, platform: &P, token: &Secret) {
        let mut tokens = self.revocations(platform);
        tokens.retain(|kept| kept != token);
        self.save_revocations(platform, &tokens);
    }

    fn save_revocations<P: Platform>(&self, platform: &P, tokens: &[Secret]) {
        let slot = Slot::revocation(&self.app_id);
        if tokens.is_empty() {
            let _ = platform.save(&slot, None);
        } else if let Ok(text) = super::to_text(&tokens) {
            let _ = platform.save(&slot, Some(&text));
        }
    }
}
