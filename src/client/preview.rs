//! What a sign-in will ask for, before one begins.

use std::fmt;

use super::config::Config;
use super::sign_in::return_to;
use crate::oidc::{
    AuthorizationRequest, OptionsError, Secret, SignInOptions, authorize, url::with_query,
};

/// What stands for a value that each sign-in makes up anew, or that is secret.
const PLACEHOLDERS: [(&str, &str); 4] = [
    ("code_challenge", "CODE_CHALLENGE"),
    ("state", "STATE"),
    ("nonce", "NONCE"),
    ("one_time_token", "ONE_TIME_TOKEN"),
];

/// The authorization request of a sign-in that nobody has begun: it can be
/// shown to anybody. What each sign-in makes up anew, and the token of a magic
/// link, are stood for by their names in capitals.
///
/// Its `Display` is the address that the sign-in leaves for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInPreview {
    /// Where Logto's authorization endpoint is. A sign-in asks the provider's
    /// metadata, which says the same of every Logto.
    pub endpoint: String,
    /// The parameters by their names, decoded, in the order of the request.
    pub parameters: Vec<(String, String)>,
    /// Whether Logto will leave out the refresh token: `offline_access` is
    /// asked for, but not the prompt `consent` (OpenID Connect Core §11).
    pub loses_refresh_token: bool,
}

impl SignInPreview {
    /// Whether the value of the parameter with this name is stood for by
    /// another.
    #[must_use]
    pub fn is_placeholder(name: &str) -> bool {
        PLACEHOLDERS.iter().any(|(known, _)| *known == name)
    }
}

impl fmt::Display for SignInPreview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs: Vec<_> = self
            .parameters
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        f.write_str(&with_query(&self.endpoint, &pairs))
    }
}

impl Config {
    /// What a sign-in with `options` will ask for. Nothing is sent or kept, and
    /// no sign-in begins.
    ///
    /// ```
    /// use leptos_logto::{Config, DirectSignIn, SignInOptions};
    ///
    /// let config = Config::new("https://your-tenant.logto.app/", "your-app-id")?
    ///     .with_base("https://app.example/")?;
    /// let options =
    ///     SignInOptions::default().direct_sign_in(DirectSignIn::Social("wecom".into()));
    /// let preview = config.sign_in_preview(&options)?;
    ///
    /// assert_eq!(
    ///     preview.to_string(),
    ///     "https://your-tenant.logto.app/oidc/auth?client_id=your-app-id\
    ///      &redirect_uri=https%3A%2F%2Fapp.example%2Fcallback\
    ///      &code_challenge=CODE_CHALLENGE&code_challenge_method=S256&state=STATE\
    ///      &response_type=code&prompt=consent&scope=openid+offline_access+profile\
    ///      &direct_sign_in=social%3Awecom&nonce=NONCE"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Those for which [`Client::sign_in`](super::Client::sign_in) would refuse
    /// the options, and [`OptionsError::RedirectUri`] while the redirect
    /// address is not known, see [`Config::with_base`].
    pub fn sign_in_preview(&self, options: &SignInOptions) -> Result<SignInPreview, OptionsError> {
        options.check()?;
        let redirect_uri = self.redirect_address().ok_or(OptionsError::RedirectUri)?;
        if let Some(path) = &options.return_to {
            return_to(path, redirect_uri).map_err(OptionsError::ReturnTo)?;
        }
        let [(_, challenge), (_, state), (_, nonce), (_, one_time_token)] = PLACEHOLDERS;
        let shown = SignInOptions {
            one_time_token: options
                .one_time_token
                .as_ref()
                .map(|_| Secret::new(one_time_token)),
            ..options.clone()
        };
        let request = AuthorizationRequest {
            client_id: self.app_id(),
            redirect_uri,
            challenge,
            state,
            nonce,
            scopes: self.asked_scopes(),
            resources: self.asked_resources(),
            default_prompt: self.default_prompt(),
            options: &shown,
        };
        let parameters = authorize::parameters(&request)?;
        Ok(SignInPreview {
            endpoint: [self.endpoint().issuer(), "/auth"].concat(),
            parameters: parameters
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.into_owned()))
                .collect(),
            loses_refresh_token: request.loses_refresh_token(),
        })
    }
}
