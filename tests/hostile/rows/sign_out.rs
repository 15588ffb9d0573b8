//! Sign-outs that the provider does not help with.

use leptos_logto::ErrorKind::{Network, Unsupported};
use leptos_logto::memory::Reply;

use super::claims::{rows, without};
use crate::hostile::provider::refused;
use crate::hostile::scenario::{
    Expected::{Accepted, Refused},
    Play::SignOut,
    Scenario,
};

pub(super) const ROWS: &[Scenario] = rows! {
    "37" "rp-init-logout": "ends its session and sends the person back",
        SignOut(|_| {}) => Accepted;
    "+" "no-end-session-endpoint": "has no address to end its session at",
        SignOut(|p| p.metadata(|m| without(m, "end_session_endpoint"))) => Refused(Unsupported);
    "+" "no-revocation-endpoint": "has no address to revoke tokens at",
        SignOut(|p| p.metadata(|m| without(m, "revocation_endpoint"))) => Accepted;
    "+" "revocation-400": "does not want to revoke the token",
        SignOut(|p| p.at("revocation_endpoint", || refused(400, "unsupported_token_type"))) => Accepted;
    "+" "revocation-401": "wants a client secret for that",
        SignOut(|p| p.at("revocation_endpoint", || refused(401, "invalid_client"))) => Accepted;
    "+" "revocation-500": "fails to revoke the token",
        SignOut(|p| p.at("revocation_endpoint", || refused(500, "server_error"))) => Refused(Network);
    "+" "revocation-503": "asks to come back later",
        SignOut(|p| p.at("revocation_endpoint", || refused(503, "later"))) => Refused(Network);
    "+" "revocation-without-cors": "does not let the page see its answer",
        SignOut(|p| p.at("revocation_endpoint", || Reply::Fail)) => Refused(Network);
    "+" "revocation-silent": "never answers",
        SignOut(|p| p.at("revocation_endpoint", || Reply::Never)) => Refused(Network);
    "+" "discovery-down": "is down",
        SignOut(|p| p.instead(|_| Some(Reply::Fail))) => Refused(Network);
    "+" "discovery-evil": "has become somebody else",
        SignOut(|p| p.metadata(|m| m["issuer"] = "https://evil.test/oidc".into())) => Refused(leptos_logto::ErrorKind::Untrusted);
};
