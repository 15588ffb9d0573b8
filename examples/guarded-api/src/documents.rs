//! `/organizations/:id`: what belongs to one organization.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_logto::{RequireScopes, RequireSignIn, TokenRequest, use_logto};
use leptos_router::hooks::use_params_map;

use crate::api;

#[derive(Clone, serde::Deserialize)]
struct Document {
    title: String,
}

#[component]
pub fn Documents() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    // Another organization is another page.
    move || {
        let id = StoredValue::new(id());
        view! {
            <RequireSignIn fallback=|| "One moment…">
                <h1>"Documents of " {id.get_value()}</h1>
                <List id=id.get_value() />
                <RequireScopes
                    of=TokenRequest::organization(id.get_value())
                    scopes=vec!["manage:members".to_owned()]
                    fallback=|| "You are a member."
                >
                    "You manage the members."
                </RequireScopes>
            </RequireSignIn>
        }
    }
}

#[component]
fn List(id: String) -> impl IntoView {
    let logto = use_logto();
    let url = StoredValue::new(api::documents_url(&id));
    let said = RwSignal::new(String::new());
    let documents = LocalResource::new(move || async move {
        api::get::<Vec<Document>>(logto, &url.get_value()).await
    });
    // Whether somebody may write is for the API to say.
    let add = move |_| {
        spawn_local(async move {
            let document = r#"{"title":"Minutes"}"#.to_owned();
            match api::post::<Document>(logto, &url.get_value(), document).await {
                Ok(_) => documents.refetch(),
                Err(text) => said.set(text),
            }
        });
    };
    let list = move || match documents.get() {
        None => ().into_any(),
        Some(Err(text)) => view! { <p role="alert">{text}</p> }.into_any(),
        Some(Ok(documents)) => {
            let documents = documents.into_iter();
            let items = documents.map(|document| view! { <li>{document.title}</li> });
            view! { <ul aria-label="Documents">{items.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        {list}
        <button on:click=add>"Add a document"</button>
        <p role="status">{said}</p>
    }
}
