//! `/sign-out`: ends the session, here and at the provider.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::alert::alert;
use super::button::button;
use super::card::{card, way_home};
use super::layout::{heading, progress};
use super::words::words;
use super::{deployment, errors, routes, version};
use crate::browser::page;
use crate::{Error, ErrorKind, Logto, SignOut, use_logto};

/// Why nobody is signed out.
#[derive(Clone)]
enum Failure {
    Client(Error),
    /// What signs out has gone with the build that this page is of.
    Replaced,
}

pub(super) fn sign_out() -> impl IntoView {
    let logto = use_logto();
    let failure = RwSignal::new(None);
    let in_memory = deployment::is_in_memory();
    // So that "back" does not sign out the next person.
    let _ = page::replace_url("./");
    let start = move || {
        failure.set(None);
        spawn_local(async move {
            if let Err(why) = leave(logto, in_memory).await {
                failure.try_set(Some(why));
            }
        });
    };
    start();
    move || {
        let words = words();
        let Some(failure) = failure.get() else {
            return progress(words.signing_out);
        };
        let alert = match failure {
            Failure::Client(error) => {
                let text = match error.kind() {
                    ErrorKind::Network if logto.signed_in() != Some(true) => {
                        words.sign_out_unreachable
                    }
                    kind => errors::explain(kind, words),
                };
                let again = button(words.try_again, "button", start);
                alert(text, errors::provider_said(&error, words), Some(again))
            }
            Failure::Replaced => {
                let anew = button(words.reload, "button", || {
                    version::reload_at(routes::SIGN_OUT);
                });
                alert(words.newer_version, None, Some(anew))
            }
        };
        let parts = vec![
            heading(words.sign_out_failed),
            alert,
            way_home("button plain"),
        ];
        card("", parts)
    }
}

/// Leaves the page, for the provider or for a newer build that signs out; or says why not.
async fn leave(logto: Logto, in_memory: bool) -> Result<(), Failure> {
    match logto.sign_out(SignOut::Global).await {
        Ok(()) => version::is_complete(),
        Err(error) if !version::explains(&error).await => {
            return Err(Failure::Client(error));
        }
        // The newer build could not end at the provider a session that goes with the page.
        Err(_) if in_memory || !version::reload_once_at(routes::SIGN_OUT) => {
            return Err(Failure::Replaced);
        }
        Err(_) => {}
    }
    Ok(())
}
