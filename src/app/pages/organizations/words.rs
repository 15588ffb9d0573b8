//! What the page says.

mod en;
mod ja;
mod zh_cn;

use crate::app::words::Translated;

pub(super) struct Words {
    pub(super) intro: &'static str,
    pub(super) yours: &'static str,
    pub(super) find: &'static str,
    pub(super) showing: fn(shown: &str, found: &str) -> String,
    pub(super) nothing_found: fn(sought: &str) -> String,
    pub(super) more: &'static str,
    pub(super) choose: &'static str,
    pub(super) chosen: &'static str,
    pub(super) none: &'static str,
    pub(super) not_asked: &'static str,
    pub(super) not_asked_how: &'static str,
    pub(super) refresh: &'static str,
    pub(super) refreshed: &'static str,

    pub(super) description: &'static str,
    pub(super) id: &'static str,
    pub(super) roles: &'static str,
    pub(super) no_roles: &'static str,
    pub(super) roles_hidden: fn(scope: &str) -> String,
    pub(super) permissions: &'static str,
    pub(super) no_permissions: &'static str,
    pub(super) permissions_are: fn(permissions: &str) -> String,
    pub(super) audience: &'static str,
    pub(super) expires: &'static str,

    // Why there is no token.
    pub(super) not_member: &'static str,
    pub(super) mfa_required: &'static str,
    pub(super) not_allowed: &'static str,
    pub(super) sign_in_older: &'static str,

    pub(super) apis: &'static str,
    pub(super) apis_none: &'static str,
    pub(super) apis_how: &'static str,
}

pub(super) static WORDS: Translated<Words> = Translated {
    en: &en::EN,
    ja: &ja::JA,
    zh_cn: &zh_cn::ZH_CN,
};
