use super::{At, Words};

pub(super) static EN: Words = Words {
    intro: "Choose what a sign-in asks for, see the request and the code that make it, then go. The address of this page keeps what you chose, so that you can share it.",
    person: "Who signs in",
    pages: "Logto's pages",
    application: "This application",
    label: |at| match at {
        At::Prompt => "Prompt",
        At::MaxAge => "Maximum age of the last sign-in",
        At::LoginHint => "Login hint",
        At::OneTimeToken => "One-time token",
        At::FirstScreen => "First screen",
        At::Identifier => "Identifiers",
        At::DirectSignIn => "Direct sign-in",
        At::OrganizationId => "Organization branding",
        At::UiLocales => "Languages",
        At::Extra => "Extra parameters",
        At::ReturnTo => "Path to come back to",
        At::ClearSession => "End the session here as soon as I go",
    },
    about: |name| match name {
        "client_id" => "The application that asks, by the ID Logto gave it.",
        "redirect_uri" => {
            "Where Logto sends the browser back to, exactly as it is registered there."
        }
        "code_challenge" => {
            "The hash of a secret that stays in this browser: without it nobody can use the code (PKCE)."
        }
        "code_challenge_method" => "How that hash is made: SHA-256.",
        "state" => "New each time. Ties the answer to this sign-in.",
        "nonce" => "New each time. Ties the ID token to this sign-in.",
        "response_type" => "Asks for a code, which is then exchanged for tokens.",
        "scope" => "What the application asks to know and to do.",
        "resource" => "An API that access tokens are asked for.",
        "prompt" => {
            "consent brings a refresh token. login has people prove anew who they are. none shows no page, and signs in only those who have a session at Logto."
        }
        "max_age" => {
            "In whole seconds, such as 3600. Who last signed in longer ago has to do so again."
        }
        "login_hint" => "A username, email address or phone number to fill in.",
        "one_time_token" => {
            "The token of a magic link. It goes with the email address as login hint, and is never put in the address of this page."
        }
        "first_screen" => "The page of Logto to begin on.",
        "identifier" => {
            "What to identify by, on an identifier screen or when resetting a password."
        }
        "direct_sign_in" => {
            "Goes straight to a connector: social: and its target, or sso: and the ID of an enterprise connector."
        }
        "organization_id" => {
            "The ID of the organization whose branding Logto's pages show. Tokens are not bound to it."
        }
        "ui_locales" => {
            "Languages of Logto's pages, best first, with spaces between them. If you leave it empty, the language of this page."
        }
        "extra" => "Whatever else Logto is to get, one name=value on each line.",
        "return_to" => "A page of this site, such as /profile. It stays in this browser.",
        "clear_session" => "Otherwise it stays until the new one begins.",
        _ => "A parameter of your own, passed on as it is.",
    },
    unset: "Not set",
    as_configured: |prompts| ["As configured: ", prompts].concat(),
    prompt_omitted: "No prompt at all",

    session_stays: |name| {
        ["You are signed in as ", name, ". Your session here stays until the new sign-in is finished; if you turn back, nothing changes."].concat()
    },
    session_ends: |name| {
        [
            "You are signed in as ",
            name,
            ". Your session here ends as soon as you go, even if the sign-in does not finish.",
        ]
        .concat()
    },
    no_page: "While you also have a session at Logto, it shows no page unless the prompt is login.",
    no_refresh: "Without the prompt consent Logto issues no refresh token: a new session ends when its first tokens expire.",
    go: "Sign in with these options",
    clear: "Clear all",
    cleared: "Everything is cleared.",

    address: "Request",
    placeholders: "What is in capitals is made up when you go, or secret.",
    parameters: "What each parameter does",
    code: "In Rust",
    code_name: "Rust code",
    not_yet: "It appears once the marked field is corrected.",

    unknown: |name, value| {
        [
            "The link asks for ",
            name,
            "=",
            value,
            ", which is not known. Choose something else.",
        ]
        .concat()
    },
    wrong_max_age: "Enter a whole number of seconds, such as 3600.",
    wrong_connector: "Enter social: and a target, such as social:wecom, or sso: and a connector ID.",
    wrong_return_to: "Enter a path of this site, such as /profile. Signing in, signing out and the callback are not among them.",
    wrong_extra: "Write each parameter as name=value on a line of its own, without spaces in the name.",
    wrong_text: "Spaces and invisible characters cannot be part of this.",
    reserved: |name| {
        [
            name,
            " cannot be set here: it belongs to the protocol or has a field of its own.",
        ]
        .concat()
    },
    repeated: |name| [name, " is there twice. Keep one of them."].concat(),
    prompt_none_alone: "none cannot be combined with other prompts.",
    prompt_none_page: "The prompt none shows no page, so this cannot go with it. Clear it, or choose another prompt.",
    identifiers_alone: "These need a first screen that asks for them: identifier:sign_in, identifier:register or reset_password.",
};
