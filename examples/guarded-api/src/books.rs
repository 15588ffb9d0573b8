//! `/books`: an API resource, what it lets the person do, and what changes
//! when their role does.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_logto::{RequireScopes, RequireSignIn, TokenRequest, use_logto};

use crate::api;

#[derive(Clone, serde::Deserialize)]
struct Book {
    title: String,
    author: String,
}

#[component]
pub fn Books() -> impl IntoView {
    // Whoever is signed out goes to sign in and comes back to this page.
    view! {
        <RequireSignIn fallback=|| "One moment…">
            <h1>"Books"</h1>
            <Shelf />
            <Rights />
        </RequireSignIn>
    }
}

#[component]
fn Shelf() -> impl IntoView {
    let logto = use_logto();
    let books =
        LocalResource::new(
            move || async move { api::get::<Vec<Book>>(logto, &api::books_url()).await },
        );
    let list = move || match books.get() {
        None => ().into_any(),
        Some(Err(text)) => view! { <p role="alert">{text}</p> }.into_any(),
        Some(Ok(books)) => {
            let books = books.into_iter();
            let items = books.map(|book| view! { <li>{book.title} ", " {book.author}</li> });
            view! { <ul aria-label="Books">{items.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        {list}
        <button on:click=move |_| books.refetch()>"Look again"</button>
    }
}

#[component]
fn Rights() -> impl IntoView {
    let logto = use_logto();
    let known = RwSignal::new(0);
    let said = RwSignal::new(String::new());
    let ask = move |request: TokenRequest| {
        spawn_local(async move {
            let text = match logto.access_token(request).await {
                Ok(token) => format!("Allowed: {}", token.scopes().collect::<Vec<_>>().join(" ")),
                Err(error) => error.to_string(),
            };
            said.set(text);
            known.update(|times| *times += 1);
        });
    };
    let books = || TokenRequest::resource(api::RESOURCE);
    view! {
        {move || {
            // Asked again when a token was renewed.
            known.track();
            view! {
                <RequireScopes
                    of=books()
                    scopes=vec!["write".to_owned()]
                    fallback=|| "You may read these books."
                >
                    <AddBook />
                </RequireScopes>
            }
        }}
        <button on:click=move |_| ask(books().force())>"My role has changed"</button>
        // The least that is needed, for example for a token that is handed on.
        <button on:click=move |_| ask(books().scopes(["read"]))>"A token that only reads"</button>
        <p role="status">{said}</p>
    }
}

#[component]
fn AddBook() -> impl IntoView {
    let logto = use_logto();
    let said = RwSignal::new(String::new());
    let add = move |_| {
        spawn_local(async move {
            let book = r#"{"title":"Kokoro","author":"Natsume Sōseki"}"#.to_owned();
            let added = api::post::<Book>(logto, &api::books_url(), book).await;
            said.set(added.map_or_else(|text| text, |book| format!("Added {}", book.title)));
        });
    };
    view! {
        <button on:click=add>"Add a book"</button>
        <p>{said}</p>
    }
}
