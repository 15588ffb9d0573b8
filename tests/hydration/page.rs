//! The page that `tests/ssr.rs` renders and `tests/hydrate.rs` hydrates.

use leptos::prelude::*;
use leptos_logto::{
    ClientSource, Loading, LogtoProvider, SignInButton, SignOut, SignOutButton, SignedIn,
    SignedOut, use_logto,
};

/// What a server makes of it, in whatever state the session is.
pub(crate) const HTML: &str = include_str!("page.html");

pub(crate) fn page(client: impl Into<ClientSource>) -> impl IntoView {
    let client = client.into();
    view! {
        <main>
            <LogtoProvider config=client>
                <State />
                <Loading>"one moment"</Loading>
                <SignedIn>
                    <Name />
                    <SignOutButton scope=SignOut::Local>"leave"</SignOutButton>
                </SignedIn>
                <SignedOut>"nobody"</SignedOut>
                <SignInButton>"come in"</SignInButton>
            </LogtoProvider>
        </main>
    }
}

#[component]
fn State() -> impl IntoView {
    let logto = use_logto();
    view! { <code>{move || format!("{:?}", logto.signed_in())}</code> }
}

#[component]
fn Name() -> impl IntoView {
    let logto = use_logto();
    move || logto.user().map(|user| user.display_name().to_owned())
}
