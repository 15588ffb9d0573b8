//! Refresh tokens of ended sessions that the provider has not revoked yet.

use serde::{Deserialize, Serialize};

use super::{Slot, Store};
use crate::client::platform::Platform;
use crate::oidc::Secret;

/// An outage long enough for more sign-outs than this is not worth more space.
const MOST: usize = 8;

/// A refresh token, whose it is, and who has issued it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Revocation {
    pub(crate) token: Secret,
    pub(crate) subject: String,
    pub(crate) issuer: String,
}

impl Store {
    /// Whether a refresh token may still have to be revoked.
    pub(crate) fn owes_revocation<P: Platform>(&self, platform: &P) -> bool {
        matches!(platform.load(&Slot::revocation(&self.app_id)), Ok(Some(_)))
    }

    /// The refresh tokens still to be revoked.
    pub(crate) fn revocations<P: Platform>(&self, platform: &P) -> Vec<Revocation> {
        platform
            .load(&Slot::revocation(&self.app_id))
            .ok()
            .flatten()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Remembers what is still to be revoked.
    pub(crate) fn keep_revocation<P: Platform>(&self, platform: &P, revocation: &Revocation) {
        let mut kept = self.revocations(platform);
        if kept.contains(revocation) {
            return;
        }
        kept.push(revocation.clone());
        if MOST < kept.len() {
            kept.remove(0);
        }
        self.save_revocations(platform, &kept);
    }

    /// Forgets `token`: the provider has answered.
    pub(crate) fn forget_revocation<P: Platform>(&self, platform: &P, token: &Secret) {
        self.retain_revocations(platform, |kept| kept.token != *token);
    }

    /// Forgets the tokens of `subject`, who has signed in again: Logto gives
    /// all tokens of one person and browser one grant, and revoking one of
    /// them would end the new session.
    pub(crate) fn forget_revocations_of<P: Platform>(&self, platform: &P, subject: &str) {
        self.retain_revocations(platform, |kept| {
            kept.subject != subject || kept.issuer != self.issuer
        });
    }

    fn retain_revocations<P: Platform>(&self, platform: &P, keep: impl Fn(&Revocation) -> bool) {
        let mut kept = self.revocations(platform);
        let before = kept.len();
        kept.retain(keep);
        if kept.len() < before {
            self.save_revocations(platform, &kept);
        }
    }

    fn save_revocations<P: Platform>(&self, platform: &P, kept: &[Revocation]) {
        let slot = Slot::revocation(&self.app_id);
        if kept.is_empty() {
            let _ = platform.save(&slot, None);
        } else if let Ok(text) = super::to_text(&kept) {
            let _ = platform.save(&slot, Some(&text));
        }
    }
}
