//! The finished application.
//!
//! One file for each page; [`deployment`] reads `config.json`, `words` holds
//! everything a person reads.
//!
//! A page comes in three steps. `index.html` shows a shell of it at once. The
//! first view is [`start`](fn@start), which has the client but no component: it
//! starts a sign-in that was asked for in the shell, and finishes one. Then comes the chunk with
//! the home page, sign-in, sign-out and the callback, which is made a part at a
//! time and takes the shell's place. All else lives in chunks that are loaded
//! when they are needed: the `pages` behind the menu, each with its words, and
//! the set-up page. A chunk that cannot be loaded ends in words and `Try again`.

mod alert;
mod attempt;
mod avatar;
pub mod brand;
mod button;
mod callback;
mod card;
mod clock;
mod connectors;
pub mod deployment;
mod document;
mod errors;
mod guard;
mod home;
mod identity;
mod in_turn;
mod json;
mod language;
mod language_switch;
mod layout;
mod menu;
mod not_found;
mod pages;
mod request;
mod retried;
mod routes;
mod setup;
mod sign_in;
mod sign_out;
mod start;
mod version;
mod wecom;
mod words;

use std::borrow::Cow;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::browser::{self, page};
use crate::{ClientSource, Config, LogtoProvider};
use alert::alert;
use button::button;
use callback::callback;
use card::card;
use deployment::{Deployment, SetupProblem};
use home::home;
use in_turn::{Part, Turns, is_due};
use language::Spoken;
use language_switch::language_switch;
use layout::{bare_layout, heading, layout};
use not_found::not_found;
use setup::SETUP;
use sign_in::sign_in;
use sign_out::sign_out;
use start::Start;
use words::words;

pub use start::start;

/// Shows the application in the place of the shell.
fn show(start: Start) {
    mount_to_body(|| app(start));
}

/// The page of the address, or what is wrong with `config.json`.
///
/// Until its parts are there nothing is shown: the shell of `index.html` stays,
/// and what is pressed there is done then.
fn app(start: Start) -> impl IntoView {
    page::set_session_attribute("loading");
    Spoken::start();
    provide_context(StoredValue::new(start.failure));
    provide_context(StoredValue::new_local(start.arrival));
    let deployment = RwSignal::new(None);
    let turns = Turns::new();
    provide_context(turns);
    let put = move |loaded: Result<Deployment, SetupProblem>| async move {
        match &loaded {
            Ok(deployment) => deployment.brand.apply(),
            // Without it there are fewer words.
            Err(_) => drop(SETUP.load().await),
        }
        // It is made behind the shell.
        page::give_way().await;
        deployment.set(Some(loaded));
        tick().await;
        turns.take().await;
        document::let_go_of_shell().await;
        document::replace_shell();
    };
    spawn_local(put(start.deployment));
    let load = Callback::new(move |()| {
        spawn_local(async move {
            let loaded = Deployment::load().await;
            if let Ok(deployment) = &loaded {
                deployment.connect_to_nobody_else();
            }
            put(loaded).await;
        });
    });
    let page = move || match deployment.get()? {
        Ok(deployment) => Some(pages(deployment)),
        Err(problem) => {
            page::set_session_attribute("failed");
            if asked_page() == pages::SET_UP {
                return Some(bare_layout(|| pages::page(pages::SET_UP).into_any()));
            }
            Some(match SETUP.get("setup") {
                Some(setup) => setup(&problem, &browser::base_url().unwrap_or_default(), load),
                None => unavailable(load),
            })
        }
    };
    // Outside of the page, which is made anew when another language is chosen.
    let foot = move || is_due(Part::Foot).then(language_switch);
    (page, foot)
}

fn pages(deployment: Deployment) -> AnyView {
    let base: Cow<'static, str> = base_path().into();
    let config = deployment.config.clone();
    provide_context(StoredValue::new(deployment));
    view! {
        <Router base=base>
            <LogtoProvider config=source(config)>
                {layout(|| {
                    view! {
                        <FlatRoutes fallback=not_found>
                            <Route path=path!("/*page") view=page />
                        </FlatRoutes>
                    }
                })}
            </LogtoProvider>
        </Router>
    }
    .into_any()
}

/// The client that was there before, or a new one.
fn source(config: Config) -> ClientSource {
    callback::arrival(|arrival| arrival.client.clone())
        .map_or_else(|| config.into(), ClientSource::from)
}

/// What stands in for the application when it cannot even say what is wrong.
fn unavailable(again: Callback<()>) -> AnyView {
    let words = words();
    let again = button(words.try_again, "button", move || again.run(()));
    let parts = vec![
        heading(words.product),
        alert(words.page_unavailable, None, Some(again)),
    ];
    view! { <main>{card("", parts)}</main> }.into_any()
}

/// The page of the address.
///
/// To the router there is one route only: each route of its own costs every
/// visitor more than its page.
fn page() -> AnyView {
    let path = use_location().pathname;
    let base = base_path();
    let page = move || {
        if !is_due(Part::Page) {
            return ().into_any();
        }
        let path = path.get();
        let below = path.strip_prefix(&base).unwrap_or(&path);
        match below.trim_matches('/') {
            "" => home().into_any(),
            routes::SIGN_IN => sign_in().into_any(),
            routes::SIGN_OUT => sign_out().into_any(),
            routes::CALLBACK => callback().into_any(),
            name => pages::page(name).unwrap_or_else(not_found),
        }
    };
    page.into_any()
}

/// The name of the page that the address asks for.
fn asked_page() -> String {
    let url = browser::current_url().unwrap_or_default();
    let path = path_of(url.split(['?', '#']).next().unwrap_or_default());
    let below = path.strip_prefix(&base_path()).unwrap_or(path);
    below.trim_matches('/').to_owned()
}

/// The path below which the application lives, without a slash at its end.
fn base_path() -> String {
    let base = browser::base_url().unwrap_or_default();
    path_of(&base).trim_end_matches('/').to_owned()
}

fn path_of(url: &str) -> &str {
    let after_scheme = url.split_once("://").map_or("", |(_, rest)| rest);
    after_scheme
        .find('/')
        .map_or("", |slash| &after_scheme[slash..])
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn the_base_path_is_what_follows_the_origin() {
        for (url, path) in [
            ("https://app.example/", "/"),
            ("http://localhost:8080/a/b/", "/a/b/"),
            ("", ""),
        ] {
            assert_eq!(path_of(url), path);
        }
    }
}
