//! The provider's documents, kept so that a callback costs one round trip and
//! a warm start none. They are kept as text and parsed as if they had just
//! arrived: what is wrong in them is found whoever wrote it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Slot, Store};
use crate::client::platform::Platform;
use crate::oidc::Timestamp;

/// A document is used without asking for this long.
const FRESH: Duration = Duration::from_secs(10 * 60);

/// After this long it is not used at all: keys that a provider withdrew must
/// not be believed for ever.
const LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// A document of the provider.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Document {
    Metadata,
    Keys,
}

/// A document as it was kept.
#[derive(Serialize, Deserialize)]
pub(crate) struct CachedDocument {
    /// Of which issuer: another endpoint's document is never used.
    pub(crate) issuer: String,
    pub(crate) fetched_at: Timestamp,
    pub(crate) text: String,
}

impl CachedDocument {
    /// Whether it should be fetched again in the background.
    pub(crate) fn is_stale(&self, now: Timestamp) -> bool {
        FRESH < now.saturating_since(self.fetched_at) || now < self.fetched_at
    }
}

impl Store {
    /// The kept document of `issuer`, unless it is too old.
    pub(crate) fn document<P: Platform>(
        &self,
        platform: &P,
        document: Document,
        issuer: &str,
    ) -> Option<CachedDocument> {
        let text = platform.load(&self.document_slot(document)).ok()??;
        let cached: CachedDocument = serde_json::from_str(&text).ok()?;
        let age = self.now(platform).saturating_since(cached.fetched_at);
        (cached.issuer == issuer && age <= LIFETIME).then_some(cached)
    }

    /// Keeps a document. A store that refuses costs time later, nothing else.
    pub(crate) fn save_document<P: Platform>(
        &self,
        platform: &P,
        document: Document,
        cached: &CachedDocument,
    ) {
        if let Ok(text) = super::to_text(cached) {
            let _ = platform.save(&self.document_slot(document), Some(&text));
        }
    }

    /// Gives up what can be fetched again, to make room.
    pub(super) fn drop_documents<P: Platform>(&self, platform: &P) {
        for document in [Document::Metadata, Document::Keys] {
            let _ = platform.save(&self.document_slot(document), None);
        }
    }

    fn document_slot(&self, document: Document) -> Slot {
        match document {
            Document::Metadata => Slot::metadata(&self.app_id),
            Document::Keys => Slot::keys(&self.app_id),
        }
    }
}
