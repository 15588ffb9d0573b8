//! Proof Key for Code Exchange (RFC 7636), always with S256.

use std::fmt;

use sha2::{Digest, Sha256};

use super::base64url;
use super::value::Secret;

/// The secret that proves that a code is exchanged by whoever asked for it.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeVerifier(Secret);

impl CodeVerifier {
    /// A verifier of 43 characters from 256 random bits (RFC 7636 §4.1, §7.1).
    #[must_use]
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(Secret::new(base64url::encode(&bytes)))
    }

    /// The verifier that was kept with [`into_secret`](Self::into_secret). It is not checked: the
    /// provider refuses a code with a spoilt one.
    #[must_use]
    pub fn of_stored(secret: Secret) -> Self {
        Self(secret)
    }

    /// The verifier itself, for the request it is sent in.
    #[must_use]
    pub fn as_secret(&self) -> &Secret {
        &self.0
    }

    /// The verifier itself, to be kept until the code comes back.
    #[must_use]
    pub fn into_secret(self) -> Secret {
        self.0
    }

    /// The S256 challenge (RFC 7636 §4.2), which may be seen.
    #[must_use]
    pub fn challenge(&self) -> String {
        base64url::encode(&Sha256::digest(self.0.expose()))
    }
}

impl fmt::Debug for CodeVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// 256 random bits as text, for `state` and `nonce`.
#[must_use]
pub fn random_token(bytes: [u8; 32]) -> String {
    base64url::encode(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_7636_appendix_b() {
        let bytes = [
            116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212,
            37, 77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
        ];
        let verifier = CodeVerifier::from_random(bytes);
        assert_eq!(
            verifier.as_secret().expose(),
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        );
        assert_eq!(
            verifier.challenge(),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn the_official_sdk_computes_the_same_challenge() {
        let text = "tO6MabnMFRAatnlMa1DdSstypzzkgalL1-k8Hr_GdfTj-VXGiEACqAkSkDhFuAuD8FOU8lMishaXjt29Xt2Oww";
        assert_eq!(
            CodeVerifier::of_stored(Secret::new(text)).challenge(),
            "0K3SLeGlNNzFswYJjcVzcN4C76m_8NZORxFJLBJWGwg"
        );
    }

    #[test]
    fn s3_verifiers_are_43_unreserved_characters_and_unique() {
        let mut seen: Vec<String> = (0..10_000_u32)
            .map(|n| {
                let bytes = Sha256::digest(n.to_be_bytes()).into();
                CodeVerifier::from_random(bytes)
                    .as_secret()
                    .expose()
                    .to_owned()
            })
            .collect();
        for text in &seen {
            assert_eq!(text.len(), 43);
            let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            assert!(text.bytes().all(unreserved), "{text}");
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 10_000);
    }

    #[test]
    fn s7_state_and_nonce_carry_256_bits() {
        assert_eq!(random_token([0; 32]).len(), 43);
        for bit in 0..256 {
            let mut bytes = [0; 32];
            bytes[bit / 8] = 1 << (bit % 8);
            assert_ne!(random_token(bytes), random_token([0; 32]), "bit {bit}");
        }
    }

    #[test]
    fn a_verifier_is_not_printed() {
        assert_eq!(
            format!("{:?}", CodeVerifier::from_random([1; 32])),
            "[redacted]"
        );
    }
}
