//! The user info: what the provider tells of the person beyond the ID token.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::facts::try_again;
use crate::app::button::busy_button;
use crate::app::errors::explain;
use crate::app::pages::failed::failed;
use crate::app::retried::Retried;
use crate::app::words::words;
use crate::{Error, Logto, UserInfo, use_logto};

/// Asked for when the page is opened and whenever the person tries again.
#[derive(Clone, Copy)]
pub(super) struct Info {
    info: Retried<UserInfo, Error>,
    known: Memo<Option<UserInfo>>,
    logto: Logto,
}

impl Info {
    pub(super) fn ask() -> Self {
        let info = Retried::new();
        let known = move |before: Option<&Option<UserInfo>>| match info.answer.get() {
            Some(Ok(info)) => Some(info),
            _ => before.cloned().flatten(),
        };
        let asked = Self {
            info,
            known: Memo::new(known),
            logto: use_logto(),
        };
        asked.info.ask(asked.logto.user_info());
        asked
    }

    /// Asks once more, without a word to anybody. What is known stays if that
    /// fails.
    pub(super) fn ask_anew(self) {
        spawn_local(async move {
            if let Ok(info) = self.logto.user_info().await {
                self.info.answer.try_set(Some(Ok(info)));
            }
        });
    }

    /// Reactive.
    pub(super) fn info(self) -> Option<Result<UserInfo, Error>> {
        self.info.answer.get()
    }

    /// What came last, whatever has failed since. Reactive.
    pub(super) fn known(self) -> Option<UserInfo> {
        self.known.get()
    }

    /// A button that reads the person again, the claims of the session too;
    /// `says` is what is announced then.
    pub(super) fn refresh_button(
        self,
        label: &'static str,
        says: impl Fn() -> &'static str + Copy + Send + 'static,
    ) -> AnyView {
        let refresh = move || {
            let asking = async move {
                self.logto.renew_session().await?;
                self.logto.user_info().await
            };
            self.info.again(label, asking, move |info, words| {
                let failed = info.err().map(|error| explain(error.kind(), words));
                Some(failed.unwrap_or_else(says).to_owned())
            });
        };
        busy_button(label, "button", self.info.busy, refresh)
    }

    pub(super) fn failure(self, error: &Error) -> AnyView {
        let label = words().try_again;
        let again = move || {
            self.info
                .again(label, self.logto.user_info(), |info, words| {
                    let error = info.err()?;
                    Some(explain(error.kind(), words).to_owned())
                });
        };
        failed(error, try_again(self.info.busy, again))
    }
}
