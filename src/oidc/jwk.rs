//! The provider's public keys (RFC 7517, RFC 7518 §6, RFC 8037 §2).

mod algorithm;
mod set;

pub use algorithm::{Algorithm, Curve};
pub use set::{JwkError, JwkSet, request};

use super::base64url;
use super::json::Object;

/// A public key that signatures can be verified with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Jwk {
    /// `kid`
    pub key_id: Option<String>,
    /// `alg`: the one algorithm the key is for, if it says so. It fits the key.
    pub algorithm: Option<Algorithm>,
    /// The key itself.
    pub key: Key,
}

impl Jwk {
    /// `None` if the key is not one to verify signatures with, or is weak or incomplete.
    pub(crate) fn of(object: &Object<'_>) -> Option<Self> {
        if object.raw("use").is_some_and(|usage| usage != "\"sig\"") {
            return None;
        }
        if object.has("key_ops") {
            let operations = object.texts("key_ops")?;
            if !operations.iter().any(|operation| operation == "verify") {
                return None;
            }
        }
        let key = Key::of(object)?;
        let algorithm = match object.raw("alg") {
            None => None,
            Some(_) => Some(Algorithm::from_name(&object.text("alg")?)?),
        };
        if algorithm.is_some_and(|algorithm| !key.fits(algorithm)) {
            return None;
        }
        Some(Self {
            key_id: object.text("kid"),
            algorithm,
            key,
        })
    }

    /// Whether this key may verify a signature of that algorithm.
    #[must_use]
    pub fn fits(&self, algorithm: Algorithm) -> bool {
        self.key.fits(algorithm) && self.algorithm.is_none_or(|own| own == algorithm)
    }
}

/// Key material: base64url text as it stands in the JWK, of the right length.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Key {
    /// RSA, of 2048 to 16384 bits.
    Rsa {
        /// Modulus.
        n: String,
        /// Public exponent.
        e: String,
    },
    /// A point on an elliptic curve.
    Ec {
        /// The curve.
        curve: Curve,
        /// First coordinate.
        x: String,
        /// Second coordinate.
        y: String,
    },
    /// Ed25519.
    Okp {
        /// The public key.
        x: String,
    },
}

impl Key {
    const RSA_BITS: std::ops::RangeInclusive<usize> = 2_048..=16_384;

    fn of(object: &Object<'_>) -> Option<Self> {
        match object.text("kty")?.as_str() {
            "RSA" => {
                let (n, e) = (object.text("n")?, object.text("e")?);
                let (modulus, exponent) = (base64url::decode(&n)?, base64url::decode(&e)?);
                let sound = Self::RSA_BITS.contains(&bits(&modulus))
                    && is_odd(&modulus)
                    && is_odd(&exponent)
                    && (2..=64).contains(&bits(&exponent));
                sound.then_some(Self::Rsa { n, e })
            }
            "EC" => {
                let curve = Curve::from_name(&object.text("crv")?)?;
                let (x, y) = (object.text("x")?, object.text("y")?);
                // RFC 7518 §6.2.1.2: exactly the length of a coordinate.
                let length = curve.coordinate_length();
                let sound = [&x, &y]
                    .iter()
                    .all(|text| base64url::decode(text).is_some_and(|bytes| bytes.len() == length));
                sound.then_some(Self::Ec { curve, x, y })
            }
            "OKP" if object.text("crv")? == "Ed25519" => {
                let x = object.text("x")?;
                (base64url::decode(&x)?.len() == 32).then_some(Self::Okp { x })
            }
            _ => None,
        }
    }

    /// Whether the algorithm works with keys of this type and curve (RFC 7518 §3.1).
    #[must_use]
    pub fn fits(&self, algorithm: Algorithm) -> bool {
        match self {
            Self::Rsa { .. } => matches!(algorithm, Algorithm::Rs256 | Algorithm::Ps256),
            Self::Ec { curve, .. } => algorithm.curve() == Some(*curve),
            Self::Okp { .. } => algorithm == Algorithm::EdDsa,
        }
    }

    /// Modulus and exponent of an RSA key, big-endian.
    #[must_use]
    pub fn rsa_components(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        match self {
            Self::Rsa { n, e } => Some((base64url::decode(n)?, base64url::decode(e)?)),
            _ => None,
        }
    }

    /// The uncompressed point of an elliptic-curve key: `04`, `x`, `y` (SEC 1 §2.3.3).
    #[must_use]
    pub fn ec_point(&self) -> Option<Vec<u8>> {
        match self {
            Self::Ec { x, y, .. } => {
                Some([vec![4], base64url::decode(x)?, base64url::decode(y)?].concat())
            }
            _ => None,
        }
    }

    /// The 32 bytes of an Ed25519 key.
    #[must_use]
    pub fn ed25519_bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Okp { x } => base64url::decode(x),
            _ => None,
        }
    }
}

/// The length of a big-endian number without its leading zeros.
fn bits(bytes: &[u8]) -> usize {
    match bytes.iter().position(|&byte| byte != 0) {
        Some(at) => (bytes.len() - at) * 8 - bytes[at].leading_zeros() as usize,
        None => 0,
    }
}

fn is_odd(bytes: &[u8]) -> bool {
    bytes.last().is_some_and(|byte| byte % 2 == 1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
