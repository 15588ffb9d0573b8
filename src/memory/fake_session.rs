//! A session that nobody signed in to.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::MemoryTab;
use crate::client::store::{SessionRecord, Store, TokenRecord};
use crate::client::{Client, Platform, PlatformError, TokenRequest};
use crate::oidc::{Secret, TokenResponse};

impl Client<MemoryTab> {
    /// Pretends that the person with these ID-token claims (a JSON object with
    /// at least `sub`, `iss`, `aud`, `iat` and `exp`) has signed in. Access
    /// tokens for everything that the configuration asks for are kept and live
    /// an hour.
    ///
    /// ```
    /// use leptos_logto::memory::MemoryBrowser;
    /// use leptos_logto::{Client, Config};
    ///
    /// let config = Config::new("https://logto.test/", "app")?.with_base("https://app.test/")?;
    /// let client = Client::new(config, MemoryBrowser::default().tab())?;
    /// client
    ///     .pretend(
    ///         r#"{"sub":"1","iss":"https://logto.test/oidc","aud":"app","iat":1,"exp":2,
    ///             "name":"Alice"}"#,
    ///     )
    ///     .unwrap();
    /// assert_eq!(client.session().user().unwrap().display_name(), "Alice");
    /// # Ok::<(), leptos_logto::ConfigError>(())
    /// ```
    ///
    /// # Errors
    /// The tab's store refuses.
    pub fn pretend(&self, claims: &str) -> Result<(), PlatformError> {
        let config = self.config();
        let now = self.platform().now();
        let tokens = TokenResponse {
            access_token: Secret::new("pretended-access-token"),
            expires_in: Some(std::time::Duration::from_secs(3600)),
            id_token: None,
            refresh_token: None,
            scope: Some(config.asked_scopes().join(" ")),
        };
        let mut record = SessionRecord {
            generation: "pretended".to_owned(),
            issuer: config.endpoint().issuer().to_owned(),
            scopes: config.asked_scopes().to_vec(),
            resources: config.asked_resources().to_vec(),
            id_token: Secret::new(compact(claims)),
            refresh_token: None,
            nonce: Secret::new(""),
            access_tokens: Vec::new(),
            withheld: None,
            attempt: None,
        };
        let requests = config.asked_resources().iter().map(TokenRequest::resource);
        for request in requests.chain([TokenRequest::default()]) {
            record.keep_access_token(TokenRecord::of(
                &request,
                &tokens,
                config.asked_scopes(),
                now,
            ));
        }
        Store::new(config).save_session(self.platform(), &record)?;
        self.refresh();
        Ok(())
    }
}

/// The form of an ID token; the signature is none.
fn compact(claims: &str) -> String {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    [part(r#"{"alg":"ES384"}"#), part(claims), part("pretended")].join(".")
}
