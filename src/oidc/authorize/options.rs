//! What one sign-in may ask for.

use std::time::Duration;

use super::{DirectSignIn, FirstScreen, Identifier, Prompt};
use crate::oidc::value::Secret;

/// What one sign-in asks for beyond the configuration. The default asks for nothing.
///
/// ```
/// use leptos_logto::oidc::{DirectSignIn, SignInOptions};
///
/// let options = SignInOptions::default()
///     .direct_sign_in(DirectSignIn::Social("wecom".into()))
///     .return_to("/books?page=2");
/// assert!(options.check().is_ok());
/// ```
#[derive(Clone, Default, PartialEq, Debug)]
pub struct SignInOptions {
    /// What the provider must ask; `None` takes the configured prompts, an empty list sends none.
    pub prompt: Option<Vec<Prompt>>,
    /// The page first shown.
    pub first_screen: Option<FirstScreen>,
    /// What to identify by; only with one of the two identifier screens or the reset of a password,
    /// the screens for which Logto documents it.
    pub identifiers: Vec<Identifier>,
    /// A user name, e-mail address or phone number to fill in.
    pub login_hint: Option<String>,
    /// A connector to go to at once.
    pub direct_sign_in: Option<DirectSignIn>,
    /// The token of a magic link.
    pub one_time_token: Option<Secret>,
    /// The organization whose brand the pages show. It does not bind tokens.
    pub organization_id: Option<String>,
    /// Languages for Logto's pages, best first, separated by spaces (BCP 47).
    pub ui_locales: Option<String>,
    /// How long ago the person may have signed in; whole seconds.
    pub max_age: Option<Duration>,
    /// Further parameters, appended as they are. They cannot replace one of the protocol.
    pub extra: Vec<(String, String)>,
    /// The path of this application to come back to.
    pub return_to: Option<String>,
    /// Ends the session at hand when the sign-in starts, instead of when the new one is there.
    pub clear_session: bool,
}

impl SignInOptions {
    /// Sets what the provider must ask, in place of the configured prompts.
    #[must_use]
    pub fn prompt(mut self, prompt: impl Into<Vec<Prompt>>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }

    /// Sets the page first shown.
    #[must_use]
    pub fn first_screen(mut self, screen: FirstScreen) -> Self {
        self.first_screen = Some(screen);
        self
    }

    /// Sets what to identify by on an identifier screen or at the reset of a password.
    #[must_use]
    pub fn identifiers(mut self, identifiers: impl Into<Vec<Identifier>>) -> Self {
        self.identifiers = identifiers.into();
        self
    }

    /// Sets a user name, e-mail address or phone number to fill in.
    #[must_use]
    pub fn login_hint(mut self, hint: impl Into<String>) -> Self {
        self.login_hint = Some(hint.into());
        self
    }

    /// Goes to a connector at once.
    #[must_use]
    pub fn direct_sign_in(mut self, connector: DirectSignIn) -> Self {
        self.direct_sign_in = Some(connector);
        self
    }

    /// Signs in with the token of a magic link.
    #[must_use]
    pub fn one_time_token(mut self, token: impl Into<String>) -> Self {
        self.one_time_token = Some(Secret::new(token));
        self
    }

    /// Shows an organization's brand.
    #[must_use]
    pub fn organization_id(mut self, id: impl Into<String>) -> Self {
        self.organization_id = Some(id.into());
        self
    }

    /// Sets the languages of Logto's pages.
    #[must_use]
    pub fn ui_locales(mut self, locales: impl Into<String>) -> Self {
        self.ui_locales = Some(locales.into());
        self
    }

    /// Asks again whoever signed in longer ago than that.
    #[must_use]
    pub fn max_age(mut self, age: Duration) -> Self {
        self.max_age = Some(age);
        self
    }

    /// Adds a parameter of the provider that has no option here.
    #[must_use]
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.extra.push((name.into(), value.into()));
        self
    }

    /// Sets the path of this application to come back to.
    #[must_use]
    pub fn return_to(mut self, path: impl Into<String>) -> Self {
        self.return_to = Some(path.into());
        self
    }

    /// Ends the session at hand when the sign-in starts, instead of when the new one is there.
    #[must_use]
    pub fn clear_session(mut self) -> Self {
        self.clear_session = true;
        self
    }
}
