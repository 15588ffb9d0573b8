//! What this library sends, one JSON line for each request on standard input. `parity/` holds it
//! beside what Logto's JavaScript SDKs send.
//!
//! A request is an object of one member, named `sign-in`, `exchange`, `refresh`, `revocation` or
//! `sign-out`, such as `{"sign-in": {…}}`. The answer is `{"navigate": "<url>"}`, `{"send": {…}}`
//! or, if the library refuses, `{"refused": "<error>", "message": "<what people read>"}`.

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::time::Duration;

use leptos_logto::memory::MemoryBrowser;
use leptos_logto::oidc::{
    AuthorizationRequest, CallbackParameters, CodeVerifier, DirectSignIn, FirstScreen, HttpRequest,
    Identifier, Metadata, Pending, Prompt, RefreshRequest, Secret, SignInOptions, authorize,
    discovery, sign_out, token,
};
use leptos_logto::{Client, Config, ErrorKind, TokenRequest};
use serde::Deserialize;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut output = io::stdout().lock();
    for (at, line) in io::stdin().lock().lines().enumerate() {
        let asked: Asked =
            serde_json::from_str(&line?).map_err(|error| format!("request {}: {error}", at + 1))?;
        let answer = match asked.answer() {
            Ok(answer) => answer,
            Err(Refusal { error, message }) => json!({ "refused": error, "message": message }),
        };
        writeln!(output, "{answer}")?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Asked {
    SignIn(Box<SignIn>),
    Exchange(Exchange),
    Refresh(Refresh),
    Revocation(Revocation),
    SignOut(SignOut),
}

impl Asked {
    fn answer(self) -> Result<Value, Refusal> {
        match self {
            Self::SignIn(asked) => asked.answer(),
            Self::Exchange(asked) => asked.answer(),
            Self::Refresh(asked) => asked.answer(),
            Self::Revocation(asked) => asked.answer(),
            Self::SignOut(asked) => asked.answer(),
        }
    }
}

struct Refusal {
    error: String,
    message: String,
}

impl<E: Error> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self {
            error: format!("{error:?}"),
            message: error.to_string(),
        }
    }
}

/// The application, as its developer configures it, and what its provider says about itself.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Application {
    endpoint: String,
    document: String,
    app_id: String,
    scopes: Vec<String>,
    resources: Vec<String>,
    include_reserved_scopes: bool,
    prompt: Option<Vec<PromptName>>,
}

impl Application {
    fn config(&self) -> Result<Config, Refusal> {
        let mut config = Config::new(&self.endpoint, &self.app_id)?
            .scopes(&self.scopes)?
            .resources(&self.resources)?;
        if !self.include_reserved_scopes {
            config = config.without_reserved_scopes()?;
        }
        if let Some(prompt) = &self.prompt {
            config = config.prompt(prompt.iter().map(|name| name.prompt()));
        }
        Ok(config)
    }

    fn metadata(&self, config: &Config) -> Result<Metadata, Refusal> {
        Ok(discovery::parse(config.endpoint(), &self.document)?)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SignIn {
    application: Application,
    redirect_uri: String,
    state: String,
    nonce: String,
    code_verifier: String,
    options: Options,
}

impl SignIn {
    fn answer(self) -> Result<Value, Refusal> {
        let config = self.application.config()?;
        let challenge = CodeVerifier::of_stored(Secret::new(self.code_verifier)).challenge();
        let request = AuthorizationRequest {
            client_id: config.app_id(),
            redirect_uri: &self.redirect_uri,
            challenge: &challenge,
            state: &self.state,
            nonce: &self.nonce,
            scopes: config.asked_scopes(),
            resources: config.asked_resources(),
            default_prompt: config.default_prompt(),
            options: &self.options.sign_in_options(),
        };
        let url = authorize::url(&self.application.metadata(&config)?, &request)?;
        Ok(json!({ "navigate": url }))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    prompt: Option<Vec<PromptName>>,
    first_screen: Option<ScreenName>,
    identifiers: Vec<IdentifierName>,
    login_hint: Option<String>,
    direct_sign_in: Option<DirectSignInTarget>,
    one_time_token: Option<String>,
    organization_id: Option<String>,
    ui_locales: Option<String>,
    max_age: Option<u64>,
    extra_params: Vec<(String, String)>,
}

impl Options {
    fn sign_in_options(self) -> SignInOptions {
        let prompt = self.prompt.map(|names| {
            let prompts = names.iter().map(|name| name.prompt());
            prompts.collect()
        });
        let identifiers = self.identifiers.iter().map(|name| name.identifier());
        SignInOptions {
            prompt,
            first_screen: self.first_screen.map(|name| name.0),
            identifiers: identifiers.collect(),
            login_hint: self.login_hint,
            direct_sign_in: self.direct_sign_in.map(DirectSignInTarget::connector),
            one_time_token: self.one_time_token.map(Secret::new),
            organization_id: self.organization_id,
            ui_locales: self.ui_locales,
            max_age: self.max_age.map(Duration::from_secs),
            extra: self.extra_params,
            ..SignInOptions::default()
        }
    }
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct ScreenName(FirstScreen);

impl TryFrom<String> for ScreenName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let screen = FirstScreen::from_name(&name);
        screen
            .map(Self)
            .ok_or_else(|| format!("unknown first screen `{name}`"))
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PromptName {
    None,
    Login,
    Consent,
}

impl PromptName {
    fn prompt(self) -> Prompt {
        match self {
            Self::None => Prompt::None,
            Self::Login => Prompt::Login,
            Self::Consent => Prompt::Consent,
        }
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum IdentifierName {
    Username,
    Email,
    Phone,
}

impl IdentifierName {
    fn identifier(self) -> Identifier {
        match self {
            Self::Username => Identifier::Username,
            Self::Email => Identifier::Email,
            Self::Phone => Identifier::Phone,
        }
    }
}

#[derive(Deserialize)]
#[serde(tag = "method", content = "target", rename_all = "lowercase")]
enum DirectSignInTarget {
    Social(String),
    Sso(String),
}

impl DirectSignInTarget {
    fn connector(self) -> DirectSignIn {
        match self {
            Self::Social(target) => DirectSignIn::Social(target),
            Self::Sso(id) => DirectSignIn::Sso(id),
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Exchange {
    application: Application,
    redirect_uri: String,
    state: String,
    code_verifier: String,
    callback: String,
}

impl Exchange {
    fn answer(self) -> Result<Value, Refusal> {
        let config = self.application.config()?;
        let metadata = self.application.metadata(&config)?;
        let pending = Pending {
            state: &self.state,
            redirect_uri: &self.redirect_uri,
            issuer: &metadata.issuer,
            iss_required: metadata.iss_parameter_supported,
        };
        let code = CallbackParameters::parse(&self.callback)?.validate(&pending)?;
        let verifier = CodeVerifier::of_stored(Secret::new(self.code_verifier));
        Ok(sent(&token::exchange_request(
            &metadata,
            config.app_id(),
            &code,
            &verifier,
            &self.redirect_uri,
        )))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Refresh {
    application: Application,
    refresh_token: String,
    resource: Option<String>,
    organization_id: Option<String>,
    scopes: Vec<String>,
}

impl Refresh {
    fn answer(self) -> Result<Value, Refusal> {
        let config = self.application.config()?;
        let metadata = self.application.metadata(&config)?;
        self.check(&config)?;
        let request = RefreshRequest {
            client_id: config.app_id(),
            refresh_token: &Secret::new(self.refresh_token),
            resource: self.resource.as_deref(),
            organization: self.organization_id.as_deref(),
            scopes: &self.scopes,
        };
        Ok(sent(&token::refresh_request(&metadata, &request)))
    }

    /// Whether the client would come as far as a request: it checks what is asked of it against
    /// what was asked for at sign-in.
    fn check(&self, config: &Config) -> Result<(), Refusal> {
        let request = match (&self.resource, &self.organization_id) {
            (None, None) => return Ok(()),
            (Some(resource), None) => TokenRequest::resource(resource),
            (None, Some(id)) => TokenRequest::organization(id),
            (Some(resource), Some(id)) => TokenRequest::resource(resource).in_organization(id),
        };
        let request = request.scopes(&self.scopes);
        let browser = MemoryBrowser::default();
        let config = config.clone().with_base("https://app.example/")?;
        let issuer = config.endpoint().issuer();
        let claims = json!({
            "sub": "1", "iss": issuer, "aud": config.app_id(), "iat": 1, "exp": 2
        });
        let client = Client::new(config, browser.tab())?;
        client.pretend(&claims.to_string())?;
        match browser.run(async move { client.access_token(request).await }) {
            Err(error) if error.kind() == ErrorKind::Config => Err(error.into()),
            // It has no refresh token, so it stops there.
            _ => Ok(()),
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Revocation {
    application: Application,
    token: String,
}

impl Revocation {
    fn answer(self) -> Result<Value, Refusal> {
        let config = self.application.config()?;
        let metadata = self.application.metadata(&config)?;
        let token = Secret::new(self.token);
        let request = sign_out::revocation_request(&metadata, config.app_id(), &token);
        Ok(sent(&request.ok_or_else(no_endpoint)?))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SignOut {
    application: Application,
    post_logout_redirect_uri: Option<String>,
}

impl SignOut {
    fn answer(self) -> Result<Value, Refusal> {
        let config = self.application.config()?;
        let metadata = self.application.metadata(&config)?;
        let back = self.post_logout_redirect_uri.as_deref().unwrap_or_default();
        let url = sign_out::end_session_url(&metadata, config.app_id(), back, None);
        Ok(json!({ "navigate": url.ok_or_else(no_endpoint)? }))
    }
}

fn no_endpoint() -> Refusal {
    Refusal {
        error: "NoEndpoint".to_owned(),
        message: "the provider has no such endpoint".to_owned(),
    }
}

fn sent(request: &HttpRequest) -> Value {
    json!({
        "send": {
            "method": request.method.as_str(),
            "url": request.url,
            "headers": request.headers,
            "body": request.body,
            "keepalive": request.keepalive,
        }
    })
}
