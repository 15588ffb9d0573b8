//! What the page says.

mod en;
mod ja;
mod zh_cn;

use crate::app::words::Translated;

pub(super) struct Words {
    pub(super) intro: &'static str,
    pub(super) about: &'static str,
    pub(super) nothing_told: &'static str,
    pub(super) name: &'static str,
    pub(super) given_name: &'static str,
    pub(super) middle_name: &'static str,
    pub(super) family_name: &'static str,
    pub(super) nickname: &'static str,
    pub(super) preferred_username: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
    pub(super) verified: &'static str,
    pub(super) not_verified: &'static str,
    pub(super) gender: &'static str,
    pub(super) birthdate: &'static str,
    pub(super) address: &'static str,
    pub(super) profile_page: &'static str,
    pub(super) website: &'static str,
    pub(super) language: &'static str,
    pub(super) time_zone: &'static str,

    pub(super) linked: &'static str,
    pub(super) linked_none: &'static str,
    pub(super) linked_hidden: &'static str,
    pub(super) linked_unknown: &'static str,
    pub(super) department: &'static str,
    pub(super) position: &'static str,
    pub(super) alias: &'static str,
    pub(super) business_email: &'static str,
    pub(super) enterprise: &'static str,

    pub(super) account: &'static str,
    pub(super) username: &'static str,
    pub(super) user_id: &'static str,
    pub(super) roles: &'static str,
    pub(super) organizations: &'static str,
    /// So many more, the number being written already.
    pub(super) more: fn(left: &str) -> String,
    pub(super) created: &'static str,
    pub(super) updated: &'static str,

    pub(super) all_claims: &'static str,
    pub(super) id_token: &'static str,
    pub(super) user_info: &'static str,
}

pub(super) static WORDS: Translated<Words> = Translated {
    en: &en::EN,
    ja: &ja::JA,
    zh_cn: &zh_cn::ZH_CN,
};
