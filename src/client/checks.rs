//! Whether a Logto is set up for an application, as far as a page can find out.

use std::fmt;

use super::config::{Config, ConfigError};
use super::platform::{Platform, PlatformError};
use crate::oidc::{
    DiscoveryError, HttpRequest, JwkError, JwkSet, Metadata, RegistrationError,
    discovery::{self, parse},
    jwk,
    registration::{self, Proposal},
};

/// Asks a provider for everything that a sign-in will need, one thing at a time. Nobody is signed
/// in by it, and nothing is stored.
pub struct Checks<P> {
    config: Config,
    redirect_uri: String,
    platform: P,
}

/// A provider whose discovery document a sign-in can rely on.
#[derive(Clone, Debug)]
pub struct Discovered {
    metadata: Metadata,
    pushed_endpoint: Option<String>,
}

impl<P: Platform> Checks<P> {
    /// Checks of the application `config`.
    ///
    /// # Errors
    /// The configuration has no redirect address, see [`Config::with_base`].
    pub fn new(config: Config, platform: P) -> Result<Self, ConfigError> {
        let redirect_uri = config.redirect_address().map(str::to_owned);
        Ok(Self {
            redirect_uri: redirect_uri.ok_or(ConfigError::RedirectUriMissing)?,
            config,
            platform,
        })
    }

    /// Whether the endpoint answers, as the issuer that it has to be (OpenID Connect Discovery
    /// §4.3).
    ///
    /// # Errors
    /// [`CheckError::NoAnswer`], [`CheckError::Offline`], [`CheckError::Status`] or
    /// [`CheckError::Page`] if it gave no document, [`CheckError::Discovery`] if the document
    /// cannot be used.
    pub async fn discovery(&self) -> Result<Discovered, CheckError> {
        let endpoint = self.config.endpoint();
        let text = self.document(discovery::request(endpoint)).await?;
        Ok(Discovered {
            metadata: parse(endpoint, &text)?,
            pushed_endpoint: registration::pushed_endpoint(&text),
        })
    }

    /// Whether this browser can verify ID tokens with the provider's keys.
    ///
    /// # Errors
    /// As [`Self::discovery`] if they cannot be had, [`CheckError::Keys`] if none can be used,
    /// [`CheckError::Unsupported`] if this browser lacks what they are for.
    pub async fn keys(&self, provider: &Discovered) -> Result<(), CheckError> {
        let metadata = &provider.metadata;
        let text = self.document(jwk::request(metadata)).await?;
        let keys = JwkSet::parse(&text)?;
        let mut error = CheckError::Keys(JwkError::NoUsableKey);
        for &algorithm in &metadata.id_token_algorithms {
            for key in keys.candidates(None, algorithm) {
                // A wrong signature is found to be wrong only where the key can be used.
                match self.platform.verify(key, algorithm, &[], &[]).await {
                    Ok(_) => return Ok(()),
                    Err(refused) => error = refused.into(),
                }
            }
        }
        Err(error)
    }

    /// Whether the provider knows the application and answers pages of this origin.
    ///
    /// # Errors
    /// [`CheckError::Origin`] if the provider can be read, but not its answer to this;
    /// [`CheckError::Registration`] if it refuses the application.
    pub async fn application(&self, provider: &Discovered) -> Result<(), CheckError> {
        let app_id = self.config.app_id();
        let request = registration::application_request(&provider.metadata, app_id);
        let response = match self.platform.send(request).await {
            Ok(response) => response,
            Err(PlatformError::Network(_)) => return Err(self.unread().await),
            Err(error) => return Err(error.into()),
        };
        Ok(registration::application(&response)?)
    }

    /// Whether the redirect address is registered. `None` if this provider does not tell.
    ///
    /// # Errors
    /// [`CheckError::Registration`] if it is not, and as [`Self::application`].
    pub async fn redirect_uri(&self, provider: &Discovered) -> Result<Option<()>, CheckError> {
        self.propose(provider, &["openid".to_owned()], &[]).await
    }

    /// Whether a sign-in may ask for the scopes and resources of the configuration. `None` if this
    /// provider does not tell.
    ///
    /// # Errors
    /// As [`Self::redirect_uri`].
    pub async fn permissions(&self, provider: &Discovered) -> Result<Option<()>, CheckError> {
        let config = &self.config;
        self.propose(provider, config.asked_scopes(), config.asked_resources())
            .await
    }

    async fn propose(
        &self,
        provider: &Discovered,
        scopes: &[String],
        resources: &[String],
    ) -> Result<Option<()>, CheckError> {
        let Some(endpoint) = &provider.pushed_endpoint else {
            return Ok(None);
        };
        let proposal = Proposal {
            client_id: self.config.app_id(),
            redirect_uri: &self.redirect_uri,
            scopes,
            resources,
        };
        let response = self.platform.send(proposal.request(endpoint)).await?;
        registration::judgement(&response)?;
        Ok(Some(()))
    }

    /// Why an answer could not be read. Any page may read discovery; the token endpoint answers
    /// only pages whose origin the application has.
    async fn unread(&self) -> CheckError {
        match self.discovery().await {
            Ok(_) => CheckError::Origin,
            Err(error) => error,
        }
    }

    async fn document(&self, request: HttpRequest) -> Result<String, CheckError> {
        let response = self.platform.send(request).await?;
        if response.status != 200 {
            return Err(CheckError::Status(response.status));
        }
        if response.is_page() {
            return Err(CheckError::Page);
        }
        Ok(response.body)
    }
}

/// What a check has found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckError {
    /// The device is offline.
    Offline,
    /// No answer came, or one that the browser keeps from the page.
    NoAnswer,
    /// The server answered with this status in place of a document.
    Status(u16),
    /// A page came in place of a document.
    Page,
    /// The discovery document cannot be used.
    Discovery(DiscoveryError),
    /// The key set cannot be used.
    Keys(JwkError),
    /// This browser lacks something that is needed.
    Unsupported(&'static str),
    /// The provider does not answer pages of this origin.
    Origin,
    /// The application is not registered as it is used.
    Registration(RegistrationError),
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => f.write_str("the device is offline"),
            Self::NoAnswer => f.write_str("no answer that this page may read"),
            Self::Status(status) => write!(f, "the provider answered with status {status}"),
            Self::Page => f.write_str("a page came in place of the provider's answer"),
            Self::Discovery(error) => error.fmt(f),
            Self::Keys(error) => error.fmt(f),
            Self::Unsupported(what) => write!(f, "this browser lacks {what}"),
            Self::Origin => f.write_str("the provider does not answer pages of this origin"),
            Self::Registration(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CheckError {}

impl From<PlatformError> for CheckError {
    fn from(error: PlatformError) -> Self {
        match error {
            PlatformError::Offline => Self::Offline,
            PlatformError::Unsupported(what) => Self::Unsupported(what),
            _ => Self::NoAnswer,
        }
    }
}

impl From<DiscoveryError> for CheckError {
    fn from(error: DiscoveryError) -> Self {
        Self::Discovery(error)
    }
}

impl From<JwkError> for CheckError {
    fn from(error: JwkError) -> Self {
        Self::Keys(error)
    }
}

impl From<RegistrationError> for CheckError {
    fn from(error: RegistrationError) -> Self {
        Self::Registration(error)
    }
}
