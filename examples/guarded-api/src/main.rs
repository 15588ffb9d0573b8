//! A bookshop whose pages need a sign-in, an API with scopes, organizations,
//! and a fresh sign-in before money moves.

mod api;
mod books;
mod callback;
mod documents;
mod home;
mod payment;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_logto::{Config, ConfigError, LogtoProvider};
use leptos_router::components::{A, Route, Router, Routes};
use leptos_router::path;

/// The provider and the API that `cargo xtask dev` starts. Put yours here.
fn config() -> Result<Config, ConfigError> {
    Config::new("http://localhost:3001/", "leptos-logto-dev")?
        .resources([api::RESOURCE])?
        .scopes([
            "urn:logto:scope:organizations",
            // Of the resource.
            "read",
            "write",
            // Of organizations.
            "read:documents",
            "write:documents",
            "manage:members",
        ])
}

fn main() {
    let config = config().expect("the configuration is complete");
    mount_to_body(move || {
        view! {
            <LogtoProvider config=config>
                <Router>
                    <nav>
                        <A href="/">"Home"</A>
                        " "
                        <A href="/books">"Books"</A>
                        " "
                        <A href="/payment">"Payment"</A>
                    </nav>
                    <main>
                        <Routes fallback=|| "There is no such page.">
                            <Route path=path!("/") view=home::Home />
                            <Route path=path!("/callback") view=callback::Callback />
                            <Route path=path!("/books") view=books::Books />
                            <Route path=path!("/organizations/:id") view=documents::Documents />
                            <Route path=path!("/payment") view=payment::Payment />
                        </Routes>
                    </main>
                </Router>
            </LogtoProvider>
        }
    });
}
