//! The deployment's own name, logo and colour.

use leptos::prelude::*;

use super::colour::Colour;
use super::deployment::Deployment;
use super::document;
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
    /// The colour of buttons and links.
    pub accent: Option<Colour>,
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
        let mut rules = String::new();
        if let Some(accent) = self.accent {
            rules.push_str(":root:root{");
            LIGHT.colours(accent, &mut rules);
            rules.push_str("}@media(prefers-color-scheme:dark){:root:root{");
            DARK.colours(accent, &mut rules);
            rules.push_str("}}");
        }
        if let Some(logo) = &self.logo {
            document::fetch_picture(logo);
            document::set_icon(logo);
            rules.push_str(":root:root{--logo-ground:#0000;--mask:none;--logo:url(\"");
            rules.push_str(logo);
            rules.push_str("\")}");
        }
        if !rules.is_empty() {
            page::add_styles(&rules);
        }
    }
}

/// What stands behind the accent in light or in dark.
struct Scheme {
    /// Nearest to the accent of all that its texts stand on: `--shade`.
    shade: Colour,
    /// What its buttons stand on: `--surface`.
    surface: Colour,
    /// Whereto a colour is changed that is not seen well.
    end: Colour,
}

const LIGHT: Scheme = Scheme {
    shade: Colour::new([0xe8, 0xed, 0xeb]),
    surface: Colour::WHITE,
    end: Colour::BLACK,
};

const DARK: Scheme = Scheme {
    shade: Colour::new([0x22, 0x2c, 0x2a]),
    surface: Colour::new([0x16, 0x1e, 0x1d]),
    end: Colour::WHITE,
};

/// Text (WCAG 2.2, 1.4.3), with some room for what is rounded.
const TEXT: f32 = 4.55;

/// The ground of a button, which is also told by its text and so only has to
/// be seen.
const GROUND: f32 = 1.4;

impl Scheme {
    fn colours(&self, accent: Colour, rules: &mut String) {
        let fill = accent.towards(self.end, self.surface, GROUND);
        let (on_fill, veil) = if fill.contrast(Colour::WHITE) >= TEXT {
            ("#fff", "rgb(0 0 0/16%)")
        } else {
            ("#000", "rgb(255 255 255/24%)")
        };
        rules.push_str("--accent:");
        accent.towards(self.end, self.shade, TEXT).write(rules);
        rules.push_str(";--fill:");
        fill.write(rules);
        for part in [";--on-fill:", on_fill, ";--veil:", veil] {
            rules.push_str(part);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
