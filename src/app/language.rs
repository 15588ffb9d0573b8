//! Which language the page speaks.

use leptos::prelude::*;

use super::request;
use super::words::{EN, JA, Words, ZH_CN};
use crate::SignInOptions;
use crate::browser::{self, page};

/// Where the browser remembers what was chosen.
const KEY: &str = "leptos-logto-language";

/// The parameter of an address that asks for a language.
const PARAMETER: &str = "lang";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Japanese,
    SimplifiedChinese,
}

impl Language {
    pub(super) const ALL: [Self; 3] = [Self::English, Self::Japanese, Self::SimplifiedChinese];

    /// The one of a language tag (BCP 47) such as `en` or `en-GB`. Whoever
    /// reads any Chinese is shown the Chinese there is.
    pub(super) fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(&language.tag()[..2]))
    }

    /// The first that is known of: what the address asks for, what was chosen
    /// before, what the browser prefers.
    pub(super) fn choose(
        asked: Option<&str>,
        stored: Option<&str>,
        browser: &[String],
    ) -> Option<Self> {
        asked
            .and_then(Self::of_tag)
            .or_else(|| stored.and_then(Self::of_tag))
            .or_else(|| browser.iter().find_map(|tag| Self::of_tag(tag)))
    }

    /// Its language tag (BCP 47), and its value in `<html lang>`.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
            Self::SimplifiedChinese => "zh-CN",
        }
    }

    /// The languages for the provider's pages, best first (BCP 47), where
    /// nobody has chosen: of this language the browser's own kind, which the
    /// provider may speak though this application does not, such as `zh-TW`.
    fn locales(self, browser: &[String]) -> String {
        let tag = self.tag();
        let own = browser.iter().find(|it| Self::of_tag(it) == Some(self));
        match own {
            Some(own) if !own.eq_ignore_ascii_case(tag) => [own, tag].join(" "),
            _ => tag.to_owned(),
        }
    }

    /// What those who speak it call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Japanese => "日本語",
            Self::SimplifiedChinese => "简体中文",
        }
    }

    pub(super) fn words(self) -> &'static Words {
        match self {
            Self::English => &EN,
            Self::Japanese => &JA,
            Self::SimplifiedChinese => &ZH_CN,
        }
    }
}

/// Finds the person's language.
///
/// What the address asks for is remembered, so that it outlasts the way to
/// the provider and back, and leaves the address: there it would win over
/// what is chosen later.
pub(super) fn settle() -> Option<Language> {
    let url = browser::current_url().unwrap_or_default();
    let asked = request::parameter(&url, PARAMETER);
    let asked = asked.as_deref().and_then(Language::of_tag);
    let stored = page::remembered(KEY);
    let language = Language::choose(
        asked.map(Language::tag),
        stored.as_deref(),
        &page::languages(),
    );
    if asked.is_some_and(|asked| page::remember(KEY, asked.tag())) {
        let _ = page::replace_url(&request::without_parameter(&url, PARAMETER));
    }
    language
}

/// What a sign-in with `options` asks for: also for the person's language,
/// where they name none and it is known.
pub(super) fn asking(options: SignInOptions, language: Option<Language>) -> SignInOptions {
    match language {
        Some(language) if options.ui_locales.is_none() => {
            options.ui_locales(match page::remembered(KEY) {
                Some(_) => language.tag().to_owned(),
                None => language.locales(&page::languages()),
            })
        }
        _ => options,
    }
}

/// The language of the page; `None` where nothing tells the person's, and the
/// page speaks English.
#[derive(Clone, Copy)]
pub(super) struct Spoken(RwSignal<Option<Language>>);

impl Spoken {
    /// Finds the language and gives it to all that is below.
    pub(super) fn start() {
        let spoken = Self(RwSignal::new(settle()));
        spoken.tell_document();
        provide_context(spoken);
    }

    pub(super) fn of_page() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(None)))
    }

    /// Has the page speak another language, now and from now on.
    pub(super) fn choose(self, language: Language) {
        page::remember(KEY, language.tag());
        self.0.set(Some(language));
        self.tell_document();
    }

    /// Reactive.
    pub(super) fn language(self) -> Option<Language> {
        self.0.get()
    }

    /// The words of the language. Reactive.
    pub(super) fn words(self) -> &'static Words {
        self.spoken_language().words()
    }

    /// What a sign-in with `options` asks for: see [`asking`]. Not reactive.
    pub(super) fn asking(self, options: SignInOptions) -> SignInOptions {
        asking(options, self.0.get_untracked())
    }

    /// Whether the page speaks this language. Reactive.
    pub(super) fn is(self, language: Language) -> bool {
        self.spoken_language() == language
    }

    /// The language that the words are in. Reactive.
    pub(super) fn spoken_language(self) -> Language {
        self.0.get().unwrap_or(Language::English)
    }

    fn tell_document(self) {
        let tag = untrack(|| self.spoken_language()).tag();
        page::set_document_language(tag);
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_address_wins_over_what_was_chosen_and_what_the_browser_prefers() {
        for (asked, stored, browser, tag) in [
            (Some("ja"), Some("zh-CN"), &["en"][..], Some("ja")),
            (Some("xx"), Some("zh-CN"), &["ja"], Some("zh-CN")),
            (Some(""), Some("xx"), &["ja", "en"], Some("ja")),
            (None, None, &["fr", "EN_us", "ja"], Some("en")),
            (None, None, &["zh-HK"], Some("zh-CN")),
            (None, Some("en"), &[], Some("en")),
            (Some("xx"), Some("xx"), &["fr"], None),
            (None, None, &[], None),
        ] {
            let browser: Vec<String> = browser.iter().map(|&tag| tag.to_owned()).collect();
            let chosen = Language::choose(asked, stored, &browser);
            assert_eq!(chosen.map(Language::tag), tag, "{asked:?} {stored:?}");
        }
    }

    #[test]
    fn tags_are_known_by_their_first_part() {
        for (tag, known) in [
            ("en", Some("en")),
            ("EN-gb", Some("en")),
            ("ja-JP", Some("ja")),
            ("zh", Some("zh-CN")),
            ("zh-CN", Some("zh-CN")),
            ("zh-Hant-TW", Some("zh-CN")),
            ("ZH_HK", Some("zh-CN")),
            ("enx", None),
            ("zha", None),
            ("", None),
            ("日本語", None),
        ] {
            assert_eq!(Language::of_tag(tag).map(Language::tag), known, "{tag}");
        }
    }

    #[test]
    fn the_provider_is_told_the_kind_of_chinese_that_the_browser_prefers() {
        for (language, browser, locales) in [
            (
                Language::SimplifiedChinese,
                &["zh-TW", "en"][..],
                "zh-TW zh-CN",
            ),
            (Language::SimplifiedChinese, &["fr", "zh-HK"], "zh-HK zh-CN"),
            (Language::SimplifiedChinese, &["zh-CN", "zh-TW"], "zh-CN"),
            (Language::SimplifiedChinese, &["en"], "zh-CN"),
            (Language::English, &["en-GB"], "en-GB en"),
            (Language::Japanese, &[], "ja"),
        ] {
            let browser: Vec<String> = browser.iter().map(|&tag| tag.to_owned()).collect();
            assert_eq!(language.locales(&browser), locales, "{browser:?}");
        }
    }

    #[test]
    fn a_language_is_found_again_by_what_is_remembered() {
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
        }
    }
}
