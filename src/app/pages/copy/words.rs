//! What is said about copying.

mod en;
mod ja;
mod zh_cn;

use crate::app::words::Translated;

pub(super) struct Words {
    pub(super) copy: &'static str,
    pub(super) copied: &'static str,
    pub(super) not_copied: &'static str,
    /// Between `copy` or `copied` and the name of what it is.
    pub(super) copy_of: &'static str,
}

pub(super) static WORDS: Translated<Words> = Translated {
    en: &en::EN,
    ja: &ja::JA,
    zh_cn: &zh_cn::ZH_CN,
};
