//! What the form asks for, as it was typed or as a link has it.

use std::time::Duration;

use super::wrong::Wrong;
use crate::app::request;
use crate::{DirectSignIn, FirstScreen, Identifier, Prompt, SignInOptions};

/// A field of the form, which is named after the parameter that it sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum At {
    Prompt,
    MaxAge,
    LoginHint,
    OneTimeToken,
    FirstScreen,
    Identifier,
    DirectSignIn,
    OrganizationId,
    UiLocales,
    Extra,
    ReturnTo,
    ClearSession,
}

impl At {
    pub(super) const ALL: [Self; 12] = [
        Self::Prompt,
        Self::MaxAge,
        Self::LoginHint,
        Self::OneTimeToken,
        Self::FirstScreen,
        Self::Identifier,
        Self::DirectSignIn,
        Self::OrganizationId,
        Self::UiLocales,
        Self::Extra,
        Self::ReturnTo,
        Self::ClearSession,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Prompt => "prompt",
            Self::MaxAge => "max_age",
            Self::LoginHint => "login_hint",
            Self::OneTimeToken => "one_time_token",
            Self::FirstScreen => "first_screen",
            Self::Identifier => "identifier",
            Self::DirectSignIn => "direct_sign_in",
            Self::OrganizationId => "organization_id",
            Self::UiLocales => "ui_locales",
            Self::Extra => "extra",
            Self::ReturnTo => "return_to",
            Self::ClearSession => "clear_session",
        }
    }

    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|at| at.name() == name)
    }

    /// Whether Logto gets a parameter of this name.
    pub(super) const fn is_parameter(self) -> bool {
        !matches!(self, Self::Extra | Self::ReturnTo | Self::ClearSession)
    }

    /// Of its control on the page.
    pub(super) fn id(self) -> String {
        ["option-", self.name()].concat()
    }
}

/// The prompt that has the request go without one.
pub(super) const OMITTED: &str = "omitted";

/// What [`At::ClearSession`] says when it is on.
pub(super) const ON: &str = "true";

pub(super) const PROMPTS: [Prompt; 3] = [Prompt::None, Prompt::Login, Prompt::Consent];

pub(super) const IDENTIFIERS: [Identifier; 3] =
    [Identifier::Username, Identifier::Email, Identifier::Phone];

/// The text of each field. Where nothing is asked for it is empty.
///
/// One of them is a secret: there is no `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Asked([String; At::ALL.len()]);

impl Asked {
    pub(super) fn text(&self, at: At) -> &str {
        &self.0[at as usize]
    }

    pub(super) fn set(&mut self, at: At, text: impl Into<String>) {
        self.0[at as usize] = text.into();
    }

    /// As the query of an address has it. What a link must not carry is left
    /// out, whoever made the link.
    pub(super) fn read(query: &str) -> Self {
        let mut asked = Self::default();
        let query = query.trim_start_matches('?');
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match At::of(&name) {
                None | Some(At::OneTimeToken) => {}
                Some(At::Extra) if !asked.text(At::Extra).is_empty() => {
                    asked.0[At::Extra as usize].extend(["\n", &*value]);
                }
                Some(at) => asked.set(at, value),
            }
        }
        asked
    }

    /// The query of an address that asks for the same, with its mark; empty
    /// where nothing is asked for. Secrets stay out of it.
    pub(super) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::for_suffix("?".to_owned(), 1);
        for at in At::ALL {
            match at {
                At::OneTimeToken => {}
                At::Extra => {
                    for line in lines(self.text(at)) {
                        query.append_pair(at.name(), line);
                    }
                }
                at if !self.text(at).trim().is_empty() => {
                    query.append_pair(at.name(), self.text(at).trim());
                }
                _ => {}
            }
        }
        match query.finish() {
            empty if empty == "?" => String::new(),
            query => query,
        }
    }

    /// The options that it means, in an application below `base_path`.
    ///
    /// # Errors
    /// The first field that means nothing.
    pub(super) fn options(&self, base_path: &str) -> Result<SignInOptions, Wrong> {
        let given = |at| Some(self.text(at).trim()).filter(|text| !text.is_empty());
        let unknown = |at, value: &str| Wrong::Unknown(at, value.to_owned());
        let mut options = SignInOptions::default();
        match given(At::Prompt) {
            None => {}
            Some(OMITTED) => options = options.prompt([]),
            Some(prompt) => {
                let named = |name: &str| PROMPTS.into_iter().find(|prompt| prompt.name() == name);
                let prompts = each(prompt, named).map_err(|name| unknown(At::Prompt, name))?;
                options = options.prompt(prompts);
            }
        }
        if let Some(age) = given(At::MaxAge) {
            let seconds = age.parse().map_err(|_| Wrong::Seconds)?;
            options = options.max_age(Duration::from_secs(seconds));
        }
        if let Some(hint) = given(At::LoginHint) {
            options = options.login_hint(hint);
        }
        if let Some(token) = given(At::OneTimeToken) {
            options = options.one_time_token(token);
        }
        if let Some(name) = given(At::FirstScreen) {
            let screen = FirstScreen::from_name(name);
            options = options.first_screen(screen.ok_or_else(|| unknown(At::FirstScreen, name))?);
        }
        if let Some(names) = given(At::Identifier) {
            let named = |name: &str| IDENTIFIERS.into_iter().find(|kind| kind.name() == name);
            let kinds = each(names, named).map_err(|name| unknown(At::Identifier, name))?;
            options = options.identifiers(kinds);
        }
        if let Some(connector) = given(At::DirectSignIn) {
            options = options.direct_sign_in(match connector.split_once(':') {
                Some(("social", target)) => DirectSignIn::Social(target.to_owned()),
                Some(("sso", id)) => DirectSignIn::Sso(id.to_owned()),
                _ => return Err(Wrong::Connector),
            });
        }
        if let Some(id) = given(At::OrganizationId) {
            options = options.organization_id(id);
        }
        if let Some(locales) = given(At::UiLocales) {
            options = options.ui_locales(locales);
        }
        for line in lines(self.text(At::Extra)) {
            let (name, value) = line.split_once('=').unwrap_or((line, ""));
            options = options.extra(name, value);
        }
        if let Some(path) = given(At::ReturnTo) {
            let path = request::way_back(path, base_path);
            options = options.return_to(path.ok_or(Wrong::WayBack)?);
        }
        match given(At::ClearSession) {
            None => {}
            Some(ON) => options = options.clear_session(),
            Some(value) => return Err(unknown(At::ClearSession, value)),
        }
        Ok(options)
    }
}

/// What each of the words names, or the first that names nothing.
fn each<T>(words: &str, named: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, &str> {
    let words = words.split_ascii_whitespace();
    words.map(|word| named(word).ok_or(word)).collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
