//! The deployment's own name, logo and colour.

use leptos::prelude::*;

use super::deployment::Deployment;
use super::words::words;
use crate::browser::page;

/// `brand` of `config.json`: what stands in the place of the application's own
/// name, mark and colour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// The name, on the page to sign in on, in the bar and in titles.
    pub name: Option<String>,
    /// Where the logo is: an https URL, or a path relative to `index.html`.
    pub logo: Option<String>,
    /// The colour of buttons and links, `#rrggbb`.
    pub accent: Option<String>,
}

/// The name of the deployment, or of the application. Reactive.
pub(super) fn name() -> String {
    let own = words().product;
    let brand = use_context::<StoredValue<Deployment>>()
        .and_then(|it| it.with_value(|it| it.brand.name.clone()));
    brand.unwrap_or_else(|| own.to_owned())
}

impl Brand {
    /// Has the page look like the deployment from now on.
    pub(super) fn apply(&self) {
        page::paint(self.accent.as_deref(), self.logo.as_deref());
    }
}
