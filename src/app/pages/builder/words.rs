//! What the page says.

mod en;
mod ja;
mod zh_cn;

use super::asked::At;
use crate::app::words::Translated;

pub(super) struct Words {
    pub(super) intro: &'static str,
    pub(super) person: &'static str,
    pub(super) pages: &'static str,
    pub(super) application: &'static str,
    pub(super) label: fn(At) -> &'static str,
    /// What a parameter does, or a field that is none, by its name.
    pub(super) about: fn(&str) -> &'static str,
    pub(super) unset: &'static str,
    pub(super) as_configured: fn(prompts: &str) -> String,
    pub(super) prompt_omitted: &'static str,

    pub(super) session_stays: fn(name: &str) -> String,
    pub(super) session_ends: fn(name: &str) -> String,
    pub(super) no_page: &'static str,
    pub(super) no_refresh: &'static str,
    pub(super) go: &'static str,
    pub(super) clear: &'static str,
    pub(super) cleared: &'static str,

    pub(super) address: &'static str,
    pub(super) placeholders: &'static str,
    pub(super) parameters: &'static str,
    pub(super) code: &'static str,
    pub(super) code_name: &'static str,
    pub(super) not_yet: &'static str,

    pub(super) unknown: fn(name: &str, value: &str) -> String,
    pub(super) wrong_max_age: &'static str,
    pub(super) wrong_connector: &'static str,
    pub(super) wrong_return_to: &'static str,
    pub(super) wrong_extra: &'static str,
    pub(super) wrong_text: &'static str,
    pub(super) reserved: fn(name: &str) -> String,
    pub(super) repeated: fn(name: &str) -> String,
    pub(super) prompt_none_alone: &'static str,
    pub(super) prompt_none_page: &'static str,
    pub(super) identifiers_alone: &'static str,
}

pub(super) static WORDS: Translated<Words> = Translated {
    en: &en::EN,
    ja: &ja::JA,
    zh_cn: &zh_cn::ZH_CN,
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_field_has_words_of_its_own_in_every_language() {
        for words in [WORDS.en, WORDS.ja, WORDS.zh_cn] {
            let labels: BTreeSet<_> = At::ALL.map(words.label).into();
            assert_eq!(labels.len(), At::ALL.len());
            let about: BTreeSet<_> = At::ALL.map(|at| (words.about)(at.name())).into();
            assert_eq!(about.len(), At::ALL.len());
            // That of a parameter nobody knows.
            assert!(!about.contains((words.about)("foo")));
        }
    }

    #[test]
    fn gaps_are_filled() {
        for words in [WORDS.en, WORDS.ja, WORDS.zh_cn] {
            for (text, gaps) in [
                ((words.as_configured)("<1>"), &["<1>"][..]),
                ((words.session_stays)("<1>"), &["<1>"]),
                ((words.session_ends)("<1>"), &["<1>"]),
                ((words.unknown)("<1>", "<2>"), &["<1>=<2>"]),
                ((words.reserved)("<1>"), &["<1>"]),
                ((words.repeated)("<1>"), &["<1>"]),
            ] {
                for gap in gaps {
                    assert!(text.contains(gap), "{text}");
                }
            }
        }
    }
}
