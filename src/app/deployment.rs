//! What `config.json` says about the deployment.

mod brand;

use std::time::Duration;

use leptos::prelude::*;

use super::brand::Brand;
use super::json::Json;
use crate::browser::page;
use crate::{Config, ConfigError, HttpResponse, StorageKind, Timestamp, Url};

/// The file beside `index.html` that tells one build which Logto it serves.
const FILE: &str = "config.json";

/// The values of the file as it is delivered, which no Logto knows.
pub(super) const PLACEHOLDER_ENDPOINT: &str = "https://your-tenant.logto.app";
pub(super) const PLACEHOLDER_APP_ID: &str = "your-app-id";

/// Where an organization's id stands in the address of an API.
pub(super) const ORGANIZATION: &str = "{organization}";

/// A correct `config.json`, for a person to start from.
pub(super) const EXAMPLE: &str = r#"{
  "endpoint": "https://your-tenant.logto.app/",
  "appId": "your-app-id",
  "scopes": ["email", "identities"],
  "connectors": ["wecom"]
}"#;

/// One deployment of the application, as its `config.json` describes it.
///
/// Only `endpoint` and `appId` are required. Unknown keys are ignored, so
/// that one file serves an older and a newer build.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployment {
    /// `endpoint`, `appId`, `scopes`, `resources` and `storage`.
    pub config: Config,
    /// `connectors`: the targets of the social connectors that get a button
    /// of their own, in that order.
    pub connectors: Vec<String>,
    /// `connectorIds`: by target, the ids that Logto gave the connectors.
    /// Linking an account needs them; a browser cannot ask Logto.
    pub connector_ids: Vec<(String, String)>,
    /// `wecomInApp` is `automatic`: in WeCom's own browser a sign-in by WeCom
    /// starts without being asked for.
    pub automatic_in_wecom: bool,
    /// `apis`: the protected APIs that the application calls.
    pub apis: Vec<Api>,
    /// `brand`: what the application looks like here.
    pub brand: Brand,
    /// What the web server's clock said when the file came; `None` where it
    /// did not tell.
    pub(super) dated: Option<Dated>,
}

/// The date of an answer, and how long it has lain in caches since.
pub(super) type Dated = (Timestamp, Duration);

/// A protected API, one entry of `apis`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// What people call it.
    pub name: String,
    /// The address that is requested. With `{organization}` in its path or
    /// query it is one for each organization, by its id.
    pub url: String,
    /// The resource indicator that its access token is for (RFC 8707).
    pub resource: String,
}

impl Api {
    /// Whether it is called for one organization at a time.
    pub(super) fn is_for_organizations(&self) -> bool {
        self.url.contains(ORGANIZATION)
    }
}

/// Whether the session would go with the page, in this deployment.
pub(super) fn is_in_memory() -> bool {
    use_context::<StoredValue<Deployment>>().is_some_and(|deployment| {
        deployment.with_value(|it| it.config.storage_kind() == StorageKind::Memory)
    })
}

/// Why there is no usable [`Deployment`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetupProblem {
    /// There is no `config.json` beside `index.html`.
    Missing,
    /// The web server answered with this status; `None` when it did not answer.
    Unreadable(Option<u16>),
    /// It is not JSON; line and column are where reading ended, from 1.
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but not an object.
    NotAnObject,
    /// A key is missing, or its value cannot be used.
    Key {
        /// The key, for example `apis[0].url`.
        key: String,
        /// What its value has to be.
        expected: Expected,
    },
    /// It still has the values it was delivered with.
    Placeholder,
}

/// What the value of a key has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The URL of a Logto: https, or http on this machine.
    Endpoint,
    /// An application ID.
    AppId,
    /// A list of scopes.
    Scopes,
    /// A list of resource indicators.
    Resources,
    /// A list of connector targets.
    Connectors,
    /// An object of connector ids by target.
    ConnectorIds,
    /// A list of APIs.
    Apis,
    /// A text that is not empty.
    Text,
    /// A URL: https, or http on this machine.
    Url,
    /// An absolute URI.
    Resource,
    /// One of the three places for the session.
    Storage,
    /// How people sign in in WeCom's own browser.
    WecomInApp,
    /// An object with a name, a logo and an accent.
    Brand,
    /// Where a picture is: an https URL or a path.
    Logo,
    /// A colour.
    Accent,
}

impl Deployment {
    /// Fetches and reads the file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) async fn load() -> Result<Self, SetupProblem> {
        match page::fetch_text(FILE).await {
            Ok(answer) => match answer.status {
                200..=299 => Self::parse(&answer.body).map(|deployment| Self {
                    dated: dated(&answer),
                    ..deployment
                }),
                404 | 410 => Err(SetupProblem::Missing),
                status => Err(SetupProblem::Unreadable(Some(status))),
            },
            Err(_) => Err(SetupProblem::Unreadable(None)),
        }
    }

    /// Lets the page speak with the Logto and the APIs of the file, and with
    /// nobody else: the policy of `index.html` could not know them.
    pub(super) fn connect_to_nobody_else(&self) {
        let apis = self.apis.iter().map(|api| api.url.as_str());
        page::connect_only_to([self.config.endpoint().origin()].into_iter().chain(apis));
    }

    /// Reads the text of a `config.json`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, SetupProblem> {
        let text = text.trim_start_matches('\u{feff}');
        // A host that answers every unknown path with index.html.
        if text.trim_start().starts_with('<') {
            return Err(SetupProblem::Missing);
        }
        let file: Json = serde_json::from_str(text).map_err(|error| SetupProblem::Malformed {
            line: error.line(),
            column: error.column(),
        })?;
        if !matches!(file, Json::Object(_)) {
            return Err(SetupProblem::NotAnObject);
        }
        let endpoint = required(&file, "endpoint", Expected::Endpoint)?;
        let app_id = required(&file, "appId", Expected::AppId)?;
        if endpoint.trim_end_matches('/') == PLACEHOLDER_ENDPOINT || app_id == PLACEHOLDER_APP_ID {
            return Err(SetupProblem::Placeholder);
        }
        let mut config = Config::new(endpoint, app_id)
            .map_err(|error| unusable(&error))?
            .storage(storage(&file)?)
            .scopes(texts(&file, "scopes", Expected::Scopes)?)
            .map_err(|error| unusable(&error))?;
        let mut resources = texts(&file, "resources", Expected::Resources)?;
        config = config
            .resources(resources.clone())
            .map_err(|error| unusable(&error))?;
        let apis = apis(&file)?;
        // A token can only be had for a resource that the sign-in asked for.
        for (index, api) in apis.iter().enumerate() {
            if !resources.contains(&api.resource) {
                resources.push(api.resource.clone());
            }
            config = config
                .resources(resources.clone())
                .map_err(|_| wrong(api_key(index, "resource"), Expected::Resource))?;
        }
        let connectors = texts(&file, "connectors", Expected::Connectors)?;
        if !connectors.iter().all(|target| is_target(target)) {
            return Err(wrong("connectors", Expected::Connectors));
        }
        let connector_ids = connector_ids(&file)?;
        Ok(Self {
            config,
            connectors,
            connector_ids,
            automatic_in_wecom: automatic_in_wecom(&file)?,
            apis,
            brand: brand::brand(&file)?,
            dated: None,
        })
    }
}

/// Asks the web server once more for the file, to be told the time.
pub(super) async fn ask_date() -> Option<Dated> {
    dated(&page::fetch_text(FILE).await.ok()?)
}

/// The text of the file, if there is one.
pub(super) async fn read() -> Option<String> {
    let answer = page::fetch_text(FILE).await.ok()?;
    let is_there = (200..300).contains(&answer.status);
    is_there.then_some(answer.body)
}

/// Whether a file has the values it is delivered with.
pub(super) fn is_as_delivered(text: &str) -> bool {
    Deployment::parse(text) == Err(SetupProblem::Placeholder)
}

fn dated(answer: &HttpResponse) -> Option<Dated> {
    Some((answer.date()?, answer.age()))
}

/// Whether a connector could have this target; Logto's own are such words.
pub(super) fn is_target(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

fn required<'a>(object: &'a Json, key: &str, expected: Expected) -> Result<&'a str, SetupProblem> {
    object
        .get(key)
        .and_then(Json::text)
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .ok_or_else(|| wrong(key, expected))
}

fn list<'a>(file: &'a Json, key: &str, expected: Expected) -> Result<&'a [Json], SetupProblem> {
    match file.get(key) {
        None => Ok(&[]),
        Some(value) => value.list().ok_or_else(|| wrong(key, expected)),
    }
}

fn texts(file: &Json, key: &str, expected: Expected) -> Result<Vec<String>, SetupProblem> {
    list(file, key, expected)?
        .iter()
        .map(|item| {
            item.text()
                .map(str::to_owned)
                .ok_or_else(|| wrong(key, expected))
        })
        .collect()
}

fn connector_ids(file: &Json) -> Result<Vec<(String, String)>, SetupProblem> {
    let key = "connectorIds";
    let ids = match file.get(key) {
        None => &[][..],
        Some(Json::Object(ids)) => ids,
        Some(_) => return Err(wrong(key, Expected::ConnectorIds)),
    };
    ids.iter()
        .map(|(target, id)| {
            let id = id.text().map(str::trim).filter(|id| !id.is_empty());
            match id {
                Some(id) if is_target(target) => Ok((target.clone(), id.to_owned())),
                _ => Err(wrong(key, Expected::ConnectorIds)),
            }
        })
        .collect()
}

fn apis(file: &Json) -> Result<Vec<Api>, SetupProblem> {
    let mut apis = Vec::new();
    for (index, api) in list(file, "apis", Expected::Apis)?.iter().enumerate() {
        let text = |key: &str, expected| {
            required(api, key, expected)
                .map(str::to_owned)
                .map_err(|_| wrong(api_key(index, key), expected))
        };
        let api = Api {
            name: text("name", Expected::Text)?,
            url: text("url", Expected::Url)?,
            resource: text("resource", Expected::Resource)?,
        };
        // With a token it could not be requested.
        if !Url::parse(&api.url).is_ok_and(|url| url.is_secure()) {
            return Err(wrong(api_key(index, "url"), Expected::Url));
        }
        apis.push(api);
    }
    Ok(apis)
}

fn storage(file: &Json) -> Result<StorageKind, SetupProblem> {
    let Some(value) = file.get("storage") else {
        return Ok(StorageKind::default());
    };
    match value.text() {
        Some("local") => Ok(StorageKind::Local),
        Some("session") => Ok(StorageKind::Session),
        Some("memory") => Ok(StorageKind::Memory),
        _ => Err(wrong("storage", Expected::Storage)),
    }
}

fn automatic_in_wecom(file: &Json) -> Result<bool, SetupProblem> {
    match file.get("wecomInApp").map(Json::text) {
        None | Some(Some("button")) => Ok(false),
        Some(Some("automatic")) => Ok(true),
        _ => Err(wrong("wecomInApp", Expected::WecomInApp)),
    }
}

fn unusable(error: &ConfigError) -> SetupProblem {
    match error {
        ConfigError::AppId => wrong("appId", Expected::AppId),
        ConfigError::Scope(_) => wrong("scopes", Expected::Scopes),
        ConfigError::Resource(_) => wrong("resources", Expected::Resources),
        _ => wrong("endpoint", Expected::Endpoint),
    }
}

fn api_key(index: usize, key: &str) -> String {
    ["apis[", &index.to_string(), "].", key].concat()
}

fn wrong(key: impl Into<String>, expected: Expected) -> SetupProblem {
    SetupProblem::Key {
        key: key.into(),
        expected,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod documents;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
