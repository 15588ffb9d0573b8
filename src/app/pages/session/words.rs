//! What the page says.

mod en;
mod ja;
mod zh_cn;

use crate::app::words::Translated;

pub(super) struct Words {
    pub(super) intro: &'static str,
    pub(super) state: &'static str,
    pub(super) loading: &'static str,
    pub(super) loading_why: &'static str,
    pub(super) signed_out: &'static str,
    pub(super) signed_in: &'static str,
    pub(super) failed: &'static str,
    pub(super) failed_why: &'static str,
    pub(super) out_new: &'static str,
    pub(super) out_signed_out: &'static str,
    pub(super) out_expired: &'static str,
    pub(super) out_untrusted: &'static str,
    pub(super) out_answer_lost: &'static str,
    pub(super) out_unreadable: &'static str,

    pub(super) id_token: &'static str,
    pub(super) id_token_why: &'static str,
    pub(super) signature: &'static str,
    pub(super) signature_why: &'static str,
    pub(super) verified: &'static str,
    pub(super) issuer: &'static str,
    pub(super) audience: &'static str,
    pub(super) subject: &'static str,
    pub(super) issued: &'static str,
    pub(super) expires: &'static str,
    pub(super) authenticated: &'static str,
    pub(super) all_claims: &'static str,
    pub(super) not_verified: &'static str,

    pub(super) access_tokens: &'static str,
    pub(super) access_tokens_why: &'static str,
    pub(super) logto_itself: &'static str,
    pub(super) none_kept: &'static str,
    pub(super) obtained: &'static str,
    pub(super) scopes: &'static str,
    pub(super) expired: &'static str,
    pub(super) opaque: &'static str,
    pub(super) renew: &'static str,
    pub(super) renewed: &'static str,

    pub(super) log: &'static str,
    pub(super) log_intro: &'static str,
    pub(super) log_empty: &'static str,
    pub(super) log_clear: &'static str,
    pub(super) another_tab: &'static str,
    pub(super) renewed_elsewhere: &'static str,
    pub(super) event_signed_in: &'static str,
    pub(super) event_renewal_started: &'static str,
    pub(super) event_renewal_done: &'static str,
    pub(super) event_answer_lost: &'static str,
    pub(super) event_claims_withheld: &'static str,
    pub(super) event_left_behind: &'static str,
    pub(super) event_storage_fell_back: &'static str,
    pub(super) event_loop_stopped: &'static str,

    pub(super) signed_in_why: fn(name: &str) -> String,
    pub(super) organization: fn(id: &str) -> String,
    pub(super) renew_what: fn(what: &str) -> String,
    /// Until it expires, as hours, minutes and seconds.
    pub(super) left: fn(clock: &str) -> String,
    pub(super) event_renewal_failed: fn(why: &str, wait_seconds: u64) -> String,
    pub(super) event_clock_learnt: fn(off_seconds: u64, is_fast: bool) -> String,
}

pub(super) static WORDS: Translated<Words> = Translated {
    en: &en::EN,
    ja: &ja::JA,
    zh_cn: &zh_cn::ZH_CN,
};
