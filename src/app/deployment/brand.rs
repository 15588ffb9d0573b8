//! What `brand` of `config.json` says.

use super::{Expected, SetupProblem, required, wrong};
use crate::Url;
use crate::app::brand::Brand;
use crate::app::json::Json;

pub(super) fn brand(file: &Json) -> Result<Brand, SetupProblem> {
    let Some(brand) = file.get("brand") else {
        return Ok(Brand::default());
    };
    if !matches!(brand, Json::Object(_)) {
        return Err(wrong("brand", Expected::Brand));
    }
    let accent = text(brand, "accent", Expected::Accent)?;
    if !accent.as_deref().is_none_or(is_colour) {
        return Err(wrong("brand.accent", Expected::Accent));
    }
    let logo = text(brand, "logo", Expected::Logo)?;
    if !logo.as_deref().is_none_or(is_logo) {
        return Err(wrong("brand.logo", Expected::Logo));
    }
    Ok(Brand {
        name: text(brand, "name", Expected::Text)?,
        logo,
        accent,
    })
}

fn text(brand: &Json, key: &str, expected: Expected) -> Result<Option<String>, SetupProblem> {
    if brand.get(key).is_none() {
        return Ok(None);
    }
    match required(brand, key, expected) {
        Ok(text) => Ok(Some(text.to_owned())),
        Err(_) => Err(wrong(["brand.", key].concat(), expected)),
    }
}

/// `#rrggbb`, as style sheets write it.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// Whether it can stand in quotes in a style sheet, and is what the page may
/// load: https, or of this origin.
fn is_logo(text: &str) -> bool {
    let url = if text.contains(':') {
        Url::parse(text)
    } else {
        Url::parse(&["https://here.invalid/", text].concat())
    };
    !text.starts_with("//")
        && !text.contains('"')
        && url.is_ok_and(|url| url.origin().starts_with("https:"))
}
