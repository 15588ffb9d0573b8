//! Digests as pages and policies write them (Subresource Integrity §3.1, CSP Level 3 §2.3.1).

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};
use std::fmt;
use std::fs;
use std::path::Path;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::build) struct Digest {
    algorithm: &'static str,
    value: String,
}

impl Digest {
    pub(super) fn sha256(bytes: &[u8]) -> Self {
        Self {
            algorithm: "sha256",
            value: STANDARD.encode(Sha256::digest(bytes)),
        }
    }

    pub(in crate::build) fn sha384(bytes: &[u8]) -> Self {
        Self {
            algorithm: "sha384",
            value: STANDARD.encode(Sha384::digest(bytes)),
        }
    }

    /// # Errors
    /// When the file cannot be read.
    pub(super) fn of_file(file: &Path) -> Result<Self> {
        let bytes = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
        Ok(Self::sha384(&bytes))
    }

    /// What tells two contents apart in the name of a file.
    pub(in crate::build) fn short(bytes: &[u8]) -> String {
        Sha256::digest(bytes)[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.algorithm, self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Content Security Policy Level 3 §7.1, and one of FIPS 180.
    #[test]
    fn digests_are_written_as_browsers_read_them() {
        assert_eq!(
            Digest::sha256(b"abc").to_string(),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
    }
}
