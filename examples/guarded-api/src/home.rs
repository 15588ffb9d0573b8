//! `/`: who is signed in, and where they can go.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_logto::{
    SignInButton, SignInOptions, SignOut, SignOutButton, SignedIn, SignedOut, use_logto,
};
use leptos_router::components::A;

use crate::api;

#[component]
pub fn Home() -> impl IntoView {
    let logto = use_logto();
    let name = move || logto.user().map(|user| user.display_name().to_owned());
    let organizations = move || {
        let user = logto.user();
        let ids = user.map(|user| user.claims().organizations.clone());
        ids.unwrap_or_default()
    };
    view! {
        <SignedOut>
            <SignInButton>"Sign in"</SignInButton>
            <SignInButton options=SignInOptions::default().login_hint("bob")>
                "Sign in as Bob"
            </SignInButton>
        </SignedOut>
        <SignedIn>
            <h1>"Hello, " {name}</h1>
            <ul>
                <For each=organizations key=Clone::clone let(id)>
                    <li>
                        <A href=format!("/organizations/{id}")>{id.clone()}</A>
                    </li>
                </For>
            </ul>
            <SignOutButton>"Sign out"</SignOutButton>
            <SignOutButton scope=SignOut::Local>"Sign out here only"</SignOutButton>
        </SignedIn>
        <AskLogto />
        <News />
    }
}

/// One round trip on which Logto shows nothing: whoever has a session there is
/// signed in here too.
#[component]
fn AskLogto() -> impl IntoView {
    let logto = use_logto();
    let failure = RwSignal::new(None);
    let ask = move |_| {
        spawn_local(async move {
            if let Err(error) = logto.sign_in_silently().await {
                failure.set(Some(error.to_string()));
            }
        });
    };
    view! {
        <button on:click=ask>"Ask Logto who I am"</button>
        {move || failure.get().map(|text| view! { <p role="alert">{text}</p> })}
    }
}

#[derive(Clone, serde::Deserialize)]
struct Item {
    title: String,
}

/// For everybody, from this site: the same function sends no token there.
#[component]
fn News() -> impl IntoView {
    let logto = use_logto();
    let news = LocalResource::new(move || async move {
        let url = format!("{}/news.json", window().origin());
        api::get::<Vec<Item>>(logto, &url).await
    });
    let titles = move || match news.get() {
        Some(Ok(items)) => items
            .into_iter()
            .map(|item| view! { <li>{item.title}</li> })
            .collect_view()
            .into_any(),
        Some(Err(text)) => view! { <li role="alert">{text}</li> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <h2>"News"</h2>
        <ul>{titles}</ul>
    }
}
