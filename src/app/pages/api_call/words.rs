//! What is said around a call.

mod en;
mod ja;
mod zh_cn;

use crate::app::words::Translated;

pub(super) struct Words {
    pub(super) address: &'static str,
    pub(super) resource: &'static str,
    pub(super) permissions: &'static str,
    pub(super) no_permissions: &'static str,
    pub(super) refresh: &'static str,
    pub(super) permissions_are: fn(scopes: &str) -> String,
    pub(super) sign_in_older: &'static str,
    pub(super) data: &'static str,
    pub(super) data_wrong: &'static str,
    pub(super) read: &'static str,
    pub(super) create: &'static str,
    pub(super) lacking: fn(method: &str, scope: &str) -> String,
    pub(super) request: &'static str,
    pub(super) answer: fn(status: &str) -> String,
    pub(super) nothing: &'static str,
    pub(super) cut: &'static str,

    pub(super) answered: fn(status: &str) -> String,
    pub(super) unreached: &'static str,
    pub(super) not_accepted: &'static str,
    pub(super) forbidden: &'static str,
    pub(super) not_found: &'static str,
    pub(super) too_many: &'static str,
    pub(super) unwanted: &'static str,
    pub(super) broken: &'static str,
}

pub(super) static WORDS: Translated<Words> = Translated {
    en: &en::EN,
    ja: &ja::JA,
    zh_cn: &zh_cn::ZH_CN,
};

impl Words {
    /// What an answer that is no success means.
    pub(super) fn explain(&self, status: u16) -> Option<&'static str> {
        Some(match status {
            200..=299 => return None,
            401 => self.not_accepted,
            403 => self.forbidden,
            404 | 410 => self.not_found,
            429 => self.too_many,
            500.. => self.broken,
            _ => self.unwanted,
        })
    }
}
