//! What is measured of a journey, and how it must compare with the React sample.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Milliseconds,
    Kilobytes,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    /// Its name in the driver's lines.
    pub(super) key: &'static str,
    pub(super) label: &'static str,
    pub(super) unit: Unit,
    /// The largest ratio to the React sample that is wanted.
    pub(super) target: Option<f64>,
}

const fn figure(key: &'static str, label: &'static str, unit: Unit, target: Option<f64>) -> Figure {
    Figure {
        key,
        label,
        unit,
        target,
    }
}

use Unit::{Kilobytes, Milliseconds};

pub(super) const FIGURES: [Figure; 13] = [
    figure(
        "bytes_first_view",
        "bytes of the first view",
        Kilobytes,
        Some(1.0),
    ),
    figure("bytes_everything", "bytes of everything", Kilobytes, None),
    figure(
        "first_contentful_paint",
        "first contentful paint",
        Milliseconds,
        Some(0.5),
    ),
    figure("button_shown", "button shown", Milliseconds, None),
    figure(
        "click_to_provider",
        "cold click to provider",
        Milliseconds,
        Some(0.6),
    ),
    figure(
        "callback_shown",
        "callback to signed-in view",
        Milliseconds,
        None,
    ),
    figure(
        "callback_signed_in",
        "… until it answers a click",
        Milliseconds,
        Some(0.6),
    ),
    figure(
        "warm_shown",
        "warm start to signed-in view",
        Milliseconds,
        None,
    ),
    figure(
        "warm_signed_in",
        "… until it answers a click",
        Milliseconds,
        Some(0.6),
    ),
    figure(
        "blocking_cold",
        "blocking time, cold",
        Milliseconds,
        Some(1.0),
    ),
    figure(
        "blocking_callback",
        "blocking time, callback",
        Milliseconds,
        Some(1.0),
    ),
    figure(
        "blocking_warm",
        "blocking time, warm start",
        Milliseconds,
        Some(1.0),
    ),
    figure("memory_signed_in", "memory after sign-in", Kilobytes, None),
];

/// A phase whose provider requests are listed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phase {
    pub(super) key: &'static str,
    pub(super) label: &'static str,
    /// How many there may be.
    pub(super) most: Option<usize>,
}

const fn phase(key: &'static str, label: &'static str, most: Option<usize>) -> Phase {
    Phase { key, label, most }
}

pub(super) const PHASES: [Phase; 6] = [
    phase("cold", "signed out, nothing clicked", None),
    phase(
        "click",
        "before the cold click's authorization request",
        None,
    ),
    phase("callback", "callback, before the signed-in view", Some(1)),
    phase("callback_later", "callback, later", None),
    phase("warm", "warm start, before the signed-in view", Some(0)),
    phase("warm_later", "warm start, later", None),
];

#[derive(Clone, Copy, Debug)]
pub(super) struct Micro {
    pub(super) key: &'static str,
    pub(super) label: &'static str,
}

const fn micro(key: &'static str, label: &'static str) -> Micro {
    Micro { key, label }
}

pub(super) const MICROS: [Micro; 5] = [
    micro("pkce", "verifier, challenge, state and nonce"),
    micro("verify_id_token", "verify an ID token (ES384)"),
    micro("restore_1", "restore a session, 1 access token"),
    micro("restore_100", "restore a session, 100 access tokens"),
    micro("restore_1000", "restore a session, 1,000 access tokens"),
];
