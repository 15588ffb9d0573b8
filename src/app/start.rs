//! What happens before anything of the application is shown.
//!
//! This much is there first, and it can do what most people come for: whoever
//! presses a button of the shell leaves for the provider without having waited
//! for the rest, which is a [chunk](crate::browser::chunk). Nothing here may
//! reach the components, or they would come first as well.

use super::deployment::{Deployment, SetupProblem};
use super::{clock, document, language, request, show, version};
use crate::browser::chunk::chunk;
use crate::browser::{self, page};
use crate::{Error, Platform, SignInOptions};

chunk! {
    /// All that is shown.
    VIEW, "view", part => fn(Start)
}

fn part(_: &'static str) -> Option<fn(Start)> {
    Some(show)
}

/// What the view goes on from.
pub(super) struct Start {
    pub(super) deployment: Result<Deployment, SetupProblem>,
    pub(super) failure: Option<Failure>,
}

/// A sign-in that could not be started.
#[derive(Clone)]
pub(super) struct Failure {
    pub(super) options: SignInOptions,
    pub(super) error: Error,
}

/// Starts the application on this page.
pub fn start() {
    page::spawn(async {
        // Who is about to leave needs nothing else.
        if document::asked_sign_in().is_none() {
            VIEW.prefetch();
        }
        let deployment = Deployment::load().await;
        let mut failure = None;
        if let Ok(deployment) = &deployment {
            deployment.connect_to_nobody_else();
            failure = match document::asked_sign_in() {
                Some(query) => leave(deployment, &query).await,
                None => None,
            };
        }
        // Once more, past a cache that may hold a spoilt copy.
        if VIEW.load().await.is_err()
            && VIEW.load().await.is_err()
            && version::is_replaced().await
            && version::reload_once()
        {
            return;
        }
        match VIEW.get("view") {
            Some(show) => show(Start {
                deployment,
                failure,
            }),
            None => document::give_up(),
        }
    });
}

/// Leaves for the sign-in that was asked for, if nothing has to be looked at
/// before. Ends when the person is back on this very page, or with what went
/// wrong.
async fn leave(deployment: &Deployment, query: &str) -> Option<Failure> {
    let options = request::parse(query, "").ok()?;
    let client = browser::client(deployment.config.clone()).ok()?;
    if !clock::is_right(deployment, client.clock_offset()) {
        return None;
    }
    let options = language::asking(options, language::settle());
    // Where "back" leads.
    let _ = page::replace_url("./");
    let left = match client.sign_in_url(&options).await {
        Ok(url) => client.platform().navigate(&url).map_err(Error::from),
        Err(error) => Err(error),
    };
    let failure = match left {
        Ok(()) => {
            page::restored().await;
            None
        }
        Err(error) => Some(Failure { options, error }),
    };
    document::release_shell();
    failure
}
