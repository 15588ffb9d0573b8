//! The provider's documents: discovery and keys. Only successes are kept.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;

use super::error::Error;
use super::platform::Platform;
use super::state::Client;
use super::store::{CachedDocument, Document};
use crate::oidc::{HttpRequest, JwkSet, Metadata, Timestamp, discovery, jwk};

/// An unknown key id makes the client ask for the keys again, but no more
/// often than this: a stranger's token must not become a flood of requests.
const KEYS_COOLDOWN: Duration = Duration::from_secs(30);

/// Whoever leaves for a provider that is down ends on the browser's own error
/// page. One that has answered this page a moment ago is taken to be up.
const UP: Duration = Duration::from_secs(30);

/// A page that starts signed in asks for nothing before this time.
const REVALIDATE_AFTER: Duration = Duration::from_secs(3);

type Asked<T> = Result<Rc<T>, Error>;

/// Who waits for a document that is on its way.
struct Awaited<T>(RefCell<Vec<oneshot::Sender<Asked<T>>>>);

impl<T> Default for Awaited<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T> Awaited<T> {
    /// A place among those who wait, and whether it is the first: then nobody has asked yet.
    fn join(&self) -> (oneshot::Receiver<Asked<T>>, bool) {
        let (sender, receiver) = oneshot::channel();
        let mut waiting = self.0.borrow_mut();
        waiting.push(sender);
        (receiver, waiting.len() == 1)
    }

    fn answer(&self, answer: &Asked<T>) {
        for sender in self.0.take() {
            // Whoever waited may be gone.
            let _ = sender.send(answer.clone());
        }
    }
}

#[derive(Default)]
pub(super) struct Documents {
    metadata: RefCell<Option<Rc<Metadata>>>,
    metadata_fetched_at: Cell<Option<Timestamp>>,
    metadata_awaited: Awaited<Metadata>,
    keys_awaited: Awaited<JwkSet>,
    keys: RefCell<Option<Rc<JwkSet>>>,
    keys_fetched_at: Cell<Option<Timestamp>>,
}

impl<P: Platform> Client<P> {
    /// The provider's metadata: from memory, from the store, or fetched.
    pub(super) async fn metadata(&self) -> Result<Rc<Metadata>, Error> {
        if let Some(metadata) = self.known_metadata() {
            return Ok(metadata);
        }
        self.fetch_metadata().await
    }

    /// The provider's metadata, of which a provider that is down has told
    /// nothing: asked for unless it has just come.
    pub(super) async fn metadata_to_leave_with(&self) -> Result<Rc<Metadata>, Error> {
        let fetched_at = self.0.documents.metadata_fetched_at.get();
        let now = self.now();
        let is_up = fetched_at.is_some_and(|at| at <= now && now.saturating_since(at) < UP);
        match self.known_metadata() {
            Some(metadata) if is_up => Ok(metadata),
            _ => self.fetch_metadata().await,
        }
    }

    /// The provider's keys: from memory, from the store, or fetched.
    pub(super) async fn keys(&self, metadata: &Metadata) -> Result<Rc<JwkSet>, Error> {
        if let Some(keys) = self.known_keys() {
            return Ok(keys);
        }
        self.fetch_keys(metadata).await
    }

    /// What is better done before it is needed: fetching what a sign-in takes,
    /// making up for what an outage left undone. The platform calls it when a
    /// page starts, and when it is seen again or back online: a renewal that
    /// has failed before is then tried at once, unless the provider has asked
    /// to be left alone.
    pub async fn prepare(&self) {
        self.0.back_off.try_again();
        self.retry_revocations().await;
        if self.live().is_ok() {
            // A signed-in page has better things to do first.
            self.0.platform.sleep(REVALIDATE_AFTER).await;
            self.revalidate().await;
            self.retry_withheld().await;
        } else {
            self.prefetch().await;
        }
    }

    /// Fetches what a sign-in will need, so that it will not wait for it. What
    /// fails here is asked for again when it is needed.
    pub async fn prefetch(&self) {
        if let Ok(metadata) = self.metadata().await {
            let _ = self.keys(&metadata).await;
        }
    }

    /// Has the provider's keys kept for the page that the person comes back to,
    /// if they are not yet and its metadata is known. They are read there, by
    /// which a provider is asked again for what cannot be read.
    pub async fn keep_keys(&self) {
        let inner = &self.0;
        let issuer = inner.config.endpoint().issuer();
        let kept = inner
            .store
            .document(&inner.platform, Document::Keys, issuer);
        if let (None, Some(metadata)) = (kept, self.known_metadata())
            && let Ok(text) = self.fetch(jwk::request(&metadata)).await
        {
            self.keep_document(Document::Keys, text);
        }
    }

    /// Fetches kept documents again that have become stale.
    pub async fn revalidate(&self) {
        let inner = &self.0;
        let issuer = inner.config.endpoint().issuer();
        let stale = |document| {
            inner
                .store
                .document(&inner.platform, document, issuer)
                .is_none_or(|cached| cached.is_stale(self.now()))
        };
        let metadata = if stale(Document::Metadata) {
            self.fetch_metadata().await
        } else {
            self.metadata().await
        };
        if let Ok(metadata) = metadata
            && stale(Document::Keys)
        {
            let _ = self.fetch_keys(&metadata).await;
        }
    }

    /// The keys, asked for again because a token names one that is not known.
    /// `None` if they were asked for a moment ago, unless it must be `at_once`.
    pub(super) async fn newer_keys(
        &self,
        metadata: &Metadata,
        at_once: bool,
    ) -> Result<Option<Rc<JwkSet>>, Error> {
        if !at_once
            && let Some(at) = self.0.documents.keys_fetched_at.get()
            && self.now().saturating_since(at) < KEYS_COOLDOWN
        {
            return Ok(None);
        }
        self.fetch_keys(metadata).await.map(Some)
    }

    pub(super) fn known_metadata(&self) -> Option<Rc<Metadata>> {
        let inner = &self.0;
        if let Some(metadata) = &*inner.documents.metadata.borrow() {
            return Some(Rc::clone(metadata));
        }
        let endpoint = inner.config.endpoint();
        let cached =
            inner
                .store
                .document(&inner.platform, Document::Metadata, endpoint.issuer())?;
        let metadata = Rc::new(discovery::parse(endpoint, &cached.text).ok()?);
        *inner.documents.metadata.borrow_mut() = Some(Rc::clone(&metadata));
        Some(metadata)
    }

    pub(super) fn known_keys(&self) -> Option<Rc<JwkSet>> {
        let inner = &self.0;
        if let Some(keys) = &*inner.documents.keys.borrow() {
            return Some(Rc::clone(keys));
        }
        let issuer = inner.config.endpoint().issuer();
        let cached = inner
            .store
            .document(&inner.platform, Document::Keys, issuer)?;
        let keys = Rc::new(JwkSet::parse(&cached.text).ok()?);
        *inner.documents.keys.borrow_mut() = Some(Rc::clone(&keys));
        Some(keys)
    }

    /// The provider's metadata as it is now: asked for, or on its way already.
    /// It also tells whether the provider can be reached at all.
    pub(super) async fn fetch_metadata(&self) -> Asked<Metadata> {
        let (answer, is_first) = self.0.documents.metadata_awaited.join();
        if is_first {
            let client = self.clone();
            self.0.platform.spawn(async move {
                let metadata = client.ask_for_metadata().await;
                client.0.documents.metadata_awaited.answer(&metadata);
            });
        }
        answer.await.unwrap_or_else(|_| Err(Error::interrupted()))
    }

    async fn ask_for_metadata(&self) -> Asked<Metadata> {
        let endpoint = self.0.config.endpoint();
        let text = self.fetch(discovery::request(endpoint)).await?;
        let metadata = Rc::new(discovery::parse(endpoint, &text)?);
        self.keep_document(Document::Metadata, text);
        self.0.documents.metadata_fetched_at.set(Some(self.now()));
        *self.0.documents.metadata.borrow_mut() = Some(Rc::clone(&metadata));
        Ok(metadata)
    }

    /// Likewise the keys.
    async fn fetch_keys(&self, metadata: &Metadata) -> Asked<JwkSet> {
        let (answer, is_first) = self.0.documents.keys_awaited.join();
        if is_first {
            let client = self.clone();
            let request = jwk::request(metadata);
            self.0.platform.spawn(async move {
                let keys = client.ask_for_keys(request).await;
                client.0.documents.keys_awaited.answer(&keys);
            });
        }
        answer.await.unwrap_or_else(|_| Err(Error::interrupted()))
    }

    async fn ask_for_keys(&self, request: HttpRequest) -> Asked<JwkSet> {
        let text = self.fetch(request).await?;
        let keys = Rc::new(JwkSet::parse(&text)?);
        self.keep_document(Document::Keys, text);
        self.0.documents.keys_fetched_at.set(Some(self.now()));
        *self.0.documents.keys.borrow_mut() = Some(Rc::clone(&keys));
        Ok(keys)
    }

    async fn fetch(&self, request: HttpRequest) -> Result<String, Error> {
        let response = self.0.platform.send(request).await?;
        if response.status != 200 {
            return Err(Error::unreachable_status(response.status));
        }
        if response.is_page() {
            return Err(Error::page());
        }
        Ok(response.body)
    }

    fn keep_document(&self, document: Document, text: String) {
        let issuer = self.0.config.endpoint().issuer().to_owned();
        let cached = CachedDocument {
            issuer,
            fetched_at: self.now(),
            text,
        };
        self.0
            .store
            .save_document(&self.0.platform, document, &cached);
    }
}
