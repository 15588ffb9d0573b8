//! What happens before anything of the application is shown.
//!
//! This much is there first, and it can do what most people come for: whoever
//! presses a button of the shell leaves for the provider without having waited
//! for the rest, which is a [chunk](crate::browser::chunk), and whoever comes
//! back is signed in while it is on its way. Nothing here may reach the
//! components, or they would come first as well.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use super::deployment::{Deployment, SetupProblem};
use super::{asked_page, clock, document, language, request, routes, show, version};
use crate::browser::chunk::chunk;
use crate::browser::{self, page};
use crate::{Completed, Error, PageClient, Platform, SignInOptions};

chunk! {
    /// All that is shown.
    VIEW, "view", part => fn(Start)
}

fn part(_: &'static str) -> Option<fn(Start)> {
    Some(show)
}

/// A sign-in that takes longer to finish is for the view, which waits for the same
/// outcome and has more to say meanwhile.
const PATIENCE: Duration = Duration::from_secs(4);

/// A code is with the provider in this time, on most devices; later, what is asked
/// for then only comes beside the answer.
const ON_ITS_WAY: Duration = Duration::from_millis(150);

/// What the view goes on from.
pub(super) struct Start {
    pub(super) deployment: Result<Deployment, SetupProblem>,
    pub(super) failure: Option<Failure>,
    pub(super) arrival: Option<Arrival>,
}

/// A sign-in whose callback this page was.
pub(super) struct Arrival {
    pub(super) client: PageClient,
    /// Why it did not finish; else the page has the address to go on at.
    pub(super) error: Option<Error>,
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
        let page = asked_page();
        let is_back = page == routes::CALLBACK;
        // On the home page somebody may be about to leave; what comes back from a
        // sign-in goes first. Neither waits for what is only shown. Elsewhere the
        // shell answers clicks, and they go before this.
        let is_shown = !is_back && (!page.is_empty() || browser::knows_somebody());
        if is_shown {
            page::give_way().await;
            VIEW.prefetch();
            page::give_way().await;
        }
        let deployment = Deployment::load().await;
        let mut failure = None;
        let mut arrival = None;
        if is_shown {
            page::give_way().await;
        }
        if let Ok(deployment) = &deployment {
            deployment.connect_to_nobody_else();
            if is_back {
                arrival = unless(page::sleep(PATIENCE), finish(deployment))
                    .await
                    .flatten();
            } else if let Some(query) = unless(view_is_here(), document::asked_sign_in()).await {
                failure = leave(deployment, &query).await;
            }
        }
        if !view_is_here().await && version::is_replaced().await && version::reload_once() {
            return;
        }
        page::give_way().await;
        match VIEW.get("view") {
            Some(show) => {
                document::follow_opened();
                show(Start {
                    deployment,
                    failure,
                    arrival,
                });
            }
            None => document::give_up(),
        }
    });
}

/// Finishes the sign-in whose callback this page is, and goes where it leads.
/// `None` where that is for the view.
async fn finish(deployment: &Deployment) -> Option<Arrival> {
    let client = PageClient::new(deployment.config.clone()).ok()?;
    if !clock::is_right(deployment, client.clock_offset()) {
        return None;
    }
    client.load().await;
    page::spawn(async {
        // By then the code is on its way to the provider, whose answer comes first.
        page::sleep(ON_ITS_WAY).await;
        page::idle().await;
        VIEW.prefetch();
    });
    let error = match client.handle_callback().await {
        Ok(None) => return None,
        Ok(Some(completed)) => {
            page::replace_url(leads_to(completed).as_deref().unwrap_or("./")).ok()?;
            document::show_arrived();
            None
        }
        Err(error) => Some(error),
    };
    Some(Arrival { client, error })
}

/// Where a finished sign-in leads, with the base of the application in it; home if
/// nowhere.
pub(super) fn leads_to(completed: Completed) -> Option<String> {
    // Where nobody is signed in, the page that was asked for would start a
    // sign-in of its own.
    completed.return_to.filter(|_| completed.signed_in)
}

async fn view_is_here() -> bool {
    if document::offers_sign_in() {
        // Who leaves at once does not need it.
        page::idle().await;
    }
    // Once more, past a cache that may hold a spoilt copy.
    VIEW.load().await.is_ok() || VIEW.load().await.is_ok()
}

/// What `awaited` comes to, unless `other` is done first.
async fn unless<T, U>(
    other: impl Future<Output = U>,
    awaited: impl Future<Output = T>,
) -> Option<T> {
    let (mut other, mut awaited) = (pin!(other), pin!(awaited));
    poll_fn(|context| match awaited.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => other.as_mut().poll(context).map(|_| None),
    })
    .await
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
    // Where "back" leads. Browsers take long over it, even where it changes nothing.
    if browser::current_url() != browser::base_url() {
        let _ = page::replace_url("./");
    }
    let left = match client.sign_in_url(&options).await {
        Ok(url) => client.platform().navigate(&url).map_err(Error::from),
        Err(error) => Err(error),
    };
    let failure = match left {
        Ok(()) => {
            // While the provider's page is on its way, for when the person is back.
            page::spawn(async move { client.keep_keys().await });
            page::restored().await;
            None
        }
        Err(error) => Some(Failure { options, error }),
    };
    document::release_shell();
    failure
}
