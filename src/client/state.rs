//! The client itself: what it is made of, and who is told of changes.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::{Rc, Weak};
use std::time::Duration;

use futures_channel::oneshot;

use super::back_off::BackOff;
use super::config::{Config, ConfigError};
use super::documents::Documents;
use super::error::Error;
use super::event::{Event, EventListener};
use super::platform::Platform;
use super::session::Session;
use super::store::{Area, SessionRecord, Store, Stored};

/// Longer than everything done while holding the lock, each request of which
/// has its own deadline.
pub(super) const LOCK_WAIT: Duration = Duration::from_secs(60);

/// A Logto client. Cheap to clone; all clones are the same client.
pub struct Client<P: Platform>(pub(super) Rc<Inner<P>>);

impl<P: Platform> Clone for Client<P> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

pub(super) struct Inner<P> {
    pub(super) config: Config,
    pub(super) redirect_uri: String,
    pub(super) post_sign_out_redirect_uri: String,
    pub(super) platform: P,
    pub(super) store: Store,
    pub(super) documents: Documents,
    pub(super) back_off: BackOff,
    seen: RefCell<Seen>,
    listeners: RefCell<Vec<(u64, Listener)>>,
    pub(super) event_listeners: RefCell<Vec<(u64, EventListener)>>,
    next_listener: Cell<u64>,
    area_told: Cell<Area>,
}

type Listener = Rc<dyn Fn(&Session)>;

/// What the listeners know.
struct Seen {
    stored: Option<Stored>,
    session: Session,
    /// Stands in front of what is stored while a sign-in is being finished,
    /// and after it has failed, as long as nobody is signed in.
    callback: Option<Session>,
}

/// Ends a subscription when dropped.
#[must_use = "dropping a subscription ends it"]
pub struct Subscription(Box<dyn Fn()>);

impl Subscription {
    pub(super) fn new(end: impl Fn() + 'static) -> Self {
        Self(Box::new(end))
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        (self.0)();
    }
}

impl<P: Platform> Client<P> {
    /// A client for the application `config` on `platform`. Nothing is sent
    /// yet.
    ///
    /// # Errors
    /// The configuration has no redirect address, see [`Config::with_base`].
    pub fn new(config: Config, platform: P) -> Result<Self, ConfigError> {
        let missing = ConfigError::RedirectUriMissing;
        let redirect_uri = config.redirect_address().ok_or(missing.clone())?.to_owned();
        let post_sign_out_redirect_uri = config.post_sign_out_address().ok_or(missing)?.to_owned();
        let seen = Seen {
            stored: None,
            session: Session::Loading,
            callback: None,
        };
        let store = Store::new(&config);
        store.read_offset(&platform);
        let area_told = Cell::new(store.area());
        Ok(Self(Rc::new(Inner {
            store,
            redirect_uri,
            post_sign_out_redirect_uri,
            config,
            platform,
            documents: Documents::default(),
            back_off: BackOff::default(),
            seen: RefCell::new(seen),
            listeners: RefCell::default(),
            event_listeners: RefCell::default(),
            area_told,
            next_listener: Cell::new(0),
        })))
    }

    /// The application this client is for.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The platform it runs on.
    pub fn platform(&self) -> &P {
        &self.0.platform
    }

    /// Who is signed in, read from the store without waiting.
    pub fn session(&self) -> Session {
        self.look();
        self.0.seen.borrow().session.clone()
    }

    /// Calls `listener` with each new state of the session, until the
    /// subscription is dropped. Renewed tokens are no new state.
    pub fn subscribe(&self, listener: impl Fn(&Session) + 'static) -> Subscription {
        let id = self.next_listener();
        self.0.listeners.borrow_mut().push((id, Rc::new(listener)));
        let inner: Weak<Inner<P>> = Rc::downgrade(&self.0);
        Subscription::new(move || {
            if let Some(inner) = inner.upgrade() {
                inner
                    .listeners
                    .borrow_mut()
                    .retain(|(listener, _)| *listener != id);
            }
        })
    }

    pub(super) fn next_listener(&self) -> u64 {
        self.0.next_listener.replace(self.0.next_listener.get() + 1)
    }

    /// Where the session is really kept: a browser that refuses the area that
    /// was configured, or has no room there, keeps it for a shorter time.
    pub fn storage_in_use(&self) -> Area {
        self.0.platform.area_in_use(self.0.store.area())
    }

    /// Looks at the store again: another tab may have changed it, or this page
    /// may have slept. The platform calls it when it notices.
    pub fn refresh(&self) {
        self.tell(&Event::LookedAgain);
        self.look();
    }

    /// Reads the store and tells the listeners if the session has changed.
    pub(super) fn look(&self) {
        let inner = &self.0;
        inner.store.read_offset(&inner.platform);
        let (stored, failed) = match inner.store.session(&inner.platform) {
            Ok(stored) => (stored, None),
            Err(error) => (Stored::Absent, Some(Session::Failed(error.into()))),
        };
        let changed = {
            let mut seen = inner.seen.borrow_mut();
            let session = if failed.is_none() && seen.stored.as_ref() == Some(&stored) {
                None
            } else {
                Some(failed.unwrap_or_else(|| Session::of(&stored)))
            };
            let mut next = match (session, &seen.callback) {
                (Some(session), None) => session,
                (Some(session @ Session::SignedIn(_)), Some(_)) => {
                    seen.callback = None;
                    session
                }
                (_, Some(callback)) => callback.clone(),
                (None, None) if seen.session == Session::Loading => Session::of(&stored),
                (None, None) => return,
            };
            if let (Session::SignedIn(new), Session::SignedIn(old)) = (&next, &seen.session)
                && old.claims().says_the_same_as(new.claims())
                && generation(seen.stored.as_ref()) == generation(Some(&stored))
            {
                next = seen.session.clone();
            }
            seen.stored = Some(stored);
            let before = std::mem::replace(&mut seen.session, next);
            (before != seen.session).then(|| (before, seen.session.clone()))
        };
        if let Some((before, session)) = changed {
            self.tell_of(&before, &session);
            let listeners: Vec<Listener> = inner
                .listeners
                .borrow()
                .iter()
                .map(|(_, it)| Rc::clone(it))
                .collect();
            for listener in listeners {
                listener(&session);
            }
        }
    }

    /// Shows `session` in place of "signed out" until something better is known.
    pub(crate) fn show_callback(&self, session: Option<Session>) {
        {
            let mut seen = self.0.seen.borrow_mut();
            seen.callback = session;
            seen.stored = None;
        }
        self.look();
    }

    /// The session in the store.
    pub(super) fn live(&self) -> Result<Rc<SessionRecord>, Error> {
        match self.0.store.session(&self.0.platform)? {
            Stored::Live(record) => Ok(record),
            Stored::Absent | Stored::Ended(_) | Stored::Unreadable => Err(Error::not_signed_in()),
        }
    }

    /// The session in the store, which must be the one the listeners know:
    /// a page that still shows one person never gets another's token.
    pub(super) fn known(&self) -> Result<Rc<SessionRecord>, Error> {
        let known = self.0.seen.borrow().stored.clone();
        let record = self.live();
        self.look();
        let record = record?;
        match known {
            Some(Stored::Live(known)) if known.generation != record.generation => {
                Err(Error::other_session())
            }
            _ => Ok(record),
        }
    }

    /// Says once if the browser keeps the session elsewhere than was asked.
    pub(super) fn tell_of_storage(&self) {
        let area = self.storage_in_use();
        if self.0.area_told.replace(area) != area && area != self.0.store.area() {
            self.tell(&Event::StorageFellBack(area));
        }
    }

    /// Does `work` as a task of its own, which goes on even if the caller is
    /// dropped, and waits for its result.
    pub(super) async fn detached<T, F>(&self, work: impl FnOnce(Self) -> F) -> Result<T, Error>
    where
        T: 'static,
        F: Future<Output = Result<T, Error>> + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let task = work(self.clone());
        self.0.platform.spawn(async move {
            // Nobody may be listening any more; the work counts all the same.
            let _ = sender.send(task.await);
        });
        receiver.await.unwrap_or_else(|_| Err(Error::interrupted()))
    }

    /// Runs `critical` under the one lock of this application and browser.
    pub(super) async fn locked<T>(
        &self,
        critical: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        self.locked_within(LOCK_WAIT, critical).await
    }

    /// As [`Client::locked`], but waits no longer than `wait`.
    pub(super) async fn locked_within<T>(
        &self,
        wait: Duration,
        critical: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let name = self.0.store.lock_name();
        self.0.platform.with_lock(&name, wait, critical).await?
    }

    /// 256 random bits.
    pub(super) fn random(&self) -> Result<[u8; 32], Error> {
        let mut bytes = [0; 32];
        self.0.platform.fill_random(&mut bytes)?;
        Ok(bytes)
    }
}

fn generation(stored: Option<&Stored>) -> Option<&str> {
    match stored {
        Some(Stored::Live(record)) => Some(&record.generation),
        _ => None,
    }
}
