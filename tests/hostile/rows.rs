//! The table: the OpenID Foundation's relying-party modules by their number,
//! then (`+`) what their suite does not test.

mod at_rest;
mod callback;
mod claims;
mod discovery;
mod injection;
mod keys;
mod renewal;
mod sign_out;
mod signature;
mod stories;
mod token_answer;
mod user_info;

use super::scenario::Scenario;

pub(crate) const ALL: [&[Scenario]; 12] = [
    claims::ROWS,
    signature::ROWS,
    keys::ROWS,
    discovery::ROWS,
    callback::ROWS,
    token_answer::ROWS,
    renewal::ROWS,
    user_info::ROWS,
    sign_out::ROWS,
    injection::ROWS,
    at_rest::ROWS,
    stories::ROWS,
];

/// Modules about what a public client in a browser never takes part in.
pub(crate) const NOT_APPLICABLE: &[(&str, &str, &str)] = &[
    (
        "29",
        "userinfo-bearer-body",
        "the access token goes into the header, row 28; the body is a choice of the client",
    ),
    (
        "36",
        "mtls-endpoint-aliases, request-uri-*, dynamic-registration, webfinger-*",
        "no client certificate, no request object, a fixed registration, a fixed issuer",
    ),
    (
        "40",
        "session-management",
        "no session iframe is loaded: browsers block its cookies",
    ),
    (
        "42",
        "backchannel-*",
        "a page has no address a server could call",
    ),
    (
        "53",
        "rs-dpop-auth-scheme-case-insensitivity",
        "DPoP is not used",
    ),
];
