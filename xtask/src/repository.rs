//! Where the repository is.

use std::path::{Path, PathBuf};

/// The repository's root, absolute.
pub(crate) fn root() -> PathBuf {
    // Cargo sets it at run time too, which stays right when a clone is moved.
    let own = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}

/// A path inside the repository, absolute.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}
