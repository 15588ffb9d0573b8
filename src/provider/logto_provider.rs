//! The provider component: one client for the components below it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::any_client::ClientSource;
use super::handle::Logto;
use crate::browser::{Change, on_change, page};
use crate::client::{Reason, Session};
use crate::oidc::SignInOptions;

/// Gives the components below it a Logto client, through
/// [`use_logto`](super::use_logto).
///
/// The session is read from the store before anything is shown, so a person
/// who is signed in never sees the signed-out page. On a server, and until a
/// page from a server is hydrated, the session is [`Session::Loading`].
///
/// ```
/// use leptos::prelude::*;
/// use leptos_logto::{Config, LogtoProvider, SignInButton, SignedIn, SignedOut};
///
/// #[component]
/// fn App(config: Config) -> impl IntoView {
///     view! {
///         <LogtoProvider config=config>
///             <SignedIn>"Welcome back"</SignedIn>
///             <SignedOut><SignInButton>"Sign in"</SignInButton></SignedOut>
///         </LogtoProvider>
///     }
/// }
/// ```
#[component]
pub fn LogtoProvider(
    /// The application; or a [`Client`](crate::Client) over another platform.
    #[prop(into)]
    config: ClientSource,
    /// What may use the client.
    children: Children,
) -> impl IntoView {
    let logto = Logto {
        client: StoredValue::new_local(None),
        session: RwSignal::new(Session::Loading),
    };
    provide_context(logto);
    if cfg!(target_arch = "wasm32") {
        if hydrating() {
            // What a server has rendered is matched first, then replaced.
            let config = StoredValue::new_local(Some(config));
            Effect::new(move || {
                if let Some(config) = config.try_update_value(Option::take).flatten() {
                    start(logto, config);
                }
            });
        } else {
            start(logto, config);
        }
    }
    children()
}

fn hydrating() -> bool {
    Owner::current_shared_context().is_some_and(|shared| shared.during_hydration())
}

/// Starts the client. What it listens to ends with the owner.
fn start(logto: Logto, source: ClientSource) {
    let client = match source.client() {
        Ok(client) => client,
        Err(error) => {
            logto.session.set(Session::Failed(error));
            return;
        }
    };
    logto.session.set(client.session());
    let session = logto.session;
    let subscription = client.subscribe(Box::new(move |new| {
        // The owner may be gone in the very moment of a change.
        let _ = session.try_set(new.clone());
    }));
    let changed = Rc::clone(&client);
    let listening = on_change(move |change| {
        changed.refresh();
        // A neighbour's write is no reason to try again: it may be the mark
        // of an attempt that is failing as well.
        if change == Change::Awake {
            Rc::clone(&changed).prepare();
        }
        recover(logto);
    });
    StoredValue::new_local((subscription, listening));
    Effect::new(move || {
        logto.session.track();
        recover(logto);
    });
    Rc::clone(&client).prepare();
    logto.client.set_value(Some(client));
}

/// Signs in again where the answer to a renewal was lost: usually pageless,
/// since the person signed in a while ago and never out. A page that nobody
/// sees waits until it is seen.
fn recover(logto: Logto) {
    let lost = Session::SignedOut {
        reason: Reason::AnswerLost,
    };
    if logto.session.try_get_untracked() == Some(lost) && page::is_visible() {
        spawn_local(async move {
            // One that cannot be started leaves the reason to be seen.
            let _ = logto.sign_in_automatically(SignInOptions::default()).await;
        });
    }
}
