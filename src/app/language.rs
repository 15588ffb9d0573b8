//! Which language the page speaks.

use super::words::{EN, Words};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
}

impl Language {
    /// The one of a language tag (BCP 47) such as `en` or `en-GB`.
    pub(super) fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        primary.eq_ignore_ascii_case("en").then_some(Self::English)
    }

    /// The first that is known of: what the address asks for, what was chosen
    /// before, what the browser prefers.
    pub(super) fn choose(asked: Option<&str>, stored: Option<&str>, browser: &[String]) -> Self {
        asked
            .and_then(Self::of_tag)
            .or_else(|| stored.and_then(Self::of_tag))
            .or_else(|| browser.iter().find_map(|tag| Self::of_tag(tag)))
            .unwrap_or(Self::English)
    }

    /// The value of `<html lang>`.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }

    pub(super) fn words(self) -> &'static Words {
        match self {
            Self::English => &EN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_address_wins_over_what_was_chosen_and_what_the_browser_prefers() {
        for (asked, stored, browser, tag) in [
            (Some("en-AU"), Some("xx"), &["yy"][..], "en"),
            (Some("xx"), None, &["yy", "EN_us"], "en"),
            (None, Some("en"), &[], "en"),
            (Some(""), None, &["xx"], "en"),
            (None, None, &[], "en"),
        ] {
            let browser: Vec<String> = browser.iter().map(|&tag| tag.to_owned()).collect();
            assert_eq!(Language::choose(asked, stored, &browser).tag(), tag);
        }
    }

    #[test]
    fn tags_are_known_by_their_first_part() {
        for (tag, known) in [
            ("en", true),
            ("EN-gb", true),
            ("enx", false),
            ("", false),
            ("ja", false),
        ] {
            assert_eq!(Language::of_tag(tag).is_some(), known, "{tag}");
        }
    }
}
