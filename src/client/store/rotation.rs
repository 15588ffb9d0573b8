//! Which refresh token of a session is the newest.
//!
//! A browser copies `sessionStorage` into a tab that another one opens: two
//! tabs hold the same refresh token then, and the second use of it costs both
//! the session. What all tabs share knows the newest one by its hash.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Area, Attempt, Ended, SessionRecord, Slot, Store, Stored};
use crate::client::platform::Platform;
use crate::oidc::Secret;

/// The sessions of more tabs than this are forgotten, the oldest first.
const MOST: usize = 64;

/// What the tabs that hold copies of a session must know of each other.
#[derive(Serialize, Deserialize)]
struct Rotation {
    generation: String,
    /// The beginning of the newest refresh token's SHA-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    newest: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attempt: Option<Attempt>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ended: Option<Ended>,
}

impl Store {
    /// Whether another tab has used up the refresh token of `record`.
    pub(crate) fn is_left_behind<P: Platform>(&self, platform: &P, record: &SessionRecord) -> bool {
        let newest = record.refresh_token.as_ref().map(hash);
        self.rotation(platform, &record.generation)
            .is_some_and(|rotation| rotation.newest != newest)
    }

    /// The mark of a refresh of this session, whichever tab has sent it.
    pub(crate) fn attempt<P: Platform>(
        &self,
        platform: &P,
        record: &SessionRecord,
    ) -> Option<Attempt> {
        let noted = self.rotation(platform, &record.generation);
        record.attempt.or(noted.and_then(|noted| noted.attempt))
    }

    /// Notes that `record` holds the newest refresh token of its session.
    pub(crate) fn note_newest<P: Platform>(&self, platform: &P, record: &SessionRecord) {
        if let Some(token) = &record.refresh_token {
            self.note(
                platform,
                Rotation {
                    generation: record.generation.clone(),
                    newest: Some(hash(token)),
                    attempt: record.attempt,
                    ended: None,
                },
            );
        }
    }

    /// Notes that the session has ended, for tabs that hold a copy of it.
    pub(crate) fn note_end<P: Platform>(&self, platform: &P, record: &SessionRecord, ended: Ended) {
        self.note(
            platform,
            Rotation {
                generation: record.generation.clone(),
                newest: None,
                attempt: None,
                ended: Some(ended),
            },
        );
    }

    /// Ends a session here that has ended in a tab which held a copy of it.
    pub(super) fn end_copy<P: Platform>(&self, platform: &P, stored: Stored) -> Stored {
        let Stored::Live(record) = &stored else {
            return stored;
        };
        let noted = self.rotation(platform, &record.generation);
        let Some(ended) = noted.and_then(|noted| noted.ended) else {
            return stored;
        };
        // Nobody may use what is left of it.
        let _ = self.write_end(platform, ended);
        Stored::Ended(ended)
    }

    fn rotation<P: Platform>(&self, platform: &P, generation: &str) -> Option<Rotation> {
        let mut rotations = self.rotations(platform);
        rotations.retain(|it| it.generation == generation);
        rotations.pop()
    }

    fn rotations<P: Platform>(&self, platform: &P) -> Vec<Rotation> {
        if self.area != Area::Session {
            return Vec::new();
        }
        let slot = Slot::rotations(&self.app_id);
        let text = platform.load(&slot).ok().flatten();
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    fn note<P: Platform>(&self, platform: &P, rotation: Rotation) {
        if self.area != Area::Session {
            return;
        }
        let mut rotations = self.rotations(platform);
        rotations.retain(|it| it.generation != rotation.generation);
        rotations.push(rotation);
        if MOST < rotations.len() {
            rotations.remove(0);
        }
        if let Ok(text) = super::to_text(&rotations) {
            let _ = platform.save(&Slot::rotations(&self.app_id), Some(&text));
        }
    }
}

fn hash(token: &Secret) -> u64 {
    let digest = Sha256::digest(token.expose());
    let bytes = digest.iter().take(8);
    bytes.fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}
