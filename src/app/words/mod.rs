//! Everything a person reads: one table for each language.
//!
//! [`Words`] is for the first view. What only one of the [`pages`](super::pages)
//! says is a table of its own beside the page, and is loaded with it.
//!
//! A new language is a file with one more [`Words`], one more
//! [`Language`](super::language::Language) and one more field of
//! [`Translated`]; nothing compiles until all are complete.

mod en;
mod ja;
mod zh_cn;

pub(super) use en::EN;
pub(super) use ja::JA;
pub(super) use zh_cn::{ZH_CN, space_at};

use super::language::{Language, Spoken};

/// The table of one language. Texts with a gap are functions.
pub(super) struct Words {
    // What stays on every page.
    pub(super) product: &'static str,
    pub(super) tagline: &'static str,
    pub(super) profile: &'static str,
    pub(super) account: &'static str,
    pub(super) session: &'static str,
    pub(super) apis: &'static str,
    pub(super) organizations: &'static str,
    pub(super) builder: &'static str,
    pub(super) set_up: &'static str,
    pub(super) about_profile: &'static str,
    pub(super) about_account: &'static str,
    pub(super) about_session: &'static str,
    pub(super) about_apis: &'static str,
    pub(super) about_organizations: &'static str,
    pub(super) about_builder: &'static str,
    pub(super) about_set_up: &'static str,
    pub(super) menu: &'static str,
    pub(super) language: &'static str,
    pub(super) page_title: fn(page: &str, product: &str) -> String,
    pub(super) clock_is_off: &'static str,

    // Signing in and out.
    pub(super) sign_in: &'static str,
    pub(super) create_account: &'static str,
    pub(super) continue_with: fn(connector: &str) -> String,
    /// What a connector's own people call it, where that is another name here.
    pub(super) connector: fn(target: &str) -> Option<&'static str>,
    pub(super) or: &'static str,
    pub(super) sign_out: &'static str,
    pub(super) try_again: &'static str,
    pub(super) back_home: &'static str,
    pub(super) leaving_to_sign_in: &'static str,
    pub(super) finishing_sign_in: &'static str,
    pub(super) signing_out: &'static str,
    pub(super) loading: &'static str,
    pub(super) page_unavailable: &'static str,
    pub(super) newer_version: &'static str,
    pub(super) reload: &'static str,

    // What is announced, and pages that ended in a failure.
    pub(super) now_signed_in: fn(name: &str) -> String,
    pub(super) now_signed_out: &'static str,
    pub(super) sign_in_failed: &'static str,
    pub(super) sign_out_failed: &'static str,
    pub(super) sign_in_needed: &'static str,
    pub(super) provider_said: fn(what: &str) -> String,

    // Why nobody is signed in any more.
    pub(super) session_expired: &'static str,
    pub(super) session_untrusted: &'static str,
    pub(super) session_answer_lost: &'static str,
    pub(super) session_unreadable: &'static str,

    // One for each `ErrorKind`.
    pub(super) error_config: &'static str,
    pub(super) error_not_signed_in: &'static str,
    pub(super) error_session_expired: &'static str,
    pub(super) error_cancelled: &'static str,
    pub(super) error_callback_rejected: &'static str,
    pub(super) error_untrusted: &'static str,
    pub(super) error_refused: &'static str,
    pub(super) error_network: &'static str,
    pub(super) error_storage: &'static str,
    pub(super) error_unsupported: &'static str,
    pub(super) sign_out_unreachable: &'static str,

    // An address of `/sign-in` that asks for something unknown.
    pub(super) wrong_parameter: fn(name: &str, value: &str) -> String,
    pub(super) wrong_first_screen: &'static str,
    pub(super) wrong_connector: &'static str,
    pub(super) wrong_return_to: &'static str,

    // No such page.
    pub(super) not_found_title: &'static str,
    pub(super) not_found: &'static str,
}

/// The words of the page's language. Reactive: read them where the page is to
/// follow when another language is chosen.
pub(super) fn words() -> &'static Words {
    Spoken::of_page().words()
}

/// The table of one page in every language.
pub(super) struct Translated<T: 'static> {
    pub(super) en: &'static T,
    pub(super) ja: &'static T,
    pub(super) zh_cn: &'static T,
}

impl<T> Translated<T> {
    /// The words of the page's language. Reactive. For what happens later ask
    /// [`of`](Self::of): only what is being built knows its page.
    pub(super) fn of_page(&'static self) -> &'static T {
        self.of(Spoken::of_page())
    }

    /// The words of the language. Reactive.
    pub(super) fn of(&'static self, spoken: Spoken) -> &'static T {
        match spoken.spoken_language() {
            Language::English => self.en,
            Language::Japanese => self.ja,
            Language::SimplifiedChinese => self.zh_cn,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{EN, JA, ZH_CN, en, ja, zh_cn};
    use crate::app::language::Language;
    use crate::app::pages::PAGES;

    #[test]
    fn gaps_are_filled() {
        for words in [&EN, &JA, &ZH_CN] {
            for (text, gaps) in [
                ((words.page_title)("<1>", "<2>"), &["<1>", "<2>"][..]),
                ((words.continue_with)("<1>"), &["<1>"]),
                ((words.now_signed_in)("<1>"), &["<1>"]),
                ((words.provider_said)("<1>"), &["<1>"]),
                ((words.wrong_parameter)("<1>", "<2>"), &["<1>=<2>"]),
            ] {
                for gap in gaps {
                    assert!(text.contains(gap), "{text}");
                }
            }
        }
    }

    #[test]
    fn chinese_stands_apart_from_letters_alone() {
        assert_eq!((ZH_CN.continue_with)("GitHub"), "使用 GitHub 登录");
        assert_eq!((ZH_CN.continue_with)("企业微信"), "使用企业微信登录");
    }

    #[test]
    fn the_page_says_what_the_table_says_before_the_application_can() {
        let page = include_str!("../../../index.html");
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = ["<title>", EN.product, "</title>"].concat();
        for words in [title.as_str(), EN.product, en::NEEDS_JAVASCRIPT, en::LATE] {
            assert!(page.contains(words), "{words}");
        }
        for language in Language::ALL {
            let (tag, name) = (language.tag(), language.name());
            let choice = ["lang=\"", tag, "\">", name, "</button>"].concat();
            assert!(page.contains(&choice), "{choice}");
        }
    }

    #[test]
    fn the_shell_says_what_the_table_says() {
        let shell = include_str!("../../../shell.js");
        for (language, late) in Language::ALL
            .into_iter()
            .zip([en::LATE, ja::LATE, zh_cn::LATE])
        {
            let start = [" '", language.tag(), "': {"].concat();
            let (_, said) = shell.split_once(&start).unwrap();
            let (said, _) = said.split_once("names: {").unwrap();
            let words = language.words();
            for (name, text) in [
                ("tagline", words.tagline),
                ("signIn", words.sign_in),
                ("createAccount", words.create_account),
                ("or", words.or),
                ("language", words.language),
                ("leaving", words.leaving_to_sign_in),
                ("finishing", words.finishing_sign_in),
                ("signingOut", words.signing_out),
                ("late", late),
            ] {
                let entry = [name, ": '", text, "',"].concat();
                assert!(said.contains(&entry), "{entry}");
            }
            let pages = PAGES.iter().map(|page| {
                let (name, about) = (page.name)(words);
                [
                    "        '",
                    page.path,
                    "': ['",
                    name,
                    "', '",
                    about,
                    "'],\n",
                ]
                .concat()
            });
            let pages = ["pages: {\n", &pages.collect::<String>(), "      },"].concat();
            assert!(said.contains(&pages), "{pages}");
        }
    }
}
