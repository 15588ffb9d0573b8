//! What this browser lets a page do.

use crate::browser::Browser;
use crate::client::{Area, Platform, StorageKind};

/// Whether the page came by a way on which nobody can have changed it: https, or this machine
/// (Secure Contexts §3.1).
#[must_use]
pub fn is_secure_context() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}

/// Whether signatures can be verified here at all: by the browser, or by the feature
/// `software-crypto`.
#[must_use]
pub fn can_verify() -> bool {
    Browser::new().can_verify().is_ok()
}

/// Where a session is kept that should be kept in `wanted`: there, or in what stands in where the
/// browser refuses it.
#[must_use]
pub fn storage_in_use(wanted: StorageKind) -> StorageKind {
    let area = match wanted {
        StorageKind::Local => Area::Local,
        StorageKind::Session => Area::Session,
        StorageKind::Memory => Area::Memory,
    };
    match Browser::new().area_in_use(area) {
        Area::Local => StorageKind::Local,
        Area::Session => StorageKind::Session,
        Area::Memory => StorageKind::Memory,
    }
}
