//! The authorization request: the address a sign-in begins at (OpenID Connect Core §3.1.2.1).

mod check;
mod options;
mod parameter;

use std::borrow::Cow;

pub use check::OptionsError;
pub use options::SignInOptions;
pub use parameter::{DirectSignIn, FirstScreen, Identifier, Prompt};

use super::discovery::Metadata;
use super::scope::OFFLINE_ACCESS;
use super::url::{Url, with_query};

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

/// The URL to navigate to: [`parameters`] at the provider's authorization endpoint.
///
/// # Errors
/// As [`parameters`].
pub fn url(
    metadata: &Metadata,
    request: &AuthorizationRequest<'_>,
) -> Result<String, OptionsError> {
    let parameters = parameters(request)?;
    let pairs: Vec<_> = parameters
        .iter()
        .map(|(name, value)| (*name, &**value))
        .collect();
    Ok(with_query(&metadata.authorization_endpoint, &pairs))
}

/// The parameters of the request by their names, in the order of Logto's own SDKs. `resource`
/// stands once for each.
///
/// The grant is always the authorization code with PKCE and S256; nothing can ask for another.
///
/// # Errors
/// [`OptionsError`] if options contradict each other or the redirect address is unusable.
pub fn parameters<'a>(
    request: &AuthorizationRequest<'a>,
) -> Result<Vec<(&'a str, Cow<'a, str>)>, OptionsError> {
    let options = request.options;
    options.check()?;
    check::prompts(request.prompts(), options)?;
    match Url::parse(request.redirect_uri) {
        Ok(url) if url.fragment().is_none() => {}
        _ => return Err(OptionsError::RedirectUri),
    }

    let text = |text: &'a str| Some(Cow::Borrowed(text));
    let option = |option: &'a Option<String>| option.as_deref().map(Cow::Borrowed);
    let direct_sign_in = options.direct_sign_in.as_ref().map(DirectSignIn::parameter);
    let max_age = options.max_age.map(|age| age.as_secs().to_string());

    let mut parameters = vec![
        ("client_id", text(request.client_id)),
        ("redirect_uri", text(request.redirect_uri)),
        ("code_challenge", text(request.challenge)),
        ("code_challenge_method", text("S256")),
        ("state", text(request.state)),
        ("response_type", text("code")),
        (
            "prompt",
            joined(request.prompts().iter().map(|prompt| prompt.name())),
        ),
        ("scope", joined(request.scopes.iter().map(String::as_str))),
        ("login_hint", option(&options.login_hint)),
        ("direct_sign_in", direct_sign_in.map(Cow::Owned)),
    ];
    let resources = request.resources.iter();
    parameters.extend(resources.map(|resource| ("resource", text(resource))));
    let one_time_token = options.one_time_token.as_ref();
    parameters.extend([
        (
            "first_screen",
            options.first_screen.and_then(|screen| text(screen.name())),
        ),
        (
            "identifier",
            joined(options.identifiers.iter().map(|kind| kind.name())),
        ),
        (
            "one_time_token",
            one_time_token.and_then(|token| text(token.expose())),
        ),
        ("nonce", text(request.nonce)),
        ("organization_id", option(&options.organization_id)),
        ("ui_locales", option(&options.ui_locales)),
        ("max_age", max_age.map(Cow::Owned)),
    ]);
    let extra = options.extra.iter();
    parameters.extend(extra.map(|(name, value)| (name.as_str(), text(value))));
    Ok(parameters
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect())
}

/// Words joined by spaces, each once: a repeated one means nothing to the provider. Nothing if there
/// are none.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Option<Cow<'a, str>> {
    let mut once: Vec<&str> = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    (!once.is_empty()).then(|| Cow::Owned(once.join(" ")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
