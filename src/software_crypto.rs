//! Signature checks in Rust, for where there is no SubtleCrypto: browsers hide
//! it from pages served over plain http.

use p256::ecdsa::signature::Verifier;
use rsa::{BigUint, RsaPublicKey};
use sha2::Sha256;

use crate::oidc::{Algorithm, Jwk};

/// Whether signatures can be checked in Rust.
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "asked by the browser's platform")
)]
pub(crate) const IS_THERE: bool = true;

/// Whether `signature` over `signed` was made with `key` under `algorithm`
/// (RFC 7518 §3, RFC 8037 §3.1). A key that does not fit verifies nothing.
pub(crate) fn verify(key: &Jwk, algorithm: Algorithm, signed: &[u8], signature: &[u8]) -> bool {
    let check = match algorithm {
        Algorithm::Rs256 => rs256,
        Algorithm::Ps256 => ps256,
        Algorithm::Es256 => es256,
        Algorithm::Es384 => es384,
        Algorithm::Es512 => es512,
        Algorithm::EdDsa => eddsa,
    };
    key.fits(algorithm) && check(key, signed, signature).is_some()
}

fn rs256(key: &Jwk, signed: &[u8], signature: &[u8]) -> Option<()> {
    let key = rsa::pkcs1v15::VerifyingKey::<Sha256>::new(rsa_key(key)?);
    let signature = rsa::pkcs1v15::Signature::try_from(signature).ok()?;
    key.verify(signed, &signature).ok()
}

fn ps256(key: &Jwk, signed: &[u8], signature: &[u8]) -> Option<()> {
    let key = rsa::pss::VerifyingKey::<Sha256>::new(rsa_key(key)?);
    let signature = rsa::pss::Signature::try_from(signature).ok()?;
    key.verify(signed, &signature).ok()
}

fn es256(key: &Jwk, signed: &[u8], signature: &[u8]) -> Option<()> {
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&key.key.ec_point()?).ok()?;
    let signature = p256::ecdsa::Signature::from_slice(signature).ok()?;
    key.verify(signed, &signature).ok()
}

fn es384(key: &Jwk, signed: &[u8], signature: &[u8]) -> Option<()> {
    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(&key.key.ec_point()?).ok()?;
    let signature = p384::ecdsa::Signature::from_slice(signature).ok()?;
    key.verify(signed, &signature).ok()
}

fn es512(key: &Jwk, signed: &[u8], signature: &[u8]) -> Option<()> {
    let key = p521::ecdsa::VerifyingKey::from_sec1_bytes(&key.key.ec_point()?).ok()?;
    let signature = p521::ecdsa::Signature::from_slice(signature).ok()?;
    key.verify(signed, &signature).ok()
}

fn eddsa(key: &Jwk, signed: &[u8], signature: &[u8]) -> Option<()> {
    let bytes: [u8; 32] = key.key.ed25519_bytes()?.try_into().ok()?;
    let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes).ok()?;
    let signature = ed25519_dalek::Signature::from_slice(signature).ok()?;
    key.verify_strict(signed, &signature).ok()
}

fn rsa_key(key: &Jwk) -> Option<RsaPublicKey> {
    let (n, e) = key.key.rsa_components()?;
    RsaPublicKey::new(BigUint::from_bytes_be(&n), BigUint::from_bytes_be(&e)).ok()
}
