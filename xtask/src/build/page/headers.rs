//! The headers to serve the build with, in the `_headers` file that static hosts read.

use super::policy::Policy;
use crate::build::base_path::BasePath;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

const FILE: &str = "_headers";

/// What no page of the application uses, so that no script on it can ask for it either.
const UNUSED: [&str; 12] = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
];

pub(super) fn write(directory: &Path, base: &BasePath, policy: &Policy) -> Result<()> {
    let file = directory.join(FILE);
    fs::write(&file, text(base, policy))
        .with_context(|| format!("could not write {}", file.display()))
}

fn text(base: &BasePath, policy: &Policy) -> String {
    let unused = UNUSED.map(|feature| format!("{feature}=()")).join(", ");
    let mut text = format!("{}*\n", base.as_str());
    for (name, value) in [
        ("Content-Security-Policy", policy.for_header().as_str()),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", unused.as_str()),
    ] {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    text
}
