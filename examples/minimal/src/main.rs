//! Sign in, see who you are, sign out.

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_logto::{
    Config, LogtoProvider, SignInButton, SignOutButton, SignedIn, SignedOut, use_logto,
    use_sign_in_callback,
};
use leptos_router::components::{Redirect, Route, Router, Routes};
use leptos_router::path;

fn main() {
    // The provider that `cargo xtask dev` starts. Put your endpoint and application ID here.
    let config = Config::new("http://localhost:3001/", "leptos-logto-dev");
    let config = config.expect("the endpoint is a secure URL");
    mount_to_body(move || {
        view! {
            <LogtoProvider config=config>
                <Router>
                    <Routes fallback=|| "There is no such page.">
                        <Route path=path!("/") view=Home />
                        <Route path=path!("/callback") view=Callback />
                    </Routes>
                </Router>
            </LogtoProvider>
        }
    });
}

#[component]
fn Home() -> impl IntoView {
    let logto = use_logto();
    let name = move || logto.user().map(|user| user.display_name().to_owned());
    view! {
        <SignedOut>
            <SignInButton>"Sign in"</SignInButton>
        </SignedOut>
        <SignedIn>
            <h1>"Hello, " {name}</h1>
            <SignOutButton>"Sign out"</SignOutButton>
        </SignedIn>
    }
}

/// Where Logto sends people back to: the redirect URI is `<your site>/callback`.
#[component]
fn Callback() -> impl IntoView {
    let finished = use_sign_in_callback();
    move || match finished.get() {
        None => "One moment…".into_any(),
        Some(Ok(_)) => view! { <Redirect path="/" /> }.into_any(),
        Some(Err(error)) => view! {
            <p role="alert">{error.to_string()}</p>
            <SignInButton>"Try again"</SignInButton>
        }
        .into_any(),
    }
}
