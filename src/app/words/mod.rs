//! Everything a person reads: one table for each language.
//!
//! A new language is a file with one more [`Words`] and one more
//! [`Language`](super::language::Language); neither compiles until it is
//! complete.

mod en;

use leptos::prelude::use_context;

pub(super) use en::EN;

/// The table of one language. Texts with a gap are functions.
pub(super) struct Words {
    // What stays on every page.
    pub(super) product: &'static str,
    pub(super) tagline: &'static str,
    pub(super) profile: &'static str,
    pub(super) main_menu: &'static str,
    pub(super) page_title: fn(page: &str) -> String,

    // Signing in and out.
    pub(super) sign_in: &'static str,
    pub(super) create_account: &'static str,
    pub(super) continue_with: fn(connector: &str) -> String,
    pub(super) or: &'static str,
    pub(super) sign_out: &'static str,
    pub(super) try_again: &'static str,
    pub(super) back_home: &'static str,
    pub(super) leaving_to_sign_in: &'static str,
    pub(super) finishing_sign_in: &'static str,
    pub(super) signing_out: &'static str,
    pub(super) loading: &'static str,

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

    // The person.
    pub(super) name: &'static str,
    pub(super) username: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
    pub(super) user_id: &'static str,
    pub(super) roles: &'static str,
    pub(super) profile_intro: &'static str,

    // The set-up page.
    pub(super) setup_title: &'static str,
    pub(super) setup_unreadable_title: &'static str,
    pub(super) setup_missing: &'static str,
    pub(super) setup_unreadable: &'static str,
    pub(super) setup_unreadable_status: fn(status: u16) -> String,
    pub(super) setup_malformed: fn(line: usize, column: usize) -> String,
    pub(super) setup_not_an_object: &'static str,
    pub(super) setup_placeholder: &'static str,
    pub(super) setup_wrong_key: fn(key: &str, expected: &str) -> String,
    pub(super) setup_example: &'static str,
    pub(super) setup_addresses: &'static str,
    pub(super) setup_redirect_uri: &'static str,
    pub(super) setup_post_sign_out_uri: &'static str,
    pub(super) expected_endpoint: &'static str,
    pub(super) expected_app_id: &'static str,
    pub(super) expected_scopes: &'static str,
    pub(super) expected_resources: &'static str,
    pub(super) expected_connectors: &'static str,
    pub(super) expected_apis: &'static str,
    pub(super) expected_text: &'static str,
    pub(super) expected_url: &'static str,
    pub(super) expected_resource: &'static str,
    pub(super) expected_storage: &'static str,

    // No such page.
    pub(super) not_found_title: &'static str,
    pub(super) not_found: &'static str,
}

/// The words of the page's language.
pub(super) fn words() -> &'static Words {
    use_context().unwrap_or(&EN)
}

#[cfg(test)]
mod tests {
    use super::en;

    #[test]
    fn the_shell_says_what_the_table_says() {
        let page = include_str!("../../../index.html");
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = ["<title>", en::EN.product, "</title>"].concat();
        for words in [title.as_str()].iter().chain(&en::SHELL) {
            assert!(page.contains(words), "{words}");
        }
    }
}
