//! The authorization request: the address a sign-in begins at (OpenID Connect Core §3.1.2.1).

mod check;
mod options;
mod parameter;

pub use check::OptionsError;
pub use options::SignInOptions;
pub use parameter::{DirectSignIn, FirstScreen, Identifier, Prompt};

use super::discovery::Metadata;
use super::scope::OFFLINE_ACCESS;
use super::url::{Url, with_query};
use super::value::Secret;

/// Everything one authorization request is made of.
#[derive(Clone, Debug)]
pub struct AuthorizationRequest<'a> {
    /// The application.
    pub client_id: &'a str,
    /// Where the person is sent back to: exactly as registered.
    pub redirect_uri: &'a str,
    /// From [`CodeVerifier::challenge`](super::CodeVerifier::challenge).
    pub challenge: &'a str,
    /// From [`random_token`](super::pkce::random_token), new for each request.
    pub state: &'a str,
    /// From [`random_token`](super::pkce::random_token), new for each request.
    pub nonce: &'a str,
    /// From [`normalize`](super::scope::normalize).
    pub scopes: &'a [String],
    /// From [`normalize_resources`](super::scope::normalize_resources).
    pub resources: &'a [String],
    /// The prompts when the options name none.
    pub default_prompt: &'a [Prompt],
    /// What this sign-in asks for beyond that.
    pub options: &'a SignInOptions,
}

impl AuthorizationRequest<'_> {
    fn prompts(&self) -> &[Prompt] {
        self.options
            .prompt
            .as_deref()
            .unwrap_or(self.default_prompt)
    }

    /// Whether the provider will silently leave out the refresh token: `offline_access` is asked
    /// for without `prompt=consent` (OpenID Connect Core §11). Worth a warning.
    #[must_use]
    pub fn loses_refresh_token(&self) -> bool {
        self.scopes.iter().any(|scope| scope == OFFLINE_ACCESS)
            && !self.prompts().contains(&Prompt::Consent)
    }
}

/// The URL to navigate to. Parameters stand in the order of Logto's own SDKs.
///
/// The grant is always the authorization code with PKCE and S256; nothing can ask for another.
///
/// # Errors
/// [`OptionsError`] if options contradict each other or the redirect address is unusable.
pub fn url(
    metadata: &Metadata,
    request: &AuthorizationRequest<'_>,
) -> Result<String, OptionsError> {
    let options = request.options;
    options.check()?;
    check::prompts(request.prompts(), options)?;
    match Url::parse(request.redirect_uri) {
        Ok(url) if url.fragment().is_none() => {}
        _ => return Err(OptionsError::RedirectUri),
    }

    let prompt = joined(request.prompts().iter().map(|prompt| prompt.name()));
    let scope = request.scopes.join(" ");
    let direct_sign_in = options.direct_sign_in.as_ref().map(DirectSignIn::parameter);
    let identifier = joined(options.identifiers.iter().map(|kind| kind.name()));
    let max_age = options.max_age.map(|age| age.as_secs().to_string());

    let mut pairs = vec![
        ("client_id", Some(request.client_id)),
        ("redirect_uri", Some(request.redirect_uri)),
        ("code_challenge", Some(request.challenge)),
        ("code_challenge_method", Some("S256")),
        ("state", Some(request.state)),
        ("response_type", Some("code")),
        ("prompt", non_empty(&prompt)),
        ("scope", non_empty(&scope)),
        ("login_hint", options.login_hint.as_deref()),
        ("direct_sign_in", direct_sign_in.as_deref()),
    ];
    let resources = request.resources.iter();
    pairs.extend(resources.map(|resource| ("resource", Some(resource.as_str()))));
    pairs.extend([
        ("first_screen", options.first_screen.map(FirstScreen::name)),
        ("identifier", non_empty(&identifier)),
        (
            "one_time_token",
            options.one_time_token.as_ref().map(Secret::expose),
        ),
        ("nonce", Some(request.nonce)),
        ("organization_id", options.organization_id.as_deref()),
        ("ui_locales", options.ui_locales.as_deref()),
        ("max_age", max_age.as_deref()),
    ]);
    let extra = options.extra.iter();
    pairs.extend(extra.map(|(name, value)| (name.as_str(), Some(value.as_str()))));
    let pairs: Vec<_> = pairs
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    Ok(with_query(&metadata.authorization_endpoint, &pairs))
}

fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Words joined by spaces, each once: a repeated one means nothing to the provider.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once.join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
