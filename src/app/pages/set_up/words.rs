//! What the page says.

mod en;
mod ja;
mod zh_cn;

use crate::app::words::Translated;

pub(super) struct Words {
    pub(super) intro: &'static str,
    pub(super) not_running: &'static str,
    pub(super) read_again: &'static str,

    // The checks.
    pub(super) checks: &'static str,
    pub(super) checks_about: &'static str,
    pub(super) checks_of_entered: &'static str,
    pub(super) check_again: &'static str,
    pub(super) check_these: &'static str,
    pub(super) running: &'static str,
    pub(super) fine: &'static str,
    pub(super) cannot_tell: &'static str,
    pub(super) problem: &'static str,
    pub(super) summary: fn(problems: usize, unknown: usize, fine: usize) -> String,
    pub(super) open_document: &'static str,
    pub(super) try_sign_in: &'static str,

    pub(super) check_page: &'static str,
    pub(super) check_storage: &'static str,
    pub(super) check_clock: &'static str,
    pub(super) check_application: &'static str,
    pub(super) check_endpoint: &'static str,
    pub(super) check_issuer: &'static str,
    pub(super) check_keys: &'static str,
    pub(super) check_app_id: &'static str,
    pub(super) check_origin: &'static str,
    pub(super) redirect_uri: &'static str,
    pub(super) check_permissions: &'static str,
    pub(super) post_sign_out_uri: &'static str,

    // What they find.
    pub(super) fine_over_http: &'static str,
    pub(super) in_wecom: &'static str,
    pub(super) in_application: fn(name: &str) -> String,
    pub(super) no_date: &'static str,
    pub(super) after: fn(check: &str) -> String,
    pub(super) permissions_not_told: &'static str,
    pub(super) redirect_not_told: &'static str,
    pub(super) only_by_signing_out: &'static str,
    pub(super) plain_http: &'static str,
    pub(super) storage_memory: &'static str,
    pub(super) storage_session: &'static str,
    pub(super) clock_off: fn(minutes: u64, is_fast: bool) -> String,
    pub(super) offline: &'static str,
    pub(super) no_answer: fn(endpoint: &str) -> String,
    pub(super) unreadable: fn(endpoint: &str) -> String,
    pub(super) status: fn(status: u16) -> String,
    pub(super) html_page: &'static str,
    pub(super) no_usable_key: &'static str,
    pub(super) keys_malformed: &'static str,
    pub(super) unsupported: &'static str,
    pub(super) origin_refused: fn(origin: &str) -> String,
    pub(super) no_discovery: &'static str,
    pub(super) discovery_lacks: fn(name: &str) -> String,
    pub(super) other_issuer: fn(expected: &str, found: &str) -> String,
    pub(super) unusable_endpoint: fn(name: &str) -> String,
    pub(super) no_pkce: &'static str,
    pub(super) no_code_flow: &'static str,
    pub(super) pushed_required: &'static str,
    pub(super) unknown_application: fn(app_id: &str) -> String,
    pub(super) confidential: &'static str,
    pub(super) not_registered: &'static str,
    pub(super) unknown_resource: &'static str,
    pub(super) closed_scope: fn(scope: &str) -> String,
    pub(super) refused: fn(answer: &str) -> String,

    // The steps. What stands between backticks is code.
    pub(super) short_way: &'static str,
    pub(super) short_way_how: &'static str,
    pub(super) command: &'static str,
    pub(super) short_way_secrets: &'static str,

    pub(super) application: &'static str,
    pub(super) application_steps: &'static [&'static str],
    pub(super) cors_origin: &'static str,
    pub(super) cors_why: &'static str,
    pub(super) open_logto_console: &'static str,

    pub(super) wecom: &'static str,
    pub(super) wecom_steps: &'static [&'static str],
    pub(super) wecom_domain: &'static str,
    pub(super) wecom_callback: &'static str,
    pub(super) wecom_ip: &'static str,
    pub(super) trusted_ip: &'static str,
    pub(super) domain_for_linking: &'static str,
    pub(super) scopes_why: &'static str,
    pub(super) scope_base: &'static str,
    pub(super) scope_user_info: &'static str,
    pub(super) scope_private_info: &'static str,
    pub(super) open_wecom_console: &'static str,

    pub(super) connector: &'static str,
    pub(super) connector_steps: &'static [&'static str],
    pub(super) connector_callback: &'static str,
    pub(super) connector_id: &'static str,

    pub(super) switch_on: &'static str,
    pub(super) switch_on_steps: &'static [&'static str],
    pub(super) first_screen: &'static str,
    pub(super) try_wecom: &'static str,
    pub(super) try_register: &'static str,

    pub(super) config: &'static str,
    pub(super) config_how: &'static str,
    pub(super) config_address: &'static str,
    pub(super) config_more: &'static str,
    pub(super) endpoint: &'static str,
    pub(super) endpoint_hint: &'static str,
    pub(super) app_id: &'static str,
    pub(super) app_id_hint: &'static str,
    pub(super) wrong_app_id: &'static str,
    pub(super) endpoint_no_url: &'static str,
    pub(super) endpoint_insecure: &'static str,
    pub(super) endpoint_query: &'static str,
    pub(super) endpoint_issuer: &'static str,
}

pub(super) static WORDS: Translated<Words> = Translated {
    en: &en::EN,
    ja: &ja::JA,
    zh_cn: &zh_cn::ZH_CN,
};

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn the_steps_are_the_same_in_every_language() {
        let steps = |words: &super::Words| {
            [
                words.application_steps,
                words.wecom_steps,
                words.connector_steps,
                words.switch_on_steps,
            ]
        };
        for words in [WORDS.ja, WORDS.zh_cn] {
            for (here, there) in steps(WORDS.en).into_iter().zip(steps(words)) {
                assert_eq!(here.len(), there.len(), "{there:?}");
                for (here, there) in here.iter().zip(there) {
                    let code = |text: &str| -> Vec<String> {
                        let mut code: Vec<_> = text
                            .split('`')
                            .skip(1)
                            .step_by(2)
                            .map(str::to_owned)
                            .collect();
                        code.sort();
                        code
                    };
                    assert_eq!(code(here), code(there), "{there}");
                }
            }
        }
    }
}
