//! English.

use super::Words;

pub(crate) static EN: Words = Words {
    product: "Leptos Logto",
    tagline: "Sign in to see your account.",
    profile: "Profile",
    account: "Account",
    session: "Session",
    apis: "API access",
    organizations: "Organizations",
    builder: "Sign-in builder",
    set_up: "Set-up",
    about_profile: "What this site knows of you",
    about_account: "Name, password and devices",
    about_session: "Its state and its tokens",
    about_apis: "Calls with your permissions",
    about_organizations: "Your roles and permissions",
    about_builder: "Every option of a sign-in",
    about_set_up: "Connect Logto and WeCom, and check it",
    menu: "Menu",
    language: "Language",
    page_title: |page, product| [page, " – ", product].concat(),
    clock_is_off: "The clock of this device is off by more than two minutes. Let the device set it automatically, so that signing in keeps working.",

    sign_in: "Sign in",
    create_account: "Create account",
    continue_with: |connector| ["Continue with ", connector].concat(),
    connector: |_| None,
    or: "or",
    sign_out: "Sign out",
    try_again: "Try again",
    back_home: "Back to home",
    leaving_to_sign_in: "Taking you to sign in…",
    finishing_sign_in: "Signing you in…",
    signing_out: "Signing you out…",
    loading: "Loading…",
    page_unavailable: "This page could not be loaded. Check your connection and try again.",
    newer_version: "There is a newer version of this site. Reload the page to go on.",
    reload: "Reload",

    now_signed_in: |name| ["You are signed in as ", name, "."].concat(),
    now_signed_out: "You are signed out.",
    sign_in_failed: "Sign-in did not finish",
    sign_out_failed: "Sign-out did not finish",
    sign_in_needed: "Sign in to see this page.",
    provider_said: |what| ["The answer was: ", what].concat(),

    session_expired: "Your session has ended. Sign in again to continue.",
    session_untrusted: "Your session was ended for your safety: its renewal could not be verified. Sign in again.",
    session_answer_lost: "The connection was lost while your session was being renewed. Sign in again to continue.",
    session_unreadable: "What this browser kept of your session cannot be read. Sign in again to continue.",

    error_config: "Sign-in is not set up correctly here. Please tell the people who run this site.",
    error_not_signed_in: "You are not signed in. Sign in to continue.",
    error_session_expired: "Your session has ended. Sign in again to continue.",
    error_cancelled: "The sign-in was cancelled. Nothing has changed.",
    error_callback_rejected: "This sign-in was already used, has expired, or was started in another browser. Please start again.",
    error_untrusted: "The answer to your sign-in could not be verified, so it was not used. Check that the clock of this device is right, then try again.",
    error_refused: "The sign-in service refused the request. Try again; if that does not help, tell the people who run this site.",
    error_network: "The sign-in service could not be reached. Nothing is lost: check your connection and try again.",
    error_storage: "This browser does not let the site store what a sign-in needs. Allow site data for it, or leave private browsing, then try again.",
    error_unsupported: "This browser lacks what a safe sign-in needs. Update it, or use another one, and open the site over https.",
    sign_out_unreachable: "You are signed out here. The sign-in service could not be reached, so your session there may still be open. Try again when you are online.",

    wrong_parameter: |name, value| {
        [
            "The address asks for ",
            name,
            "=",
            value,
            ", which is not known.",
        ]
        .concat()
    },
    wrong_first_screen: "Use first_screen=register, sign_in, reset_password, single_sign_on, identifier:sign_in or identifier:register.",
    wrong_connector: "Use the name of a connector, for example connector=wecom.",
    wrong_return_to: "Use a path of this site, for example return_to=/profile.",

    not_found_title: "Page not found",
    not_found: "There is nothing at this address.",
};

/// What `index.html` says where scripts do not run.
#[cfg(test)]
pub(super) const NEEDS_JAVASCRIPT: &str =
    "This page needs JavaScript. Please allow it for this site.";

/// What `index.html` says when the application does not come.
#[cfg(test)]
pub(super) const LATE: &str = "This page could not start. Reload it; if that does not help, update this browser or use another one.";
