//! The client without Leptos: a page, two buttons, and wasm-bindgen.

use leptos_logto::browser::{self, Browser, Change, page};
use leptos_logto::{Client, Config, Error, Session, SignInOptions, SignOut};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

fn main() {
    spawn_local(async {
        if let Err(error) = run().await {
            element("failure").set_inner_text(&error.to_string());
        }
    });
}

async fn run() -> Result<(), Error> {
    let base = browser::base_url().unwrap_or_default();
    // The provider that `cargo xtask dev` starts. Put your endpoint and application ID here.
    let config = Config::new("http://localhost:3001/", "leptos-logto-dev")?.with_base(&base)?;
    let client = Client::new(config, Browser::default())?;

    show(&client.session());
    // As long as the page lives; dropping the subscription ends it.
    std::mem::forget(client.subscribe(Box::new(show)));
    let elsewhere = client.clone();
    std::mem::forget(browser::on_change(move |change| {
        elsewhere.refresh();
        if change == Change::Awake {
            prepare(&elsewhere);
        }
    }));
    prepare(&client);

    on_click("sign-in", &client, |client| async move {
        client.sign_in(SignInOptions::default()).await
    });
    on_click("sign-out", &client, |client| async move {
        client.sign_out(SignOut::Global).await
    });

    let url = browser::current_url().unwrap_or_default();
    if url.split(['?', '#']).next() == Some(&format!("{base}callback")) {
        // Code and state are nobody else's business.
        let _ = page::replace_url(&base);
        client.handle_callback(&url).await?;
    }
    Ok(())
}

/// Fetches what a sign-in takes, and makes up for what an outage left undone.
fn prepare(client: &Client<Browser>) {
    let client = client.clone();
    spawn_local(async move { client.prepare().await });
}

fn show(session: &Session) {
    let name = session.user().map_or("", |user| user.display_name());
    element("name").set_inner_text(name);
    element("sign-in").set_hidden(session.signed_in() != Some(false));
    element("sign-out").set_hidden(session.signed_in() != Some(true));
}

fn on_click<F>(id: &str, client: &Client<Browser>, act: fn(Client<Browser>) -> F)
where
    F: Future<Output = Result<(), Error>> + 'static,
{
    let client = client.clone();
    let listener = Closure::<dyn Fn()>::new(move || {
        let acting = act(client.clone());
        spawn_local(async move {
            if let Err(error) = acting.await {
                element("failure").set_inner_text(&error.to_string());
            }
        });
    });
    element(id).set_onclick(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

fn element(id: &str) -> HtmlElement {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    element.expect("index.html has it").unchecked_into()
}
