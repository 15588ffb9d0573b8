//! The compact serialization of a JWS (RFC 7515 §7.1).

use super::base64url;

/// The longest one that is read, in bytes.
pub(crate) const MAX_LENGTH: usize = 64 * 1024;

/// The decoded parts of a compact JWS.
pub(crate) struct Jws {
    pub(crate) header: String,
    pub(crate) payload: String,
    pub(crate) signature: Vec<u8>,
    /// The length of the signed part: everything before the second dot.
    pub(crate) signed: usize,
}

impl Jws {
    /// `None` unless there are exactly three parts of base64url without padding, the first two
    /// UTF-8 text. Encrypted tokens have five.
    pub(crate) fn parse(compact: &str) -> Option<Self> {
        let (signed, signature) = compact.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        Some(Self {
            header: decoded_text(header)?,
            payload: decoded_text(payload)?,
            signature: base64url::decode(signature)?,
            signed: signed.len(),
        })
    }
}

fn decoded_text(part: &str) -> Option<String> {
    String::from_utf8(base64url::decode(part)?).ok()
}
