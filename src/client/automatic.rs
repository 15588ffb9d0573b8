//! Sign-ins that no person has asked for: few, so that a guard that keeps
//! redirecting comes to a stop.

use std::time::Duration;

use super::error::{Error, ErrorKind};
use super::event::Event;
use super::platform::Platform;
use super::state::Client;
use crate::oidc::{SignInOptions, Timestamp};

/// So many automatic sign-ins of one tab within the window are left for.
const MOST: usize = 3;

const WINDOW: Duration = Duration::from_secs(60);

impl<P: Platform> Client<P> {
    /// As [`Client::sign_in`], for sign-ins that the application starts by
    /// itself: a guard, or a session that ended with
    /// [`Reason::AnswerLost`](crate::Reason::AnswerLost). After three within a
    /// minute the page is left for no more of them until the minute is over,
    /// or until the person signs in with [`Client::sign_in`].
    ///
    /// # Errors
    /// As [`Client::sign_in`], and [`ErrorKind::CallbackRejected`] if there
    /// were too many: show it, with a button to sign in.
    pub async fn sign_in_automatically(&self, options: SignInOptions) -> Result<(), Error> {
        let inner = &self.0;
        let mut started = self.recent(inner.store.automatic(&inner.platform));
        if MOST <= started.len() {
            self.tell(&Event::LoopStopped);
            return Err(Error::new(
                ErrorKind::CallbackRejected,
                "signing in was tried three times within a minute and led nowhere",
            ));
        }
        started.push(self.now());
        self.leave_to_sign_in(options, started).await
    }

    /// Takes over what the sign-in that has come back knew: in-app browsers
    /// drop `sessionStorage` on the way.
    pub(super) fn remember_automatic(&self, started: &[Timestamp]) {
        let inner = &self.0;
        if inner.store.automatic(&inner.platform).len() < started.len() {
            inner.store.save_automatic(&inner.platform, started);
        }
    }

    fn recent(&self, mut started: Vec<Timestamp>) -> Vec<Timestamp> {
        let now = self.now();
        // One in the future is from before the clock was set back.
        started.retain(|at| *at <= now && now.saturating_since(*at) < WINDOW);
        started
    }
}
