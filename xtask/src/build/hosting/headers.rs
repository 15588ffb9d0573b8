//! The headers that go with every file.

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

/// Of a file whose name changes with its content.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Of everything else: kept, and asked for anew each time.
pub(super) const ASK_FIRST: &str = "no-cache";

/// The directive that a page cannot say of itself (CSP Level 3 §3.3).
pub(super) const NO_FRAMES: &str = "frame-ancestors 'none'";

/// With `policy` as the Content-Security-Policy.
pub(super) fn of_every_file(policy: &str) -> [(&'static str, String); 6] {
    let unused = UNUSED.map(|feature| format!("{feature}=()")).join(", ");
    [
        ("Content-Security-Policy", policy.to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", unused),
    ]
}
