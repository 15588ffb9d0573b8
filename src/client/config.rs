//! What an application must say about itself.

use std::fmt;

use crate::oidc::{
    Endpoint, EndpointError, Prompt, ScopeError, Url, UrlError,
    scope::{normalize, normalize_resources},
};

/// Where the session is kept (RFC 10017 §8 weighs the choices).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageKind {
    /// `localStorage`: survives a restart of the browser, seen by all tabs.
    #[default]
    Local,
    /// `sessionStorage`: ends with the tab.
    Session,
    /// The page's memory: ends with the page.
    Memory,
}

/// An application registered at a Logto.
///
/// ```
/// use leptos_logto::Config;
///
/// let config = Config::new("https://your-tenant.logto.app/", "your-app-id")?
///     .scopes(["email", "identities"])?
///     .resources(["https://api.example.com"])?;
/// # Ok::<(), leptos_logto::ConfigError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    endpoint: Endpoint,
    app_id: String,
    given_scopes: Vec<String>,
    given_resources: Vec<String>,
    scopes: Vec<String>,
    resources: Vec<String>,
    reserved_scopes: bool,
    prompt: Vec<Prompt>,
    redirect_uri: Option<String>,
    post_sign_out_redirect_uri: Option<String>,
    storage: StorageKind,
}

impl Config {
    /// The application `app_id` at the Logto that lives at `endpoint`, for
    /// example `https://your-tenant.logto.app/`.
    ///
    /// # Errors
    /// The endpoint is not a secure URL, or the application id is empty.
    pub fn new(endpoint: &str, app_id: &str) -> Result<Self, ConfigError> {
        let endpoint = Endpoint::parse(endpoint).map_err(ConfigError::Endpoint)?;
        if app_id.is_empty() || !app_id.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(ConfigError::AppId);
        }
        Self {
            endpoint,
            app_id: app_id.to_owned(),
            given_scopes: Vec::new(),
            given_resources: Vec::new(),
            scopes: Vec::new(),
            resources: Vec::new(),
            reserved_scopes: true,
            prompt: vec![Prompt::Consent],
            redirect_uri: None,
            post_sign_out_redirect_uri: None,
            storage: StorageKind::default(),
        }
        .normalized()
    }

    /// The scopes to ask for, beside `openid`, `offline_access` and `profile`
    /// which are always asked for. Scopes of resources are listed here too.
    ///
    /// # Errors
    /// A scope has characters that RFC 6749 §3.3 does not allow.
    pub fn scopes<S: Into<String>>(
        mut self,
        scopes: impl IntoIterator<Item = S>,
    ) -> Result<Self, ConfigError> {
        self.given_scopes = scopes.into_iter().map(Into::into).collect();
        self.normalized()
    }

    /// The resource indicators (RFC 8707) of the APIs the application calls.
    ///
    /// # Errors
    /// A resource is not an absolute URI, or has a fragment.
    pub fn resources<S: Into<String>>(
        mut self,
        resources: impl IntoIterator<Item = S>,
    ) -> Result<Self, ConfigError> {
        self.given_resources = resources.into_iter().map(Into::into).collect();
        self.normalized()
    }

    /// Asks for exactly the given scopes (and `openid`), without
    /// `offline_access` and `profile`.
    ///
    /// # Errors
    /// As [`Config::scopes`].
    pub fn without_reserved_scopes(mut self) -> Result<Self, ConfigError> {
        self.reserved_scopes = false;
        self.normalized()
    }

    /// The prompts of a sign-in that names none itself; `consent` by default,
    /// which is what makes Logto issue a refresh token.
    #[must_use]
    pub fn prompt(mut self, prompt: impl IntoIterator<Item = Prompt>) -> Self {
        self.prompt = prompt.into_iter().collect();
        self
    }

    /// Where the session is kept.
    #[must_use]
    pub fn storage(mut self, storage: StorageKind) -> Self {
        self.storage = storage;
        self
    }

    /// The address at Logto's console under "Redirect URIs"; `<base>/callback`
    /// by default.
    ///
    /// # Errors
    /// It is not an absolute URL, or has a query or a fragment.
    pub fn redirect_uri(mut self, uri: &str) -> Result<Self, ConfigError> {
        self.redirect_uri = Some(plain_url(uri)?);
        Ok(self)
    }

    /// The address at Logto's console under "Post sign-out redirect URIs";
    /// `<base>/` by default.
    ///
    /// # Errors
    /// It is not an absolute URL, or has a query or a fragment.
    pub fn post_sign_out_redirect_uri(mut self, uri: &str) -> Result<Self, ConfigError> {
        self.post_sign_out_redirect_uri = Some(plain_url(uri)?);
        Ok(self)
    }

    /// Fills what is still missing of the two addresses from the base URL of
    /// the application.
    ///
    /// # Errors
    /// `base` is not an absolute URL.
    pub fn with_base(self, base: &str) -> Result<Self, ConfigError> {
        let base = base.split(['?', '#']).next().unwrap_or_default();
        let base = base.strip_suffix('/').unwrap_or(base);
        let mut filled = self;
        if filled.redirect_uri.is_none() {
            filled = filled.redirect_uri(&format!("{base}/callback"))?;
        }
        if filled.post_sign_out_redirect_uri.is_none() {
            filled = filled.post_sign_out_redirect_uri(&format!("{base}/"))?;
        }
        Ok(filled)
    }

    /// Where Logto lives.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The application id, which is the client id of the protocol.
    pub fn app_id(&self) -> &str {
        &self.app_id
    }

    /// The scopes that a sign-in asks for.
    pub fn asked_scopes(&self) -> &[String] {
        &self.scopes
    }

    /// The resource indicators that a sign-in asks for.
    pub fn asked_resources(&self) -> &[String] {
        &self.resources
    }

    /// The prompts of a sign-in that names none itself.
    pub fn default_prompt(&self) -> &[Prompt] {
        &self.prompt
    }

    /// Where the session is kept.
    pub fn storage_kind(&self) -> StorageKind {
        self.storage
    }

    /// The redirect address, once known.
    pub fn redirect_address(&self) -> Option<&str> {
        self.redirect_uri.as_deref()
    }

    /// The post-sign-out address, once known.
    pub fn post_sign_out_address(&self) -> Option<&str> {
        self.post_sign_out_redirect_uri.as_deref()
    }

    fn normalized(mut self) -> Result<Self, ConfigError> {
        self.scopes =
            normalize(&self.given_scopes, self.reserved_scopes).map_err(ConfigError::Scope)?;
        self.resources = normalize_resources(&self.given_resources, &self.scopes)
            .map_err(ConfigError::Resource)?;
        Ok(self)
    }
}

fn plain_url(uri: &str) -> Result<String, ConfigError> {
    let url = Url::parse(uri).map_err(ConfigError::RedirectUri)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(ConfigError::RedirectUriParts);
    }
    Ok(url.as_str().to_owned())
}

/// What is wrong with a [`Config`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigError {
    /// The endpoint cannot be used.
    Endpoint(EndpointError),
    /// The application id is empty or has characters that none has.
    AppId,
    /// A scope cannot be used.
    Scope(ScopeError),
    /// A resource indicator cannot be used.
    Resource(ScopeError),
    /// A redirect address is not an absolute URL.
    RedirectUri(UrlError),
    /// A redirect address has a query or a fragment.
    RedirectUriParts,
    /// Neither a redirect address nor a base URL is known.
    RedirectUriMissing,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Endpoint(error) => write!(f, "endpoint: {error}"),
            Self::AppId => f.write_str("the application id is empty or malformed"),
            Self::Scope(error) => write!(f, "scopes: {error}"),
            Self::Resource(error) => write!(f, "resources: {error}"),
            Self::RedirectUri(error) => write!(f, "redirect address: {error}"),
            Self::RedirectUriParts => {
                f.write_str("a redirect address may have neither a query nor a fragment")
            }
            Self::RedirectUriMissing => f.write_str("the redirect address is not known"),
        }
    }
}

impl std::error::Error for ConfigError {}
