//! Requests to the API. Each carries the token that its address needs, and a
//! request to anywhere else carries none.

use leptos_logto::{Api, Error, HttpRequest, Logto, Method, TokenRequest};
use serde::de::DeserializeOwned;

/// The resource indicator at Logto. It need not be an address.
pub const RESOURCE: &str = "https://api.example.com";

/// Where the API is.
pub const URL: &str = "http://localhost:3001/demo-api";

pub fn books_url() -> String {
    format!("{URL}/books")
}

pub fn documents_url(organization: &str) -> String {
    format!("{URL}/organizations/{organization}/documents")
}

/// What the API has at `url`.
///
/// # Errors
/// A sentence for people.
pub async fn get<T: DeserializeOwned>(logto: Logto, url: &str) -> Result<T, String> {
    send(logto, HttpRequest::new(Method::Get, url)).await
}

/// What the API makes of `body`, which is JSON.
///
/// # Errors
/// A sentence for people.
pub async fn post<T: DeserializeOwned>(logto: Logto, url: &str, body: String) -> Result<T, String> {
    send(logto, HttpRequest::new(Method::Post, url).json(body)).await
}

async fn send<T: DeserializeOwned>(logto: Logto, request: HttpRequest) -> Result<T, String> {
    let apis = apis(&request.url).map_err(|error| error.to_string())?;
    let response = logto
        .send(apis, request)
        .await
        .map_err(|error| error.to_string())?;
    match response.status {
        200..300 => serde_json::from_str(&response.body).map_err(|error| error.to_string()),
        401 => Err("The API does not know you.".to_owned()),
        403 => Err("You may not do that.".to_owned()),
        status => Err(format!("The API answered {status}.")),
    }
}

/// Below an organization's address its own token is sent, elsewhere at the API the resource's.
fn apis(url: &str) -> Result<Vec<Api>, Error> {
    let mut apis = Vec::new();
    let organizations = format!("{URL}/organizations/");
    if let Some(rest) = url.strip_prefix(&organizations) {
        let id = rest.split('/').next().unwrap_or_default();
        let base = format!("{organizations}{id}");
        apis.push(Api::new(&base, TokenRequest::organization(id))?);
    }
    apis.push(Api::new(URL, TokenRequest::resource(RESOURCE))?);
    Ok(apis)
}
